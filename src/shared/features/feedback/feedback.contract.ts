import { command, defineContract, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { complaintId } from '../complaints/complaints.fields';
import { picture, pictureData, pictureId } from '../pictures/pictures.fields';
import { LANGUAGES } from '../settings/settings.rules';
import {
  ENTRY_KINDS,
  ENTRY_STATES,
  FEEDBACK_LIMITS,
  INBOX_GROUPS,
  PAGE_KINDS,
  PORTS,
  SITE_PAGES,
  SOURCE_CODE,
} from './feedback.rules';
import { PHOTOS } from './photos.rules';

const id = z.number().int().positive();
const count = z.number().int().min(0);
const noLineBreak = (text: string): boolean => !/[\r\n]/u.test(text);
const line = (most: number) => z.string().trim().max(most).refine(noLineBreak);
const fourNumbers = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/u;

/** A post as it comes from the page's process, read once more before it is kept. */
export const visitorPost = z.object({
  source: z.union([z.literal(''), z.string().regex(SOURCE_CODE)]),
  kind: z.enum(ENTRY_KINDS),
  words: z.string().max(FEEDBACK_LIMITS.words),
  name: line(FEEDBACK_LIMITS.name),
  phone: line(FEEDBACK_LIMITS.phone),
  wantsCall: z.boolean(),
  satisfaction: z.number().int().min(1).max(5).nullable(),
  recommend: z.number().int().min(0).max(10).nullable(),
});
export const visitorToken = z.string().regex(/^[\w-]{22,36}$/u);
/** Its photos, drawn anew. */
export const visitorPictures = z.array(picture).max(PHOTOS.most);

/** Where the page is served, and what it says of how else the shop is reached. */
export const pageSettings = z.object({
  isOn: z.boolean(),
  /** The address of this computer on the shop's own network; empty until one is chosen. */
  address: z.union([z.literal(''), z.string().regex(fourNumbers)]),
  port: z.number().int().min(PORTS.first).max(PORTS.last),
  /** Whether the public board is shown at an address of its own. */
  hasBoard: z.boolean(),
  /** For whoever cannot be served by the page, and for messages without Wi-Fi. */
  phone: line(FEEDBACK_LIMITS.phone),
  email: z.union([z.literal(''), z.email().max(80)]),
});
export type PageSettings = z.infer<typeof pageSettings>;

const source = z.object({
  id,
  code: z.string(),
  name: z.string(),
  page: z.enum(PAGE_KINDS),
  /** Entries that it brought. */
  entries: count,
});
export type Source = z.infer<typeof source>;

const entryRow = z.object({
  id,
  kind: z.enum(ENTRY_KINDS),
  state: z.enum(ENTRY_STATES),
  words: z.string(),
  name: z.string(),
  phone: z.string(),
  wantsCall: z.boolean(),
  satisfaction: z.number().int().nullable(),
  recommend: z.number().int().nullable(),
  /** Name of the poster; null where the address was typed. */
  source: z.string().nullable(),
  onDay: z.string(),
  minute: count,
  answer: z.string(),
  endedBy: z.string().nullable(),
  endedOn: z.string().nullable(),
  /** The complaint that it became. */
  complaintId: complaintId.nullable(),
  /** Photos that came with it. */
  photos: count,
});
export type EntryRow = z.infer<typeof entryRow>;

const window = { offset: count, limit: z.number().int().min(1).max(200) };
const told = z.object({ id });
const act = { permission: 'feedback.write', changes: ['feedback', 'followups'], isUndoable: true } as const;
const poster = z.object({
  id: id.nullable(),
  /** The page with its code; a prepared message alone, for which no page need be on; the public board. */
  opens: z.enum(['page', 'message', 'board']),
  size: z.enum(['A4', 'A5']),
  language: z.enum(LANGUAGES),
});
/** A poster as it goes on paper. */
export const posterPaper = z.object({
  shop: z.string(),
  /** Where it hangs; empty for the plain address. */
  name: z.string(),
  page: z.enum([...SITE_PAGES, 'board']),
  /** Of the page; empty for a poster that opens a message alone. */
  address: z.string(),
  /** Whom a phone without the shop's Wi-Fi writes to; both may be empty. */
  reach: z.object({ phone: z.string(), email: z.string() }),
  size: z.enum(['A4', 'A5']),
});
export type PosterPaper = z.infer<typeof posterPaper>;
const savedFile = z.object({ fileName: z.string() }).nullable();

export const feedbackContract = defineContract('feedback', () => ({
  /** A window of the inbox, what nobody has seen first, then the latest. */
  list: query({
    input: z.object({ group: z.enum(INBOX_GROUPS), ...window }),
    output: z.object({
      rows: z.array(entryRow),
      total: count,
      counts: z.object({ unread: count, open: count, answered: count, junk: count }),
    }),
    permission: 'feedback.read',
  }),
  /** One of them. Throws feedback.notFound. */
  get: query({ input: z.object({ id }), output: entryRow, permission: 'feedback.read' }),
  /** Its photos in small; of one that became a complaint, none: that has them. Throws feedback.notFound. */
  pictures: query({
    input: z.object({ id }),
    output: z.array(z.object({ id: pictureId, small: pictureData })),
    permission: 'feedback.read',
  }),
  /** A photo in full. Throws feedback.pictureGone. */
  picture: query({
    input: z.object({ id: pictureId }),
    output: z.object({ full: pictureData }),
    permission: 'feedback.read',
  }),
  /** How the page is set up, and the codes that hang. */
  setUp: query({
    input: z.object({}),
    output: z.object({ settings: pageSettings, sources: z.array(source) }),
    permission: 'feedback.read',
  }),
  /** Entries of a group for a file, the latest first. */
  listed: query({
    input: z.object({
      group: z.enum(INBOX_GROUPS),
      offset: count,
      limit: z.number().int().min(1).max(1_000),
    }),
    output: z.array(entryRow),
    permission: 'feedback.export',
    isLong: true,
  }),
  /** It was seen. Seeing it twice changes nothing. Throws feedback.notFound. */
  markRead: command({ input: z.object({ id }), output: told, ...act, isUndoable: false }),
  /** What was done about it; it is behind then. Throws feedback.notFound, .ended. */
  answer: command({
    input: z.object({ id, answer: z.string().trim().max(FEEDBACK_LIMITS.answer) }),
    output: told,
    ...act,
  }),
  /**
   * It is taken in as a complaint, a suggestion or praise with a person and a date, from when it came, and its photos go there; it
   * is behind then. Throws
   * feedback.notFound, .ended, .notAComplaint, and what complaints.file throws.
   */
  makeComplaint: command({
    input: z.object({ id }),
    output: z.object({ complaintId }),
    permission: 'complaints.write',
    changes: ['feedback', 'complaints', 'followups', 'customers'],
    isUndoable: true,
  }),
  /** The message that a complaint came by; null where it came another way. */
  ofComplaint: query({
    input: z.object({ complaintId }),
    output: z.object({ id: id.nullable() }),
    permission: 'feedback.read',
  }),
  /** It is not meant seriously, and gone after 30 days. Throws feedback.notFound, .ended. */
  setAside: command({ input: z.object({ id }), output: told, ...act }),
  /** It is open again. Throws feedback.notFound, .notEnded. */
  takeUp: command({ input: z.object({ id }), output: told, ...act }),
  /** Switches the page on or off, or moves it. Throws feedback.noAddress. */
  setPage: command({
    input: pageSettings,
    output: z.object({}),
    permission: 'feedback.manage',
    changes: ['feedback'],
    isUndoable: false,
    needsProof: true,
  }),
  /** A code of its own for a shelf, a till, an event. Throws feedback.tooManySources. */
  addSource: command({
    input: z.object({ name: line(FEEDBACK_LIMITS.sourceName).min(1), page: z.enum(PAGE_KINDS) }),
    output: told,
    permission: 'feedback.manage',
    changes: ['feedback'],
    isUndoable: true,
  }),
  /** It opens nothing any more. Throws feedback.noSource. */
  retireSource: command({
    input: z.object({ id }),
    output: told,
    permission: 'feedback.manage',
    changes: ['feedback'],
    isUndoable: true,
  }),
  /** How the page stands on this computer now. */
  state: desktop({
    input: z.object({}),
    output: z.object({
      /** `moved`: this computer has the chosen address no more. `failed`: the port could not be had. */
      light: z.enum(['off', 'on', 'moved', 'failed']),
      /** Addresses of this computer that may be chosen, by the name of the connection. */
      places: z.array(z.object({ name: z.string(), address: z.string() })),
      /** Instant at which another device was given the page; null: none since it was switched on. */
      seenAt: z.string().nullable(),
    }),
    permission: 'feedback.read',
  }),
  /** Prints a poster; without an id that of the plain address. Throws feedback.noAddress, .noReach, .noBoard, .noSource, .notPrinted. */
  printPoster: desktop({ input: poster, output: z.object({}), permission: 'feedback.manage' }),
  /** Writes it as a PDF; null where no place was chosen. Throws as `printPoster`, and feedback.notWritten. */
  savePoster: desktop({ input: poster, output: savedFile, permission: 'feedback.manage' }),
  /** Writes entries as a table; null where no place was chosen. Throws feedback.notWritten. */
  saveTable: desktop({
    input: z.object({
      group: z.enum(INBOX_GROUPS),
      format: z.enum(['xlsx', 'csv']),
      language: z.enum(LANGUAGES),
    }),
    output: savedFile,
    permission: 'feedback.export',
  }),
}));
