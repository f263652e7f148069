import { addDays, makeDay } from '../../lib/days';
import type { Day } from '../../lib/days';
import type { LANGUAGES } from '../settings/settings.rules';

/** For whom a ladder of tiers is: people, or companies that buy in bulk. */
export const TIER_LINES = ['retail', 'bulk'] as const;
export type TierLine = (typeof TIER_LINES)[number];

/** By what a member rises: what they spent, the days they bought on, or the points they earned. */
export const BASES = ['spend', 'visits', 'points'] as const;
export type Basis = (typeof BASES)[number];

/** Twelve months back from today, or from the first of January. */
export const WINDOWS = ['rolling', 'calendar'] as const;
export type Window = (typeof WINDOWS)[number];

/** How a tier is marked, always together with its name. */
export const TONES = ['plain', 'bronze', 'silver', 'gold', 'platinum', 'diamond'] as const;
export type Tone = (typeof TONES)[number];

/** Fewest and most tiers of a line; longest texts; highest threshold in cents, visits or points. */
export const TIER_LIMITS = { fewest: 2, most: 6, name: 20, text: 500, threshold: 1_000_000_000 } as const;

/** Most of a review's grace, in days. */
export const MOST_GRACE_DAYS = 366;

export type TierFields = {
  line: TierLine;
  name: string;
  tone: Tone;
  /** From how much on, in cents, visits or points. */
  threshold: number;
  /** What of each thousand is to be paid; 1000: no discount. */
  discountPermille: number;
  /** Points of each thousand; 1000: as many as everybody. */
  pointsPermille: number;
  birthdayGift: string;
  benefits: string;
};

export type Ranked = { id: number; line: TierLine; threshold: number };

/**
 * What is wrong with a ladder: too few or too many tiers; a lowest one that does not begin at nothing, which would leave a
 * gap below it; two with the same threshold; one that stands above a higher one; two of one name; a higher one that gives
 * less.
 */
export const TIER_FAULTS = ['few', 'many', 'gap', 'same', 'order', 'nameTwice', 'givesLess'] as const;
export type TierFault = { line: TierLine; reason: (typeof TIER_FAULTS)[number]; at: number };

/** Faults of the tiers of all lines, each line from its lowest; `at` counts within the line. A shop need not have a bulk line. */
export function tierFaults(tiers: readonly TierFields[]): TierFault[] {
  return TIER_LINES.flatMap((line): TierFault[] => {
    const own = tiers.filter((tier) => tier.line === line);
    if (own.length === 0 && line === 'bulk') return [];
    const fault = (reason: TierFault['reason'], at: number): TierFault => ({ line, reason, at });
    const faults: TierFault[] = [];
    if (own.length < TIER_LIMITS.fewest) faults.push(fault('few', own.length));
    if (own.length > TIER_LIMITS.most) faults.push(fault('many', TIER_LIMITS.most));
    if (own[0] !== undefined && own[0].threshold !== 0) faults.push(fault('gap', 0));
    for (const [at, tier] of own.entries()) {
      const below = own[at - 1];
      if (own.slice(0, at).some(({ name }) => name === tier.name)) faults.push(fault('nameTwice', at));
      if (below === undefined) continue;
      if (tier.threshold === below.threshold) faults.push(fault('same', at));
      else if (tier.threshold < below.threshold) faults.push(fault('order', at));
      const isLess =
        tier.discountPermille > below.discountPermille || tier.pointsPermille < below.pointsPermille;
      if (isLess) faults.push(fault('givesLess', at));
    }
    return faults;
  });
}

/** The ladder that somebody stands on: companies on the bulk line where the shop has one. From the lowest. */
export function ladderOf<Tier extends Ranked>(tiers: readonly Tier[], isCompany: boolean): Tier[] {
  const bulk = isCompany ? tiers.filter(({ line }) => line === 'bulk') : [];
  const own = bulk.length > 0 ? bulk : tiers.filter(({ line }) => line === 'retail');
  return own.toSorted((a, b) => a.threshold - b.threshold);
}

/** The highest tier of a ladder that this much reaches; what lies below nothing reaches the lowest. */
export const reached = <Tier extends Ranked>(ladder: readonly Tier[], measure: number): Tier | undefined =>
  ladder.findLast(({ threshold }) => threshold <= measure) ?? ladder[0];

/** The next tier above one, and how much is missing to it; null on the highest. Never less than nothing. */
export function nextOf<Tier extends Ranked>(
  ladder: readonly Tier[],
  presentId: number,
  measure: number,
): { tier: Tier; missing: number } | null {
  const tier = ladder[ladder.findIndex(({ id }) => id === presentId) + 1];
  return tier === undefined ? null : { tier, missing: Math.max(0, tier.threshold - measure) };
}

/** The same day so many months later, or before; the last of the month where it has no such day. */
export function monthsLater(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  for (let at = date; at > 0; at -= 1) {
    const found = makeDay(toYear, toMonth, at);
    if (found !== null) return found;
  }
  throw new RangeError('beyond the calendar');
}

/** The first day that counts today. */
export const windowFrom = (window: Window, today: Day): Day =>
  window === 'calendar' ? (`${today.slice(0, 4)}-01-01` as Day) : addDays(monthsLater(today, -12), 1);

/** Where somebody stands, and what holds them there. */
export type Standing = {
  tierId: number;
  /** Until this day no rule moves them; null: it may. */
  lockedUntil: Day | null;
  /** The last day of grace; null: nothing is to lapse. */
  lapsesOn: Day | null;
};

/**
 * What a review makes of a member: up at once; down once the grace that the first such review gave is over. Whoever
 * reaches their tier again keeps it. A lock holds both ways.
 */
export function reviewed(
  ladder: readonly Ranked[],
  { tierId, lockedUntil, lapsesOn }: Standing,
  { measure, today, graceDays }: { measure: number; today: Day; graceDays: number },
): { tierId: number; lapsesOn: Day | null } {
  if (lockedUntil !== null && lockedUntil >= today) return { tierId, lapsesOn: null };
  const to = reached(ladder, measure);
  const present = ladder.findIndex(({ id }) => id === tierId);
  const deserved = ladder.findIndex(({ id }) => id === to?.id);
  if (to === undefined || deserved === present) return { tierId, lapsesOn: null };
  if (deserved > present || present < 0) return { tierId: to.id, lapsesOn: null };
  const last = lapsesOn ?? addDays(today, graceDays);
  const isOver = lapsesOn === null ? graceDays === 0 : lapsesOn < today;
  return isOver ? { tierId: to.id, lapsesOn: null } : { tierId, lapsesOn: last };
}

/**
 * A discount as shops say it: Chinese in tenths of the price (950: 9.5 or 95, written 95; 900: 9), English in percent of
 * it (95).
 */
export function discountRate(permille: number, language: (typeof LANGUAGES)[number]): string {
  const isTenths = language === 'zh-CN' && permille % 100 === 0;
  return String(permille / (isTenths ? 100 : 10));
}
