import type { ShopFacts } from '@shared/features/backup/backup.manifest.rules';
import type { Moment } from './clock';
import type { Reader, SqlValue } from './reader';

/** Reads and writes rows that are derived from others: a unit, or a file that is made anew. */
export type DerivedRows = Reader & {
  run(sql: string, ...values: readonly SqlValue[]): { changes: number; lastId: number };
};

/** What a feature counts of a shop for the manifest of a backup. */
export type CountedFacts = Omit<ShopFacts, 'rows' | 'bytes' | 'schema' | 'auditHead' | 'auditFirst'>;

/** What a feature knows of its rows that SQLite itself cannot check. Listed in `ipc/checks.ts`. */
export type ShopCheck = {
  countFacts: (reader: Reader) => Partial<CountedFacts>;
  /** Compares what is derived with its sources, in steps between which the caller may stop; null: all agrees. */
  findFault?: (reader: Reader) => Generator<undefined, 'search' | 'sums' | null>;
};

/** A row that is known to be missing in a shop that was salvaged. */
export type LostRow = {
  id: number;
  /** What indices still tell of it. */
  known: Readonly<Record<string, SqlValue | undefined>>;
  moment: Moment;
};

/** How a feature mends a salvaged shop. Listed in `ipc/rebuilds.ts`. */
export type ShopRebuild = {
  /** Rows of tables that others lean on, made of what little is known; columns left out keep their default. */
  standIns?: Readonly<Record<string, (lost: LostRow) => Record<string, SqlValue>>>;
  /** Works out what is derived, in steps; `stoodIn` tells which rows of a table are made up. */
  rebuild?: (rows: DerivedRows, stoodIn: (table: string) => readonly number[]) => Generator<undefined, void>;
};
