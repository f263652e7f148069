import { command, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { draftId } from '../drafts/draftId';
import { about, day, minute, person, personId, whose } from './parts.channels';
import {
  PROMISE_GROUPS,
  PROMISE_KINDS,
  PROMISE_LIMITS,
  PROMISE_STATES,
  STANDINGS,
  VERDICTS,
} from './promise.rules';

const promiseId = z.number().int().positive();
const count = z.number().int();
const reason = z.string().trim().max(PROMISE_LIMITS.reason);

/** A record in which something can be promised. */
const promiseSource = z.object({ feature: z.enum(['sales']), id: z.number().int().positive() });
export type PromiseSource = z.infer<typeof promiseSource>;

/** What people type of a promise. */
const promiseFields = z.object({
  customerId,
  kind: z.enum(PROMISE_KINDS),
  /** What was promised, in words. */
  words: z.string().trim().min(1).max(PROMISE_LIMITS.words),
  dueOn: day,
  /** Null: at some time of that day. */
  dueMinute: minute.nullable(),
  /** Who sees to it that it is kept. */
  personId,
});
export type PromiseFields = z.infer<typeof promiseFields>;

const forecast = z.object({ days: count, isAtLeast: z.boolean(), cases: count, isOwn: z.boolean() });

/** A promise as lists show it. */
const promiseRow = z.object({
  id: promiseId,
  customer: about,
  kind: z.enum(PROMISE_KINDS),
  words: z.string(),
  promisedOn: day,
  promisedBy: person,
  person,
  /** The day that was promised first. */
  dueOn: day,
  dueMinute: minute.nullable(),
  /** Since when the customer has known that it will be later. */
  toldOn: day.nullable(),
  /** The day and minute that they were told last. */
  newDueOn: day.nullable(),
  newDueMinute: minute.nullable(),
  state: z.enum(PROMISE_STATES),
  endedOn: day.nullable(),
  endedBy: z.string().nullable(),
  /** Why it was broken or let off. */
  reason: z.string(),
  /** What it was promised in, a complaint say; null where it was on the card. */
  source: z.object({ feature: z.string(), id: count }).nullable(),
  version: count,
  /** Null for one that has ended. */
  standing: z.enum(STANDINGS).nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  /** Days beyond the one that the customer expects. */
  lateDays: count,
  /** How long such things have taken, where the day that is expected is shorter. */
  usual: forecast.nullable(),
  mayChange: z.boolean(),
});
export type PromiseRow = z.infer<typeof promiseRow>;

/** Promises of Today, before all else there. */
export const promisesOfToday = z.array(promiseRow);

const counts = z.object({ kept: count, toldLate: count, silentLate: count, broken: count });
const told = z.object({ id: promiseId });

/** What was promised to whom by when, and what became of it. */
export const promiseChannels = {
  /** A group of the ledger, at most 500, with how many each group holds: open ones by their day, ended ones the latest first. */
  promises: query({
    input: z.object({ whose, group: z.enum(PROMISE_GROUPS) }),
    output: z.object({
      rows: z.array(promiseRow),
      counts: z.object({ open: count, late: count, ended: count }),
    }),
    permission: 'followups.read',
  }),
  /** Open ones of a customer, the next first: of everybody whom the signed-in person may know of. */
  promisesOf: query({
    input: z.object({ customerId }),
    output: z.object({ rows: z.array(promiseRow) }),
    permission: 'followups.read',
  }),
  /** What became of those that were due in the past twelve months, by who is responsible and by kind. */
  promiseRecord: query({
    input: z.object({ whose }),
    output: z.object({
      people: z.array(z.object({ person, counts })),
      kinds: z.array(z.object({ kind: z.enum(PROMISE_KINDS), counts })),
    }),
    permission: 'followups.read',
  }),
  /** How long such promises have taken; null where too few have ended. */
  promiseForecast: query({
    input: z.object({ kind: z.enum(PROMISE_KINDS), personId }),
    output: z.object({ forecast: forecast.nullable() }),
    permission: 'followups.read',
  }),
  /** Throws customers.notFound, staff.unknown, followups.past, followups.notTheirs. */
  promise: command({
    input: promiseFields.extend({
      /** The record in which it was promised; left out: on the card. */
      source: promiseSource.optional(),
      endsDraft: draftId.optional(),
    }),
    output: told,
    permission: 'followups.write',
    changes: ['followups', 'customers', 'drafts'],
    isUndoable: true,
  }),
  /**
   * Changes what was written. Its day only on the day on which it was promised, and not once the customer was told of
   * another: after that it is a fact. Throws as `promise`, and followups.noPromise, followups.promiseEnded,
   * followups.promiseChanged where somebody was quicker, followups.promiseFixed.
   */
  editPromise: command({
    input: z.object({
      id: promiseId,
      version: count,
      fields: promiseFields.omit({ customerId: true }).partial(),
    }),
    output: told,
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /**
   * The customer was told that it will be later, and on which day. Throws followups.noPromise, followups.promiseEnded,
   * followups.promiseChanged, followups.past, followups.promiseNotLater.
   */
  tellPromise: command({
    input: z.object({ id: promiseId, version: count, newDueOn: day, newDueMinute: minute.nullable() }),
    output: told,
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /** Throws followups.noPromise, followups.promiseEnded. */
  keepPromise: command({
    input: told,
    output: told,
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /** It will not be done. Throws followups.noPromise, followups.promiseEnded, followups.wantsReason. */
  breakPromise: command({
    input: z.object({ id: promiseId, reason }),
    output: told,
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
  /** The customer lets the shop off. Throws as `breakPromise`. */
  releasePromise: command({
    input: z.object({ id: promiseId, reason }),
    output: told,
    permission: 'followups.write',
    changes: ['followups', 'customers'],
    isUndoable: true,
  }),
} as const;
