import type { Basis, TierFields, Window } from './tiers.rules';
import type { PointsRules } from './points.rules';

export type Programme = {
  isOn: boolean;
  basis: Basis;
  window: Window;
  /** Days that a member keeps a tier which a review finds too high. */
  graceDays: number;
  points: PointsRules;
};

/** What is proposed before anybody set anything; nothing of it holds while it is off. */
export const FIRST_PROGRAMME: Programme = {
  isOn: false,
  basis: 'spend',
  window: 'rolling',
  graceDays: 30,
  points: {
    isOn: true,
    centsPerPoint: 100,
    redeemPoints: 100,
    redeemCents: 100,
    redeemStep: 100,
    months: 24,
    forewarnDays: 30,
    days: [],
    extras: [],
    importsSince: null,
  },
};

/** The ladder that is proposed: three tiers by twelve months' spend. The names are the page's. */
export const FIRST_TIERS: readonly Omit<TierFields, 'name'>[] = (
  [
    ['plain', 0, 1_000, 1_000],
    ['silver', 100_000, 980, 1_200],
    ['gold', 500_000, 950, 1_500],
  ] as const
).map(([tone, threshold, discountPermille, pointsPermille]) => ({
  line: 'retail',
  tone,
  threshold,
  discountPermille,
  pointsPermille,
  birthdayGift: '',
  benefits: '',
}));

/** Why somebody came to a tier: the programme began, a sale, a review, a hand, or a sale that was undone. */
export const MOVE_CAUSES = ['start', 'upgrade', 'review', 'hand', 'undo'] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];

/** Why points came or went. */
export const POINTS_CAUSES = [
  'earn',
  'takenBack',
  'spend',
  'givenBack',
  'expire',
  'hand',
  'opening',
  'settle',
  'erased',
] as const;
export type PointsCause = (typeof POINTS_CAUSES)[number];
