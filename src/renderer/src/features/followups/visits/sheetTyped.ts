import { MOODS, outcomesOf, type Mood, type Outcome } from '@shared/features/followups/followups.rules';
import type { FileRow } from '@shared/features/followups/visitFile.rules';
import type { CallInput } from '@shared/ipc/contracts';
import { isRealDay, type Day } from '@shared/lib/days';

/** What is typed for one stop. */
export type TypedStop = {
  outcome: Outcome | '';
  mood: Mood | '';
  note: string;
  next: string;
  nextOn: string;
};

/** What is typed of a sheet, by the stop's key; stops of which nothing is typed are left out. */
export type TypedSheet = Readonly<Record<string, TypedStop>>;

export const NOTHING_TYPED: TypedStop = { outcome: '', mood: '', note: '', next: '', nextOn: '' };

export const isTyped = (typed: TypedStop): boolean => Object.values(typed).some((text) => text.trim() !== '');

/** The sheet with another text in one cell. */
export function typedIn(sheet: TypedSheet, key: string, change: Partial<TypedStop>): TypedSheet {
  const { [key]: before = NOTHING_TYPED, ...others } = sheet;
  const now = { ...before, ...change };
  return isTyped(now) ? { ...others, [key]: now } : others;
}

/** What a file says of a stop, as if it had been typed. */
export const typedFromFile = ({ outcome, mood, note, next, nextOn }: FileRow): TypedStop => ({
  outcome: outcome ?? '',
  mood: mood ?? '',
  note,
  next,
  nextOn: nextOn ?? '',
});

/** What a draft holds, read with care: another version of the program may have written it. */
export function readSheetDraft(body: string): TypedSheet {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    // Whatever stands there is no sheet.
    return {};
  }
  if (typeof read !== 'object' || read === null) return {};
  const sheet: Record<string, TypedStop> = {};
  for (const [key, value] of Object.entries(read)) {
    if (typeof value !== 'object' || value === null) continue;
    const texts = value as Readonly<Record<string, unknown>>;
    const text = (name: string): string => (typeof texts[name] === 'string' ? texts[name] : '');
    sheet[key] = {
      outcome: outcomesOf('visit').find((one) => one === texts.outcome) ?? '',
      mood: MOODS.find((one) => one === texts.mood) ?? '',
      note: text('note'),
      next: text('next'),
      nextOn: text('nextOn'),
    };
  }
  return sheet;
}

/** The draft of a sheet: what was typed, and the day on the road. */
export const sheetDraft = (sheet: TypedSheet, wentOn: string): string => JSON.stringify({ ...sheet, wentOn });

/** The day on the road that a draft holds; null where it holds none. */
export function readWentOn(body: string): Day | null {
  try {
    const { wentOn } = JSON.parse(body) as { wentOn?: unknown };
    return typeof wentOn === 'string' && isRealDay(wentOn) ? wentOn : null;
  } catch {
    // Whatever stands there is no sheet.
    return null;
  }
}

/** What is wrong with what was typed for a stop; null where it can be brought. */
export function faultOf({ next, nextOn }: TypedStop, today: string): 'next' | 'nextOn' | null {
  if (next.trim() === '') return nextOn === '' ? null : 'next';
  return isRealDay(nextOn) && nextOn >= today ? null : 'nextOn';
}

type Row = CallInput<'followups.bringVisits'>['rows'][number];

/** A stop as it is brought back. */
export function broughtRow(stopId: number, typed: TypedStop): Row {
  const { outcome, mood, note, next, nextOn } = typed;
  return {
    stopId,
    outcome: outcome === '' ? null : outcome,
    mood: mood === '' ? null : mood,
    note: note.trim(),
    next: next.trim() === '' || !isRealDay(nextOn) ? null : { subject: next.trim(), dueOn: nextOn },
  };
}
