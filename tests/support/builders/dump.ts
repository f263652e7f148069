import type { Reader } from '../../../src/main/db/reader';
import { OWNER } from './openWriter';
import type { TestShop } from '../shop';

export type Dump = Record<string, unknown[]>;

/** All rows of all tables in the order of their ids, search tables included, but for the tables named. */
export function dumpTables(reader: Reader, except: readonly string[] = []): Dump {
  const names = reader.column<string>(
    `SELECT "name" FROM pragma_table_list WHERE "schema" = 'main' AND "type" IN ('table', 'virtual')
     AND "name" <> 'sqlite_schema' ORDER BY "name"`,
  );
  const dump: Dump = {};
  for (const name of names) {
    if (!except.includes(name))
      dump[name] = reader.all(`SELECT rowid AS "rowid", * FROM "${name}" ORDER BY 1`);
  }
  return dump;
}

/** What an import may leave behind when it is taken back: that it happened, in the books and the counters. */
export const BOOKS = ['audit', 'auditDetails', 'transferImports', 'sqlite_sequence'];

class RollBack extends Error {}

/** Runs writing SQL on the shop and takes it back; answers what `act` saw. */
export async function inPassing<T>(
  shop: Pick<TestShop, 'writer'>,
  act: (unit: Parameters<Parameters<TestShop['writer']['unit']>[2]>[0]) => T,
): Promise<T> {
  let seen: { value: T } | undefined;
  try {
    await shop.writer.unit('test', OWNER, (unit) => {
      seen = { value: act(unit) };
      throw new RollBack();
    });
  } catch (error) {
    if (!(error instanceof RollBack)) throw error;
  }
  return (seen as { value: T }).value;
}
