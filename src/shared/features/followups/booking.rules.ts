import type { Day } from '../../lib/days';
import type { OpenSpan } from '../settings/hours.rules';

/** A day as somebody who books sees it: when the shop is open, and when the person has something to do already. */
export type BookingDay = {
  day: Day;
  open: readonly OpenSpan[];
  busy: readonly OpenSpan[];
  /** True where the person has the day off. */
  isAway: boolean;
};

/** What speaks against a time: the person is off, the shop closed all day or at that hour, or another one has it. */
export type Clash = 'away' | 'closed' | 'outside' | 'busy';

/** Offered times begin on the quarter of an hour. */
const STEP = 15;

/** So many missed appointments in a year are said when another one is made. */
export const MISSES_TOLD = 2;
export const MISSES_DAYS = 365;

/** Days that are looked through for a free time, the one that was asked for among them. */
export const BOOKING_DAYS = 8;

const overlaps = (a: OpenSpan, b: OpenSpan): boolean => a.from < b.to && b.from < a.to;

/** What speaks against so many minutes from a minute on; nothing where they are free. */
export function clashesOf(
  { minute, length }: { minute: number; length: number },
  { open, busy, isAway }: BookingDay,
): Clash[] {
  const asked = { from: minute, to: minute + length };
  const isWithin = open.some(({ from, to }) => from <= asked.from && asked.to <= to);
  return [
    ...(isAway ? (['away'] as const) : []),
    ...(open.length === 0 ? (['closed'] as const) : isWithin ? [] : (['outside'] as const)),
    ...(busy.some((span) => overlaps(span, asked)) ? (['busy'] as const) : []),
  ];
}

const nextStep = (minute: number): number => Math.ceil(minute / STEP) * STEP;

/** The first minute of a day, not before `from`, with so many free minutes; null where there is none. */
function freeOn({ open, busy, isAway }: BookingDay, from: number, length: number): number | null {
  if (isAway) return null;
  for (const span of open) {
    let minute = nextStep(Math.max(span.from, from));
    for (;;) {
      const asked = { from: minute, to: minute + length };
      if (asked.to > span.to) break;
      const taken = busy.find((one) => overlaps(one, asked));
      if (taken === undefined) return minute;
      minute = nextStep(taken.to);
    }
  }
  return null;
}

/** The next free time of that length: on the first of the days not before `from`, on later ones from opening on. */
export function nextFree(
  days: readonly BookingDay[],
  from: { day: Day; minute: number },
  length: number,
): { day: Day; minute: number } | null {
  for (const one of days.filter(({ day }) => day >= from.day)) {
    const minute = freeOn(one, one.day === from.day ? from.minute : 0, length);
    if (minute !== null) return { day: one.day, minute };
  }
  return null;
}
