import Database from 'better-sqlite3';
import type { Statement } from 'better-sqlite3';
import type { Day } from '@shared/lib/days';
import { momentOf } from './clock';
import type { Clock } from './clock';
import { applicationIdOf, setReaderPragmas } from './pragmas';
import { applyMigration } from './migrate';
import type { Migration } from './migrate';
import { assertNotGutted } from './shopFile';

/** What SQLite takes as a parameter. */
export type SqlValue = string | number | bigint | Buffer | null;

/** Reading of one file. Queries get this and nothing else, so that a query that writes does not compile. */
export type Reader = {
  /** All rows, as plain objects with the names of the SELECT. */
  all<T>(sql: string, ...values: readonly SqlValue[]): T[];
  /** The first row, or undefined. */
  get<T>(sql: string, ...values: readonly SqlValue[]): T | undefined;
  /** First column of all rows. */
  column<T>(sql: string, ...values: readonly SqlValue[]): T[];
  /** First column, row by row: for walks that stop early. */
  walk<T>(sql: string, ...values: readonly SqlValue[]): IterableIterator<T>;
  /** Today as the shop's clock shows it. */
  readonly today: Day;
  /** This instant. */
  readonly now: string;
  /** Instant at which the backup that is looked at was made; null in a live shop. */
  readonly lookingAt: string | null;
};

/** Prepared statements of one connection, kept by their text. */
export class Statements {
  readonly #kept = new Map<string, Statement<unknown[]>>();
  readonly #columns = new Map<string, Statement<unknown[]>>();

  constructor(readonly db: Database.Database) {}

  get(sql: string): Statement<unknown[]> {
    const known = this.#kept.get(sql);
    if (known !== undefined) return known;
    const made = this.db.prepare<unknown[]>(sql);
    this.#kept.set(sql, made);
    return made;
  }

  /** The same, answering the first column instead of rows. */
  column(sql: string): Statement<unknown[]> {
    const known = this.#columns.get(sql);
    if (known !== undefined) return known;
    const made = this.db.prepare<unknown[]>(sql).pluck();
    this.#columns.set(sql, made);
    return made;
  }
}

/** Reads through prepared statements of a connection. */
export class ConnectionReader implements Reader {
  constructor(
    protected readonly statements: Statements,
    protected readonly clock: Clock,
    readonly lookingAt: string | null = null,
  ) {}

  all<T>(sql: string, ...values: readonly SqlValue[]): T[] {
    return this.statements.get(sql).all(...values) as T[];
  }

  get<T>(sql: string, ...values: readonly SqlValue[]): T | undefined {
    return this.statements.get(sql).get(...values) as T | undefined;
  }

  column<T>(sql: string, ...values: readonly SqlValue[]): T[] {
    return this.statements.column(sql).all(...values) as T[];
  }

  walk<T>(sql: string, ...values: readonly SqlValue[]): IterableIterator<T> {
    return this.statements.column(sql).iterate(...values) as IterableIterator<T>;
  }

  get today(): Day {
    return momentOf(this.clock).on;
  }

  get now(): string {
    return momentOf(this.clock).at;
  }
}

/** A read-only connection of its own; it sees every commit and waits for no writer. */
export function openReader(
  file: string,
  clock: Clock,
  lookingAt: string | null = null,
): { reader: Reader; close: () => void } {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  setReaderPragmas(db);
  return {
    reader: new ConnectionReader(new Statements(db), clock, lookingAt),
    close: () => void db.close(),
  };
}

/**
 * The same, for a file that the writer has not opened yet: null where it is not there, not of this kind or schema
 * version, so that the writer has to see to it first.
 */
export function openCurrentReader(
  file: string,
  clock: Clock,
  version: number,
  isSample: boolean,
): { reader: Reader; close: () => void } | null {
  let db: Database.Database | undefined;
  try {
    assertNotGutted(file);
    db = new Database(file, { readonly: true, fileMustExist: true });
    setReaderPragmas(db);
    const isCurrent =
      db.pragma('application_id', { simple: true }) === applicationIdOf(isSample) &&
      db.pragma('user_version', { simple: true }) === version &&
      db.pragma('journal_mode', { simple: true }) === 'wal';
    if (isCurrent) {
      const open = db;
      return { reader: new ConnectionReader(new Statements(open), clock), close: () => void open.close() };
    }
  } catch {
    /* Whatever is wrong with it, the writer finds out and tells. */
  }
  db?.close();
  return null;
}

/** A shop that nobody has written into, in memory: what a new file will hold. */
export function openEmptyReader(
  clock: Clock,
  migrations: readonly Migration[],
): { reader: Reader; close: () => void } {
  const db = new Database(':memory:');
  for (const migration of migrations) applyMigration(db, migration);
  return { reader: new ConnectionReader(new Statements(db), clock), close: () => void db.close() };
}
