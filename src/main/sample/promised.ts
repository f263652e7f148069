import type { PromiseKind } from '@shared/features/followups/promise.rules';

/* What the people of the made-up shop promised to its customers. */

/** What became of one that was written by hand. */
export type PromisedEnd =
  | { how: 'kept'; onDay: number }
  | { how: 'broken' | 'released'; onDay: number; reason: string }
  | { how: 'told'; onDay: number; newDueIn: number };

/** A promise of the last days, written by hand for the first customers. Days count from the last day of the sample, 0. */
export type Promised = {
  /** Place in the cast. */
  at: number;
  kind: PromiseKind;
  words: string;
  madeOn: number;
  dueIn: number;
  end?: PromisedEnd;
};

export const PROMISED: readonly Promised[] = [
  { at: 1, kind: 'repair', words: '磕了口的定瓷杯换一只新的', madeOn: -7, dueIn: -1 },
  { at: 3, kind: 'delivery', words: '年礼样品送到公司前台', madeOn: -2, dueIn: 1 },
  { at: 6, kind: 'goods', words: '宜兴那把壶到店', madeOn: -4, dueIn: 2 },
  {
    at: 5,
    kind: 'goods',
    words: '茶会要的桂花乌龙四斤',
    madeOn: -8,
    dueIn: -2,
    end: { how: 'told', onDay: -3, newDueIn: 6 },
  },
  {
    at: 2,
    kind: 'money',
    words: '按老价再给一批白牡丹',
    madeOn: -9,
    dueIn: -4,
    end: { how: 'broken', onDay: -4, reason: '茶农涨价，老价的卖完了' },
  },
  {
    at: 0,
    kind: 'answer',
    words: '问到新茉莉几号上市就回话',
    madeOn: -6,
    dueIn: -5,
    end: { how: 'kept', onDay: -5 },
  },
  {
    at: 8,
    kind: 'goods',
    words: '留两罐铁观音',
    madeOn: -10,
    dueIn: -3,
    end: { how: 'released', onDay: -6, reason: '在老家买到了' },
  },
  { at: 7, kind: 'answer', words: '开票抬头核对好回电话', madeOn: -1, dueIn: 9 },
];

/** What was promised in the past year, kind by kind: words, and how many days it took at least and at most. */
export const PROMISED_BEFORE: readonly {
  kind: PromiseKind;
  words: readonly string[];
  took: [number, number];
}[] = [
  { kind: 'goods', words: ['上次问的壶到货', '明前龙井两斤到店', '补一罐桂花乌龙'], took: [3, 9] },
  { kind: 'delivery', words: ['礼盒送到家', '茶具送到公司'], took: [0, 3] },
  { kind: 'repair', words: ['壶盖粘好', '换一个杯托'], took: [4, 10] },
  { kind: 'answer', words: ['问清楚产地回话', '问到价钱回电话'], took: [0, 2] },
];

/** Why one of them was not kept. */
export const BROKEN_REASONS: readonly string[] = ['厂家断货', '送货路上碎了，没有第二件', '忘了订'];
