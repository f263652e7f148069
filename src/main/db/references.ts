import type { Reader } from './reader';

/** A column that refers to rows of another table. */
export type ForeignKey = { table: string; column: string };

/** Every column of the schema that refers to `target`. */
export function foreignKeysTo(reader: Pick<Reader, 'all'>, target: string): ForeignKey[] {
  return reader.all<ForeignKey>(
    `SELECT m."name" AS "table", f."from" AS "column" FROM "sqlite_schema" m
       JOIN pragma_foreign_key_list(m."name") f
     WHERE m."type" = 'table' AND f."table" = ? ORDER BY m."name", f."from"`,
    target,
  );
}

/** SQL that is 1 where a row of any of these columns refers to the id that `id` stands for. */
export function isReferredTo(keys: readonly ForeignKey[], id: string): string {
  const some = keys.map(
    ({ table, column }) => `EXISTS (SELECT 1 FROM "${table}" r WHERE r."${column}" = ${id})`,
  );
  return some.length === 0 ? '0' : `(${some.join(' OR ')})`;
}
