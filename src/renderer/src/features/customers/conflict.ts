import { changedFields, withField, type FieldName, type FormTexts } from './formFields';

/** Somebody else saved the same card while it was being edited. */
export type Conflict = {
  /** What I had typed when it was found. */
  mine: FormTexts;
  /** What is saved now. */
  saved: FormTexts;
  /** Fields that both changed: the person chooses each. */
  both: readonly FieldName[];
  /** Fields that only the other changed: taken over. */
  taken: readonly FieldName[];
};

/** Compares what I typed, what I began with, and what is saved now; and the form that goes on from there. */
export function findConflict(
  began: FormTexts,
  mine: FormTexts,
  saved: FormTexts,
): { conflict: Conflict; texts: FormTexts } {
  const theirs = changedFields(began, saved);
  const ours = new Set(changedFields(began, mine));
  const differs = new Set(changedFields(mine, saved));
  const both = theirs.filter((name) => ours.has(name) && differs.has(name));
  const taken = theirs.filter((name) => !ours.has(name));
  const texts = taken.reduce((form, name) => withField(form, name, saved), mine);
  return { conflict: { mine, saved, both, taken }, texts };
}
