import type {
  CategoryPreset,
  ComplaintChannel,
  ComplaintState,
  ComplaintType,
  Wish,
} from '@shared/features/complaints/complaints.rules';
import type { PolicyFields } from '@shared/features/complaints/policies.channels';
import type { Mood } from '@shared/features/followups/followups.rules';

/* What customers of the made-up shop complained of, and how it was put right. */

/** What was said of a category in the past year, and what solved it. */
export const COMPLAINED_BEFORE: Readonly<
  Record<CategoryPreset, readonly (readonly [words: string, solution: string])[]>
> = {
  quality: [
    ['茶叶打开有股潮味，泡出来发闷', '换了新批次，老批次下架查了封口'],
    ['盖碗边上有个小豁口，回家才看见', '换了一只，以后装盒前先看一遍'],
    ['铁观音碎末太多', '换了整罐的，碎的拿来店里试喝用'],
  ],
  missing: [
    ['礼盒里少了一罐', '当天补送到家，赔了不是'],
    ['称的茶回家一称少二两', '重新称过补足，校了秤'],
  ],
  delivery: [
    ['说好上午送，傍晚才到', '免了运费，以后出门前先打电话'],
    ['送货的把盒子压扁了', '换了盒子，改用硬纸箱'],
  ],
  manner: [['问了两遍没人理', '掌柜当面赔不是，排班加了一个人']],
  price: [
    ['会员价没给算', '退了差价，收银台贴了会员价表'],
    ['隔壁同样的便宜十块', '说清楚等级不一样，请他当面比着喝'],
  ],
  other: [['门口停车老被堵', '和物业说好留一个车位']],
};

/** A step of one of the last days, with what was said of it. */
export type ComplainedStep = {
  onDay: number;
  to: ComplaintState | 'waiting' | 'rated' | 'excepted';
  words: string;
};

/** One of the last days, written by hand. Days count from the last day of the sample, 0. */
export type Complained = {
  /** Place in the cast; null for somebody who is no customer. */
  at: number | null;
  contact?: string;
  type: ComplaintType;
  channel: ComplaintChannel;
  category: CategoryPreset;
  words: string;
  mood: Mood | null;
  wish: Wish | null;
  wants: string;
  onDay: number;
  minute: number;
  /** What of the shop's policies it is about: its place among them. */
  policy?: number;
  steps: readonly ComplainedStep[];
  /** What the public board says of it. */
  posting?: { onDay: number; raised: string; changed: string };
};

/** What the made-up shop says to special requests. */
export const POLICIES: readonly PolicyFields[] = [
  { what: '老客再打折', answer: 'no', words: '会员价就是最低的了，对谁都一样。给您多装一小包尝尝。' },
  {
    what: '散茶拆开后退货',
    answer: 'no',
    words: '入口的东西拆开就不退了。不合口味我教您怎么泡，或者换一款小包装试试。',
  },
  { what: '营业时间外送货', answer: 'ask', words: '我问一下掌柜，十分钟内给您回话。' },
  { what: '礼盒里换茶', answer: 'yes', words: '可以换同价的，差价当面算清。' },
];

export const COMPLAINED: readonly Complained[] = [
  {
    ...{ at: 1, type: 'complaint', channel: 'phone', category: 'quality', mood: 'angry', wish: 'exchange' },
    words:
      '上礼拜天在你家拿的碧潭飘雪，两罐，打开一股潮味儿，泡出来发闷。礼拜六我闺女要带走送人的，这还怎么送？',
    ...{ wants: '换两罐好的，周六前拿到', onDay: 0, minute: 580, steps: [] },
  },
  {
    ...{ at: null, contact: '路过的大姐', type: 'complaint', channel: 'counter', category: 'other' },
    ...{ words: '门口的灯坏了，绊了一跤', mood: 'unhappy', wish: 'explain', wants: '' },
    ...{ onDay: 0, minute: 1_010, steps: [] },
  },
  {
    ...{ at: 3, type: 'complaint', channel: 'wechat', category: 'delivery', mood: 'unhappy', wish: 'makeUp' },
    ...{ words: '年礼样品说好周二到，前台到现在没收到', wants: '给个准信', onDay: -5, minute: 620 },
    steps: [{ onDay: -5, to: 'investigating', words: '问了快递，包裹停在石家庄分拨' }],
  },
  {
    ...{ at: 4, type: 'complaint', channel: 'counter', category: 'missing', mood: 'calm', wish: 'makeUp' },
    ...{ words: '桂花乌龙称了一斤，回家只有九两', wants: '补一两', onDay: -1, minute: 690 },
    steps: [{ onDay: -1, to: 'proposed', words: '补二两，下回来取' }],
  },
  {
    ...{ at: 6, type: 'complaint', channel: 'wechat', category: 'quality', mood: 'calm', wish: 'exchange' },
    ...{ words: '紫砂壶盖子合不严，倒水会漏', wants: '', onDay: -2, minute: 900 },
    steps: [
      { onDay: -2, to: 'investigating', words: '' },
      { onDay: -1, to: 'waiting', words: '请客人拍盖口的照片发来' },
    ],
  },
  {
    ...{ at: 5, type: 'suggestion', channel: 'counter', category: 'other', mood: 'happy', wish: null },
    ...{ words: '茶会要是能提前一周发通知就好了', wants: '', onDay: -3, minute: 1_000 },
    steps: [{ onDay: -2, to: 'resolved', words: '以后提前八天发，已写进日历' }],
    posting: {
      onDay: -1,
      raised: '茶会的通知来得太晚，想早一点知道',
      changed: '现在提前八天发通知，门口也贴一张',
    },
  },
  {
    ...{ at: 7, type: 'request', channel: 'counter', category: 'price', mood: 'calm', wish: null },
    ...{ words: '买了这么多年，再给打个折吧', wants: '九折', onDay: -6, minute: 880, policy: 0 },
    steps: [
      { onDay: -6, to: 'excepted', words: '办喜事一次要四十盒，掌柜当面答应的' },
      { onDay: -6, to: 'resolved', words: '这一单九折' },
      { onDay: -3, to: 'closed', words: '' },
    ],
  },
  {
    ...{ at: 8, type: 'request', channel: 'phone', category: 'delivery', mood: 'calm', wish: null },
    ...{
      words: '晚上九点以后能送吗，白天家里没人',
      wants: '',
      onDay: 0,
      minute: 1_000,
      policy: 2,
      steps: [],
    },
  },
  {
    ...{ at: 2, type: 'complaint', channel: 'phone', category: 'price', mood: 'unhappy', wish: 'refund' },
    ...{ words: '上个月那批白牡丹没按老价给我', wants: '退差价', onDay: -8, minute: 600 },
    steps: [
      { onDay: -8, to: 'proposed', words: '差价折成两罐茶' },
      { onDay: -7, to: 'resolved', words: '送了两罐，客人收下' },
      { onDay: -4, to: 'rated', words: '这回痛快' },
      { onDay: -4, to: 'closed', words: '' },
    ],
    posting: {
      onDay: -3,
      raised: '涨价那几天，老价钱和新价钱说不清楚',
      changed: '价钱一变就贴在收银台，改价前订下的一律按老价算',
    },
  },
];

/** Why complaints of the past year came, as the shop named it. */
export const CAUSES = ['装箱垫得少', '仓里受潮', '快递路上压了', '没交代清楚'] as const;

/** What the shop is changing because of them. */
export const IMPROVED = {
  what: '礼盒里垫两层棉纸，封口前晃一晃听响',
  batch: '2609',
  refund: '路上压坏一罐，先退一罐的钱',
} as const;
