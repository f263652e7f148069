import type { CustomField, FieldWords } from '@shared/features/fields/fields.contract';
import { FIELD_LIMITS, type FieldKind } from '@shared/features/fields/fields.rules';

/** A field as it is typed in its dialog. */
export type TypedField = { name: string; kind: FieldKind; choices: string; isInList: boolean };
/** What is to be put right before it can be saved. */
export type FieldProblem = 'name' | 'choices';

export const typedOf = (field: CustomField | null): TypedField => ({
  name: field?.name ?? '',
  kind: field?.kind ?? 'text',
  choices: (field?.choices ?? [])
    .filter(({ isRetired }) => !isRetired)
    .map(({ word }) => word)
    .join('\n'),
  isInList: field?.isInList ?? false,
});

const wordsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** What is wrong with what was typed; empty where it can be saved. */
export function problemsOf({ name, kind, choices }: TypedField): FieldProblem[] {
  const words = wordsOf(choices);
  const isWordy =
    words.length === 0 ||
    words.length > FIELD_LIMITS.choices ||
    words.some((word) => word.length > FIELD_LIMITS.choice);
  return [
    ...(name.trim() === '' ? ['name' as const] : []),
    ...(kind === 'choice' && isWordy ? ['choices' as const] : []),
  ];
}

/** What is saved of it. */
export const wordsTyped = ({ name, kind, choices, isInList }: TypedField): FieldWords => ({
  name: name.trim(),
  kind,
  choices: kind === 'choice' ? wordsOf(choices) : [],
  isInList,
});
