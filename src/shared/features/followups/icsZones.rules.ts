import { addDays, dayAndMinute, instantAt, isRealDay, type Day } from '../../lib/days';
import { eventRule, turnDays, type EventRule } from './icsTurns.rules';

/** A time as a clock on the wall shows it. */
export type Wall = { day: Day; minute: number };

/** When a clock of some place shows a time, in ms; and what it shows then. */
export type Zone = { at: (wall: Wall) => number };

/** The zone of this PC: clocks of an event that names no place. */
export const LOCAL: Zone = { at: ({ day, minute }) => Date.parse(instantAt(day, minute)) };
export const UTC: Zone = { at: (wall) => plain(wall) };

/** A wall's time as if it stood in Greenwich. */
const plain = ({ day, minute }: Wall): number => Date.parse(day) + minute * 60_000;

/**
 * A zone that this PC knows by name, with all its changes of summer time; null for other names. A time over which clocks
 * leap is taken as before the leap, one that comes twice as the first (RFC 5545, section 3.3.5).
 */
export function namedZone(name: string): Zone | null {
  if (!isKnown(name)) return null;
  const offset = (ms: number): number => plain(dayAndMinute(ms, name)) - Math.floor(ms / 60_000) * 60_000;
  return {
    at: (wall) => {
      const there = plain(wall);
      const before = offset(there - 86_400_000);
      const after = offset(there + 86_400_000);
      return before !== after && offset(there - before) !== before && offset(there - after) === after
        ? there - after
        : there - before;
    },
  };
}

function isKnown(name: string): boolean {
  try {
    dayAndMinute(0, name);
    return true;
  } catch {
    /* Intl has no other way to say that it does not know a zone. */
    return false;
  }
}

/** From when on a place has an offset: what a VTIMEZONE says of standard or summer time. */
export type Observance = { from: Wall; rule: string | null; offset: string; offsetBefore: string };

/** How far back the change before a time is looked for. */
const MOST_DAYS = 400;

/** A zone that a file describes; null where it cannot be followed. `step` is told of each look and may throw. */
export function describedZone(observances: readonly Observance[], step: () => void): Zone | null {
  const parts = observances.map(({ from, rule, offset, offsetBefore }) => ({
    from,
    rule: rule === null ? null : eventRule(rule),
    offset: offsetMs(offset),
    before: offsetMs(offsetBefore),
  }));
  const known = new Map<Day, { at: Wall; offset: number }[]>();
  const ends: { from: Wall; rule: EventRule | null; offset: number; before: number }[] = [];
  for (const { from, rule, offset, before } of parts) {
    if (typeof rule === 'string' || rule?.every === 'day' || offset === null || before === null) return null;
    ends.push({ from, rule, offset, before });
  }
  const [first] = ends.toSorted((a, b) => plain(a.from) - plain(b.from));
  if (first === undefined) return null;
  const changesTo = (day: Day): { at: Wall; offset: number }[] => {
    const found = known.get(day) ?? ends.flatMap((one) => lastChanges(one, day, step));
    known.set(day, found);
    return found;
  };
  return {
    at: (wall) => {
      const there = plain(wall);
      const last = changesTo(wall.day)
        .filter(({ at }) => plain(at) <= there)
        .toSorted((a, b) => plain(b.at) - plain(a.at))[0];
      return there - (last?.offset ?? first.before);
    },
  };
}

/** The last two times up to a day at which such an offset began: of that very day it may be too late in the day. */
function lastChanges(
  { from, rule, offset }: { from: Wall; rule: EventRule | null; offset: number },
  day: Day,
  step: () => void,
): { at: Wall; offset: number }[] {
  if (rule === null) return from.day <= day ? [{ at: from, offset }] : [];
  const until = rule.until === null ? null : dayOfText(rule.until);
  const to = until !== null && isRealDay(until) && until < day ? until : day;
  const back = addDays(to, -MOST_DAYS);
  const days =
    to < from.day ? [] : [...turnDays(rule, from.day, back < from.day ? from.day : back, to, step)];
  return days.slice(-2).map((one) => ({ at: { day: one, minute: from.minute }, offset }));
}

const dayOfText = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;

/** `+0800` or `-003000` in ms; null for what is none. */
function offsetMs(text: string): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})(?:\d{2})?$/u.exec(text.trim()) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
