/** Within so many days the same again is told of, from so many on. */
export const CLUSTER = { days: 30, from: 3 } as const;

/** What is kept at most of causes and of what shall get better. */
export const LEARN_LIMITS = {
  cause: 60,
  causes: 100,
  what: 200,
  outcome: 500,
  supplier: 60,
  raisers: 200,
} as const;

/** `open`: to be done. `done`: it is. `dropped`: the shop decided against it. */
export const IMPROVEMENT_STATES = ['open', 'done', 'dropped'] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** Where an improvement comes from. */
export const RAISED_BY = ['complaint', 'sale', 'followup'] as const;
export type RaisedBy = (typeof RAISED_BY)[number];

/** An effect is measured in so many days before and after, and told from so many on. */
export const EFFECT = { days: 60, fewestDays: 30, fewest: 3 } as const;

/**
 * What an improvement did, per thirty days before and after it was done. `thin`: too few or too soon to say. A change of
 * less than a fifth is none.
 */
export type Effect =
  | { kind: 'thin'; before: number; after: number; daysAfter: number }
  | { kind: 'less' | 'same' | 'more'; before: number; after: number; daysAfter: number };

const per30 = (count: number, days: number): number => (days === 0 ? 0 : (count * 30) / days);

/** The effect from how many there were in the sixty days before, and how many in so many days since. */
export function effectOf(countBefore: number, countAfter: number, daysAfter: number): Effect {
  const before = per30(countBefore, EFFECT.days);
  const after = per30(countAfter, daysAfter);
  const told = { before, after, daysAfter };
  if (countBefore < EFFECT.fewest || daysAfter < EFFECT.fewestDays) return { kind: 'thin', ...told };
  if (after <= before * 0.8) return { kind: 'less', ...told };
  return { kind: after >= before * 1.2 ? 'more' : 'same', ...told };
}
