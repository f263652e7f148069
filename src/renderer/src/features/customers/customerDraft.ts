import type { CustomerCard } from '@shared/features/customers/customers.contract';
import type { Draft } from '@/features/drafts/drafts.public';
import { findConflict, type Conflict } from './conflict';
import {
  changedFields,
  customKey,
  EMPTY_TEXTS,
  isCustom,
  textsOf,
  type FieldName,
  type FormTexts,
} from './formFields';

/** What is kept of a form: what was changed, and what stood there before. */
type Body = { mine: Partial<FormTexts>; began: Partial<FormTexts> };

const CHOICES = {
  kind: ['person', 'company'],
  gender: ['female', 'male', ''],
  calendar: ['solar', 'lunar'],
} as const satisfies { [K in keyof FormTexts]?: readonly FormTexts[K][] };

/** Only what a form of this version can show; a draft may come from another version, or be damaged. */
function readTexts(raw: unknown): Partial<FormTexts> {
  if (typeof raw !== 'object' || raw === null) return {};
  const fits = (name: string, value: unknown): boolean => {
    if (!Object.hasOwn(EMPTY_TEXTS, name)) return false;
    if (name === 'custom') {
      return (
        typeof value === 'object' &&
        value !== null &&
        Object.values(value).every((one) => typeof one === 'string')
      );
    }
    if (Object.hasOwn(CHOICES, name))
      return (CHOICES[name as keyof typeof CHOICES] as readonly unknown[]).includes(value);
    if (!Array.isArray(EMPTY_TEXTS[name as keyof FormTexts])) return typeof value === 'string';
    return Array.isArray(value) && value.every((one) => typeof one === 'string');
  };
  return Object.fromEntries(Object.entries(raw).filter(([name, value]) => fits(name, value)));
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

function textsIn(texts: FormTexts, names: readonly FieldName[]): Partial<FormTexts> {
  const keys = new Set<string>(names.includes('birthday') ? [...names, 'calendar'] : names);
  const own = names.filter(isCustom).map(customKey);
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([key]) => keys.has(key))),
    ...(own.length > 0 && { custom: Object.fromEntries(own.map((key) => [key, texts.custom[key] ?? ''])) }),
  };
}

/** A form with what a draft holds laid over it. */
const laidOver = (form: FormTexts, part: Partial<FormTexts>): FormTexts => ({
  ...form,
  ...part,
  custom: { ...form.custom, ...part.custom },
});

/** The draft of a form; null where it stands as it began. */
export function draftOf(began: FormTexts, texts: FormTexts): Draft | null {
  const changed = changedFields(began, texts);
  if (changed.length === 0) return null;
  const body: Body = { mine: textsIn(texts, changed), began: textsIn(began, changed) };
  return {
    title: [texts.name, texts.number, ...texts.phones].find((text) => text.trim() !== '')?.trim() ?? '',
    body: JSON.stringify(body),
  };
}

/**
 * The form that goes on from a draft, laid over the card as it is now. `conflict` where somebody changed the same
 * field since; null where nothing of the draft is left to be saved.
 */
export function goOnFrom(
  draft: Draft,
  card: CustomerCard | null,
): { texts: FormTexts; conflict: Conflict | null } | null {
  const saved = card === null ? EMPTY_TEXTS : textsOf(card);
  const { mine, began } = readBody(draft.body);
  const met = findConflict(laidOver(saved, began), laidOver(saved, mine), saved);
  if (changedFields(saved, met.texts).length === 0) return null;
  return { texts: met.texts, conflict: met.conflict.both.length === 0 ? null : met.conflict };
}
