import type { InquirySource, LostReason } from '@shared/features/inquiries/inquiries.rules';

/* What people asked the made-up shop for, what became of it, and what they wait for. */

/** What was asked for in the past year, by where it was asked. */
export const ASKED_BEFORE: Readonly<Record<InquirySource, readonly string[]>> = {
  counter: ['有没有适合老人喝的', '想给领导带两罐好茶', '孩子升学谢师礼，三百以内', '头一回喝茶，选哪种'],
  phone: ['今天几点关门，还有龙井吗', '能不能送到县医院', '公司要十份伴手礼'],
  wechat: ['看朋友圈的白茶饼还有吗', '能不能寄到外地', '金骏眉什么价', '紫砂壶能刻字吗'],
  platform: ['礼盒能不能当天到', '散茶最少卖多少'],
  other: ['朋友介绍来问年礼的'],
};

/** Why nothing came of those that were lost, the frequent ones more than once, and where they went. */
export const LOST_BEFORE: readonly (readonly [LostReason, lostTo: string])[] = [
  ['price', ''],
  ['price', '网上'],
  ['price', ''],
  ['competitor', '桥头茶庄'],
  ['stock', ''],
  ['stock', ''],
  ['noNeed', ''],
  ['noAnswer', ''],
];

/** What was done with an inquiry on one of the last days. */
export type AskedStep =
  | { onDay: number; to: 'answered'; words: string; next?: { words: string; onDay: number } }
  | {
      onDay: number;
      to: 'quoted';
      /** By the code of the goods, how many, and for how many yuan each. */
      lines: readonly (readonly [code: string, pieces: number, price: number])[];
      goodForDays: number;
      delivery: string;
    }
  | { onDay: number; to: 'bought'; words: string }
  | { onDay: number; to: 'lost'; reason: LostReason; lostTo: string; words: string };

/** One of the last days, written by hand. Days count from the last day of the sample, 0. */
export type Asked = {
  /** Place in the cast; null for somebody who is no customer. */
  at: number | null;
  name: string;
  need: string;
  tags: readonly string[];
  source: InquirySource;
  budget: number | null;
  onDay: number;
  minute: number;
  untilDay: number | null;
  steps: readonly AskedStep[];
};

export const ASKED: readonly Asked[] = [
  {
    ...{
      at: null,
      name: '穿红羽绒服的姑娘',
      need: '送公公的寿礼，五百以内，要体面',
      tags: ['送礼', '送长辈'],
    },
    ...{ source: 'counter', budget: 500, onDay: 0, minute: 640, untilDay: 4, steps: [] },
  },
  {
    ...{ at: 6, name: '', need: '寿眉散茶能不能分成小包，出门带着喝', tags: ['自己喝'] },
    ...{ source: 'wechat', budget: null, onDay: -1, minute: 1_275, untilDay: null, steps: [] },
  },
  {
    ...{ at: 2, name: '', need: '客房小包茶，每月两百包', tags: ['单位'] },
    ...{ source: 'wechat', budget: 3_000, onDay: -3, minute: 615, untilDay: null },
    steps: [
      { onDay: -3, to: 'answered', words: '先寄两种样品', next: { words: '问样品收到没有', onDay: 1 } },
    ],
  },
  {
    ...{ at: 10, name: '', need: '桂花乌龙什么时候有今年的', tags: ['自己喝'] },
    ...{ source: 'phone', budget: null, onDay: -2, minute: 905, untilDay: null },
    steps: [{ onDay: -2, to: 'answered', words: '下个月中旬到，到了告诉她' }],
  },
  {
    ...{ at: 3, name: '', need: '教职工慰问品六十份，每份一百二上下', tags: ['送礼', '单位'] },
    ...{ source: 'phone', budget: 7_500, onDay: -6, minute: 570, untilDay: 20 },
    steps: [
      { onDay: -6, to: 'answered', words: '下午把方案发过去' },
      {
        ...{ onDay: -5, to: 'quoted', goodForDays: 7, delivery: '付定金后十天送到学校' },
        lines: [
          ['G904', 60, 115],
          ['D805', 60, 15],
        ],
      },
    ],
  },
  {
    ...{ at: 7, name: '', need: '年会伴手礼两百份，要印公司名', tags: ['送礼', '单位'] },
    ...{ source: 'platform', budget: 24_000, onDay: -11, minute: 1_000, untilDay: null },
    steps: [
      { onDay: -10, to: 'quoted', goodForDays: 7, delivery: '印字另加三天', lines: [['G904', 200, 112]] },
      { onDay: -4, to: 'lost', reason: 'competitor', lostTo: '桥头茶庄', words: '那边免费印字' },
    ],
  },
  {
    ...{ at: 0, name: '', need: '闺女回门带的茶礼，两份', tags: ['送礼'] },
    ...{ source: 'counter', budget: 800, onDay: -7, minute: 630, untilDay: -5 },
    steps: [
      { onDay: -7, to: 'answered', words: '推荐了大红袍礼盒' },
      { onDay: -6, to: 'bought', words: '要了两盒' },
    ],
  },
  {
    ...{ at: null, name: '平台上的客人', need: '礼盒能不能今天送到行唐', tags: ['送礼'] },
    ...{ source: 'platform', budget: null, onDay: -8, minute: 1_215, untilDay: null },
    steps: [{ onDay: -7, to: 'lost', reason: 'noAnswer', lostTo: '', words: '第二天回的，没再理' }],
  },
];

/** What is to be done before a quote lapses. */
export const BEFORE_IT_LAPSES = '报价快到期了，问问定了没有';

/** What somebody waits for, and whether they know by now that it is there. */
export type Wished = {
  /** Place in the cast; null for somebody who is no customer. */
  at: number | null;
  name: string;
  words: string;
  quantity: number;
  onDay: number;
  untilDay: number | null;
  isTold?: boolean;
};

export const WISHED: readonly Wished[] = [
  { at: null, name: '茶友老魏', words: '冻顶乌龙 300g 大罐', quantity: 2, onDay: -8, untilDay: null },
  { at: 4, name: '', words: '冻顶乌龙 300g 大罐', quantity: 1, onDay: -5, untilDay: 12 },
  { at: 11, name: '', words: '冻顶乌龙 300g 大罐', quantity: 3, onDay: -3, untilDay: null },
  { at: 8, name: '', words: '紫砂壶 石瓢 大容量', quantity: 1, onDay: -2, untilDay: null },
  { at: null, name: '二中的王老师', words: '建盏', quantity: 2, onDay: -4, untilDay: 6 },
  { at: 9, name: '', words: '陈皮白茶', quantity: 1, onDay: -6, untilDay: null, isTold: true },
  { at: null, name: '住对门的大爷', words: '陈皮白茶', quantity: 2, onDay: -4, untilDay: null },
];

/** What arrived, and on which day. */
export const ARRIVED = { words: '陈皮白茶', onDay: -1 } as const;
