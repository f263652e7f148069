import type { ProductCard, ProductFields } from '@shared/features/products/products.contract';
import { isBarcodeMistyped, readPrice, typedPrice } from '@shared/features/products/products.rules';
import type { Draft } from '@/features/drafts/drafts.public';

export type FieldName = keyof ProductFields;

/** The form as it is typed: prices are read when it is saved. */
export type FormTexts = Omit<ProductFields, 'priceCents' | 'costCents'> & {
  priceCents: string;
  costCents: string;
};

export const EMPTY_TEXTS: FormTexts = {
  name: '',
  code: '',
  category: '',
  priceCents: '',
  costCents: '',
  unit: '',
  barcode: '',
  supplier: '',
  shelf: '',
  isOutOfReach: false,
  isReducible: true,
  tags: [],
  included: '',
  excluded: '',
  warranty: '',
  note: '',
};

const FIELD_NAMES = Object.keys(EMPTY_TEXTS) as readonly FieldName[];

/** A product as the form shows it. */
export const textsOf = ({ fields }: ProductCard): FormTexts => ({
  ...fields,
  priceCents: typedPrice(fields.priceCents),
  costCents: typedPrice(fields.costCents),
});

/** Names of the fields in which two forms differ. */
export function changedFields(before: FormTexts, after: FormTexts): FieldName[] {
  const plain = (value: FormTexts[FieldName]): string =>
    JSON.stringify(typeof value === 'string' ? value.trim() : value);
  return FIELD_NAMES.filter((name) => plain(before[name]) !== plain(after[name]));
}

/** Fields that cannot be saved as they are typed. */
export function faultsOf(texts: FormTexts): FieldName[] {
  return FIELD_NAMES.filter((name) => {
    if (name === 'name') return texts.name.trim() === '';
    if (name === 'barcode') return isBarcodeMistyped(texts.barcode);
    return (name === 'priceCents' || name === 'costCents') && readPrice(texts[name]) === 'unreadable';
  });
}

/** The named fields of a form without faults, as they are saved. */
export function fieldsOf(texts: FormTexts, names: readonly FieldName[]): Partial<ProductFields> {
  const value = (name: FieldName): unknown => {
    const typed = texts[name];
    if (name === 'priceCents' || name === 'costCents') return readPrice(String(typed));
    return typeof typed === 'string' ? typed.trim() : typed;
  };
  return Object.fromEntries(names.map((name) => [name, value(name)]));
}

/** Somebody else saved the same product while it was being edited. */
export type Conflict = {
  mine: FormTexts;
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
  const texts = { ...mine, ...Object.fromEntries(taken.map((name) => [name, saved[name]])) };
  return { conflict: { mine, saved, both, taken }, texts };
}

/** What is kept of a form: what was changed, and what stood there before. */
type Body = { mine: Partial<FormTexts>; began: Partial<FormTexts> };

/** Only what a form of this version can show; a draft may come from another version, or be damaged. */
function readTexts(raw: unknown): Partial<FormTexts> {
  if (typeof raw !== 'object' || raw === null) return {};
  const fits = ([name, value]: [string, unknown]): boolean => {
    if (!Object.hasOwn(EMPTY_TEXTS, name)) return false;
    const like = EMPTY_TEXTS[name as FieldName];
    if (!Array.isArray(like)) return typeof value === typeof like;
    return Array.isArray(value) && value.every((one) => typeof one === 'string');
  };
  return Object.fromEntries(Object.entries(raw).filter(fits));
}

function readBody(text: string): Body {
  try {
    const raw = JSON.parse(text) as { mine?: unknown; began?: unknown } | null;
    return { mine: readTexts(raw?.mine), began: readTexts(raw?.began) };
  } catch {
    // What cannot be read is as good as nothing typed.
    return { mine: {}, began: {} };
  }
}

/** The draft of a form; null where it stands as it began. */
export function draftOf(began: FormTexts, texts: FormTexts): Draft | null {
  const changed = changedFields(began, texts);
  if (changed.length === 0) return null;
  const only = (from: FormTexts): Partial<FormTexts> =>
    Object.fromEntries(changed.map((name) => [name, from[name]]));
  return { title: texts.name.trim(), body: JSON.stringify({ mine: only(texts), began: only(began) }) };
}

/** The form that goes on from a draft, laid over the product as it is now; null where nothing of it is left to be saved. */
export function goOnFrom(
  draft: Draft,
  card: ProductCard | null,
): { texts: FormTexts; conflict: Conflict | null } | null {
  const saved = card === null ? EMPTY_TEXTS : textsOf(card);
  const { mine, began } = readBody(draft.body);
  const met = findConflict({ ...saved, ...began }, { ...saved, ...mine }, saved);
  if (changedFields(saved, met.texts).length === 0) return null;
  return { texts: met.texts, conflict: met.conflict.both.length === 0 ? null : met.conflict };
}
