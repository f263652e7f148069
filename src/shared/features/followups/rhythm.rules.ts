import { daysBetween } from '../../lib/days';
import type { Day } from '../../lib/days';

/** How often somebody comes by themselves. */
export type Rhythm = {
  /** The middle one of the intervals between their days, in days; half a day where it lies between two. */
  medianDays: number;
  /** How far their intervals usually lie from it, in days: like a standard deviation, deaf to single outliers. */
  spreadDays: number;
  /** The days on which they bought, the latest 200 at most. */
  visits: number;
};

/** Whether somebody has stayed away for longer than their own rhythm explains. */
export type Silence = {
  /** Days since the last purchase; 0 where it lies ahead. */
  daysSince: number;
  /** Days without a purchase that the rhythm still explains. */
  explainedDays: number;
  isSilent: boolean;
  /** Days beyond what is explained; 0 where they are not silent. */
  by: number;
};

/**
 * The fewest days of purchase that make a rhythm. They give four intervals: one of them may be anything (a journey, an
 * illness, a stray purchase) and both numbers still lie within what the other three say.
 */
export const FEWEST_VISITS = 5;

/** A rhythm is that of the latest so many days: somebody who changed their habits is not held to those of long ago. */
export const LATEST_VISITS = 200;

/** Fewer days than this are no silence, however often somebody comes: a daily buyer may have a week off, and one more. */
export const SHORTEST_SILENCE_DAYS = 14;

/** Own intervals after which somebody is silent, however uneven they are. */
const MOST_TURNS = 4;

/** Share of the own interval by which even the most punctual may be late. */
const LEAST_LATENESS = 0.5;

/** Spreads from the median that are explained. */
const SPREADS = 3;

/**
 * Makes the median absolute deviation (MAD) an estimate of the standard deviation of a normal distribution: 1 over the
 * 75th percentile of the standard normal one, 1 / 0.6745.
 */
const MAD_SCALE = 1.4826;

/**
 * The rhythm of somebody who bought on these days, in whatever order; a day counts once, the latest 200 count. Null below
 * five days. Median and 1.4826 × median(|interval − median|), after F. R. Hampel, The Influence Curve and its Role in Robust
 * Estimation, Journal of the American Statistical Association 69 (1974), and P. J. Rousseeuw and C. Croux,
 * Alternatives to the Median Absolute Deviation, the same 88 (1993).
 */
export function rhythmOf(days: readonly Day[]): Rhythm | null {
  const inOrder = [...new Set(days)].sort().slice(-LATEST_VISITS);
  if (inOrder.length < FEWEST_VISITS) return null;
  const intervals = inOrder.slice(1).map((day, at) => daysBetween(inOrder[at] ?? day, day));
  const medianDays = medianOf(intervals);
  const spreadDays = MAD_SCALE * medianOf(intervals.map((interval) => Math.abs(interval - medianDays)));
  return { medianDays, spreadDays, visits: inOrder.length };
}

/**
 * Whether somebody who last bought on `lastDay` is silent today. Explained are the median and three spreads (what lies
 * further out is rare: one interval in a thousand where they are normally distributed), but half the median of lateness at
 * least, four medians at most (of somebody who comes by pure chance, one interval in sixteen is longer), and never
 * fewer than fourteen days.
 */
export function silenceOf({ medianDays, spreadDays }: Rhythm, lastDay: Day, today: Day): Silence {
  const lateness = Math.max(SPREADS * spreadDays, LEAST_LATENESS * medianDays);
  const explained = Math.min(medianDays + lateness, MOST_TURNS * medianDays);
  const explainedDays = Math.max(SHORTEST_SILENCE_DAYS, Math.ceil(explained));
  const daysSince = Math.max(0, daysBetween(lastDay, today));
  const by = Math.max(0, daysSince - explainedDays);
  return { daysSince, explainedDays, isSilent: by > 0, by };
}

/** The middle of a list that is not empty; of an even number of values the mean of the two in the middle. */
function medianOf(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const upper = inOrder[Math.floor(inOrder.length / 2)] ?? 0;
  const lower = inOrder[Math.ceil(inOrder.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}
