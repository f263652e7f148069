import type { ShopFacts } from '@shared/features/backup/backup.manifest.rules';
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
