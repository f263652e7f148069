import type { ProcessPreset } from '@shared/features/processes/processes.rules';

/* What went another way than usual in the made-up shop, and how it was gone through. */

/** Name and steps of each process, as the page offers them. */
export const PROCESSES: Readonly<
  Record<ProcessPreset, { name: string; steps: readonly (readonly [title: string, task: string])[] }>
> = {
  return: {
    name: '退货',
    steps: [
      ['收货登记', '看清退什么、为什么退，拍照留底，当面说好几时答复'],
      ['验货定责', '用没用过、缺不缺件，定下退、换还是修'],
      ['退款或换货', '按原单退，退款当面点清；换货另开一单'],
      ['回访', '问问满不满意，还缺什么'],
    ],
  },
  overdue: {
    name: '欠款逾期',
    steps: [
      ['客气提醒', '先问货用得好不好，再提账，发一份对账单'],
      ['约还款日', '说定哪天还、还多少，写进备注'],
      ['当面谈', '上门或请来店里，问清难处，商量分几次还'],
      ['掌柜定夺', '停赊账、再宽限，还是另想办法'],
    ],
  },
  dispute: {
    name: '售后纠纷',
    steps: [
      ['先听完', '不争，听完记下来，说好几时回话'],
      ['查清经过', '看单据、看货、问当班的人'],
      ['给出办法', '退、换、修、赔，请客人选，说定'],
      ['办好', '答应的办完，告诉客人'],
      ['回访', '问问气消了没有，还愿不愿意来'],
    ],
  },
};

/** What they were about, for those of the past year. */
export const PROCESS_WORDS: Readonly<Record<ProcessPreset, readonly string[]>> = {
  return: ['杯沿有个小缺口', '送礼送重了一份', '颜色和图上不一样', '壶盖盖不严'],
  overdue: ['上月的茶礼没结', '过了约好的日子', '公司换了会计，款一直没走'],
  dispute: ['说茶叶受潮', '说少发了一罐', '说保温杯不保温', '快递压坏了礼盒'],
};

/** A process of the last days, begun for one of the first customers; days count from the last of the sample, 0. */
export type Processed = {
  /** Place in the cast. */
  at: number;
  preset: ProcessPreset;
  words: string;
  startedOn: number;
  /** Steps that were done, the day of each and what was noted. */
  done: readonly { onDay: number; note: string }[];
};

export const PROCESSED: readonly Processed[] = [
  {
    at: 4,
    preset: 'dispute',
    words: '说铁观音开罐有潮味',
    startedOn: -3,
    done: [
      { onDay: -3, note: '听她说了十分钟，答应两天内回话' },
      { onDay: -2, note: '同一批的都开了看，只有她那罐封口松' },
      { onDay: -1, note: '换一罐，再送一小包新茶，她答应了' },
    ],
  },
  {
    at: 9,
    preset: 'return',
    words: '壶盖盖不严，想换一把',
    startedOn: 0,
    done: [{ onDay: 0, note: '拍了照，壶留在柜台' }],
  },
];
