/** Most follow-ups that all rules together make for one person on one day, until the shop says otherwise. */
export const FIRST_DAILY = 15;
/** After one that a rule made, a customer is left alone by rules for so many days, until the shop says otherwise. */
export const FIRST_REST_DAYS = 7;

export const RATION_LIMITS = { daily: 100, restDays: 90 } as const;

/** How much rules may make. */
export type Ration = { daily: number; restDays: number };

export const FIRST_RATION: Ration = { daily: FIRST_DAILY, restDays: FIRST_REST_DAYS };

/** Something that a rule would make. */
export type Candidate = {
  ruleId: number;
  customerId: number;
  occasion: string;
  /** The day on which it came up. */
  on: string;
  /** After this day it is of no use; null: there is no such day. */
  until: string | null;
  why: string;
  personId: number;
  /** What the customer spent so far, in cents: the more, the less it waits. */
  spendCents: number;
};

/**
 * What is made today out of all that rules would make: of each customer one, of each person as many as are left of their
 * daily number. What would be of no use tomorrow goes first, then who spent most. The rest waits.
 */
export function rationed(
  candidates: readonly Candidate[],
  today: string,
  leftOf: (personId: number) => number,
): { made: Candidate[]; waiting: Candidate[] } {
  const inOrder = [...candidates].sort(
    (a, b) =>
      Number(b.until !== null && b.until <= today) - Number(a.until !== null && a.until <= today) ||
      b.spendCents - a.spendCents ||
      a.customerId - b.customerId ||
      a.ruleId - b.ruleId,
  );
  const left = new Map<number, number>();
  const customers = new Set<number>();
  const made: Candidate[] = [];
  const waiting: Candidate[] = [];
  for (const candidate of inOrder) {
    const { personId, customerId } = candidate;
    const room = left.get(personId) ?? leftOf(personId);
    if (room <= 0 || customers.has(customerId)) {
      left.set(personId, room);
      waiting.push(candidate);
      continue;
    }
    left.set(personId, room - 1);
    customers.add(customerId);
    made.push(candidate);
  }
  return { made, waiting };
}
