import { addDays, daysBetween } from '../../lib/days';
import type { Day } from '../../lib/days';

/** What a small shop promises: goods to come, to bring them, to mend, a price or money back, an answer, anything else. */
export const PROMISE_KINDS = ['goods', 'delivery', 'repair', 'money', 'answer', 'other'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/**
 * - `open`: still to be kept.
 * - `kept`: done, in time or late.
 * - `broken`: it will not be done, with a reason.
 * - `released`: the customer lets the shop off, with a reason; it is held against nobody.
 */
export const PROMISE_STATES = ['open', 'kept', 'broken', 'released'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** What a promise comes to: kept in time, late but told beforehand, late in silence, broken. */
export const VERDICTS = ['kept', 'toldLate', 'silentLate', 'broken'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How an open promise stands today, what hurts most first. */
export const STANDINGS = ['overdue', 'today', 'tellFirst', 'coming'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Groups of the ledger. */
export const PROMISE_GROUPS = ['open', 'late', 'ended'] as const;
export type PromiseGroup = (typeof PROMISE_GROUPS)[number];

/** Signs of the words and of a reason; rows of one answer. */
export const PROMISE_LIMITS = { words: 200, reason: 500, rows: 500 } as const;

/** A promise's days, as far as rules look at them. */
export type PromiseDays = {
  state: PromiseState;
  promisedOn: Day;
  /** The day that was promised first: this one is judged. */
  dueOn: Day;
  /** Since when the customer has known, without a gap, that it will be later; null: they were told of no other day. */
  toldOn: Day | null;
  /** The day that they were told last. */
  newDueOn: Day | null;
  endedOn: Day | null;
};

/** The day on which the customer expects it now. */
export const expectedOn = ({ dueOn, newDueOn }: Pick<PromiseDays, 'dueOn' | 'newDueOn'>): Day =>
  newDueOn ?? dueOn;

/**
 * Since when the customer will have known of a later day, once they are told today: still since the first time where they
 * were told each time before the day came that they had been given last, else since today.
 */
export function toldSince(promise: Pick<PromiseDays, 'dueOn' | 'toldOn' | 'newDueOn'>, today: Day): Day {
  const { toldOn } = promise;
  return toldOn === null || today > expectedOn(promise) ? today : toldOn;
}

/**
 * What a promise came to, or has come to already while it is open: judged by days against the one promised first, since at
 * a counter much is ticked off in the evening. Late is told where the customer knew before the first day was over, and had
 * it by the day that they were told last. Null for one that is not due yet, and where the customer let the shop off.
 */
export function verdictOf(promise: PromiseDays, today: Day): Verdict | null {
  const { state, dueOn, toldOn, endedOn } = promise;
  if (state === 'released') return null;
  if (state === 'broken') return 'broken';
  const end = endedOn ?? today;
  if (end <= dueOn) return state === 'kept' ? 'kept' : null;
  return toldOn !== null && toldOn <= dueOn && end <= expectedOn(promise) ? 'toldLate' : 'silentLate';
}

/** Whole days for which the customer has been waiting beyond the day that they expect it. */
export const lateDaysOf = (promise: Pick<PromiseDays, 'dueOn' | 'newDueOn'>, today: Day): number =>
  Math.max(0, daysBetween(expectedOn(promise), today));

/** How long promises of a kind have really taken. */
export type Forecast = {
  /** Whole days from the promise to its being kept, the middle one; 0: the same day. */
  days: number;
  /** True where more than half took longer than any of which the end is known. */
  isAtLeast: boolean;
  /** How many were kept, of which this is known. */
  cases: number;
  /** True where it is from the responsible person's own, false where from all of the shop's. */
  isOwn: boolean;
};

/** How long one promise took, or, where it is not known, for how long at least nothing came of it. */
export type Waited = { days: number; isKept: boolean };

/** Fewer kept ones than this say nothing: a single odd one of four would move the middle by half of what it may be. */
export const FEWEST_CASES = 5;

/** So far back promises are looked at: what took long two years ago says little of today. */
export const LOOK_BACK_DAYS = 365;

/**
 * The middle of how long promises took, those included of which the end is not known: a promise that is open, was broken or
 * was let off after ten days took ten days at least, and leaving it out would make the shop look the quicker the more of
 * them it leaves undone. Estimator of the share S(t) still unkept after t days, the product over all days u up to t of
 * 1 - kept(u) / waiting(u), where waiting are those that took u days or longer; the answer is the first t with S(t) at or
 * below one half, or, where S never falls so far, the longest time that is known, as a least. After E. L. Kaplan and
 * P. Meier, Nonparametric Estimation from Incomplete Observations, Journal of the American Statistical Association 53
 * (1958). Null below five kept ones.
 */
export function forecastOf(waited: readonly Waited[], isOwn: boolean): Forecast | null {
  const kept = waited.filter(({ isKept }) => isKept).map(({ days }) => days);
  if (kept.length < FEWEST_CASES) return null;
  const about = { cases: kept.length, isOwn };
  let left = 1;
  for (const day of [...new Set(kept)].sort((a, b) => a - b)) {
    const waiting = waited.filter(({ days }) => days >= day).length;
    const ended = kept.filter((days) => days === day).length;
    left *= 1 - ended / waiting;
    // One half, but for what dividing leaves behind.
    if (left <= 0.5 + 1e-9) return { days: day, isAtLeast: false, ...about };
  }
  return { days: Math.max(...kept), isAtLeast: true, ...about };
}

/**
 * The forecast for who is responsible: from their own promises where these are enough and not all that the shop has, else
 * from all of them.
 */
export const forecastFor = (own: readonly Waited[], all: readonly Waited[]): Forecast | null =>
  (own.length < all.length ? forecastOf(own, true) : null) ?? forecastOf(all, false);

/** The day on which something promised on `promisedOn` is as likely there as not. */
export const realisticOn = (promisedOn: Day, { days }: Forecast): Day => addDays(promisedOn, days);

/** True where less time is promised than such things have taken. */
export const isShort = (promisedOn: Day, dueOn: Day, forecast: Forecast | null): boolean =>
  forecast !== null && dueOn < realisticOn(promisedOn, forecast);

/** Of one that is a day away the customer is called now or never. */
const CALL_AHEAD_DAYS = 1;
/** What the forecast says is told a week ahead at most: with more time left, much is still made. */
export const TELL_AHEAD_DAYS = 7;

/** How an open promise stands: to tell first is what is due within a day, and what the forecast says will not be made. */
export function standingOf(promise: PromiseDays, today: Day, forecast: Forecast | null): Standing {
  const expected = expectedOn(promise);
  if (expected < today) return 'overdue';
  if (expected === today) return 'today';
  const left = daysBetween(today, expected);
  if (left <= CALL_AHEAD_DAYS) return 'tellFirst';
  return left <= TELL_AHEAD_DAYS && isShort(promise.promisedOn, expected, forecast) ? 'tellFirst' : 'coming';
}

/** Counts of verdicts. */
export type PromiseCounts = Record<Verdict, number>;

/** Adds up verdicts by whatever tells them apart, in the order in which these come first. */
export function countVerdicts<K>(judged: Iterable<readonly [K, Verdict]>): Map<K, PromiseCounts> {
  const counts = new Map<K, PromiseCounts>();
  for (const [key, verdict] of judged) {
    const known = counts.get(key) ?? { kept: 0, toldLate: 0, silentLate: 0, broken: 0 };
    known[verdict] += 1;
    counts.set(key, known);
  }
  return counts;
}

/** Share of promises kept in time among all that came to anything, as a whole percentage; null where none did. */
export function keptShare({ kept, toldLate, silentLate, broken }: PromiseCounts): number | null {
  const all = kept + toldLate + silentLate + broken;
  return all === 0 ? null : Math.round((kept / all) * 100);
}
