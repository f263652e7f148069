import type { FieldKind } from '@shared/features/fields/fields.rules';

/** A field that the made-up shop added to its cards, and on which share of them something stands in it. */
export type SampleField = {
  name: string;
  kind: FieldKind;
  choices: readonly string[];
  isInList: boolean;
  share: number;
};

/** What a tea shop wants to know of those who come. */
export const FIELDS: readonly SampleField[] = [
  {
    name: '常喝的茶',
    kind: 'choice',
    choices: ['绿茶', '红茶', '花茶', '乌龙', '普洱', '白茶'],
    isInList: true,
    share: 0.5,
  },
  { name: '一个月喝几两', kind: 'number', choices: [], isInList: false, share: 0.25 },
  { name: '自己有茶具', kind: 'yesNo', choices: [], isInList: false, share: 0.3 },
];
