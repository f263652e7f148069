/** What the shop says to a special request: yes, no, or that somebody has to be asked. */
export const POLICY_ANSWERS = ['yes', 'no', 'ask'] as const;
export type PolicyAnswer = (typeof POLICY_ANSWERS)[number];

/** What is kept at most. */
export const POLICY_LIMITS = { what: 100, words: 500, reason: 200, policies: 40 } as const;

/** True where saying yes departs from what the shop says, whoever says it. */
export const isException = (answer: PolicyAnswer): boolean => answer !== 'yes';

/** Policies by how much of what a customer said stands in them, in the shop's order where that is the same. */
export function nearest<Policy extends { what: string }>(
  policies: readonly Policy[],
  said: string,
): readonly Policy[] {
  const sought = pairsOf(said);
  const likeness = ({ what }: Policy): number => [...pairsOf(what)].filter((pair) => sought.has(pair)).length;
  return policies
    .map((policy) => ({ policy, like: likeness(policy) }))
    .toSorted((a, b) => b.like - a.like)
    .map(({ policy }) => policy);
}

/** Two signs that stand beside each other: what Chinese is compared by, and serves English too. */
export function pairsOf(text: string): Set<string> {
  const signs = [...text.toLowerCase().replaceAll(/[\s\p{P}]/gu, '')];
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`));
}
