import { existsSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { AppError } from '@shared/errors/AppError';
import { disk } from '../../platform/disk';
import { declareGaps } from '../audit';
import { momentOf, systemClock } from '../clock';
import { applyMigration, migrate, newestOf } from '../migrate';
import { MIGRATIONS } from '../migrations';
import { derivedRowsOf, takeTriggers } from '../newShop';
import { SAMPLE_ID, applicationIdOf } from '../pragmas';
import { tablesOf, type Breathe } from '../proof';
import { ConnectionReader, Statements } from '../reader';
import type { ShopRebuild } from '../shopCheck';
import { translateSqliteError } from '../sqliteErrors';
import { Filling } from './filling';
import { Pages } from './pages';
import { tablesIn } from './tables';
import { tableRows } from './trees';

export type SalvageAsk = {
  /** The damaged file; a log beside it is read too. Neither is written to. */
  file: string;
  /** A whole file of the same shop; null: there is none. */
  reference: string | null;
  /** The new file. */
  into: string;
};

/** Rows of each table that were read; `lost` null where nobody can say. */
export type SalvagedTable = { name: string; read: number; lost: number | null };

/** Tables that are worked out anew. */
const DERIVED = new Set(['salesSummary']);
const SCHEMA_ROOT = 1;
const USUAL_PAGE_BYTES = 4_096;

/**
 * Reads what can be read of a damaged shop into a new file of today's schema, in which everything agrees again. The
 * pages are read as they lie there, without SQLite. Throws AppError backup.nothingToSalvage, data.diskFull.
 */
export async function salvage(
  { file, reference, into }: SalvageAsk,
  rebuilds: readonly ShopRebuild[],
  breathe: Breathe,
): Promise<SalvagedTable[]> {
  const part = `${into}.part`;
  const remove = (): void =>
    ['', '-journal', '-wal', '-shm'].forEach((end) => rmSync(`${part}${end}`, { force: true }));
  remove();
  const known = reference !== null && existsSync(reference) ? openReadOnly(reference) : null;
  const pages = new Pages(file, (known?.pragma('page_size', { simple: true }) as number) ?? USUAL_PAGE_BYTES);
  let db: Database | undefined;
  try {
    db = new Sqlite(part);
    const tables = await fill(db, pages, known, rebuilds, breathe);
    db.close();
    await disk.finish(part, into);
    return tables;
  } catch (error) {
    db?.close();
    remove();
    throw translateSqliteError(error);
  } finally {
    known?.close();
    pages.close();
  }
}

function openReadOnly(file: string): Database {
  const db = new Sqlite(file, { fileMustExist: true });
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('query_only = ON');
  return db;
}

async function fill(
  db: Database,
  pages: Pages,
  reference: Database | null,
  rebuilds: readonly ShopRebuild[],
  breathe: Breathe,
): Promise<SalvagedTable[]> {
  const head = headOf(pages, reference);
  /* A cut leaves a part of it, which is thrown away: only the finished file must be on the disk. */
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']) db.pragma(pragma);
  for (const migration of MIGRATIONS) if (migration.version <= head.schema) applyMigration(db, migration);
  const roots = rootsOf(pages, reference ?? db);
  const reader = new ConnectionReader(new Statements(db), systemClock);
  const names = tablesOf(reader).filter((name) => !DERIVED.has(name) && !isShadow(name));
  const tables = tablesIn(db, names, (name) => roots.get(name) ?? 0);

  db.exec('BEGIN');
  const triggers = takeTriggers(db);
  const filling = new Filling(db, pages, tables, breathe);
  await filling.readTables(shadowRoots(roots, names));
  if (filling.countRead() === 0) throw new AppError('backup.nothingToSalvage');
  filling.keepNumbers(roots.get('sqlite_sequence') ?? 0);
  await filling.fillGaps(
    reference,
    Object.fromEntries(rebuilds.flatMap(({ standIns }) => Object.entries(standIns ?? {}))),
  );
  filling.mendReferences();
  for (const sql of triggers) db.exec(sql);
  db.exec('COMMIT');
  db.pragma(`application_id = ${String(applicationIdOf(head.isSample))}`);
  db.pragma(`user_version = ${String(head.schema)}`);
  await migrate(db, MIGRATIONS, null, head.isSample);
  db.pragma('foreign_keys = OFF');
  await mend(db, rebuilds, (table) => filling.stoodIn(table), breathe);
  return filling.told();
}

/** What was derived is worked out anew, and the trail tells of its gaps itself. */
async function mend(
  db: Database,
  rebuilds: readonly ShopRebuild[],
  stoodIn: (table: string) => readonly number[],
  breathe: Breathe,
): Promise<void> {
  const statements = new Statements(db);
  const rows = derivedRowsOf(statements);
  db.exec('BEGIN');
  for (const { rebuild } of rebuilds) {
    for (const _step of rebuild?.(rows, stoodIn) ?? []) await breathe();
  }
  declareGaps(statements, momentOf(systemClock));
  db.exec('COMMIT');
}

/** The tables that search keeps for itself. */
const isShadow = (name: string): boolean => /^customers(Find|Digits)_/u.test(name);

/** Roots of tables that are not read, but whose pages must not be taken for stray ones. */
const shadowRoots = (roots: ReadonlyMap<string, number>, names: readonly string[]): number[] =>
  [...roots]
    .filter(([name]) => isShadow(name) || (DERIVED.has(name) && !names.includes(name)))
    .map(([, root]) => root);

function headOf(pages: Pages, reference: Database | null): { schema: number; isSample: boolean } {
  const newest = newestOf(MIGRATIONS);
  const head = pages.read(SCHEMA_ROOT);
  const schema = head.readUInt32BE(60);
  if (schema >= 1 && schema <= newest) return { schema, isSample: head.readUInt32BE(68) === SAMPLE_ID };
  const isSample = reference?.pragma('application_id', { simple: true }) === SAMPLE_ID;
  return { schema: newest, isSample };
}

/** Where each table and index begins: as the file says, and where it does not, as a file of the same making says. */
function rootsOf(pages: Pages, alike: Database): Map<string, number> {
  const roots = new Map(
    (
      alike.prepare('SELECT "name", "rootpage" FROM "sqlite_schema" WHERE "rootpage" > 0').all() as {
        name: string;
        rootpage: number;
      }[]
    ).map(({ name, rootpage }) => [name, rootpage]),
  );
  for (const { values } of tableRows(pages, SCHEMA_ROOT, new Set(), { holes: [], badCells: 0 })) {
    const [, name, , root] = values;
    if (typeof name === 'string' && typeof root === 'number' && root > 1) roots.set(name, root);
  }
  return roots;
}
