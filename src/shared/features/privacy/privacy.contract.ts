import { command, defineContract, desktop, query, task } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { PLACE_KINDS } from '../backup/backup.contract';
import type { PlaceKind } from '../backup/backup.contract';
import { customerId, listRow } from '../customers/customers.contract';
import { MOST_AT_ONCE } from '../customers/customers.rules';
import { LANGUAGES } from '../settings/settings.rules';
import { CONTACT_LENGTH } from './notice.rules';
import { ANSWERS, DATA_FORMATS, PURPOSES, WAYS } from './privacy.rules';
import { DEALINGS, RETENTION_YEARS } from './retention.rules';

const count = z.number().int().nonnegative();

/** What is not settled with customers. Sums in cents. */
export const unsettled = z.object({
  /** What they owe. */
  debtCents: count,
  /** Their own money with the shop, and what offers gave beside it. */
  storedCents: count,
  giftCents: count,
  points: count,
  /** Times of count cards that are good today; one for each card without a number. */
  counts: count,
  /** Coupons that are good today. */
  coupons: count,
});
export type Unsettled = z.infer<typeof unsettled>;

/** What an erasure takes away and what it leaves. */
export const erasurePreview = z.object({
  /** What is to be typed: the name, else the card number, else `#` and the id. */
  confirm: z.string(),
  goes: z.object({
    phones: count,
    notes: count,
    tags: count,
    files: count,
    contacts: count,
    consents: count,
    /** Half-typed forms of everybody that are about them or name them. */
    drafts: count,
    /** What the history holds of the card before and after acts. */
    changes: count,
    /** Rows of import reports that name them. */
    imported: count,
    /** Other rows in which their phone or address on the net stands; it is blacked out there. */
    mentions: count,
  }),
  stays: z.object({
    sales: count,
    amountCents: z.number().int(),
    firstSoldOn: z.string().nullable(),
    lastSoldOn: z.string().nullable(),
  }),
  /** What is not settled with them, and lost or closed by it. */
  unsettled,
  /** Their phones that another card has too: these stay there. */
  sharedPhones: count,
});
export type ErasurePreview = z.infer<typeof erasurePreview>;

/** A file that the program wrote and could not delete: gone from its place, changed by somebody since, or held. */
export const FILES_LEFT = ['away', 'changed', 'held'] as const;

/** What a customer answered once, when they were asked for consent. */
export const consent = z.object({
  id: z.number().int(),
  purpose: z.enum(PURPOSES),
  answer: z.enum(ANSWERS),
  way: z.enum(WAYS),
  /** Which words they were told, see CONSENT_TEXT. */
  textVersion: z.string(),
  onDay: z.string(),
  /** Who wrote it down. */
  by: z.string(),
});
export type Consent = z.infer<typeof consent>;

const scalar = z.union([z.string(), z.number(), z.null()]);
const image = z.record(z.string(), z.unknown()).nullable();

/** All that the shop holds of one customer, as docs/person-data.md tells. */
export const personData = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Who took it out. */
  madeBy: z.string(),
  shop: z.string(),
  customer: z.object({ id: customerId, name: z.string() }),
  /** By table, the rows that refer to them; a file's bytes in Base64. */
  rows: z.record(z.string(), z.array(z.record(z.string(), scalar))),
  /** Acts on them, the earliest first. */
  history: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      act: z.string(),
      table: z.string(),
      before: image,
      after: image,
    }),
  ),
});
export type PersonData = z.infer<typeof personData>;

/** What the privacy notice needs to know of the shop; `contact` is empty until somebody has typed it. */
export const noticeFacts = z.object({
  shop: z.string(),
  contact: z.string(),
  /** Years without dealings after which the shop looks at a customer's data again; null: it does not. */
  retentionYears: z.literal(RETENTION_YEARS).nullable(),
  today: z.string(),
});
export type NoticeFacts = z.infer<typeof noticeFacts>;

/** Where copies of the shop lie, as far as the privacy notice tells of it. */
export type NoticeBackups = {
  /** Kinds of places, each once. */
  kinds: readonly PlaceKind[];
  /** True where every backup is encrypted, as far as can be seen, and the next will be. */
  isLocked: boolean;
};

/** The privacy notice in words: what is shown before it is printed is what is printed. */
export const noticePage = z.object({
  shop: z.string(),
  title: z.string(),
  lead: z.string(),
  parts: z.array(
    z.object({
      heading: z.string(),
      /** Each a sentence or two, with what it is about in bold before it. */
      lines: z.array(z.object({ about: z.string().nullable(), text: z.string() })),
    }),
  ),
  contact: z.object({ heading: z.string(), text: z.string() }),
  /** Which text it is, and of which day. */
  foot: z.string(),
});
export type NoticePage = z.infer<typeof noticePage>;

const noticeAsked = z.object({ language: z.enum(LANGUAGES) });

/** Somebody whom the shop keeps although nothing has happened with them for long. */
export const idleCustomer = listRow
  .pick({ id: true, name: true, number: true, phoneTail: true, isRestricted: true, spendCents: true })
  .extend({
    /** In the bin, and so still kept. */
    isInBin: z.boolean(),
    /** Local day of the last dealing; where there was none, of the import that brought the card. */
    sinceOn: z.string(),
    /** What the last dealing was; null where there was none. */
    last: z.enum(DEALINGS).nullable(),
  });
export type IdleCustomer = z.infer<typeof idleCustomer>;

export const privacyContract = defineContract('privacy', () => ({
  /** All that a customer ever answered, the latest first: for each purpose the first one holds. */
  consents: query({
    input: z.object({ id: customerId }),
    output: z.array(consent),
    permission: 'customers.read',
  }),
  /** Writes an answer down. Throws customers.notFound, .notYours, and privacy.notGiven where nothing is there to be withdrawn. */
  recordConsent: command({
    input: z.object({
      id: customerId,
      purpose: z.enum(PURPOSES),
      answer: z.enum(ANSWERS),
      way: z.enum(WAYS),
    }),
    output: z.object({ consentId: z.number().int() }),
    permission: 'customers.write',
    canBeApproved: true,
    changes: ['privacy', 'customers'],
    isUndoable: true,
  }),
  /**
   * With whom nothing has happened for longer than the years that the shop has set, the longest first; nobody where it
   * has set none. Whom the asking person's lists do not show is left out.
   */
  idle: query({
    input: z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    output: z.object({ rows: z.array(idleCustomer), total: count }),
    permission: 'privacy.delete',
    isLong: true,
  }),
  /** What erasing a customer would take away. Throws customers.notFound, .notYours. */
  preview: query({
    input: z.object({ id: customerId }),
    output: erasurePreview,
    permission: 'customers.read',
    isLong: true,
  }),
  /** What is not settled with some customers together, of those whom the person may delete. */
  unsettled: query({
    input: z.object({ ids: z.array(customerId).min(1).max(MOST_AT_ONCE) }),
    output: unsettled,
    permission: 'customers.delete',
  }),
  /** Where older copies hold the person still, and how many files were written that may. */
  places: desktop({
    input: z.object({}),
    output: z.object({
      places: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          kind: z.enum(PLACE_KINDS),
          isThere: z.boolean(),
          count,
          /** The day on which the last backup of today ages out, with one more made each day; null: not while it is away. */
          goneOn: z.string().nullable(),
        }),
      ),
      files: count,
      /** Copies from before an update, which an erasure deletes. */
      oldCopies: count,
    }),
    permission: 'privacy.delete',
  }),
  /**
   * Every row that refers to a customer, once the trail has been told that it leaves: saveData does. Throws
   * customers.notFound, .notYours, privacy.notTold.
   */
  data: query({
    input: z.object({ id: customerId }),
    output: personData,
    permission: 'privacy.export',
    isLong: true,
  }),
  /**
   * Asks for a place and writes there all that the shop holds of a customer, to be read or for a program; null where
   * none was chosen. Throws customers.notFound, .notYours, privacy.notWritten.
   */
  saveData: desktop({
    input: z.object({ id: customerId, format: z.enum(DATA_FORMATS), language: z.enum(LANGUAGES) }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'privacy.export',
    needsProof: true,
  }),
  /** What the privacy notice says of this shop. It hangs at the counter, so whoever works here may know it. */
  notice: query({ input: z.object({}), output: noticeFacts, permission: 'settings.read' }),
  /** Sets whom customers turn to about their data: a name, a phone, an address, on one line. */
  setContact: command({
    input: z.object({ contact: z.string().trim().min(1).max(CONTACT_LENGTH) }),
    output: z.object({}),
    permission: 'settings.manage',
    changes: ['privacy'],
    isUndoable: true,
  }),
  /** The privacy notice in one language, to be read before it is printed. Throws privacy.noContact. */
  showNotice: desktop({ input: noticeAsked, output: noticePage, permission: 'settings.read' }),
  /** Prints the privacy notice. Throws privacy.noContact, privacy.notPrinted. */
  printNotice: desktop({ input: noticeAsked, output: z.object({}), permission: 'settings.read' }),
  /**
   * Asks for a place and writes the privacy notice there as a PDF; null where none was chosen. Throws privacy.noContact,
   * privacy.notWritten.
   */
  saveNotice: desktop({
    input: noticeAsked,
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'settings.read',
  }),
  /**
   * Takes a person out of the shop for good; what they bought stays under their number. Throws privacy.notTyped,
   * customers.notFound, transfer.running.
   */
  erase: task({
    input: z.object({
      id: customerId,
      /** The name or number, typed once more. */
      typed: z.string().max(200),
    }),
    output: z.object({
      id: customerId,
      filesGone: count,
      filesLeft: z.array(z.object({ name: z.string(), why: z.enum(FILES_LEFT) })),
      /** False where the log of latest changes is still in use; it goes at the next pause. */
      isTidied: z.boolean(),
    }),
    permission: 'privacy.delete',
    needsProof: true,
    changes: ['customers', 'drafts', 'sales', 'transfer', 'privacy', 'history'],
  }),
}));
