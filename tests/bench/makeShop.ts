import Database from 'better-sqlite3';
import { fillShop, growTimeline } from '../support/builders/fill';
import { SHOP_SIZE } from './support/shopSize';

/* Fills the shop that all benches run on. Argument: the file to make. It runs under tsconfig.node.json. */

async function make(file: string): Promise<void> {
  await fillShop(file, { customers: SHOP_SIZE.customers, lines: SHOP_SIZE.lines, seed: SHOP_SIZE.seed });
  await growTimeline(file, SHOP_SIZE.longCard, SHOP_SIZE.longTimeline);
  const db = new Database(file);
  db.prepare('INSERT INTO "settings" ("key", "value") VALUES (?, ?)').run('shop', '{"name":"小城花店"}');
  db.prepare('UPDATE "staff" SET "name" = ?').run('周明');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

void make(process.argv[2] ?? '');
