import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { findBrokenAudit } from '../../../src/main/db/audit';
import { Statements } from '../../../src/main/db/reader';
import { derivedAndRebuilt } from '../../support/builders/derived';
import type { TestShop } from '../../support/shop';

/* What a closed file is, apart from what was promised of it. The same bytes are looked at once: it is slow. */

/** The rows that no act changes, by hash, and what keeps the file from being whole. */
export type Verdict = { hash: string; fault: string | null };

const known = new Map<string, Verdict>();

/** Looks at a closed file: integrity, references and trail. With `open` also at what is derived, against a rebuild. */
export async function verdictOn(file: string, open: (() => Promise<TestShop>) | null): Promise<Verdict> {
  const key = `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${String(open !== null)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const verdict = hashOfFile(file);
  if (verdict.fault === null && open !== null) {
    const shop = await open();
    try {
      const { kept, rebuilt } = await derivedAndRebuilt(shop);
      if (JSON.stringify(kept) !== JSON.stringify(rebuilt))
        verdict.fault = 'search rows or sums differ from a rebuild';
    } finally {
      await shop.close();
    }
  }
  known.set(key, verdict);
  return verdict;
}

/** What of the rows of the filled shop no act of a drill changes: a hash over them, which every later state must give. */
function baseHash(read: (sql: string) => unknown[]): string {
  const hash = createHash('sha256');
  for (const sql of [
    `SELECT "id", "number", "name", "kind", "gender", "birthMonth", "wechat", "note", "createdAt" FROM "customers"
     WHERE "name" NOT LIKE '试%' ORDER BY "id"`,
    `SELECT p."customerId", p."position", p."digits", p."kind" FROM "customerPhones" p JOIN "customers" c ON c."id" = p."customerId" WHERE c."name" NOT LIKE '试%'
     ORDER BY p."customerId", p."position"`,
    `SELECT "id", "number", "customerId", "soldOn", "amountCents" FROM "sales"
     WHERE coalesce("number", '') NOT LIKE '试%' ORDER BY "id"`,
  ]) {
    hash.update(JSON.stringify(read(sql)));
  }
  return hash.digest('hex');
}

/** The same of a file as it lies there, every time anew, but for what is derived. */
export function hashOfFile(file: string): Verdict {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const fault = faultOf(db);
    return { hash: baseHash((sql) => db.prepare(sql).raw().all()), fault };
  } finally {
    db.close();
  }
}

function faultOf(db: Database.Database): string | null {
  const integrity: unknown = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') return `integrity: ${String(integrity).slice(0, 200)}`;
  const loose = db.pragma('foreign_key_check') as unknown[];
  if (loose.length > 0) return `${String(loose.length)} references lead nowhere`;
  const broken = findBrokenAudit(new Statements(db));
  return broken === null ? null : `the audit trail breaks at ${String(broken)}`;
}
