import { command, desktop, query } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { isRealDay } from '../../lib/days';
import { customerId } from '../customers/customers.contract';
import { draftId } from '../drafts/draftId';
import { LANGUAGES } from '../settings/settings.rules';
import { FOLLOWUP_KINDS, FOLLOWUP_LIMITS, MOODS, OUTCOMES } from './followups.rules';
import { VISIT_FACTS, VISIT_FORMS, VISIT_LIMITS } from './visit.rules';
import { BACK_FIELDS } from './visitFile.rules';

const rowId = z.number().int().positive();
const count = z.number().int();
const day = z.string().refine(isRealDay);
const person = z.object({ id: rowId, name: z.string() });
const stops = z.array(customerId).min(1).max(VISIT_LIMITS.stops);

/** What a sheet says of one customer; what the person may not see is masked or left empty. */
const visitRow = z.object({
  customerId,
  name: z.string(),
  number: z.string().nullable(),
  phones: z.array(z.string()),
  region: z.string(),
  address: z.string(),
  salutation: z.string(),
  likes: z.string(),
  avoids: z.string(),
  lastSoldOn: z.string().nullable(),
  /** What was promised to them and is not kept yet, and what is to be done for them besides this visit. */
  open: z.array(
    z.object({ kind: z.enum(['promise', ...FOLLOWUP_KINDS]), subject: z.string(), dueOn: z.string() }),
  ),
  purchases: z.array(z.object({ on: z.string(), names: z.array(z.string()), amountCents: count })),
  /** What the visit is for, where one was planned. */
  plan: z.string().nullable(),
});
export type VisitRow = z.infer<typeof visitRow>;

/** A sheet as lists show it. */
const visitSheet = z.object({
  id: rowId,
  mark: z.uuid(),
  person,
  /** The day of the road. */
  dayOn: day,
  subject: z.string(),
  form: z.enum(VISIT_FORMS),
  facts: z.array(z.enum(VISIT_FACTS)),
  /** Customers on it, and how many of them are told. */
  stops: count,
  told: count,
  takenAt: z.string(),
  takenOn: day,
  takenBy: z.string(),
  /** Null while it is out. */
  backOn: z.string().nullable(),
});
export type VisitSheet = z.infer<typeof visitSheet>;

const visitStop = z.object({
  id: rowId,
  /** The row's key on paper and in files. */
  key: z.string(),
  customerId,
  name: z.string(),
  number: z.string().nullable(),
  phoneTail: z.string(),
  isMasked: z.boolean(),
  plan: z.string().nullable(),
  /** What was told; null: nothing yet. */
  done: z
    .object({ outcome: z.enum(OUTCOMES).nullable(), mood: z.enum(MOODS).nullable(), note: z.string() })
    .nullable(),
  /** True where the customer has gone into the bin since. */
  isInBin: z.boolean(),
});
export type VisitStop = z.infer<typeof visitStop>;

/** A sheet as it is printed. */
export const visitPaper = visitSheet.extend({
  shop: z.string(),
  rows: z.array(visitRow.extend({ key: z.string() })),
});
export type VisitPaper = z.infer<typeof visitPaper>;

const asked = z.object({ id: rowId, language: z.enum(LANGUAGES) });

const broughtRow = z
  .object({
    stopId: rowId,
    outcome: z.enum(OUTCOMES).nullable(),
    mood: z.enum(MOODS).nullable(),
    note: z.string().trim().max(FOLLOWUP_LIMITS.note),
    next: z.object({ subject: z.string().trim().min(1).max(FOLLOWUP_LIMITS.subject), dueOn: day }).nullable(),
  })
  .refine(
    ({ outcome, mood, note, next }) => outcome !== null || mood !== null || next !== null || note !== '',
    {
      path: ['outcome'],
    },
  );

/** Visit sheets: customers taken along on the road, and what comes back. */
export const visitChannels = {
  /**
   * What a sheet would say of these customers, in the order in which they are given. Whom the asking person's lists do not
   * show, or who goes may not know, is left out; `left` counts them.
   */
  composeVisits: query({
    input: z.object({ customerIds: stops, personId: rowId }),
    output: z.object({ rows: z.array(visitRow), left: count }),
    permission: 'followups.export',
    isLong: true,
  }),
  /**
   * Takes a sheet out. Open visits of who goes are taken along. Throws followups.past, customers.notFound where nobody is
   * left, staff.unknown.
   */
  takeVisits: command({
    input: z.object({
      customerIds: stops,
      personId: rowId,
      dayOn: day,
      subject: z.string().trim().min(1).max(FOLLOWUP_LIMITS.subject),
      facts: z.array(z.enum(VISIT_FACTS)).max(VISIT_FACTS.length),
      form: z.enum(VISIT_FORMS),
    }),
    output: z.object({ id: rowId, mark: z.uuid() }),
    permission: 'followups.export',
    changes: ['followups'],
    isUndoable: true,
  }),
  /** Sheets of one's own or of all whom the right reaches: what is out first, the earliest first, then the last that came back. */
  visitSheets: query({
    input: z.object({ whose: z.enum(['mine', 'all']), isOutOnly: z.boolean() }),
    output: z.array(visitSheet),
    permission: 'followups.read',
  }),
  /** One sheet with its stops, without those of whom the asking person may not know. Throws followups.noSheet. */
  visitSheet: query({
    input: z.object({ mark: z.uuid() }),
    output: visitSheet.extend({ rows: z.array(visitStop), mayBring: z.boolean() }),
    permission: 'followups.read',
  }),
  /** What is printed of a sheet, with the facts that were chosen for it. Throws followups.noSheet. */
  visitPaper: query({
    input: z.object({ id: rowId }),
    output: visitPaper,
    permission: 'followups.export',
    isLong: true,
  }),
  /** Prints a sheet, once the trail knows of it. Throws followups.noSheet, followups.notPrinted. */
  printVisits: desktop({ input: asked, output: z.object({}), permission: 'followups.export' }),
  /**
   * Asks for a place and writes a sheet there, once the trail knows of it; null where none was chosen. Throws
   * followups.noSheet, followups.notWritten.
   */
  saveVisits: desktop({
    input: asked.extend({ format: z.enum(['pdf', 'xlsx']) }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'followups.export',
  }),
  /** Asks for a sheet that came back; null where none was chosen. */
  chooseVisitFile: desktop({
    input: z.object({}),
    output: z.object({ token: z.string(), name: z.string() }).nullable(),
    permission: 'followups.write',
  }),
  /** Reads a sheet that came back as a file. Throws transfer.*, followups.visitFileStrange, .visitFileChanged. */
  readVisitFile: desktop({
    input: z.object({ token: z.string().max(100) }),
    output: z.object({
      mark: z.uuid(),
      rows: z.array(
        z.object({
          key: z.string(),
          outcome: z.enum(OUTCOMES).nullable(),
          mood: z.enum(MOODS).nullable(),
          note: z.string(),
          next: z.string(),
          nextOn: day.nullable(),
          unread: z.array(z.object({ field: z.enum(BACK_FIELDS), text: z.string() })),
        }),
      ),
    }),
    permission: 'followups.write',
  }),
  /**
   * Brings a sheet back: the visit that was taken along is done, else one is made that is; next steps become follow-ups.
   * What was told before is not told twice: `again` counts it. Throws followups.noSheet, followups.sheetChanged,
   * customers.notFound, followups.past, followups.notThen for a day before it was taken out or after today.
   */
  bringVisits: command({
    input: z.object({
      id: rowId,
      /** The day on the road; left out, the sheet's own, or today where that has not come. */
      wentOn: day.optional(),
      rows: z.array(broughtRow).min(1).max(VISIT_LIMITS.stops),
      endsDraft: draftId.optional(),
    }),
    output: z.object({ id: rowId, told: count, again: count }),
    permission: 'followups.write',
    changes: ['followups', 'customers', 'drafts', 'processes', 'complaints'],
    isUndoable: true,
  }),
} as const;
