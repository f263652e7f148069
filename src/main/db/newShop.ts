import type { Database } from 'better-sqlite3';
import { systemClock } from './clock';
import { ConnectionReader } from './reader';
import type { SqlValue, Statements } from './reader';
import type { DerivedRows } from './shopCheck';

/* What a shop that is made anew, row by row, needs besides its rows. */

/** Takes what runs by itself out of the file while it is filled, and answers the words that put it back. */
export function takeTriggers(db: Database): string[] {
  const triggers = db.prepare(`SELECT "name", "sql" FROM "sqlite_schema" WHERE "type" = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  return triggers.map(({ sql }) => sql);
}

/** The file's rows, for whoever works out what is derived from others. */
export const derivedRowsOf = (statements: Statements): DerivedRows =>
  Object.assign(new ConnectionReader(statements, systemClock), {
    run: (sql: string, ...values: readonly SqlValue[]) => {
      const { changes, lastInsertRowid } = statements.get(sql).run(...values);
      return { changes, lastId: Number(lastInsertRowid) };
    },
  });
