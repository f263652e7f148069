import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { AppError } from '@shared/errors/AppError';
import { applyMigration, newestOf } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { derivedRowsOf, takeTriggers } from '../newShop';
import { applicationIdOf } from '../pragmas';
import { tablesOf, type Breathe } from '../proof';
import { Statements } from '../reader';
import type { ShopRebuild } from '../shopCheck';
import { valueOf, type OpenCell } from './cells';
import { NUMBERS } from './source';

const damaged = (what: string): AppError => new AppError('backup.damaged', { what });

/** True where this program knows that schema. */
export const isKnownSchema = (schema: number): boolean => schema <= newestOf(MIGRATIONS);

/**
 * A shop that is made anew of an open copy, in tables of our own migrations. Throws backup.damaged {what} where rows do
 * not fit them.
 */
export class OpenFilling {
  readonly #db: Database;
  readonly #triggers: string[];

  /** Makes the file, of the schema that the copy was written in. */
  constructor(
    file: string,
    private readonly schema: number,
  ) {
    this.#db = new Sqlite(file);
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF'])
      this.#db.pragma(pragma);
    for (const migration of MIGRATIONS) if (migration.version <= schema) applyMigration(this.#db, migration);
    this.#db.exec('BEGIN');
    this.#triggers = takeTriggers(this.#db);
  }

  /** The tables must be exactly these. */
  assertTables(names: readonly string[]): void {
    const ours = [...tablesOf(derivedRowsOf(new Statements(this.#db))), NUMBERS];
    if (names.length !== ours.length || ours.some((name) => !names.includes(name))) throw damaged('tables');
  }

  /** Puts a table's rows in, its head first; answers how many there were. */
  async fill(name: string, rows: AsyncIterable<readonly OpenCell[]>): Promise<number> {
    /* What a migration filled in a new shop is in the copy as it became. */
    this.#db.exec(`DELETE FROM "${name}"`);
    const columns = this.#db.pragma(`table_info("${name}")`) as { name: string; type: string }[];
    const insert = this.#db.prepare(
      `INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join(', ')})
       VALUES (${columns.map(() => '?').join(', ')})`,
    );
    let count = -1;
    for await (const cells of rows) {
      if (cells.length !== columns.length) throw damaged('content');
      count += 1;
      if (count > 0) put(insert, cells, columns);
      else if (cells.some(({ text }, at) => text !== columns[at]?.name)) throw damaged('tables');
    }
    return count;
  }

  /** Works out anew by what search finds, and the sums. */
  async finish(rebuilds: readonly ShopRebuild[], breathe: Breathe): Promise<void> {
    for (const sql of this.#triggers) this.#db.exec(sql);
    const derived = derivedRowsOf(new Statements(this.#db));
    for (const { rebuild } of rebuilds) {
      for (const _step of rebuild?.(derived, () => []) ?? []) await breathe();
    }
    this.#db.exec('COMMIT');
    this.#db.pragma(`application_id = ${String(applicationIdOf(false))}`);
    this.#db.pragma(`user_version = ${String(this.schema)}`);
  }

  close(): void {
    this.#db.close();
  }
}

/** What the tables themselves refuse was never in a shop. */
function put(
  insert: Sqlite.Statement,
  cells: readonly OpenCell[],
  columns: readonly { type: string }[],
): void {
  try {
    insert.run(...cells.map((cell, at) => valueOf(cell, columns[at]?.type ?? '')));
  } catch (error) {
    const isRefused = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
    throw isRefused ? damaged('content') : error;
  }
}
