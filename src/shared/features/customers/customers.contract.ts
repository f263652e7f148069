import { command, defineContract, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { FIELD_KEY, FIELD_LIMITS } from '../fields/fields.rules';
import { PURPOSES } from '../privacy/privacy.rules';
import { draftId } from '../drafts/draftId';
import { ALL_OPERATORS, FILTER_LIMITS, mayBeSound } from './filter.rules';
import { MOST_IN_TEAM, PEEK_NOTE_LENGTH, PEEK_REASONS, TEAM_PARTS } from './team.rules';
import { LIMITS, LIST_GROUPS, LIST_SORTS, MOST_AT_ONCE, TIMELINE_KINDS } from './customers.rules';

const shortText = z.string().trim().max(LIMITS.short);
const longText = z.string().trim().max(LIMITS.text);

export const customerId = z.number().int().positive().brand<'CustomerId'>();
export type CustomerId = z.infer<typeof customerId>;

/** A phone as typed; digits, kind and display are worked out from it. */
export const phoneInput = z.object({
  /** As typed: spaces, +86, full-width digits and an extension are understood. */
  text: z.string().trim().min(1).max(LIMITS.phone),
});

/** A birthday in the calendar the customer uses; the year is often unknown. */
export const birthday = z.object({
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  year: z.number().int().min(1900).max(2100).nullable(),
  calendar: z.enum(['solar', 'lunar']),
});

/** Every field of a card that people type. */
export const customerFields = z.object({
  name: z.string().trim().max(LIMITS.name),
  /** Member or card number of the shop's own, unique; empty = none. */
  number: z.string().trim().max(LIMITS.number),
  /** How to address them at the counter, such as 单老师. */
  salutation: shortText,
  kind: z.enum(['person', 'company']),
  gender: z.enum(['female', 'male']).nullable(),
  birthday: birthday.nullable(),
  phones: z.array(phoneInput).max(LIMITS.phones),
  wechat: shortText,
  email: shortText,
  address: z.string().trim().max(LIMITS.address),
  region: shortText,
  /** The company a person buys for. */
  company: shortText,
  tags: z.array(z.string().trim().min(1).max(LIMITS.tag)).max(LIMITS.tags),
  likes: longText,
  avoids: longText,
  note: longText,
  /** What stands in fields of the shop's own, by their ids; empty text is nothing. */
  custom: z.record(z.string().regex(FIELD_KEY), z.string().max(FIELD_LIMITS.text)),
});
export type CustomerFields = z.infer<typeof customerFields>;

const phoneRow = z.object({
  digits: z.string(),
  display: z.string(),
  kind: z.enum(['mobile', 'landline', 'foreign', 'unsure']),
});

const condition = z
  .object({
    on: z.string().max(20),
    is: z.enum(ALL_OPERATORS),
    values: z.array(z.string().max(FILTER_LIMITS.text)).max(FILTER_LIMITS.values),
  })
  .refine(mayBeSound);

/** A filter that reads as a sentence. */
export const conditions = z.object({
  joins: z.enum(['all', 'any']),
  of: z.array(condition).max(FILTER_LIMITS.conditions),
});

/**
 * Which customers a list shows. `mine` = whom one looks after; `quiet` = no visit for 90 days or more; `bin` = deleted
 * and not yet gone.
 */
export const listFilter = z.object({
  group: z.enum(LIST_GROUPS),
  /** Same matching as find; empty = everybody. */
  text: z.string().max(200).default(''),
  tag: z.string().max(LIMITS.tag).nullable().default(null),
  /** What is asked of them besides. */
  where: conditions.default({ joins: 'all', of: [] }),
});
export type ListFilter = z.input<typeof listFilter>;

export const listRow = z.object({
  id: customerId,
  /** Empty where a customer has only a number. */
  name: z.string(),
  number: z.string().nullable(),
  kind: z.enum(['person', 'company']),
  /** Last four digits of the first phone; empty where none is known. */
  phoneTail: z.string(),
  /** Local day of the last sale. */
  lastSoldOn: z.string().nullable(),
  saleCount: z.number().int(),
  /** Sales less returns over all time, in cents. */
  spendCents: z.number().int(),
  tags: z.array(z.string()),
  deletedAt: z.string().nullable(),
  /** Who leads in looking after them; null where nobody does. */
  lead: z.string().nullable(),
  isRestricted: z.boolean(),
  /** True where the asking person sees their phones masked. */
  isMasked: z.boolean(),
  /** What stands in those fields of the shop's own that the list shows, by their ids. */
  custom: z.record(z.string(), z.string()),
});
export type CustomerListRow = z.infer<typeof listRow>;

/** A piece of a field, marked where it matched the query. */
const markedText = z.array(z.object({ text: z.string(), isHit: z.boolean() }));

export const findRow = z.object({
  id: customerId,
  name: z.string(),
  number: z.string().nullable(),
  kind: z.enum(['person', 'company']),
  lastSoldOn: z.string().nullable(),
  /** Null where one may not see the whole card. */
  spendCents: z.number().int().nullable(),
  /** Name, or the number where there is no name, cut into marked pieces. */
  title: markedText,
  /** Which field matched besides the name, and how. */
  hit: z
    .object({
      field: z.enum(['name', 'pinyin', 'phone', 'number', 'tag', 'note', 'other']),
      text: markedText,
    })
    .nullable(),
});
export type CustomerFindRow = z.infer<typeof findRow>;

const personId = z.number().int().positive();

const teamMember = z.object({ personId, part: z.enum(TEAM_PARTS) });
export type TeamMember = z.infer<typeof teamMember>;

/** What the asking person sees of a card and may do with it. The acts themselves are checked again. */
const cardReach = z.object({
  /** False: only what one must know to speak with them; the rest is empty or 0. */
  isWhole: z.boolean(),
  /** False: phones, WeChat, e-mail and address are masked. */
  isRevealed: z.boolean(),
  mayPeek: z.boolean(),
  /** May change who looks after them. */
  mayArrange: z.boolean(),
  mayRestrict: z.boolean(),
});

export const card = z.object({
  id: customerId,
  number: z.string().nullable(),
  /** Goes up with each edit; an edit of any other version is refused. */
  version: z.number().int(),
  /** Toned pinyin of the name for display, such as "Shàn Yùzhēn"; empty for Latin names. */
  pinyin: z.string(),
  fields: customerFields.omit({ phones: true }).extend({ phones: z.array(phoneRow) }),
  createdOn: z.string(),
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
  importId: z.number().int().nullable(),
  summary: z.object({
    saleCount: z.number().int(),
    returnCount: z.number().int(),
    spendCents: z.number().int(),
    firstSoldOn: z.string().nullable(),
    lastSoldOn: z.string().nullable(),
    lastSaleCents: z.number().int().nullable(),
    /** The middle one of the intervals of their own rhythm, in days; null where it is not known. */
    rhythmDays: z.number().nullable(),
  }),
  /** Products bought most often, at most three. */
  favourites: z.array(z.object({ name: z.string(), times: z.number().int() })),
  /** What they refused or withdrew, and so must not be done. */
  refuses: z.array(z.enum(PURPOSES)),
  /** Who looks after them, the lead first. */
  team: z.array(
    teamMember.extend({
      name: z.string(),
      isActive: z.boolean(),
      /** Who stands in for them today; null where they are here. */
      standIn: z.string().nullable(),
    }),
  ),
  isRestricted: z.boolean(),
  reach: cardReach,
});
export type CustomerCard = z.infer<typeof card>;

/** One thing that happened, newest first. Money is null where there is none. */
export const timelineEntry = z.object({
  /** Unique within the timeline: kind and id of the row behind it. */
  key: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  refId: z.number().int(),
  on: z.string(),
  /** Minute of that local day, where known. */
  minute: z.number().int().nullable(),
  /** Sale: its number. Follow-up: what it was about. Note: its text. Change: the act's channel. */
  title: z.string(),
  /** Sale: names of its first lines. Follow-up: its kind, outcome or nothing, and note. Change: names of the fields. */
  detail: z.array(z.string()),
  /** Sale: how many lines it has. */
  count: z.number().int().nullable(),
  amountCents: z.number().int().nullable(),
  by: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** The person's own draft that a form's saving brings to its end: it goes in the same unit. */
const endsDraft = draftId.optional();

const idResult = z.object({ id: customerId });
const peekId = z.number().int().positive();

export const customersContract = defineContract('customers', () => ({
  list: query({
    input: z.object({
      filter: listFilter,
      sort: z.enum(LIST_SORTS),
      direction: z.enum(['asc', 'desc']),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ rows: z.array(listRow), total: z.number().int() }),
    permission: 'customers.read',
  }),
  counts: query({
    input: z.object({}),
    output: z.record(z.enum(LIST_GROUPS), z.number().int()),
    permission: 'customers.read',
  }),
  tags: query({
    input: z.object({}),
    output: z.array(z.object({ tag: z.string(), count: z.number().int() })),
    permission: 'customers.read',
  }),
  find: query({
    input: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(12) }),
    output: z.object({ rows: z.array(findRow), hasMore: z.boolean() }),
    permission: 'customers.read',
  }),
  card: query({
    input: z.object({ id: customerId }),
    output: card,
    permission: 'customers.read',
  }),
  timeline: query({
    input: z.object({
      id: customerId,
      kinds: z.array(z.enum(TIMELINE_KINDS)).max(TIMELINE_KINDS.length).default([]),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ entries: z.array(timelineEntry), total: z.number().int() }),
    permission: 'customers.read',
  }),
  /** Who may be the same person; asked while typing. At most five, surest first. */
  similar: query({
    input: z.object({
      name: z.string().max(LIMITS.name),
      phones: z.array(z.string().max(60)).max(LIMITS.phones),
      exceptId: customerId.nullable(),
    }),
    output: z.array(
      z.object({
        id: customerId,
        name: z.string(),
        number: z.string().nullable(),
        phoneTail: z.string(),
        lastSoldOn: z.string().nullable(),
        reason: z.enum(['phone', 'name']),
        isInBin: z.boolean(),
      }),
    ),
    permission: 'customers.read',
  }),
  create: command({
    input: customerFields.partial().extend({ endsDraft }),
    output: idResult,
    permission: 'customers.write',
    changes: ['customers', 'drafts'],
    isUndoable: true,
    canBeApproved: true,
  }),
  edit: command({
    input: z.object({
      id: customerId,
      version: z.number().int().positive(),
      fields: customerFields.partial(),
      endsDraft,
    }),
    output: idResult,
    permission: 'customers.write',
    changes: ['customers', 'drafts', 'duplicates'],
    isUndoable: true,
    canBeApproved: true,
  }),
  remove: command({
    input: z.object({ ids: z.array(customerId).min(1).max(MOST_AT_ONCE) }),
    output: z.object({ ids: z.array(customerId) }),
    permission: 'customers.delete',
    changes: ['customers', 'drafts', 'duplicates'],
    isUndoable: true,
    canBeApproved: true,
  }),
  restore: command({
    input: z.object({ ids: z.array(customerId).min(1).max(MOST_AT_ONCE) }),
    output: z.object({ ids: z.array(customerId) }),
    permission: 'customers.delete',
    changes: ['customers', 'drafts', 'duplicates'],
    isUndoable: true,
    canBeApproved: true,
  }),
  addNote: command({
    input: z.object({ id: customerId, text: z.string().trim().min(1).max(LIMITS.text), endsDraft }),
    output: z.object({ noteId: z.number().int() }),
    permission: 'customers.write',
    changes: ['customers', 'drafts'],
    isUndoable: true,
    canBeApproved: true,
  }),
  /** Colleagues who can look after customers, oneself among them. */
  colleagues: query({
    input: z.object({}),
    output: z.array(z.object({ id: personId, name: z.string() })),
    permission: 'customers.read',
  }),
  /** Says who looks after a customer. Throws customers.notFound, .notYours, .twoLeads, .notColleague. */
  setTeam: command({
    input: z.object({ id: customerId, team: z.array(teamMember).max(MOST_IN_TEAM) }),
    output: idResult,
    permission: 'customers.write',
    changes: ['customers'],
    isUndoable: true,
  }),
  /**
   * Makes a customer known to those who look after them alone, or to everybody again. Whoever keeps a customer from
   * others looks after them from then on, but for the owner. Throws customers.notFound, .notYours.
   */
  setRestricted: command({
    input: z.object({ id: customerId, isRestricted: z.boolean() }),
    output: idResult,
    permission: 'customers.write',
    changes: ['customers', 'drafts'],
    isUndoable: true,
  }),
  /** Asks for what is masked, for a moment. Throws customers.notFound, .notYours, .peekWhy. */
  peek: command({
    input: z.object({
      id: customerId,
      reason: z.enum(PEEK_REASONS),
      note: z.string().trim().max(PEEK_NOTE_LENGTH).default(''),
    }),
    output: z.object({ peekId }),
    permission: 'customers.peek',
    changes: ['customers'],
  }),
  /** What was asked for, to the person who asked, within PEEK_SECONDS. Throws customers.peekOver. */
  peeked: query({
    input: z.object({ peekId }),
    output: z.object({
      phones: z.array(z.string()),
      number: z.string().nullable(),
      wechat: z.string(),
      email: z.string(),
      address: z.string(),
      /** Seconds that are left of it. */
      seconds: z.number().int(),
      /** How often this person asked today. */
      countToday: z.number().int(),
    }),
    permission: 'customers.read',
  }),
}));
