import Database from 'better-sqlite3';

/**
 * Puts another text into what one act changed, as somebody would who has the shop's file open in another program. Throws
 * where `from` stands in no act or in several.
 */
export function tamperWithTrail(file: string, from: string, to: string): void {
  const db = new Database(file);
  const triggers = db
    .prepare(
      `SELECT "name", "sql" FROM sqlite_schema WHERE "type" = 'trigger' AND "tbl_name" = 'auditDetails'`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  const { changes } = db
    .prepare(`UPDATE "auditDetails" SET "after" = replace("after", ?, ?) WHERE instr("after", ?) > 0`)
    .run(from, to, from);
  for (const { sql } of triggers) db.exec(sql);
  db.close();
  if (changes !== 1) throw new Error(`${String(changes)} acts hold ${from}`);
}
