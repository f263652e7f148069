import {
  type BackupLabel,
  type BackupManifest,
  type OpenManifest,
  type ShopFacts,
} from '../../../shared/features/backup/backup.manifest.rules';
import { type COMPARED } from '../../../shared/features/backup/backup.contract';
import { type ErrorParams } from '../../../shared/errors/AppError';

/** Ask for a backup to be made of a copy of a shop that nobody else has open. */
export type PackInput = {
  file: string;
  /** What is counted in the copy, and its hash, are worked out on the way. */
  manifest: Omit<BackupManifest, 'contentSha256' | 'isEncrypted' | 'facts'>;
  /** age recipients (`age1…`); null: not encrypted. */
  recipients: readonly string[] | null;
  /** age identity of one of the recipients, with which the finished file is opened again; null where not encrypted. */
  identity: string | null;
  /** Where the backup is made and opened again; what is left in it may be thrown away. */
  workDir: string;
};

/** A finished backup in `workDir`, which whoever asked for it takes away. */
export type Packed = { made: string; label: BackupLabel };

/** Ask for a finished backup to be put into folders, each with its label. */
export type PutInput = Packed & { dirs: readonly string[] };

/** One folder: null where it holds the backup, written, read again and hashed; else why not. */
export type PutResult = { dir: string; error: { code: `${string}.${string}`; params: ErrorParams } | null };

/** Ask for the labels in a folder; `withOpen`: and for open copies, whatever they are called. */
export type ShelfInput = { dir: string; withOpen?: boolean };

/** Ask for an open copy of a shop that nobody else has open. */
export type OpenCopyInput = {
  file: string;
  manifest: Omit<OpenManifest, 'contentSha256' | 'facts' | 'tables'>;
  /** The new file, or what it takes the place of. */
  into: string;
};

export type OpenCopied = { tables: number; rows: number };

/** A backup by its label. `isThere`: the file that the label speaks of is there with the size that it must have. */
export type ShelfEntry = { label: BackupLabel; isThere: boolean };

/** Ask for a backup to be opened in a scratch place. */
export type OpenInput = {
  /** The finished file. */
  path: string;
  /** What it must be; null where only the file was found. */
  label: BackupLabel | null;
  /** age identities of this PC (`AGE-SECRET-KEY-1…`). */
  identities: readonly string[];
  /** The recovery code as it was typed; null: none was asked for yet. */
  code: string | null;
  /** Gets the shop in today's schema, proven. It is made anew, and not left behind where opening fails. */
  workFile: string;
};

export type Opened = {
  manifest: BackupManifest;
  /** As counted in the opened copy. */
  facts: ShopFacts;
  /** The schema that it was brought up from; null where it is of today's. */
  broughtFrom: number | null;
};

/** Ask what lies between two shops. Both files must be whole and of today's schema; `then` is open nowhere else. */
export type CompareInput = {
  /** Today's file, which may be open elsewhere; null where none can be read. */
  now: string | null;
  then: string;
};

export type Compared = {
  lines: { what: (typeof COMPARED)[number]; now: number | null; then: number }[];
  /** Customers of today that `then` does not hold: the first 50 by name, and how many. */
  lostCustomers: { names: string[]; count: number };
};

/** Ask for what can be read of a damaged shop. */
export type SalvageInput = {
  /** The damaged file; a `-wal` beside it is read too. Neither is written to. */
  file: string;
  /** A whole file of the same shop (an opened backup), for what the damaged one no longer tells; null: none. */
  reference: string | null;
  /** The new file; it is made anew. */
  into: string;
};

/** Rows of each table; `lost` null where nobody can say how many there were. */
export type Salvaged = { tables: { name: string; read: number; lost: number | null }[] };

/**
 * - `pack` proves the copy while it is packed: throws AppError backup.notWhole {what}, data.foreign, data.newer where it
 *   does not hold, backup.notVerified where the finished file does not open again, data.diskFull where there is no room
 *   to make it. Where it throws nothing is left.
 * - `put`: what is wrong with one folder stands in its result: backup.placeFull, .placeNotWritable, .placeGone,
 *   .placeUnreliable.
 * - `shelf` throws backup.placeGone, backup.placeUnreadable; hostile labels are left out.
 * - `open` throws backup.gone, .damaged {what}, .foreign, .sample, .newer {file, program, by}, .codeNeeded, .codeWrong,
 *   .tooLarge, .notWhole {what}, data.diskFull.
 * - `copyOpenly` throws backup.notWhole {what}, data.diskFull, and what the disk says of the place.
 * - `salvage` throws backup.nothingToSalvage, data.diskFull.
 */
export type BackupActs = {
  pack: { input: PackInput; result: Packed };
  put: { input: PutInput; result: PutResult[] };
  shelf: { input: ShelfInput; result: ShelfEntry[] };
  open: { input: OpenInput; result: Opened };
  copyOpenly: { input: OpenCopyInput; result: OpenCopied };
  compare: { input: CompareInput; result: Compared };
  salvage: { input: SalvageInput; result: Salvaged };
};
