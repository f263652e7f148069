import { command, defineContract, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { posterPaper } from '../feedback/feedback.contract';
import { day } from '../followups/parts.channels';
import { LANGUAGES } from '../settings/settings.rules';
import { JOIN_CODE } from './joins.post.rules';
import {
  GAPS,
  JOIN_ANSWERS,
  JOIN_GROUPS,
  JOIN_LIMITS,
  JOIN_STATES,
  JOIN_WAYS,
  SOURCE_KINDS,
} from './joins.rules';

const count = z.number().int();
const id = count.positive();
const text = (most: number) => z.string().trim().max(most);
const gender = z.enum(['female', 'male']).nullable();
const birthday = z
  .object({
    month: count.min(1).max(12),
    day: count.min(1).max(31),
    year: count.min(1900).max(2100).nullable(),
  })
  .nullable();

export const joinId = id.brand<'JoinId'>();
export type JoinId = z.infer<typeof joinId>;

/** What somebody writes into a join form. */
export const joinForm = z.object({
  name: text(JOIN_LIMITS.name),
  phone: text(JOIN_LIMITS.phone),
  gender,
  birthday,
  wishes: text(JOIN_LIMITS.wishes),
  /** Whether the shop may call or write to them. */
  answer: z.enum(JOIN_ANSWERS),
});
export type JoinForm = z.infer<typeof joinForm>;

/** A form as it comes from the page's process, read once more before it is kept. */
export const joinPost = joinForm.extend({
  kind: z.literal('join'),
  source: z.string().regex(JOIN_CODE),
  version: count.min(0),
});

const joinRow = z.object({
  id: joinId,
  name: z.string(),
  phone: z.string(),
  state: z.enum(JOIN_STATES),
  way: z.enum(JOIN_WAYS),
  /** Where the form lay; null where nobody said. */
  source: z.string().nullable(),
  on: day,
  /** Whom it became. */
  customerId: customerId.nullable(),
  /** Why it was refused. */
  reason: z.string(),
});
export type JoinRow = z.infer<typeof joinRow>;

const source = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(SOURCE_KINDS),
  isClosed: z.boolean(),
  /** Forms that came by it, and how many of them became members. */
  forms: count,
  joined: count,
});
export type JoinSource = z.infer<typeof source>;

const consentText = z.object({
  zh: text(JOIN_LIMITS.text).min(1),
  en: text(JOIN_LIMITS.text).min(1),
});

const poster = z.object({ id, size: z.enum(['A4', 'A5']), language: z.enum(LANGUAGES) });

const act = { permission: 'joins.write', changes: ['joins', 'customers'], isUndoable: true } as const;

/** How people become members: forms that they fill in wait until somebody at the counter confirms them. */
export const joinsContract = defineContract('joins', () => ({
  /** A window of a group, the latest first; those that are due to be deleted are left out. */
  list: query({
    input: z.object({ group: z.enum(JOIN_GROUPS), offset: count.min(0), limit: count.min(1).max(200) }),
    output: z.object({ rows: z.array(joinRow), total: count }),
    permission: 'joins.read',
  }),
  /** How many wait, and how many are due to be deleted. */
  counts: query({
    input: z.object({}),
    output: z.object({ waiting: count, lapsed: count }),
    permission: 'joins.read',
  }),
  /** A form, with the words beside it and who may be the same person. Throws joins.notFound. */
  get: query({
    input: z.object({ id: joinId }),
    output: joinForm.extend({
      id: joinId,
      state: z.enum(JOIN_STATES),
      way: z.enum(JOIN_WAYS),
      source: z.string().nullable(),
      on: day,
      textVersion: count,
      text: consentText,
      similar: z.array(
        z.object({
          id: customerId,
          name: z.string(),
          number: z.string().nullable(),
          phoneTail: z.string(),
          reason: z.enum(['phone', 'name']),
          /** What the form would add to them. */
          fills: z.array(z.enum(GAPS)),
        }),
      ),
    }),
    permission: 'joins.read',
  }),
  /** The shop's posters, shelves and events with their codes, those in use first. */
  sources: query({
    input: z.object({}),
    output: z.object({
      rows: z.array(source),
      /** Whether the page for visitors is on, so that a code opens its form. */
      isPageOn: z.boolean(),
    }),
    permission: 'joins.read',
  }),
  /** The words beside the form, and their version: 0 for those of every shop. */
  text: query({
    input: z.object({}),
    output: consentText.extend({ version: count }),
    permission: 'joins.read',
  }),
  /** Types in a form that was filled in on paper. Throws joins.empty, .full, .noSource, customers.phoneInvalid, .birthdayInvalid. */
  propose: command({
    input: joinForm.extend({ sourceCode: text(JOIN_LIMITS.code) }),
    output: z.object({ id: joinId }),
    permission: 'joins.write',
    changes: ['joins'],
  }),
  /**
   * Makes a member of who filled in a form, as it was put right: a new customer, or gaps of one who is there are filled.
   * They get a number where they have none. Throws joins.notFound, .ended, ipc.denied, and what customers.create throws.
   */
  confirm: command({
    input: joinForm.omit({ answer: true }).extend({ id: joinId, intoId: customerId.nullable() }),
    output: z.object({ customerId, number: z.string() }),
    ...act,
  }),
  /** Takes a form as none. Throws joins.notFound, .ended. */
  refuse: command({
    input: z.object({ id: joinId, reason: text(JOIN_LIMITS.reason).min(1) }),
    output: z.object({ id: joinId }),
    ...act,
  }),
  /** Deletes what waited too long, and what was typed in forms that were ended as long ago; tells how many. */
  lapse: command({
    input: z.object({}),
    output: z.object({ deleted: count }),
    permission: 'joins.write',
    changes: ['joins'],
  }),
  /** A poster, shelf or event gets a code of its own. */
  addSource: command({
    input: z.object({ name: text(JOIN_LIMITS.source).min(1), kind: z.enum(SOURCE_KINDS) }),
    output: z.object({ id, code: z.string() }),
    permission: 'joins.manage',
    changes: ['joins'],
    isUndoable: true,
  }),
  /** What a code's poster says. Throws feedback.noAddress, joins.noSource. */
  posterOf: query({
    input: z.object({ id }),
    output: posterPaper.omit({ size: true }),
    permission: 'joins.manage',
  }),
  /** Prints the poster of a code. Throws feedback.noAddress, .notPrinted, joins.noSource. */
  printPoster: desktop({ input: poster, output: z.object({}), permission: 'joins.manage' }),
  /** Writes it as a PDF; null where no place was chosen. Throws as `printPoster`, and feedback.notWritten. */
  savePoster: desktop({
    input: poster,
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'joins.manage',
  }),
  /** Takes no more forms by a code, or takes them again. Throws joins.noSource. */
  closeSource: command({
    input: z.object({ id, isClosed: z.boolean() }),
    output: z.object({ id }),
    permission: 'joins.manage',
    changes: ['joins'],
    isUndoable: true,
  }),
  /** Writes the words beside the form anew, as the next version. Throws joins.textChanged where somebody was quicker. */
  setText: command({
    input: consentText.extend({ version: count.min(0) }),
    output: z.object({ version: count }),
    permission: 'joins.manage',
    changes: ['joins'],
  }),
}));
