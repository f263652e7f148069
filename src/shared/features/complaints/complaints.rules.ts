import type { Role } from '../staff/staff.rules';
import { addOpenMinutes, openMinutesBetween } from '../settings/hours.rules';
import type { Hours, Moment, OpenPart } from '../settings/hours.rules';
import type { HolidayOf } from '../settings/holidays.rules';

/** What it is that a customer tells. */
export const COMPLAINT_TYPES = ['complaint', 'suggestion', 'praise', 'dispute', 'return', 'request'] as const;
export type ComplaintType = (typeof COMPLAINT_TYPES)[number];

/** The way it came. */
export const COMPLAINT_CHANNELS = ['counter', 'phone', 'wechat', 'qr', 'letter', 'other'] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];

/** What customers want most; anything else in words. */
export const WISHES = ['exchange', 'refund', 'makeUp', 'explain'] as const;
export type Wish = (typeof WISHES)[number];

/**
 * - `new`: taken in. `investigating`: somebody looks into it. `proposed`: the customer was offered something.
 * - `resolved`: done as agreed. `followedUp`: the customer was asked afterwards. `closed`: nothing is left.
 * - `rejected`: the shop said no, with a reason. `withdrawn`: the customer took it back. `merged`: it doubles another.
 */
export const COMPLAINT_STATES = [
  'new',
  'investigating',
  'proposed',
  'resolved',
  'followedUp',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** States in which the clock of the solution runs. */
export const UNSOLVED = ['new', 'investigating', 'proposed'] as const satisfies readonly ComplaintState[];
/** States in which something is still to be done. */
export const UNDER_WAY = [...UNSOLVED, 'resolved', 'followedUp'] as const satisfies readonly ComplaintState[];

export const isUnsolved = (state: ComplaintState): boolean => UNSOLVED.some((one) => one === state);
export const isUnderWay = (state: ComplaintState): boolean => UNDER_WAY.some((one) => one === state);

const WAYS: Readonly<Record<ComplaintState, readonly ComplaintState[]>> = {
  new: ['investigating', 'proposed', 'resolved', 'rejected', 'withdrawn'],
  investigating: ['proposed', 'resolved', 'rejected', 'withdrawn'],
  proposed: ['resolved', 'investigating', 'rejected', 'withdrawn'],
  resolved: ['followedUp', 'closed', 'investigating'],
  followedUp: ['closed', 'investigating'],
  closed: ['investigating'],
  rejected: ['investigating'],
  withdrawn: ['investigating'],
  merged: [],
};

/** Where a complaint can go from a state, the usual way first. From one that was solved or ended it is opened again. */
export const waysFrom = (state: ComplaintState): readonly ComplaintState[] => WAYS[state];

/** True for a step that opens again what was solved or ended. */
export const isReopening = (from: ComplaintState, to: ComplaintState): boolean =>
  to === 'investigating' && !isUnsolved(from);

/** True for a step that wants words: what was offered, what solved it, why not, what is still wrong. */
export const wantsWords = (from: ComplaintState, to: ComplaintState): boolean =>
  to === 'proposed' || to === 'resolved' || to === 'rejected' || isReopening(from, to);

/** What happened to a complaint, besides its states. */
export const EVENT_KINDS = [
  'received',
  'answered',
  ...COMPLAINT_STATES,
  'reopened',
  'handed',
  'waiting',
  'goesOn',
  'note',
  'linked',
  'rated',
  'took',
  'compensated',
  'tookBack',
  'excepted',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Tabs of the list. `late`: answer or solution is over time. `waiting`: the customer has to do something. */
export const COMPLAINT_GROUPS = ['open', 'late', 'waiting', 'asking', 'ended'] as const;
export type ComplaintGroup = (typeof COMPLAINT_GROUPS)[number];

/** What is kept at most; hand-offs that ask for no reason. */
export const COMPLAINT_LIMITS = {
  words: 4_000,
  note: 2_000,
  short: 200,
  name: 60,
  phone: 40,
  checks: 20,
  freeHandOffs: 2,
  /** Opening minutes: the longest time that a category gives, about a quarter of a year. */
  minutes: 40_000,
  categories: 30,
} as const;

/** One thing to check, and what was found. */
export type Check = { title: string; isDone: boolean; found: string };

/** Categories that every shop begins with; the page has their texts until the shop writes its own. */
export const CATEGORY_PRESETS = ['quality', 'missing', 'delivery', 'manner', 'price', 'other'] as const;
export type CategoryPreset = (typeof CATEGORY_PRESETS)[number];

/** Who is responsible and how long it may take (opening minutes) where the shop did not decide yet. */
export const PRESETS: Readonly<
  Record<CategoryPreset, { role: Role | null; answerMinutes: number; solveMinutes: number; checks: number }>
> = {
  quality: { role: 'manager', answerMinutes: 120, solveMinutes: 1_620, checks: 4 },
  missing: { role: null, answerMinutes: 60, solveMinutes: 600, checks: 3 },
  delivery: { role: null, answerMinutes: 60, solveMinutes: 600, checks: 3 },
  manner: { role: 'owner', answerMinutes: 60, solveMinutes: 1_200, checks: 3 },
  price: { role: 'manager', answerMinutes: 60, solveMinutes: 600, checks: 2 },
  other: { role: null, answerMinutes: 240, solveMinutes: 2_400, checks: 2 },
};

/** A moment by which something is due, and what each day adds to the sum, so that it can be told. */
export type Deadline = { at: Moment; parts: OpenPart[] };

/**
 * When so many opening minutes are over. A shop that never opens again within ten years still gets an answer: the end of
 * the day on which they began.
 */
export function deadlineOf(from: Moment, minutes: number, hours: Hours, holidayOf: HolidayOf): Deadline {
  return (
    addOpenMinutes(from, minutes, hours, holidayOf) ?? { at: { day: from.day, minute: 1_440 }, parts: [] }
  );
}

/**
 * A deadline after a pause: what was left of it when the clock was stopped is counted from when it goes on. One that was
 * over by then stays.
 */
export function afterPause(
  due: Moment,
  pause: { from: Moment; to: Moment },
  hours: Hours,
  holidayOf: HolidayOf,
): Moment {
  const left = openMinutesBetween(pause.from, due, hours, holidayOf);
  return left === 0 ? due : deadlineOf(pause.to, left, hours, holidayOf).at;
}

/** True where a moment is over. */
export const isOver = (due: Moment, now: Moment): boolean =>
  now.day > due.day || (now.day === due.day && now.minute > due.minute);

/** Parts of a sum as they are told: days of the same length and reason that follow each other are one. */
export type ToldPart = { from: string; to: string; days: number; minutes: number; why: OpenPart['why'] };

/** The parts of a deadline for people: closed days that the week has anyway are told as well, since they are why it takes long. */
export function toldParts(parts: readonly OpenPart[]): ToldPart[] {
  const told: ToldPart[] = [];
  for (const { day, minutes, why } of parts) {
    const last = told.at(-1);
    if (last?.minutes === minutes && last.why === why) {
      last.to = day;
      last.days += 1;
    } else told.push({ from: day, to: day, days: 1, minutes, why });
  }
  return told;
}

/** Checks as they are kept, read with care. */
export function checksOf(json: string): Check[] {
  return JSON.parse(json) as Check[];
}
