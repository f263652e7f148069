import type { Day } from './days';
import { weekdayOf } from './days';

/** Counts by weekday (Monday first) and hour, 7 by 24. */
export type HeatMap = number[][];

export const emptyMap = (): HeatMap => Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));

/** Adds to the cell of a moment. */
export function count(map: HeatMap, on: Day, minute: number, by = 1): void {
  const row = map[weekdayOf(on) - 1];
  const hour = Math.floor(minute / 60);
  if (row?.[hour] !== undefined) row[hour] += by;
}

export const sumOf = (map: HeatMap): number =>
  map.reduce((sum, row) => sum + row.reduce((line, cell) => line + cell, 0), 0);

/** Fewer than so many say nothing about when. */
const LEAST = 20;

/**
 * What the hours suggest: `thin`: too few to say. `outside`: many come while the shop is shut, most of them in one hour.
 * `peak`: so many come within two hours of one weekday. `even`: no time stands out. Where the shop told its roster:
 * `nobody`: many come while it is open and nobody is at the desk. `short`: in two hours of one weekday each one at the desk
 * has so many times what is usual; `quiet` is the two hours from which somebody could be spared. `staffed`: a peak for which
 * there are people enough.
 */
export type Advice =
  | { kind: 'thin'; total: number }
  | ({ kind: 'outside' } & Busy)
  | ({ kind: 'peak' } & Busy)
  | ({ kind: 'nobody' } & Busy)
  | ({ kind: 'staffed'; people: number } & Busy)
  | ({ kind: 'short'; people: number; times: number; quiet: Quiet | null } & Busy)
  | { kind: 'even' };

/** A share of all, and the two hours of a weekday from `hour` on. */
type Busy = { share: number; weekday: number; hour: number };
type Quiet = { weekday: number; hour: number; people: number };
type Pair = { weekday: number; hour: number; sum: number };

const OUTSIDE_SHARE = 0.15;
const NOBODY_SHARE = 0.1;
/** Two hours of a week of about eighty open ones hold a fortieth where nothing stands out. */
const PEAK_SHARE = 0.08;
/** Two hours with less of all are not worth another person, however few are there. */
const SHORT_SHARE = 0.04;
/** Fewer in two hours, or fewer to be expected in them, may be chance. */
const LEAST_PAIR = { short: 8, quiet: 4 } as const;
/** From so many times the usual on, each one at the desk has too much; from so much of it down, somebody can be spared. */
const LOAD = { short: 2, quiet: 0.5 } as const;

/** Two hours at once, since nobody is put on duty for one. */
const pairsOf = (map: HeatMap): Pair[] =>
  map.flatMap((row, at) =>
    row.slice(0, 23).map((cell, hour) => ({ weekday: at + 1, hour, sum: cell + (row[hour + 1] ?? 0) })),
  );

const busiestPair = (map: HeatMap): Pair =>
  pairsOf(map).reduce((best, one) => (one.sum > best.sum ? one : best), { weekday: 1, hour: 0, sum: 0 });

const busyOf = ({ weekday, hour }: Pair, sum: number, total: number): Busy => ({
  share: sum / total,
  weekday,
  hour,
});

/** The hours of a map for which this holds; of the others there is nothing. */
const onlyWhere = (map: HeatMap, holds: (at: number, hour: number) => boolean): HeatMap =>
  map.map((row, at) => row.map((cell, hour) => (holds(at, hour) ? cell : 0)));

/**
 * A suggestion about when somebody should be there; `open` says in which hours the shop is, `desk` for how many minutes people
 * are at the desk in each (those of two at once counted twice), null where no roster is told.
 */
export function adviceOf(
  map: HeatMap,
  open: readonly (readonly boolean[])[],
  desk: readonly (readonly number[])[] | null = null,
): Advice {
  const total = sumOf(map);
  if (total < LEAST) return { kind: 'thin', total };
  const outside = onlyWhere(map, (at, hour) => open[at]?.[hour] !== true);
  const shut = sumOf(outside);
  if (shut / total >= OUTSIDE_SHARE) return { kind: 'outside', ...busyOf(busiestPair(outside), shut, total) };
  const peak = busiestPair(map);
  const isPeak = peak.sum / total >= PEAK_SHARE;
  const byDesk = desk === null ? null : deskAdvice(map, open, desk, total);
  if (byDesk !== null) return byDesk;
  if (!isPeak) return { kind: 'even' };
  const found = busyOf(peak, peak.sum, total);
  return desk === null
    ? { kind: 'peak', ...found }
    : { kind: 'staffed', people: peopleAt(desk, peak), ...found };
}

const minutesAt = (
  desk: readonly (readonly number[])[],
  { weekday, hour }: Pair,
): readonly [number, number] => [desk[weekday - 1]?.[hour] ?? 0, desk[weekday - 1]?.[hour + 1] ?? 0];

/** How many are at the desk in two hours, in tenths. */
function peopleAt(desk: readonly (readonly number[])[], pair: Pair): number {
  const [first, second] = minutesAt(desk, pair);
  return Math.round((first + second) / 12) / 10;
}

/** What the roster adds to it: nobody there, or too few; null where it is well. */
function deskAdvice(
  map: HeatMap,
  open: readonly (readonly boolean[])[],
  desk: readonly (readonly number[])[],
  total: number,
): Advice | null {
  const alone = onlyWhere(map, (at, hour) => open[at]?.[hour] === true && (desk[at]?.[hour] ?? 0) === 0);
  const missed = sumOf(alone);
  if (missed / total >= NOBODY_SHARE) return { kind: 'nobody', ...busyOf(busiestPair(alone), missed, total) };
  const minutes = desk.reduce((sum, row) => sum + row.reduce((line, cell) => line + cell, 0), 0);
  const served = sumOf(onlyWhere(map, (at, hour) => (desk[at]?.[hour] ?? 0) > 0));
  if (minutes === 0 || served === 0) return null;
  const expectedIn = (pair: Pair): number => {
    const [first, second] = minutesAt(desk, pair);
    return ((first + second) * served) / minutes;
  };
  const loadOf = (pair: Pair): number => pair.sum / expectedIn(pair);
  const pairs = pairsOf(map).filter((pair) => minutesAt(desk, pair).every((one) => one > 0));
  const worst = pairs
    .filter(({ sum }) => sum >= LEAST_PAIR.short && sum / total >= SHORT_SHARE)
    .filter((pair) => loadOf(pair) >= LOAD.short)
    .reduce<Pair | null>((best, one) => (best === null || loadOf(one) > loadOf(best) ? one : best), null);
  if (worst === null) return null;
  const quiet = pairs
    .filter((pair) => minutesAt(desk, pair).every((one) => one >= 120))
    .filter((pair) => expectedIn(pair) >= LEAST_PAIR.quiet && loadOf(pair) <= LOAD.quiet)
    .reduce<Pair | null>((best, one) => (best === null || loadOf(one) < loadOf(best) ? one : best), null);
  return {
    kind: 'short',
    people: peopleAt(desk, worst),
    times: Math.round(loadOf(worst) * 10) / 10,
    quiet: quiet && { weekday: quiet.weekday, hour: quiet.hour, people: peopleAt(desk, quiet) },
    ...busyOf(worst, worst.sum, total),
  };
}
