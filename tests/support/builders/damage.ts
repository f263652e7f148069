import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { salvage, type SalvagedTable } from '../../../src/main/db/salvage/salvage';
import { proveFile } from '../../../src/main/db/proof';
import { SHOP_CHECKS } from '../../../src/main/ipc/checks';
import { SHOP_REBUILDS } from '../../../src/main/ipc/rebuilds';
import { quietWork } from './backups';

const PAGE_BYTES = 4_096;

/** How many pages a file has. */
export const pagesOf = (file: string): number => readFileSync(file).length / PAGE_BYTES;

/** A copy of a file with one page (from 1) of zeros; null: none. */
export function zeroPage(file: string, copy: string, page: number | null): void {
  copyFileSync(file, copy);
  if (page === null) return;
  const bytes = readFileSync(copy);
  bytes.fill(0, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
  writeFileSync(copy, bytes);
}

/** Every row of every table that holds rows of its own, as text. */
export function rowTexts(file: string): Map<string, Set<string>> {
  const db = new Database(file, { readonly: true });
  db.defaultSafeIntegers(true);
  try {
    const names = db
      .prepare(
        `SELECT "name" FROM pragma_table_list WHERE "schema" = 'main' AND "type" = 'table'
         AND "name" NOT LIKE 'sqlite%' AND "name" <> 'salesSummary'`,
      )
      .pluck()
      .all() as string[];
    const text = (row: unknown): string =>
      JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    return new Map(
      names.map((name) => [name, new Set(db.prepare(`SELECT * FROM "${name}"`).all().map(text))]),
    );
  } finally {
    db.close();
  }
}

/** How many rows of a shop another file holds as they were. */
export function keptRows(whole: ReadonlyMap<string, Set<string>>, file: string): number {
  const found = rowTexts(file);
  let kept = 0;
  for (const [name, texts] of whole) {
    for (const text of texts) if (found.get(name)?.has(text) === true) kept += 1;
  }
  return kept;
}

export type SalvageTrial = { rows: number; kept: number; lostTold: number | null; tables: SalvagedTable[] };

/** Salvages a damaged file, proves what came out of it, and counts rows that came through as they were. */
export async function salvageTrial(
  whole: ReadonlyMap<string, Set<string>>,
  damaged: string,
  into: string,
  reference: string | null = null,
): Promise<SalvageTrial> {
  const tables = await salvage({ file: damaged, reference, into }, SHOP_REBUILDS, quietWork.breathe);
  await proveFile(into, SHOP_CHECKS, quietWork);
  const rows = [...whole.values()].reduce((sum, { size }) => sum + size, 0);
  const kept = keptRows(whole, into);
  const lost = tables.map((table) => table.lost);
  return {
    rows,
    kept,
    lostTold: lost.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    tables,
  };
}
