import { type EventFault, type EventTurn } from '../../shared/features/followups/icsEvents.rules';
import { type Day, type DayOrder } from '../../shared/lib/days';
import {
  type ColumnMapping,
  type ReadOptions,
  type ReadResult,
  type RowTarget,
} from '../../shared/features/transfer/transfer.rows.rules';
import { type BackupActs } from './backup/acts';

export type FileFormat = 'csv' | 'tsv' | 'xlsx' | 'xls' | 'ods' | 'vcf';
export type FileEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Ask for a look into a file; what is left out or null is found out. */
export type InspectInput = {
  path: string;
  sheet?: string | null;
  /** Row of the headers as a spreadsheet numbers it, from 1. */
  headerRow?: number | null;
  encoding?: FileEncoding | null;
  delimiter?: string | null;
};

export type FileColumn = { index: number; header: string; samples: string[] };

/** What a foreign file is and how it would be read. */
export type FileFacts = {
  format: FileFormat;
  bytes: number;
  sha256: string;
  /** Null for workbooks. */
  encoding: FileEncoding | null;
  /** Null for workbooks and .vcf. */
  delimiter: string | null;
  /** Used rows and columns of each sheet; a text file has one sheet named ''. */
  sheets: { name: string; rows: number; columns: number }[];
  chosen: { sheet: string; headerRow: number; columns: FileColumn[] };
  /** Data rows under the header that are not blank. */
  rows: number;
  guess: {
    target: RowTarget;
    mapping: ColumnMapping;
    returnPrefix?: string;
    adjustmentPrefix?: string;
    /** Set where the file's days need an order (3/5/24) and other rows give it away. */
    dayOrder?: DayOrder;
  };
};

/** Ask for the rows of a file; sheet, encoding and delimiter as inspect told, or null to have them found again. */
export type ReadInput = {
  path: string;
  sheet?: string | null;
  headerRow: number;
  encoding?: FileEncoding | null;
  delimiter?: string | null;
  target: RowTarget;
  mapping: ColumnMapping;
  options?: ReadOptions;
  /** Stop after so many rows (a preview); all without it. */
  limit?: number;
  /** Give the cells of every row, not only of those with problems (a preview). */
  withRaw?: boolean;
};

/** Ask for the cells of a small file as they stand, a visit sheet that came back. */
export type CellsInput = { path: string; rows: number; columns: number };
export type CellsResult = { rows: string[][] };

/** Ask for the events of a calendar from today on. */
export type EventsInput = { path: string; today: Day };
/** What a calendar holds; events that may become something to do, those left out with their reason, and how many are over. */
export type EventsResult = {
  events: (Omit<EventTurn, 'uid' | 'turn' | 'content'> & {
    /** Where some shop of this program gave it: its UID. */
    uid: string | null;
    /** By which the event is known again. */
    key: string;
    /** The same as long as the file says the same of it. */
    sum: string;
  })[];
  more: number;
  left: { subject: string; fault: EventFault }[];
  leftMore: number;
  past: number;
};

/** The acts of the helper process, by name; those of backups stand in `backup/acts.ts`. Only `read` sends batches: JSON of ReadBatch. */
export type HelperActs = {
  cells: { input: CellsInput; result: CellsResult };
  events: { input: EventsInput; result: EventsResult };
  inspect: { input: InspectInput; result: FileFacts };
  read: { input: ReadInput; result: ReadResult };
} & BackupActs;
export type HelperAct = keyof HelperActs;

export type RequestOptions = {
  /** Gets each batch as one JSON string; the next ones wait once three are unanswered. A throw ends the request. */
  onBatch?: (json: string) => void | Promise<void>;
  /** Ends the request with transfer.cancelled. */
  signal?: AbortSignal;
};

/**
 * The process that opens foreign files, so that a hostile one can neither crash nor hold up the app.
 * Fails with AppError transfer.* (what is wrong with the file), transfer.helperCrashed, transfer.helperTimeout or
 * transfer.cancelled; never hangs. It starts with the first request and again after a crash.
 */
export type HelperPort = {
  request<Act extends HelperAct>(
    act: Act,
    input: HelperActs[Act]['input'],
    options?: RequestOptions,
  ): Promise<HelperActs[Act]['result']>;
  /** Ends the process; what is still asked for fails with transfer.cancelled. */
  stop(): void;
};

/** Bounds that keep a hostile file from holding the machine. */
export type HelperLimits = {
  /** JavaScript heap of the helper, in MB. */
  memoryMb: number;
  /** Longest time without a sign of life while the helper has work, in ms. */
  silenceMs: number;
  /** Longest time of one request, waiting for the caller's answers not counted, in ms. */
  totalMs: number;
  /** How long an idle helper is kept, in ms. */
  idleMs: number;
};

export const HELPER_LIMITS: HelperLimits = {
  memoryMb: 768,
  silenceMs: 60_000,
  totalMs: 30 * 60_000,
  idleMs: 30_000,
};

/** How a helper is started. */
export type HelperSettings = {
  /** Path of the helper's script. */
  entry: string;
  limits?: Partial<HelperLimits>;
  /** Told of crashes and bugs in the helper, for the log; never holds texts of the file. */
  onFault?: (trace: string) => void;
};

/** Node options of the helper: its memory, and room for short-lived cells, which halves the time for collecting them. */
export function helperOptions(limits: HelperLimits): string[] {
  return [`--max-old-space-size=${limits.memoryMb}`, '--max-semi-space-size=64'];
}
