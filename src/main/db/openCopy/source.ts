import Sqlite from 'better-sqlite3';
import { derivedRowsOf } from '../newShop';
import { tablesOf } from '../proof';
import { Statements } from '../reader';
import { lineOf, type OpenValue } from './cells';

/** Lines that are handed on at once, in characters. */
const PIECE_CHARS = 64 * 1024;

/** SQLite's own table of the numbers that it has given out: without it they would be given a second time. */
export const NUMBERS = 'sqlite_sequence';

/** A copy of a shop as an open copy takes it: the tables with rows of their own, and how they are made. */
export type OpenSource = {
  names: string[];
  /** For whoever reads the tables with other tools; we ourselves make them by our own migrations. */
  definitions: string;
  /** A table as CSV, in pieces; `count` is called for each row. */
  linesOf: (name: string, count: () => void) => Generator<Buffer>;
  close: () => void;
};

/** Opens a copy of a shop that nobody else has open. Throws what SQLite throws. */
export function openSource(file: string): OpenSource {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  function* linesOf(name: string, count: () => void): Generator<Buffer> {
    const columns = (db.pragma(`table_info("${name}")`) as { name: string }[]).map((column) => column.name);
    const list = columns.map((column) => `"${column}"`).join(', ');
    let text = `\uFEFF${columns.join(',')}\r\n`;
    const rows = db.prepare(`SELECT ${list} FROM "${name}" ORDER BY rowid`).raw().iterate();
    for (const row of rows as IterableIterator<OpenValue[]>) {
      count();
      text += lineOf(row);
      if (text.length < PIECE_CHARS) continue;
      yield Buffer.from(text);
      text = '';
    }
    yield Buffer.from(text);
  }
  const made = db
    .prepare(`SELECT "sql" FROM "sqlite_schema" WHERE "type" IN ('table', 'index') AND "sql" IS NOT NULL`)
    .pluck()
    .all() as string[];
  return {
    names: [...tablesOf(derivedRowsOf(new Statements(db))), NUMBERS],
    definitions: `${made.join(';\n\n')};\n`,
    linesOf,
    close: () => db.close(),
  };
}
