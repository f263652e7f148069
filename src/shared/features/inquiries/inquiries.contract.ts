import { command, defineContract, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { draftId } from '../drafts/draftId';
import { about, day, minute, person, personId, whose } from '../followups/parts.channels';
import {
  BOARD_COLUMNS,
  INQUIRY_GROUPS,
  INQUIRY_LIMITS,
  INQUIRY_SOURCES,
  INQUIRY_STAGES,
  LOST_REASONS,
} from './inquiries.rules';
import { advice, deskMinutes, heatMap, hour, openHours, weekday } from '../settings/heat.channels';
import { LANGUAGES } from '../settings/settings.rules';
import { inquiryId, nextStep, note } from './parts.channels';
import { quoteChannels, quoteId, quoteRow } from './quotes.channels';
import { wishChannels } from './wishes.channels';

export { inquiryId, type InquiryId } from './parts.channels';

const id = z.number().int().positive();
const count = z.number().int();
const cents = z.number().int().min(0).max(INQUIRY_LIMITS.cents);

const inquiryFields = z.object({
  customerId: customerId.nullable(),
  /** Whoever asks and has no card; both may be empty. */
  name: z.string().trim().max(INQUIRY_LIMITS.name),
  phone: z.string().trim().max(INQUIRY_LIMITS.phone),
  need: z.string().trim().min(1).max(INQUIRY_LIMITS.need),
  tags: z.array(z.string().trim().min(1).max(INQUIRY_LIMITS.tag)).max(INQUIRY_LIMITS.tags),
  productId: id.nullable(),
  budgetCents: cents.nullable(),
  source: z.enum(INQUIRY_SOURCES),
  /** The last day on which it is of use to them. */
  untilOn: day.nullable(),
  /** Who takes it. */
  personId,
});
export type InquiryFields = z.infer<typeof inquiryFields>;

const inquiryRow = z.object({
  id: inquiryId,
  customer: about.nullable(),
  name: z.string(),
  /** As the asking person may see it. */
  phone: z.string(),
  need: z.string(),
  source: z.enum(INQUIRY_SOURCES),
  budgetCents: cents.nullable(),
  untilOn: day.nullable(),
  stage: z.enum(INQUIRY_STAGES),
  person,
  createdAt: z.string(),
  createdOn: day,
  /** Opening minutes until the first answer; null as long as there is none. */
  answerMinutes: count.nullable(),
  /** What is to be done next; null where nothing is planned. */
  next: z.object({ words: z.string(), on: day, minute: minute.nullable() }).nullable(),
  /** The latest quote; null where none was given. */
  quote: z.object({ id: quoteId, number: z.string(), amountCents: count, validUntil: day }).nullable(),
  reason: z.enum(LOST_REASONS).nullable(),
  lostTo: z.string(),
  endedOn: day.nullable(),
  /** Its next step, or the day it is needed by, has gone by. */
  isLate: z.boolean(),
  version: count,
});
export type InquiryRow = z.infer<typeof inquiryRow>;

/**
 * Which inquiries: null of each asks for all. `from`: asked on this day or later; `month`: in it, 2026-11; `weekday` and
 * `hour`: of a week. `text`: words, a name or a number of a phone to look for, empty for none.
 */
export const inquiryFilter = z.object({
  group: z.enum(INQUIRY_GROUPS),
  whose,
  source: z.enum(INQUIRY_SOURCES).nullable(),
  reason: z.enum(LOST_REASONS).nullable(),
  stage: z.enum(INQUIRY_STAGES).nullable(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/u)
    .nullable(),
  from: day.nullable(),
  weekday: weekday.nullable(),
  hour: hour.nullable(),
  text: z.string().trim().max(INQUIRY_LIMITS.sought),
});
export type InquiryFilter = z.infer<typeof inquiryFilter>;

const measure = z.object({
  key: z.string(),
  name: z.string(),
  count,
  bought: count,
  lost: count,
  medianMinutes: count.nullable(),
});

const saleOffer = z.object({ id, number: z.string().nullable(), soldOn: day, amountCents: count });

const language = z.enum(LANGUAGES);
const told = z.object({ id: inquiryId });
const act = {
  permission: 'inquiries.write',
  changes: ['inquiries', 'followups', 'customers'],
  isUndoable: true,
} as const;

/** What people ask for: answered, quoted, and bought or lost; and what they would have bought had it been there. */
export const inquiriesContract = defineContract('inquiries', () => ({
  ...quoteChannels,
  ...wishChannels,
  /** Who can take one: whoever works here. */
  people: query({
    input: z.object({}),
    output: z.array(person.extend({ isMe: z.boolean() })),
    permission: 'inquiries.read',
  }),
  /** A window of those meant, with how many are in each group: open ones the longest waiting first, ended ones the latest first. */
  list: query({
    input: inquiryFilter.extend({
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      rows: z.array(inquiryRow),
      total: count,
      counts: z.object({ waiting: count, open: count, late: count, ended: count, all: count }),
    }),
    permission: 'inquiries.read',
  }),
  /** The same as whole rows for a file. Throws ipc.denied. */
  listed: query({
    input: inquiryFilter.extend({
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(1_000),
    }),
    output: z.array(inquiryRow),
    permission: 'inquiries.export',
    isLong: true,
  }),
  /** The board: of each column how many, and the first of them; of what has ended the last thirty days. */
  board: query({
    input: z.object({ whose }),
    output: z.array(z.object({ column: z.enum(BOARD_COLUMNS), total: count, rows: z.array(inquiryRow) })),
    permission: 'inquiries.read',
  }),
  /** One with all that happened, its quotes, and the sales that it may have led to. Throws inquiries.notFound. */
  get: query({
    input: z.object({ id: inquiryId }),
    output: inquiryRow.extend({
      fields: inquiryFields,
      product: z.object({ id, name: z.string(), isThere: z.boolean() }).nullable(),
      createdBy: z.string(),
      mayChange: z.boolean(),
      sale: saleOffer.nullable(),
      /** Sales to the customer since they asked, the latest first. */
      sales: z.array(saleOffer),
      moves: z.array(
        z.object({
          id,
          stage: z.enum(INQUIRY_STAGES),
          on: day,
          minute,
          by: z.string(),
          note: z.string(),
        }),
      ),
      quotes: z.array(quoteRow),
    }),
    permission: 'inquiries.read',
  }),
  /** What a customer asks for who may be known of: what is open, the longest waiting first. */
  ofCustomer: query({
    input: z.object({ customerId }),
    output: z.object({ rows: z.array(inquiryRow) }),
    permission: 'inquiries.read',
  }),
  /** What the past twelve months came to, in all and by source, reason, person and month, and when they asked. */
  record: query({
    input: z.object({ whose }),
    output: z.object({
      all: measure,
      source: z.array(measure),
      reason: z.array(measure),
      person: z.array(measure),
      month: z.array(measure),
      from: day,
      heat: heatMap,
      open: openHours,
      desk: deskMinutes,
      advice,
    }),
    permission: 'inquiries.read',
    isLong: true,
  }),
  /** Somebody asks: they are on Today of who takes it until they are answered. Throws customers.notFound, staff.unknown, inquiries.noProduct, .notTheirs. */
  add: command({
    input: z.object({ ...inquiryFields.shape, endsDraft: draftId.optional() }),
    output: told,
    ...act,
    changes: [...act.changes, 'drafts'],
  }),
  /** Changes what was written down. Throws as `add`, and inquiries.notFound, .changed where somebody was quicker. */
  edit: command({
    input: z.object({ id: inquiryId, version: count, ...inquiryFields.shape }),
    output: told,
    ...act,
  }),
  /** They were answered. Throws inquiries.notFound, .notAtThisStage. */
  answer: command({
    input: z.object({ id: inquiryId, note, next: nextStep.nullable() }),
    output: told,
    ...act,
  }),
  /** What is to be done next, in place of what was; null: nothing. Throws inquiries.notFound, .notAtThisStage. */
  plan: command({ input: z.object({ id: inquiryId, next: nextStep.nullable() }), output: told, ...act }),
  /** They bought. Throws inquiries.notFound, .notAtThisStage, .noSale. */
  buy: command({ input: z.object({ id: inquiryId, saleId: id.nullable(), note }), output: told, ...act }),
  /** They did not. Throws inquiries.notFound, .notAtThisStage. */
  lose: command({
    input: z.object({
      id: inquiryId,
      reason: z.enum(LOST_REASONS),
      /** The shop that has the sale; empty where nobody knows. */
      lostTo: z.string().trim().max(INQUIRY_LIMITS.lostTo),
      note,
    }),
    output: told,
    ...act,
  }),
  /** They ask again. Throws inquiries.notFound, .notAtThisStage. */
  reopen: command({ input: z.object({ id: inquiryId, note }), output: told, ...act }),
  /** Saves those meant as a table where the person chooses; null where they chose nothing. Throws inquiries.notWritten. */
  saveList: desktop({
    input: z.object({ filter: inquiryFilter, format: z.enum(['xlsx', 'csv']), language }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'inquiries.export',
  }),
}));
