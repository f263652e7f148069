import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { customerId } from '../customers/customers.contract';
import { draftId } from '../drafts/draftId';
import { MOODS } from '../followups/followups.rules';
import { day, minute, person, personId } from '../followups/parts.channels';
import { picture } from '../pictures/pictures.fields';
import { ROLES } from '../staff/staff.rules';
import { figuresChannels } from './figures.channels';
import { boardChannels } from './complaints.board.channels';
import { complaintId, complaintRow, moment } from './complaints.fields';
import { paperChannels } from './complaints.paper.channels';
import { COMPLAINT_PICTURES, pictureChannels } from './complaints.picture.channels';
import { costsChannels } from './costs.channels';
import { compensationChannels } from './compensation.channels';
import {
  CATEGORY_PRESETS,
  COMPLAINT_CHANNELS,
  COMPLAINT_GROUPS,
  COMPLAINT_LIMITS,
  COMPLAINT_STATES,
  COMPLAINT_TYPES,
  EVENT_KINDS,
  WISHES,
} from './complaints.rules';
import { causeName, learnChannels } from './learn.channels';
import { policy, policyChannels } from './policies.channels';
import { postingChannels } from './posting.channels';

export type { ComplaintId, ComplaintRow } from './complaints.fields';

const id = z.number().int().positive();
const count = z.number().int();
const version = z.number().int().positive();
const text = (most: number) => z.string().trim().max(most);
const words = (most: number) => z.string().trim().min(1).max(most);

const deadline = z.object({
  at: moment,
  /** What each run of days adds to the sum, in opening minutes. */
  parts: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      days: count,
      minutes: count,
      why: z.enum(['week', 'rest', 'work', 'closed']),
    }),
  ),
});
export type ToldDeadline = z.infer<typeof deadline>;

const check = z.object({
  title: words(COMPLAINT_LIMITS.short),
  isDone: z.boolean(),
  found: text(COMPLAINT_LIMITS.short),
});

const categoryKey = words(60);
const categoryFields = z.object({
  /** Empty for one of every shop that keeps its name. */
  name: text(COMPLAINT_LIMITS.name),
  personId: personId.nullable(),
  role: z.enum(ROLES).nullable(),
  answerMinutes: z.number().int().min(1).max(COMPLAINT_LIMITS.minutes),
  solveMinutes: z.number().int().min(1).max(COMPLAINT_LIMITS.minutes),
  /** Null: as the page has it. */
  script: text(COMPLAINT_LIMITS.note).nullable(),
  avoid: text(COMPLAINT_LIMITS.note).nullable(),
  checklist: z.array(words(COMPLAINT_LIMITS.short)).max(COMPLAINT_LIMITS.checks).nullable(),
});
export type CategoryFields = z.infer<typeof categoryFields>;

const category = categoryFields.extend({
  key: z.string(),
  preset: z.enum(CATEGORY_PRESETS).nullable(),
  /** Null for one of every shop that was never changed. */
  version: version.nullable(),
  /** True for one that is offered no more; complaints may still be of it. */
  isRetired: z.boolean(),
});
export type ComplaintCategory = z.infer<typeof category>;

/** What people type of a complaint, whatever becomes of it. */
const complaintFields = z.object({
  type: z.enum(COMPLAINT_TYPES),
  channel: z.enum(COMPLAINT_CHANNELS),
  category: categoryKey,
  customerId: customerId.nullable(),
  contactName: text(COMPLAINT_LIMITS.name),
  contactPhone: text(COMPLAINT_LIMITS.phone),
  /** The customer's own words. */
  words: words(COMPLAINT_LIMITS.words),
  mood: z.enum(MOODS).nullable(),
  wish: z.enum(WISHES).nullable(),
  wants: text(COMPLAINT_LIMITS.short),
  saleId: id.nullable(),
  productId: id.nullable(),
  batch: text(COMPLAINT_LIMITS.name),
  /** What of the shop's policies a special request is about; left out: none. */
  policyId: id.nullable().optional(),
});
export type ComplaintFields = z.infer<typeof complaintFields>;

const eventRow = z.object({
  id,
  kind: z.enum(EVENT_KINDS),
  on: day,
  minute,
  by: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  words: z.string(),
});
export type ComplaintEventRow = z.infer<typeof eventRow>;

const complaint = complaintRow.extend({
  wish: z.enum(WISHES).nullable(),
  wants: z.string(),
  sale: z.object({ id, number: z.string().nullable(), soldOn: day }).nullable(),
  product: z.object({ id, name: z.string() }).nullable(),
  batch: z.string(),
  receivedBy: z.string(),
  promised: z.string(),
  promisedFor: z.object({ dueOn: day, dueMinute: minute.nullable() }).nullable(),
  answerDue: moment,
  solveDue: moment,
  answered: moment.nullable(),
  answerTook: count.nullable(),
  waitingSince: moment.nullable(),
  pausedMinutes: count,
  solved: moment.nullable(),
  solveTook: count.nullable(),
  solution: z.string(),
  handOffs: count,
  reopened: count,
  checks: z.array(check),
  satisfactionWords: z.string(),
  mergedIntoId: complaintId.nullable(),
  /** Why it came. */
  cause: z.object({ id, name: z.string() }).nullable(),
  /** What the shop says to it, and what it granted against that; null: nothing. */
  policy: policy.nullable(),
  exception: z
    .object({ on: day, by: z.string(), approvedBy: z.string().nullable(), reason: z.string() })
    .nullable(),
  /** Those that double this one. */
  doubles: z.array(complaintId),
  /** Whether the customer bought again within sixty days of the solution; null while nobody can know. */
  cameBack: z.boolean().nullable(),
  /** Who stands in for whoever is responsible today. */
  standIn: z.string().nullable(),
  events: z.array(eventRow),
});
export type ComplaintCard = z.infer<typeof complaint>;

/** A complaint with all that happened to it, for paper. */
export type ComplaintRecordPaper = {
  shop: { name: string; address: string };
  complaint: ComplaintCard;
  madeOn: string;
};

const told = z.object({ id: complaintId });
const one = z.object({ id: complaintId, version });
const act = {
  permission: 'complaints.write',
  changes: ['complaints', 'followups', 'customers'],
  isUndoable: true,
} as const;

/** What customers tell the shop that wants an answer: one person, one date, and what came of it. */
export const complaintsContract = defineContract('complaints', () => ({
  ...learnChannels,
  ...figuresChannels(complaintRow),
  ...costsChannels,
  ...boardChannels,
  ...paperChannels,
  ...pictureChannels,
  ...compensationChannels,
  ...policyChannels,
  ...postingChannels,
  /** All categories, those that are offered no more last. */
  categories: query({
    input: z.object({}),
    output: z.array(category),
    permission: 'complaints.read',
  }),
  /** Who can be responsible: whoever works here. */
  people: query({
    input: z.object({}),
    output: z.array(
      person.extend({ role: z.enum(ROLES), isMe: z.boolean(), standIn: z.string().nullable() }),
    ),
    permission: 'complaints.read',
  }),
  /** What a category decides for something that is taken in now: who, and until when. Throws complaints.noCategory. */
  intake: query({
    input: z.object({ category: categoryKey, customerId: customerId.nullable() }),
    output: z.object({
      person: person.extend({ standIn: z.string().nullable() }),
      answer: deadline,
      solve: deadline,
    }),
    permission: 'complaints.read',
  }),
  /** What a customer bought last and complained of before, for the form. Throws customers.notFound. */
  background: query({
    input: z.object({ customerId }),
    output: z.object({
      sales: z.array(
        z.object({
          id,
          number: z.string().nullable(),
          soldOn: day,
          lines: z.array(z.object({ productId: id.nullable(), name: z.string() })),
        }),
      ),
      /** Complaints within a year, and what they gave the last that they judged. */
      past: count,
      lastSatisfaction: count.nullable(),
    }),
    permission: 'complaints.read',
  }),
  /** A window of a group: what is due first, ended ones the latest first. */
  list: query({
    input: z.object({
      group: z.enum(COMPLAINT_GROUPS),
      isMine: z.boolean(),
      /** Whose; null: anybody's. */
      personId: personId.nullable(),
      /** Words, a name or a number to look for; empty: all. */
      text: text(COMPLAINT_LIMITS.name),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({
      rows: z.array(complaintRow),
      total: count,
    }),
    permission: 'complaints.read',
  }),
  /** How many each group holds. */
  counts: query({
    input: z.object({ isMine: z.boolean(), personId: personId.nullable() }),
    output: z.object({ open: count, late: count, waiting: count, asking: count }),
    permission: 'complaints.read',
  }),
  /** One with all that happened to it. Throws complaints.notFound. */
  get: query({ input: z.object({ id: complaintId }), output: complaint, permission: 'complaints.read' }),
  /** Those of a customer, the newest first; how many in all. */
  ofCustomer: query({
    input: z.object({ customerId }),
    output: z.object({ rows: z.array(complaintRow), total: count }),
    permission: 'complaints.read',
  }),
  /** What the clock asks of the signed-in person today; the owner has all that is late, whosever it is. */
  today: query({
    input: z.object({}),
    output: z.object({ rows: z.array(complaintRow), more: count }),
    permission: 'complaints.read',
  }),
  /** Solved ones of the same category or product, those with like words first: what helped then. */
  similar: query({
    input: z.object({
      id: complaintId.nullable(),
      category: categoryKey,
      productId: id.nullable(),
      words: text(COMPLAINT_LIMITS.words),
    }),
    output: z.array(
      z.object({
        id: complaintId,
        receivedOn: day,
        words: z.string(),
        solution: z.string(),
        satisfaction: count.nullable(),
        cameBack: z.boolean().nullable(),
      }),
    ),
    permission: 'complaints.read',
  }),
  /**
   * Takes one in: it goes straight to whoever its category names, with both dates; what is promised counts as the first
   * answer. Throws complaints.noCategory, .noSale, .noProduct, .noPolicy, .future, .notTheirs, customers.notFound,
   * staff.unknown, followups.past, complaints.pictureThere, pictures.notPicture.
   */
  file: command({
    input: complaintFields.extend({
      /** Null: as the category decides. */
      personId: personId.nullable(),
      /** When it came, where that was not now. */
      received: z.object({ on: day, minute }).nullable(),
      promise: z
        .object({ words: words(COMPLAINT_LIMITS.short), dueOn: day, dueMinute: minute.nullable() })
        .nullable(),
      checks: z.array(check).max(COMPLAINT_LIMITS.checks),
      pictures: z.array(picture).max(COMPLAINT_PICTURES).optional(),
      endsDraft: draftId.optional(),
    }),
    output: told,
    ...act,
    changes: [...act.changes, 'drafts'],
  }),
  /** Changes what was typed. Throws complaints.notFound, .changed, .noSale, .noProduct, .noPolicy, customers.notFound. */
  edit: command({
    input: one.extend({ fields: complaintFields.partial() }),
    output: told,
    ...act,
  }),
  /** The customer had a first answer. Throws complaints.notFound, .changed, .answered. */
  answer: command({ input: one.extend({ words: text(COMPLAINT_LIMITS.note) }), output: told, ...act }),
  /** Goes a step of its way. Throws complaints.notFound, .changed, .noWay, .wantsWords, .tooManyCauses, followups.past. */
  move: command({
    input: one.extend({
      to: z.enum(COMPLAINT_STATES),
      words: text(COMPLAINT_LIMITS.note),
      /** With a solution: the call that asks whether all is well; null for none. */
      call: z.object({ subject: words(COMPLAINT_LIMITS.short), dueOn: day }).nullable(),
      /** Why it came, where that is known by now. */
      cause: causeName.optional(),
    }),
    output: told,
    ...act,
  }),
  /** The clock stops, since the customer has to do something. Throws complaints.notFound, .changed, .noClock. */
  wait: command({ input: one.extend({ words: words(COMPLAINT_LIMITS.note) }), output: told, ...act }),
  /** It goes on. Throws complaints.notFound, .changed, .noPause. */
  goOn: command({ input: one, output: told, ...act }),
  /** Somebody else is responsible. Throws complaints.notFound, .changed, .ended, .wantsReason, .notTheirs, staff.unknown. */
  handOver: command({
    input: one.extend({ personId, reason: text(COMPLAINT_LIMITS.note) }),
    output: told,
    ...act,
  }),
  /** What was found of the things to check. Throws complaints.notFound, .changed. */
  check: command({
    input: one.extend({ checks: z.array(check).max(COMPLAINT_LIMITS.checks) }),
    output: told,
    ...act,
  }),
  /** Something to remember. Throws complaints.notFound. */
  note: command({
    input: z.object({ id: complaintId, words: words(COMPLAINT_LIMITS.note) }),
    output: told,
    ...act,
  }),
  /** How content the customer is, from 1 to 5; one that was solved counts as followed up. Throws complaints.notFound, .changed, .notSolved. */
  rate: command({
    input: one.extend({ satisfaction: z.number().int().min(1).max(5), words: text(COMPLAINT_LIMITS.note) }),
    output: told,
    ...act,
  }),
  /** This one doubles another, which goes on for both. Throws complaints.notFound, .changed, .sameOne, .otherCustomer, .notTheirs, .noWay. */
  merge: command({ input: one.extend({ intoId: complaintId }), output: told, ...act }),
  /** A category as it shall be from now on; without a key it is a new one. Throws complaints.noCategory, .changed, .tooMany, .wantsName, staff.unknown. */
  saveCategory: command({
    input: z.object({ key: categoryKey.nullable(), version: version.nullable(), fields: categoryFields }),
    output: z.object({ id }),
    permission: 'complaints.manage',
    changes: ['complaints'],
    isUndoable: true,
  }),
  /** Puts the categories that are offered in an order. Throws complaints.changed where others are offered by now. */
  orderCategories: command({
    input: z.object({ keys: z.array(categoryKey).min(1).max(COMPLAINT_LIMITS.categories) }),
    output: z.object({}),
    permission: 'complaints.manage',
    changes: ['complaints'],
    isUndoable: true,
  }),
  /** Offers a category no more, or again. Throws complaints.noCategory, .lastCategory. */
  retireCategory: command({
    input: z.object({ key: categoryKey, isRetired: z.boolean() }),
    output: z.object({ id }),
    permission: 'complaints.manage',
    changes: ['complaints'],
    isUndoable: true,
  }),
}));
