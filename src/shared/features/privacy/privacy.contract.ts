import { command, defineContract, desktop, query, task } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { PLACE_KINDS } from '../backup/backup.contract';
import { customerId } from '../customers/customers.contract';
import { LANGUAGES } from '../settings/settings.rules';
import { ANSWERS, DATA_FORMATS, PURPOSES, WAYS } from './privacy.rules';

const count = z.number().int().nonnegative();

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

export const privacyContract = defineContract('privacy', {
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
  /** What erasing a customer would take away. Throws customers.notFound, .notYours. */
  preview: query({
    input: z.object({ id: customerId }),
    output: erasurePreview,
    permission: 'customers.read',
    isLong: true,
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
});
