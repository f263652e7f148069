import type { FollowupKind, Mood, Outcome } from '@shared/features/followups/followups.rules';
import type { Recurrence } from '@shared/features/followups/recurrence.rules';

/* What the people of the made-up shop set out to do for its customers, and what came of it. */

/** Something that is still to be done, written by hand for the first customers. */
export type PlannedTodo = {
  /** Place in the cast; null where it is the shop's own. */
  at: number | null;
  kind: FollowupKind;
  subject: string;
  /** Days after the day on which somebody looks around first; negative ones are late. */
  inDays: number;
  minute?: number;
  lengthMinutes?: number;
  /** It comes back. */
  repeat?: Pick<Recurrence, 'every' | 'interval' | 'monthly'>;
  /** It was put off once already. */
  isPutOff?: true;
};

/** The morning of whoever looks around, and what comes after it. */
export const TODO: readonly PlannedTodo[] = [
  { at: 1, kind: 'call', inDays: -3, subject: '定瓷杯磕了口，答应给个准信' },
  { at: 9, kind: 'call', inDays: -2, subject: '好久没来，问问近况', isPutOff: true },
  { at: 2, kind: 'payment', inDays: -1, subject: '上个月的茶水钱，说好这周转', isPutOff: true },
  { at: 8, kind: 'appointment', inDays: 0, minute: 10 * 60, subject: '来试喝新到的铁观音' },
  { at: 3, kind: 'visit', inDays: 0, minute: 930, lengthMinutes: 60, subject: '送年礼样品，定下数量' },
  { at: 0, kind: 'call', inDays: 0, subject: '平时半个多月来一次，这回隔久了' },
  { at: 6, kind: 'usage', inDays: 0, subject: '紫砂壶用得怎么样' },
  { at: 5, kind: 'call', inDays: 0, subject: '茶会来几位，今天给她回话' },
  { at: 10, kind: 'message', inDays: 0, subject: '桂花乌龙到新货，发张照片' },
  { at: 7, kind: 'call', inDays: 0, subject: '对一下开票抬头和收货人' },
  { at: 4, kind: 'care', inDays: 0, subject: '上次说腿疼，问候一声' },
  { at: 11, kind: 'care', inDays: 0, subject: '天凉了，提醒他收好茶叶防潮' },
  { at: null, kind: 'internal', inDays: 0, subject: '点一点礼盒，不够就补' },
  {
    at: 5,
    kind: 'appointment',
    inDays: 1,
    minute: 10 * 60,
    lengthMinutes: 60,
    subject: '带同事来挑茶会的茶',
  },
  { at: null, kind: 'internal', inDays: 1, minute: 14 * 60, subject: '茶具厂家送样来看' },
  { at: 1, kind: 'usage', inDays: 2, subject: '新换的杯子好不好用' },
  { at: 4, kind: 'appointment', inDays: 3, minute: 570, subject: '来取老白茶，一起喝一泡' },
  { at: 2, kind: 'visit', inDays: 4, minute: 15 * 60, lengthMinutes: 90, subject: '换季茶单，上门谈' },
  { at: 3, kind: 'call', inDays: 6, subject: '年礼样品看得怎么样' },
  { at: 8, kind: 'message', inDays: 7, subject: '铁观音喝着还顺口吗' },
  { at: 0, kind: 'care', inDays: 9, subject: '新茉莉到了，给她留两罐' },
  {
    at: null,
    kind: 'internal',
    inDays: 12,
    subject: '对这个月的账',
    repeat: { every: 'month', interval: 1, monthly: 'lastDay' },
  },
  {
    at: 2,
    kind: 'call',
    inDays: 5,
    subject: '茶水间的茶快喝完了，问要不要补',
    repeat: { every: 'week', interval: 2 },
  },
  { at: 7, kind: 'visit', inDays: 15, minute: 600, lengthMinutes: 60, subject: '送对账单，顺便看看明年的量' },
  { at: 6, kind: 'usage', inDays: 24, subject: '壶养得如何，送块茶巾' },
  { at: 3, kind: 'payment', inDays: 31, subject: '年礼尾款' },
];

/** What was asked, kind by kind, and the words that were noted with each outcome. */
export const DONE_SUBJECTS: Readonly<Record<Exclude<FollowupKind, 'internal'>, readonly string[]>> = {
  call: ['好久没来，问问近况', '新茶到了，告诉一声', '上次问的货到了', '下单的礼盒备好了', '问地址有没有变'],
  visit: ['送货上门，顺便看看', '送样品过去', '上门谈年礼'],
  appointment: ['来试喝新茶', '来挑送老师的礼盒', '来取定好的茶'],
  message: ['发新茶照片', '发节日问候', '发优惠的日子'],
  usage: ['新茶喝着怎么样', '壶用得顺不顺手', '送的礼收到了没有'],
  care: ['生日问候', '天冷了问候一声', '上次身体不适，问问好些没有'],
  payment: ['上个月的账', '礼盒尾款', '说好月底结的钱'],
};

/** What somebody said, by what came of it, and how they felt. */
export const DONE_WORDS: Readonly<Record<Outcome, readonly { text: string; mood: Mood | null }[]>> = {
  reached: [
    { text: '聊了几句，挺高兴有人惦记', mood: 'happy' },
    { text: '说喝着不错，过阵子再来', mood: 'calm' },
    { text: '在忙，简单说了两句', mood: 'calm' },
    { text: '嫌上次等得久，赔了不是', mood: 'unhappy' },
    { text: '', mood: 'calm' },
  ],
  unreached: [
    { text: '没人接', mood: null },
    { text: '关机', mood: null },
    { text: '', mood: null },
  ],
  coming: [
    { text: '说周末来', mood: 'happy' },
    { text: '下班顺路过来看看', mood: 'calm' },
    { text: '', mood: 'calm' },
  ],
  bought: [
    { text: '又要了两罐，明天送去', mood: 'happy' },
    { text: '定了一套礼盒', mood: 'happy' },
    { text: '', mood: 'calm' },
  ],
  declined: [
    { text: '家里还有，喝完再说', mood: 'calm' },
    { text: '最近不喝茶了，医生不让', mood: 'calm' },
    { text: '说在网上买了更便宜的', mood: 'unhappy' },
  ],
  came: [
    { text: '准时来的，坐了半个钟头', mood: 'happy' },
    { text: '来过了，看中一款，回去想想', mood: 'calm' },
  ],
  missed: [
    { text: '等了半小时没来，也没打电话', mood: null },
    { text: '', mood: null },
  ],
  settled: [
    { text: '转账收到了', mood: 'calm' },
    { text: '当天就结了', mood: 'happy' },
  ],
};

/** Why something was not done after all. */
export const DROP_REASONS = ['客人自己来过了', '换了号码，问不到', '前天见面已经说过', '搬去外地了'] as const;

/** What two rounds of visits were for. */
export const VISIT_SUBJECTS = ['送新茶样品，看看喝得怎么样', '年礼挨家问一问'] as const;

/** What was found out at the doors. */
export const VISIT_TOLD: readonly {
  outcome: Outcome;
  mood: Mood | null;
  note: string;
  next: string | null;
}[] = [
  { outcome: 'reached', mood: 'happy', note: '留着喝了茶，说样品清甜', next: '问问要不要订一罐' },
  { outcome: 'bought', mood: 'happy', note: '当场要了两罐，下次路过带去', next: null },
  { outcome: 'unreached', mood: null, note: '没人在家，样品放在邻居那里', next: '打电话问样品收到没有' },
  { outcome: 'declined', mood: 'calm', note: '家里还有，喝完再说', next: null },
  { outcome: 'coming', mood: 'calm', note: '说周末带朋友来店里挑', next: null },
];
