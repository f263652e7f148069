import { command, defineContract, desktop, query, task } from '../../ipc/contract';
import { z } from '../../ipc/zod';
import { ENCODINGS, TARGETS } from './transfer.rules';

/** A file that main knows by this token; pages never see or choose paths. */
const token = z.uuid();

export type TransferTarget = (typeof TARGETS)[number];

/** Column of the file (from 0) for each field of the target that the file has. */
export const mapping = z.record(z.string().max(40), z.number().int().min(0).max(1_000));

/** How a file is read: everything that the person may correct in the wizard. */
export const layout = z.object({
  target: z.enum(TARGETS),
  sheet: z.string().max(200).nullable(),
  /** Row of the headers as Excel numbers them, from 1. */
  headerRow: z.number().int().min(1).max(10_000),
  encoding: z.enum(ENCODINGS).nullable(),
  delimiter: z.string().length(1).nullable(),
  mapping,
  /** A letter before the sale number that makes it a return, such as C. */
  returnPrefix: z.string().max(4).nullable(),
  /** A letter before the sale number that makes it an adjustment, such as A. */
  adjustmentPrefix: z.string().max(4).nullable(),
  /** How the file writes 3/5/24; null where its days need no such answer. */
  dayOrder: z.enum(['ymd', 'dmy', 'mdy']).nullable(),
});
export type TransferLayout = z.infer<typeof layout>;

/** What a file is, found without changing anything. */
export const fileFacts = z.object({
  name: z.string(),
  format: z.enum(['csv', 'tsv', 'xlsx', 'xls', 'ods', 'vcf']),
  bytes: z.number().int(),
  sha256: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int(), columns: z.number().int() })),
  columns: z.array(z.object({ index: z.number().int(), header: z.string(), samples: z.array(z.string()) })),
  /** Data rows below the header. */
  rows: z.number().int(),
  /** The best guess, or what was remembered from the last file with the same headers. */
  layout,
  isRemembered: z.boolean(),
});
export type FileFacts = z.infer<typeof fileFacts>;

/** Rows that inspect counted, so that progress can tell how much is left. */
const expectedRows = z.number().int().min(0).nullable().default(null);

const problem = z.object({
  code: z.string(),
  severity: z.enum(['skip', 'warn']),
  column: z.number().int().nullable(),
  text: z.string(),
});

/** One row as the wizard shows it: cells under the mapped fields, and what is wrong with them. */
export const previewRow = z.object({
  row: z.number().int(),
  cells: z.record(z.string(), z.string()),
  problems: z.array(problem),
  isSkipped: z.boolean(),
});

/** imported + merged + skipped = read, to the row. */
export const counts = z.object({
  read: z.number().int(),
  /** Empty rows, which are not counted as read. */
  blank: z.number().int(),
  imported: z.number().int(),
  merged: z.number().int(),
  skipped: z.number().int(),
  /** Rows skipped by reason: `alreadyThere` or the code of a problem. */
  skippedBy: z.record(z.string(), z.number().int()),
  /** Rows taken in spite of a problem, by its code. */
  warnedBy: z.record(z.string(), z.number().int()),
  newCustomers: z.number().int(),
  newProducts: z.number().int(),
  newSales: z.object({
    sale: z.number().int(),
    return: z.number().int(),
    writeoff: z.number().int(),
    adjustment: z.number().int(),
  }),
  /** Sum of the imported lines, and of those that have a customer, in cents. */
  amountCents: z.number().int(),
  customerAmountCents: z.number().int(),
});
export type TransferCounts = z.infer<typeof counts>;

export const importRow = z.object({
  id: z.number().int(),
  fileName: z.string(),
  target: z.enum(TARGETS),
  /** settling: counted, its summaries are being worked out. removing: being undone or cleared after a stop. */
  state: z.enum(['running', 'settling', 'done', 'removing', 'undone', 'cancelled', 'failed']),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  by: z.string(),
  counts: counts.nullable(),
});
export type ImportRow = z.infer<typeof importRow>;

/** The words of a result file, in the language on the screen. */
const resultWords = z.object({
  /** Suggested name of the file, without ending. */
  fileName: z.string().max(100),
  /** Heads of its columns: row, what became of it, why, the row as it stood. */
  headers: z.tuple([z.string().max(60), z.string().max(60), z.string().max(60), z.string().max(60)]),
  outcomes: z.object({
    imported: z.string().max(60),
    merged: z.string().max(60),
    skipped: z.string().max(60),
  }),
  /** By reason: `alreadyThere` and the codes of problems. */
  reasons: z.record(z.string().max(60), z.string().max(300)),
});
export type ResultWords = z.infer<typeof resultWords>;

const importResult = z.object({ importId: z.number().int(), counts });

export const transferContract = defineContract('transfer', () => ({
  /** Opens the system's file dialog; null where the person chose nothing. */
  chooseFile: desktop({
    input: z.object({}),
    output: z.object({ token, name: z.string() }).nullable(),
    permission: 'transfer.write',
  }),
  /** Looks into a file. `override` asks again with another sheet, header row, encoding or delimiter. */
  inspect: desktop({
    input: z.object({
      token,
      override: layout
        .pick({ sheet: true, headerRow: true, encoding: true, delimiter: true })
        .partial()
        .nullable(),
    }),
    output: fileFacts,
    permission: 'transfer.write',
  }),
  /** The first rows as they would be taken. */
  preview: desktop({
    input: z.object({ token, layout, limit: z.number().int().min(1).max(200) }),
    output: z.object({ rows: z.array(previewRow) }),
    permission: 'transfer.write',
  }),
  /** Reads the whole file and tells what an import would do; writes nothing. */
  dryRun: task({
    input: z.object({ token, layout, expectedRows }),
    output: z.object({ counts, problemRows: z.array(previewRow) }),
    permission: 'transfer.write',
    changes: [],
    isAudited: false,
  }),
  run: task({
    input: z.object({ token, layout, expectedRows }),
    output: importResult,
    permission: 'transfer.write',
    changes: ['customers', 'products', 'sales', 'transfer', 'history'],
  }),
  /** Takes a done import back, row for row. `kept` = customers, or products of a file of products, that were changed or used since and therefore stay. */
  undo: task({
    input: z.object({ importId: z.number().int().positive() }),
    output: z.object({ importId: z.number().int(), kept: z.number().int() }),
    permission: 'transfer.write',
    changes: ['customers', 'drafts', 'products', 'sales', 'transfer', 'history'],
  }),
  list: query({
    input: z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }),
    output: z.object({ imports: z.array(importRow), total: z.number().int() }),
    permission: 'transfer.read',
  }),
  /** Runs of neighbouring rows with the same outcome, in file order. */
  outcomes: query({
    input: z.object({
      importId: z.number().int().positive(),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(5_000),
    }),
    output: z.object({
      outcomes: z.array(
        z.object({
          fromRow: z.number().int(),
          toRow: z.number().int(),
          outcome: z.enum(['imported', 'merged', 'skipped']),
          reason: z.string().nullable(),
          /** The row as it stood in the file, where it was skipped for a problem; null to whom phones are masked. */
          raw: z.string().nullable(),
        }),
      ),
    }),
    permission: 'transfer.read',
    isLong: true,
  }),
  /** Writes the result file where the person wants it; null where they chose nothing. */
  saveResult: desktop({
    input: z.object({ importId: z.number().int().positive(), words: resultWords }),
    output: z.object({ fileName: z.string() }).nullable(),
    permission: 'transfer.read',
    needsProof: true,
  }),
  /** The columns remembered for files with these headers. */
  layoutFor: query({
    input: z.object({ headers: z.array(z.string().max(200)).max(1_000) }),
    output: layout.nullable(),
    permission: 'transfer.read',
  }),
  rememberLayout: command({
    input: z.object({ headers: z.array(z.string().max(200)).max(1_000), layout }),
    output: z.object({}),
    permission: 'transfer.write',
    changes: ['transfer'],
  }),
}));
