import fc from 'fast-check';
import { dayAndMinute, addDays, daysBetween, type Day } from '@shared/lib/days';
import type { BackupReason } from '@shared/features/backup/backup.manifest.rules';
import {
  type Copy,
  KEPT,
  LEAST_KEPT,
  SAFETY_DAYS,
  toDrop,
  toDropForRoom,
} from '@shared/features/backup/backup.retention.rules';

/** What happens to a shop's backups, one after the other. */
export type Happening =
  | { kind: 'backup'; reason: BackupReason; hours: number }
  /** A file whose backup was not finished or not proven: it has no label. */
  | { kind: 'failure'; hours: number }
  | { kind: 'clock'; days: number }
  | { kind: 'swap' }
  | { kind: 'size'; share: number }
  | { kind: 'full' };

type Held = Copy & {
  isProven: boolean;
  day: Day;
  week: string;
  month: string;
  /** Given up for room, which is no loss. */
  isGivenUp: boolean;
};

/** The rules of keeping, whole or broken on purpose. */
export type Keeping = {
  /** What of a place is looked at. */
  seen: (held: readonly Held[]) => readonly Held[];
  toDrop: (copies: readonly Held[], now: Date) => readonly Held[];
};

export const KEEPING: Keeping = { seen: (held) => held.filter(({ isProven }) => isProven), toDrop };

const byClock = (copies: readonly Held[]): Held[] =>
  [...copies]
    .sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))
    .map((copy, at) => ({ ...copy, sequence: at + 1 }));

/** Keepings that must be found out. */
export const BROKEN: Readonly<Record<string, Keeping>> = {
  'counting what was never proven': { seen: (held) => held, toDrop },
  'going by the clock': {
    ...KEEPING,
    toDrop: (copies, now) => {
      const ids = new Set(toDrop(byClock(copies), now).map(({ id }) => id));
      return copies.filter(({ id }) => ids.has(id));
    },
  },
  'keeping the newest thirty only': {
    ...KEEPING,
    toDrop: (copies) => [...copies].sort((a, b) => b.sequence - a.sequence).slice(30),
  },
  'trusting whatever is newest': {
    ...KEEPING,
    toDrop: (copies, now) =>
      toDrop(
        copies.map((copy) => ({ ...copy, facts: { rows: 1, bytes: 1 } })),
        now,
      ),
  },
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = Date.parse('2026-01-05T01:00:00.000Z');

const mondayOf = (day: Day): string => addDays(day, -(((daysBetween('2024-01-01' as Day, day) % 7) + 7) % 7));
const PERIODS = [
  ['day', KEPT.days],
  ['week', KEPT.weeks],
  ['month', KEPT.months],
] as const;

/** What a place lacks, told by all that was ever proven there; null where it holds what it must. */
function missingFrom(place: Place, now: number): string | null {
  const held = new Set(place.held);
  const has = (copy: Held): boolean => held.has(copy) || copy.isGivenUp;
  const { ever } = place;
  for (const copy of ever.slice(-LEAST_KEPT)) if (!has(copy)) return 'one of the newest two';
  for (const [period, most] of PERIODS) {
    const newest = new Map<string, Held>();
    for (const copy of ever) {
      newest.delete(copy[period]);
      newest.set(copy[period], copy);
    }
    for (const [key, copy] of [...newest].slice(-most))
      if (!has(copy)) return `the newest of ${period} ${key}`;
  }
  const young = ever.find((copy, at) => {
    if (copy.reason !== 'beforeRestore' || has(copy)) return false;
    const days = new Set(ever.slice(at + 1).map(({ day }) => day));
    /* What a clock said that was set in between is no proof of 30 days, but a week of work is. */
    const isYoung = !place.isClockSet && now - Date.parse(copy.madeAt) < SAFETY_DAYS.age * DAY_MS;
    return isYoung || days.size < SAFETY_DAYS.later;
  });
  return young === undefined ? null : 'a safety copy';
}

type Place = {
  held: Held[];
  /** All that was ever proven here, in order. */
  ever: Held[];
  /** Rows of the last one that was no surprise. */
  trusted: number;
  /** True once somebody has set the clock. */
  isClockSet: boolean;
};

/** Throws where a promise of keeping is broken in the course of a history. */
export function live(history: readonly Happening[], keeping: Keeping): void {
  const places: [Place, Place] = [
    { held: [], ever: [], trusted: 0, isClockSet: false },
    { held: [], ever: [], trusted: 0, isClockSet: false },
  ];
  let at = 0;
  let now = START;
  let rows = 10_000;
  let sequence = 0;
  for (const step of history) {
    const place = places[at] ?? places[0];
    if (step.kind === 'swap') at = 1 - at;
    else if (step.kind === 'clock') {
      now += step.days * DAY_MS;
      for (const one of places) one.isClockSet = true;
    } else if (step.kind === 'size') rows = Math.max(1, Math.round(rows * step.share));
    else if (step.kind === 'full') giveUp(place, keeping, now);
    else {
      now += step.hours * HOUR_MS;
      sequence += 1;
      const isProven = step.kind === 'backup';
      const { day } = dayAndMinute(now);
      const copy: Held = {
        id: String(sequence),
        sequence,
        madeAt: new Date(now).toISOString(),
        reason: isProven ? step.reason : 'hourly',
        fileBytes: rows,
        facts: { rows, bytes: rows },
        isProven,
        day,
        week: mondayOf(day),
        month: day.slice(0, 7),
        isGivenUp: false,
      };
      place.held.push(copy);
      if (isProven) settle(place, copy, keeping, now);
    }
  }
}

/** Throws where a place lacks what it must hold. */
function assertHolds(place: Place, now: number): void {
  const missing = missingFrom(place, now);
  if (missing !== null) throw new Error(`${missing} is gone`);
}

function settle(place: Place, copy: Held, keeping: Keeping, now: number): void {
  const isSurprise = copy.reason !== 'manual' && copy.facts.rows < place.trusted * 0.7;
  if (!isSurprise && (copy.reason === 'manual' || copy.facts.rows >= place.trusted * 0.9)) {
    place.trusted = copy.facts.rows;
  }
  place.ever.push(copy);
  const dropped = new Set(keeping.toDrop(keeping.seen(place.held), new Date(now)).map(({ id }) => id));
  if (isSurprise && dropped.size > 0) throw new Error('something was deleted for a suspiciously small one');
  place.held = place.held.filter(({ id }) => !dropped.has(id));
  const safety = place.held.filter(({ reason }) => reason === 'beforeRestore').length;
  const most = KEPT.recent + KEPT.days + KEPT.weeks + KEPT.months;
  const isPlain = place.held.every(({ isProven }) => isProven) && dropped.size > 0;
  if (isPlain && place.held.length - safety > most) throw new Error('nothing is ever dropped');
  assertHolds(place, now);
}

/** A place that needs the room of three more. */
function giveUp(place: Place, keeping: Keeping, now: number): void {
  const seen = keeping.seen(place.held);
  const wanted = 3 * (seen.at(-1)?.fileBytes ?? 0);
  const dropped = toDropForRoom(seen, wanted, new Date(now));
  const newest = [...seen].sort((a, b) => b.sequence - a.sequence).slice(0, LEAST_KEPT);
  if (dropped?.some((copy) => newest.includes(copy)) === true)
    throw new Error('one of the newest two was given up');
  const gone = new Set(dropped);
  for (const copy of gone) copy.isGivenUp = true;
  place.held = place.held.filter((copy) => !gone.has(copy));
  assertHolds(place, now);
}

const REASONS = ['hourly', 'hourly', 'hourly', 'closing', 'plugged', 'manual', 'beforeRestore'] as const;

/** A random history of up to a few hundred happenings, over hours or over years. */
export const histories: fc.Arbitrary<Happening[]> = fc
  .constantFrom(1, 8, 24, 24 * 7, 24 * 31)
  .chain((pace) => {
    const hours = fc.double({ min: 0, max: pace, noNaN: true });
    const backup = fc.record({
      kind: fc.constant('backup' as const),
      reason: fc.constantFrom(...REASONS),
      hours,
    });
    return fc.array(
      fc.oneof(
        { weight: 30, arbitrary: backup },
        { weight: 4, arbitrary: fc.record({ kind: fc.constant('failure' as const), hours }) },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('clock' as const),
            days: fc.integer({ min: -3_650, max: 3_650 }),
          }),
        },
        { weight: 2, arbitrary: fc.constant({ kind: 'swap' as const }) },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('size' as const),
            share: fc.constantFrom(0.3, 0.95, 1.1, 2),
          }),
        },
        { weight: 1, arbitrary: fc.constant({ kind: 'full' as const }) },
      ),
      { maxLength: 260, size: 'max' },
    );
  });
