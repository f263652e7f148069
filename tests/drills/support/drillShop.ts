import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MIGRATIONS } from '../../../src/main/db/migrations';
import { hasSwap } from '../../../src/main/platform/swap';
import { listOldProducts } from '../../../src/main/features/products/products.service';
import { relistCustomers } from '../../../src/main/features/customers/customers.service';
import { recoverImports } from '../../../src/main/features/transfer/transfer.service';
import { fillShop } from '../../support/builders/fill';
import { OWNER, openWriter } from '../../support/builders/openWriter';
import { openBackedUpShop } from '../../support/backedUpShop';
import { openShop } from '../../support/shop';
import { type FoundBackup, findBackups } from './foundBackups';
import { verdictOn } from './verdicts';

/** A shop of 200 customers, of today's schema or of the oldest release's. */
export const BASES = ['today', 'older'] as const;
export type Base = (typeof BASES)[number];

const CUSTOMERS = 200;
const OLDEST = 'tests/migrations/releases/0.1.0.shuke';
export const SHOP = 'shop.shuke';
/** The shop's data folder in the folder of a drill; beside it lie its drives. */
export const DATA = 'data';
/** A drive that is plugged in. */
export const STICK = 'stick';

/** Makes the folder of a filled shop, closed. */
export async function makeBase(dir: string, base: Base): Promise<void> {
  const file = join(dir, DATA, SHOP);
  mkdirSync(join(dir, DATA), { recursive: true });
  mkdirSync(join(dir, 'drives', STICK), { recursive: true });
  const size = { customers: CUSTOMERS, lines: 600, seed: 4 };
  if (base === 'older') {
    copyFileSync(OLDEST, file);
    await fillShop(file, size, { migrations: MIGRATIONS.slice(0, versionOf(OLDEST)) });
    await deriveAsThen(file);
  } else await fillShop(file, size);
}

/** Puts what today's code derives into the tables of then: the code of then is not there any more. */
async function deriveAsThen(file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-derived-'));
  try {
    const today = join(folder, SHOP);
    copyFileSync(file, today);
    const writer = await openWriter(today);
    await writer.unit('fill.derived', OWNER, (unit) => {
      relistCustomers(unit, unit.column<number>('SELECT "id" FROM "customers"'));
    });
    await writer.close();
    const db = new Database(file);
    try {
      db.prepare('ATTACH ? AS "today"').run(today);
      db.exec(AS_THEN);
    } finally {
      db.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const AS_THEN = `
BEGIN;
UPDATE "customers" SET ("isListed", "sortKey", "pinyin", "phoneTail") =
  (SELECT t."isListed", t."sortKey", t."pinyin", t."phoneTail" FROM "today"."customers" t
   WHERE t."id" = "customers"."id");
DELETE FROM "customersFind";
INSERT INTO "customersFind" ("rowid", "name", "pinyin", "other", "syllables")
  SELECT "rowid", "name", "pinyin", trim("other" || ' . ' || "contact", ' .'), "syllables" FROM "today"."customersFind";
DELETE FROM "customersDigits";
INSERT INTO "customersDigits" ("rowid", "digits") SELECT "rowid", "digits" FROM "today"."customersDigits";
DELETE FROM "salesSummary";
INSERT INTO "salesSummary" ("customerId", "saleCount", "returnCount", "spendCents", "firstSoldOn", "lastSoldOn")
  SELECT "customerId", "saleCount", "returnCount", "spendCents", "firstSoldOn", "lastSoldOn"
  FROM "today"."salesSummary";
COMMIT;
`;

function versionOf(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma('user_version', { simple: true }) as number;
  } finally {
    db.close();
  }
}

/** What a folder holds when it is opened as the program opens it. */
export type Found = {
  /** Why it is no whole shop; null where it is one. */
  fault: string | null;
  /** The value that each probe gives. */
  values: Values;
  backups: FoundBackup[];
};
export type Values = Record<string, string | number | null>;

export type CheckAsk = { probes: readonly string[]; base: Base; baseHash: string };

/**
 * Opens a folder through the data layer, as the next start does, and looks at all that must hold: integrity,
 * references, audit trail, search rows, sums, the rows of the filled shop, the copy from before an update, and every backup in it.
 */
export async function checkShop(dir: string, ask: CheckAsk): Promise<Found> {
  try {
    const data = join(dir, DATA);
    if (hasSwap(join(data, SHOP))) await (await openBackedUpShop({ dataDir: data })).close();
    const shop = await openShop(data);
    try {
      await recoverImports({ ...shop, actor: OWNER, progress: () => undefined });
      await listOldProducts(shop.writer, shop.reader);
      const values = Object.fromEntries(
        ask.probes.map((sql) => [sql, shop.reader.column<string | number | null>(sql)[0] ?? null]),
      );
      await shop.close();
      const { hash, fault: found } = await verdictOn(shop.file, () => openShop(data));
      const changed = hash === ask.baseHash ? null : 'rows that no act touched have changed';
      return {
        fault: found ?? changed ?? (await asideFault(data, ask)),
        values,
        backups: await findBackups(dir, ask.probes),
      };
    } catch (error) {
      await shop.close().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    return fault(`it does not open: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const fault = (text: string): Found => ({ fault: text, values: {}, backups: [] });

/** A shop that was brought to a newer schema has a whole copy of how it was beside it. */
async function asideFault(dir: string, ask: CheckAsk): Promise<string | null> {
  if (ask.base === 'today') return null;
  const copy = join(dir, `before-update-from-${String(versionOf(OLDEST))}.shuke`);
  if (!existsSync(copy)) return 'it was updated without a copy of how it was';
  const { hash, fault: found } = await verdictOn(copy, null);
  if (found !== null) return `the copy from before the update: ${found}`;
  return hash === ask.baseHash ? null : 'the copy from before the update is not how it was';
}
