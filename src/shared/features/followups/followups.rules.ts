import type { Purpose } from '../privacy/privacy.rules';

/** What is to be done. */
export const FOLLOWUP_KINDS = [
  'call',
  'visit',
  'appointment',
  'message',
  'usage',
  'care',
  'payment',
  'internal',
] as const;
export type FollowupKind = (typeof FOLLOWUP_KINDS)[number];

/** Kinds that are about a customer always; the others may be the shop's own. */
export const CUSTOMER_KINDS: ReadonlySet<FollowupKind> = new Set([
  'call',
  'visit',
  'appointment',
  'message',
  'usage',
  'care',
  'payment',
]);

/** What a customer can refuse that this kind would do to them. */
const DOES: Readonly<Partial<Record<FollowupKind, Purpose>>> = {
  call: 'phone',
  usage: 'phone',
  message: 'message',
  care: 'birthday',
};

/** What a kind would do although the customer refused it; null where it goes against nothing they said. */
export function refusedBy(kind: FollowupKind, refuses: readonly Purpose[]): Purpose | null {
  const does = DOES[kind];
  return does !== undefined && refuses.includes(does) ? does : null;
}

/**
 * - `open`: still to be done.
 * - `done`: somebody did it.
 * - `dropped`: somebody decided not to, with a reason.
 * - `withdrawn`: what made it took it back.
 */
export const FOLLOWUP_STATES = ['open', 'done', 'dropped', 'withdrawn'] as const;
export type FollowupState = (typeof FOLLOWUP_STATES)[number];

/** What came of it. */
export const OUTCOMES = [
  'reached',
  'unreached',
  'coming',
  'bought',
  'declined',
  'settled',
  'came',
  'missed',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What can come of a kind, in the order in which it is offered. */
export const outcomesOf = (kind: FollowupKind): readonly Outcome[] =>
  kind === 'appointment' ? OF_APPOINTMENTS : OF_OTHERS;

const OF_APPOINTMENTS: readonly Outcome[] = ['came', 'missed', 'bought', 'declined', 'settled'];
const OF_OTHERS: readonly Outcome[] = OUTCOMES.filter((one) => one !== 'came' && one !== 'missed');

/** What came of it where one key says no more than that it is done: who was expected came. */
export const plainOutcome = (kind: FollowupKind): Outcome | null => (kind === 'appointment' ? 'came' : null);

/** How the customer felt. */
export const MOODS = ['happy', 'calm', 'unhappy', 'angry'] as const;
export type Mood = (typeof MOODS)[number];

/** Signs of a subject and of a note; minutes of the shortest and longest; how many one act may move. */
export const FOLLOWUP_LIMITS = {
  subject: 200,
  note: 2_000,
  shortest: 5,
  longest: 1_440,
  atOnce: 500,
} as const;

/** Minutes of one that was given no length. */
export const FIRST_LENGTH = 30;

/** So many rows a person has on Today before the rest is folded. */
export const MOST_ON_TODAY = 12;

/** How rows of Today are grouped, in the order in which waiting hurts: who has been given a time waits at a door. */
export const TODAY_GROUPS = ['timed', 'owed', 'contact', 'care', 'internal'] as const;
export type TodayGroup = (typeof TODAY_GROUPS)[number];

/** Which group of Today a follow-up belongs to. */
export function groupOf({ kind, dueMinute }: { kind: FollowupKind; dueMinute: number | null }): TodayGroup {
  if (kind === 'appointment' || dueMinute !== null) return 'timed';
  switch (kind) {
    case 'payment':
      return 'owed';
    case 'care':
      return 'care';
    case 'internal':
      return 'internal';
    default:
      return 'contact';
  }
}

/** True where there is no time of that length left before midnight. */
export const isAcrossMidnight = (dueMinute: number | null, lengthMinutes: number): boolean =>
  dueMinute !== null && dueMinute + lengthMinutes > 1_440;
