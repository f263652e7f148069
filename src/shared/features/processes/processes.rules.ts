import { addDays, daysBetween, type Day } from '../../lib/days';
import { medianOf } from '../../lib/median';
import type { Role } from '../staff/staff.rules';

/** Processes that every shop begins with; the page has their texts until the shop writes its own. */
export const PROCESS_PRESETS = ['return', 'overdue', 'dispute'] as const;
export type ProcessPreset = (typeof PROCESS_PRESETS)[number];

/** What a process is about: a customer, what was sold, or what is still to be paid. */
export const PROCESS_STARTS = ['customer', 'sale', 'debt'] as const;
export type ProcessStart = (typeof PROCESS_STARTS)[number];

/** A step of a preset: its texts stand in the page's languages under its key. */
export type PresetStep = { key: string; amount: number; unit: TimeUnit; role: Role | null };

/** What each preset starts from, and its steps. */
export const PRESETS: Readonly<
  Record<ProcessPreset, { startsFrom: ProcessStart; steps: readonly PresetStep[] }>
> = {
  return: {
    startsFrom: 'sale',
    steps: [
      { key: 'receive', amount: 1, unit: 'hours', role: null },
      { key: 'check', amount: 1, unit: 'days', role: 'manager' },
      { key: 'settle', amount: 1, unit: 'days', role: null },
      { key: 'call', amount: 7, unit: 'days', role: null },
    ],
  },
  overdue: {
    startsFrom: 'debt',
    steps: [
      { key: 'remind', amount: 1, unit: 'days', role: null },
      { key: 'agree', amount: 3, unit: 'days', role: null },
      { key: 'visit', amount: 7, unit: 'days', role: 'manager' },
      { key: 'decide', amount: 7, unit: 'days', role: 'owner' },
    ],
  },
  dispute: {
    startsFrom: 'customer',
    steps: [
      { key: 'listen', amount: 2, unit: 'hours', role: null },
      { key: 'look', amount: 1, unit: 'days', role: 'manager' },
      { key: 'offer', amount: 1, unit: 'days', role: 'manager' },
      { key: 'mend', amount: 3, unit: 'days', role: null },
      { key: 'call', amount: 7, unit: 'days', role: null },
    ],
  },
};

/** In what the time of a step is counted. */
export const TIME_UNITS = ['hours', 'days'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/**
 * - `running`: there is something left to do.
 * - `done`: each step was done, or skipped with a reason.
 * - `stopped`: somebody ended it before, with a reason.
 */
export const PROCESS_STATES = ['running', 'done', 'stopped'] as const;
export type ProcessState = (typeof PROCESS_STATES)[number];

/** A step waits for the one before it; its time runs while it is open. `dropped`: the process was stopped before it was done. */
export const STEP_STATES = ['waiting', 'open', 'done', 'skipped', 'dropped'] as const;
export type StepState = (typeof STEP_STATES)[number];

/** Groups of the list; what is late runs too. */
export const PROCESS_GROUPS = ['running', 'late', 'ended'] as const;
export type ProcessGroup = (typeof PROCESS_GROUPS)[number];

export const PROCESS_LIMITS = {
  templates: 30,
  steps: 12,
  name: 40,
  title: 40,
  task: 300,
  words: 200,
  note: 500,
  amount: 365,
} as const;

/** Minutes that a step's follow-up takes in the calendar. */
export const STEP_MINUTES = 15;

/** A moment of the shop's clock. */
export type ShopMoment = { on: Day; minute: number };
/** Until when a step is to be done; null: at some time of that day. */
export type StepDue = { dueOn: Day; dueMinute: number | null };

const DAY_MINUTES = 1_440;

/** Until when a step is to be done that opens now: hours by the clock, days at the end of the last of them. */
export function dueAfter(now: ShopMoment, { amount, unit }: { amount: number; unit: TimeUnit }): StepDue {
  if (unit === 'days') return { dueOn: addDays(now.on, amount), dueMinute: null };
  const minutes = now.minute + amount * 60;
  return { dueOn: addDays(now.on, Math.floor(minutes / DAY_MINUTES)), dueMinute: minutes % DAY_MINUTES };
}

/** True where that moment is beyond what was given. */
export const isBeyond = ({ dueOn, dueMinute }: StepDue, { on, minute }: ShopMoment): boolean =>
  on > dueOn || (on === dueOn && dueMinute !== null && minute > dueMinute);

/** The minute at which its follow-up stands in the calendar: the time before midnight is long enough for it. */
export const calendarMinute = (dueMinute: number | null): number | null =>
  dueMinute === null ? null : Math.min(dueMinute, DAY_MINUTES - STEP_MINUTES);

/** Minutes by the clock from one moment to a later one. */
export const minutesFrom = (from: ShopMoment, to: ShopMoment): number =>
  daysBetween(from.on, to.on) * DAY_MINUTES + to.minute - from.minute;

/** A person who can be given a step. */
export type Doer = { id: number; role: Role; isMe: boolean };

/**
 * Who does a step as its template says: the named person, or one of the role, whoever starts it first. Whoever starts
 * it also does what nobody else is there for.
 */
export function doerOf(
  step: { personId: number | null; role: Role | null },
  people: readonly Doer[],
): number | null {
  const me = people.find(({ isMe }) => isMe);
  const named = people.find(({ id }) => id === step.personId);
  const ofRole =
    step.role === null || me?.role === step.role ? me : people.find(({ role }) => role === step.role);
  return (named ?? ofRole ?? me)?.id ?? null;
}

/** What is counted of a step that ended: how long it took, and whether that was in time. */
export type StepTime = StepDue & { opened: ShopMoment; ended: ShopMoment };

/** How many, how long the one in the middle took, and how many were in time. */
export type Measure = { count: number; medianMinutes: number | null; inTime: number };

export const measureSteps = (steps: readonly StepTime[]): Measure => ({
  count: steps.length,
  medianMinutes: medianOf(steps.map(({ opened, ended }) => minutesFrom(opened, ended))),
  inTime: steps.filter((step) => !isBeyond(step, step.ended)).length,
});
