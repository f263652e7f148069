import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { daysBetween } from '../../lib/days';
import { customerId } from '../customers/customers.contract';
import { bookingChannels } from './booking.channels';
import { CALENDAR_LIMITS } from './calendar.rules';
import { calendarFileChannels } from './calendarFile.channels';
import { calendarPaperChannels } from './calendarPaper.channels';
import { about, day, minute, person, personId, whose } from './parts.channels';
import { promiseChannels, promisesOfToday } from './promise.channels';
import { reminderChannels } from './reminder.channels';
import { ruleChannels } from './rule.channels';
import { ofSeries, seriesChannels } from './series.channels';
import { visitChannels } from './visit.channels';
import { spreadChannels } from './spread.channels';
import {
  FIRST_LENGTH,
  FOLLOWUP_KINDS,
  FOLLOWUP_LIMITS,
  FOLLOWUP_STATES,
  MOODS,
  OUTCOMES,
  TODAY_GROUPS,
} from './followups.rules';

export const followupId = z.number().int().positive().brand<'FollowupId'>();
export type FollowupId = z.infer<typeof followupId>;

const subject = z.string().trim().min(1).max(FOLLOWUP_LIMITS.subject);
const note = z.string().trim().max(FOLLOWUP_LIMITS.note);

/** When it is to be done; without a minute, at some time of that day. */
const due = z.object({ dueOn: day, dueMinute: minute.nullable() });

/** What people type of a follow-up. */
export const followupFields = due.extend({
  kind: z.enum(FOLLOWUP_KINDS),
  /** Null only where it is the shop's own. */
  customerId: customerId.nullable(),
  /** Who is to do it. */
  personId,
  /** What it is about, in words. */
  subject,
  lengthMinutes: z
    .number()
    .int()
    .min(FOLLOWUP_LIMITS.shortest)
    .max(FOLLOWUP_LIMITS.longest)
    .default(FIRST_LENGTH),
});
export type FollowupFields = z.infer<typeof followupFields>;

/** Who was in touch with a customer last, how, when, and what came of it. */
const lastContact = z.object({
  kind: z.enum(FOLLOWUP_KINDS),
  on: day,
  by: z.string(),
  outcome: z.enum(OUTCOMES).nullable(),
});

const customerIds = z.array(customerId).min(1).max(FOLLOWUP_LIMITS.atOnce);
/** Why a rule made it: its trigger, and facts for the sentence; `...On` are days, `...Cents` amounts. */
const why = z.object({ trigger: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) });

/** A follow-up as lists show it. */
export const followupRow = z.object({
  id: followupId,
  kind: z.enum(FOLLOWUP_KINDS),
  customer: about.nullable(),
  person,
  subject: z.string(),
  dueOn: day,
  dueMinute: z.number().int().nullable(),
  lengthMinutes: z.number().int(),
  state: z.enum(FOLLOWUP_STATES),
  /** Null where a person planned it. */
  why: why.nullable(),
  /** Null for a single one. */
  series: ofSeries.nullable(),
  /** How often it was put off. */
  moves: z.number().int(),
  version: z.number().int(),
});
export type FollowupRow = z.infer<typeof followupRow>;

/** One day of a series for which nothing was made yet. */
const comingRow = followupRow
  .omit({ id: true, state: true, why: true, series: true, moves: true, version: true })
  .extend({ series: ofSeries, mayChange: z.boolean() });
export type ComingRow = z.infer<typeof comingRow>;

const todayRow = followupRow.extend({ group: z.enum(TODAY_GROUPS), lateDays: z.number().int() });
export type TodayRow = z.infer<typeof todayRow>;

/** What comes after, agreed in the same breath: for the same customer and person unless told. */
const next = due.extend({ kind: z.enum(FOLLOWUP_KINDS), subject });

/** What came of it, and what comes next. */
const completion = z.object({
  outcome: z.enum(OUTCOMES).nullable(),
  mood: z.enum(MOODS).nullable(),
  note,
  next: next.nullable(),
});

const ended = z.object({ id: followupId });

export const followupsContract = defineContract('followups', () => ({
  ...ruleChannels,
  ...promiseChannels,
  ...reminderChannels,
  ...seriesChannels(followupFields, completion),
  ...visitChannels,
  ...spreadChannels,
  ...calendarPaperChannels,
  ...calendarFileChannels(followupRow, comingRow),
  ...bookingChannels,
  /**
   * What is due up to today, what hurts most first, promises before all else: of each person twelve rows of both, or with
   * `isUnfolded` two hundred. `total` and `late` count all of both.
   */
  today: query({
    input: z.object({ whose, isUnfolded: z.boolean().default(false) }),
    output: z.object({
      /** Due, overdue, or to be told to the customer before they are missed. */
      promises: promisesOfToday,
      rows: z.array(todayRow),
      total: z.number().int(),
      late: z.number().int(),
      /** How many are open on each day of this week, Monday first. */
      week: z.array(z.object({ on: day, count: z.number().int() })),
      /** The next that are due after today, at most five. */
      soon: z.array(followupRow),
      /** How many were done today. */
      done: z.number().int(),
    }),
    permission: 'followups.read',
  }),
  /** What stands beside Today and is not the work of the day; asked for once that is on screen. */
  beside: query({
    input: z.object({}),
    output: z.object({
      /** Birthdays of today and the six days after: how many, and the first of them. */
      birthdays: z.object({
        total: z.number().int(),
        rows: z.array(
          z.object({
            id: customerId,
            name: z.string(),
            on: day,
            calendar: z.enum(['solar', 'lunar']),
            /** What they turn; null where the year is unknown. */
            age: z.number().int().nullable(),
          }),
        ),
      }),
      /**
       * What the shop sold the day before, returns taken off, and a week before that; null where it sold nothing, and for
       * all but the owner.
       */
      yesterday: z
        .object({
          sales: z.number().int(),
          amountCents: z.number().int(),
          weekBeforeCents: z.number().int().nullable(),
        })
        .nullable(),
    }),
    permission: 'followups.read',
  }),
  /**
   * What is to be done and what was done on some days, at most 62 of them: of each day `perDay`, open ones first, by
   * their time. `days` counts all of it.
   */
  calendar: query({
    input: z
      .object({
        from: day,
        to: day,
        whose,
        perDay: z.number().int().min(1).max(CALENDAR_LIMITS.perDay),
      })
      .refine(({ from, to }) => from <= to && daysBetween(from, to) < CALENDAR_LIMITS.days, { path: ['to'] }),
    output: z.object({
      rows: z.array(followupRow.extend({ mayChange: z.boolean() })),
      /** What series will bring, `perDay` of each day. */
      coming: z.array(comingRow),
      /** Days that have any: how many in all, what is to come as well. */
      days: z.array(z.object({ on: day, count: z.number().int() })),
      /** More than so many on a day are too many for one person: the shop's daily ration. */
      enough: z.number().int(),
    }),
    permission: 'followups.read',
  }),
  /** One follow-up with what came of it. Throws followups.notFound. */
  get: query({
    input: z.object({ id: followupId }),
    output: followupRow.extend({
      outcome: z.enum(OUTCOMES).nullable(),
      mood: z.enum(MOODS).nullable(),
      note: z.string(),
      endedAt: z.string().nullable(),
      endedBy: z.string().nullable(),
      createdOn: day,
      createdBy: z.string(),
    }),
    permission: 'followups.read',
  }),
  /** Open ones of a customer, the next first, how many they are, and who spoke to them last. */
  ofCustomer: query({
    input: z.object({ customerId, limit: z.number().int().min(1).max(50) }),
    output: z.object({
      rows: z.array(followupRow.extend({ mayChange: z.boolean() })),
      total: z.number().int(),
      last: lastContact.nullable(),
    }),
    permission: 'followups.read',
  }),
  /** Before `createMany`: how many would get one, how many said no to that kind, how many have one open already. */
  previewMany: query({
    input: z.object({ customerIds, kind: z.enum(FOLLOWUP_KINDS), personId }),
    output: z.object({
      count: z.number().int(),
      refusing: z.number().int(),
      waiting: z.number().int(),
    }),
    permission: 'followups.read',
  }),
  /** Who can be given one: everybody who works here and whom the signed-in person's right reaches. */
  people: query({
    input: z.object({}),
    output: z.array(person.extend({ isMe: z.boolean() })),
    permission: 'followups.read',
  }),
  /** Throws customers.notFound, staff.notFound, followups.past, followups.acrossMidnight, followups.wantsCustomer. */
  create: command({
    input: followupFields,
    output: ended,
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /**
   * One for each of these customers whom one's list shows and of whom the one who is to do it may know, in one act.
   * `left` counts the others. Throws as `create`, and customers.notFound where nobody is left.
   */
  createMany: command({
    input: z.object({
      customerIds,
      fields: followupFields.omit({ customerId: true }),
      /** Those who said no to that kind are left out. */
      isSparing: z.boolean(),
    }),
    output: z.object({ ids: z.array(followupId), left: z.number().int() }),
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /** Throws as `create`, and followups.notFound, followups.ended, followups.changed where somebody was quicker. */
  edit: command({
    input: z.object({ id: followupId, version: z.number().int(), fields: followupFields.partial() }),
    output: ended,
    permission: 'followups.write',
    changes: ['followups', 'customers', 'processes', 'complaints', 'inquiries'],
    isUndoable: true,
  }),
  /**
   * Puts open ones off or brings them forward: to a day, at the minute given or, where it is left out, at their own.
   * Throws followups.notFound, followups.ended, followups.past, followups.acrossMidnight.
   */
  move: command({
    input: z.object({
      ids: z.array(followupId).min(1).max(FOLLOWUP_LIMITS.atOnce),
      dueOn: day,
      dueMinute: minute.nullable().optional(),
      lengthMinutes: z.number().int().min(FOLLOWUP_LIMITS.shortest).max(FOLLOWUP_LIMITS.longest).optional(),
    }),
    output: z.object({ ids: z.array(followupId) }),
    permission: 'followups.write',
    changes: ['followups', 'customers', 'processes', 'complaints', 'inquiries'],
    isUndoable: true,
  }),
  /** Done, with what came of it and, if there is one, the next step. Throws followups.notFound, followups.ended, and as `create`. */
  complete: command({
    input: completion.extend({ id: followupId }),
    output: z.object({ id: followupId, nextId: followupId.nullable() }),
    permission: 'followups.write',
    changes: ['followups', 'customers', 'processes', 'complaints', 'inquiries'],
    isUndoable: true,
  }),
  /** Not to be done after all. Throws followups.notFound, followups.ended, followups.wantsReason. */
  drop: command({
    input: z.object({ id: followupId, reason: note }),
    output: ended,
    permission: 'followups.write',
    changes: ['followups', 'customers', 'processes', 'complaints', 'inquiries'],
    isUndoable: true,
  }),
}));
