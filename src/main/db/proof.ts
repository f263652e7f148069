import { copyFile, rm, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import type { ShopFacts } from '@shared/features/backup/backup.manifest.rules';
import { AppError } from '@shared/errors/AppError';
import { findBrokenAudit, trailEnds } from './audit';
import { systemClock } from './clock';
import { applyMigration, assertOpenable, migrate, newestOf } from './migrate';
import { MIGRATIONS } from './migrations';
import { SAMPLE_ID } from './pragmas';
import { ConnectionReader, Statements } from './reader';
import type { Reader } from './reader';
import type { CountedFacts, ShopCheck } from './shopCheck';
import { translateSqliteError } from './sqliteErrors';

/** What does not hold in a shop's file; the word of AppError backup.notWhole. */
export type Broken = 'integrity' | 'schema' | 'references' | 'search' | 'sums' | 'trail';

/** What SQLite finds wrong with a file, null: nothing; here or in another thread meanwhile, until nobody asks any longer. */
export type Look = (file: string, signal: AbortSignal) => Promise<LookedUp>;
export type LookedUp = Extract<Broken, 'integrity' | 'references'> | null;

/** How closely SQLite looks: `quick_check` does not compare indices with their rows, and takes a quarter of the time. */
export type Closeness = 'integrity_check' | 'quick_check';

/** The look in this thread. */
export const lookHere =
  (how: Closeness): Look =>
  async (file) =>
    faultOf(file, how);

/** What SQLite finds wrong with a copy that nobody writes to; null: nothing. */
export function faultOf(file: string, how: Closeness): LookedUp {
  return withFile(file, (db) => {
    if (db.pragma(`${how}(1)`, { simple: true }) !== 'ok') return 'integrity';
    return db.prepare('PRAGMA foreign_key_check').get() === undefined ? null : 'references';
  });
}

/** Called between two steps; a throw ends the work. */
export type Breathe = () => Promise<void>;

/** How a proof goes on beside what else there is to do. */
export type Course = {
  breathe: Breathe;
  look?: Look;
  /** The feature's own checks begin when it resolves; SQLite's look goes on meanwhile. */
  after?: Promise<void>;
};

const BREATH_MS = 250;

const notWhole = (what: Broken): AppError => new AppError('backup.notWhole', { what });

/**
 * Proves a copy of a shop that nobody else has open, and counts it. The file is only read; one of an older schema is
 * proven as it will be when it is opened, in a copy beside it. Throws AppError backup.notWhole, data.foreign,
 * data.newer and what the disk says.
 */
export async function proveFile(
  file: string,
  checks: readonly ShopCheck[],
  course: Course,
): Promise<ShopFacts> {
  const { size: bytes } = await stat(file);
  const { schema, isSample } = peek(file);
  if (schema === newestOf(MIGRATIONS)) return { ...(await proveCurrent(file, checks, course)), bytes };
  const raised = `${file}-raised`;
  try {
    await copyFile(file, raised);
    await raiseFile(raised, isSample);
    return { ...(await proveCurrent(raised, checks, course)), bytes, schema };
  } finally {
    await rm(raised, { force: true });
  }
}

/** Whose file it is and of which schema. Throws AppError backup.notWhole, data.foreign, data.newer. */
export function peek(file: string): { schema: number; isSample: boolean } {
  return withFile(file, (db) => {
    const isSample = db.pragma('application_id', { simple: true }) === SAMPLE_ID;
    assertOpenable(db, MIGRATIONS, isSample);
    const schema = db.pragma('user_version', { simple: true }) as number;
    /* An empty file opens as a new shop; as a backup it is none. */
    if (schema === 0) throw notWhole('schema');
    return { schema, isSample };
  });
}

/**
 * Brings a copy of an older shop to today's schema, whole before and after. Throws AppError backup.notWhole,
 * data.migrationFailed and what the disk says.
 */
export async function raiseFile(file: string, isSample: boolean): Promise<void> {
  await withFileAsync(file, async (db) => {
    await migrate(db, MIGRATIONS, null, isSample);
    db.pragma('foreign_keys = OFF');
  });
}

async function proveCurrent(
  file: string,
  checks: readonly ShopCheck[],
  { breathe, look = lookHere('integrity_check'), after = Promise.resolve() }: Course,
): Promise<ShopFacts> {
  const over = new AbortController();
  const looking = look(file, over.signal).then(
    (fault) => ({ fault }),
    (error: unknown) => ({ error }),
  );
  const breatheOrEnd = async (): Promise<void> => {
    over.signal.throwIfAborted();
    await breathe();
  };
  let walking: Promise<unknown> = Promise.resolve();
  const walked = after.then(breatheOrEnd).then(() => {
    const steps = walk(file, checks, breatheOrEnd);
    walking = steps.catch(() => undefined);
    return steps;
  });
  /* It is waited for below; where the look ends the proof first, what the walk says is of no use. */
  walked.catch(() => undefined);
  try {
    const seen = await whileBreathing(looking, breathe);
    /* Damage shows in many ways; what SQLite says of the file is the plainest. */
    if ('fault' in seen && seen.fault !== null) throw notWhole(seen.fault);
    const facts = await walked;
    if ('error' in seen) throw seen.error;
    return facts;
  } finally {
    /* Nobody holds the file any longer once it is said what became of it. */
    over.abort();
    await Promise.all([looking, walking]);
  }
}

/** Waits for another thread without falling silent. */
export async function whileBreathing<T>(waiting: Promise<T>, breathe: Breathe): Promise<T> {
  for (;;) {
    const tick = setTimeout(BREATH_MS, null);
    const done = await Promise.race([waiting.then((value) => ({ value })), tick]);
    if (done !== null) return done.value;
    await breathe();
  }
}

async function walk(file: string, checks: readonly ShopCheck[], breathe: Breathe): Promise<ShopFacts> {
  return withFileAsync(file, async (db) => {
    db.pragma('query_only = ON');
    if (!hasTodaysSchema(db)) throw notWhole('schema');
    const statements = new Statements(db);
    const reader = new ConnectionReader(statements, systemClock);
    for (const check of checks) {
      const looking = check.findFault?.(reader);
      for (let step = looking?.next(); step !== undefined; step = looking?.next()) {
        if (step.done === true) {
          if (step.value !== null) throw notWhole(step.value);
          break;
        }
        await breathe();
      }
    }
    if (findBrokenAudit(statements) !== null) throw notWhole('trail');
    await breathe();
    return countFacts(reader, checks);
  });
}

/** What features count of a shop, whoever has it open. */
export function countShop(reader: Reader, checks: readonly ShopCheck[]): CountedFacts {
  const none: CountedFacts = { customers: 0, sales: 0, salesCents: 0, products: 0, notes: 0 };
  return checks.reduce((facts, check) => ({ ...facts, ...check.countFacts(reader) }), none);
}

function countFacts(reader: Reader, checks: readonly ShopCheck[]): ShopFacts {
  const rows = tablesOf(reader).map(
    (name) => reader.column<number>(`SELECT count(*) FROM "${name}"`)[0] ?? 0,
  );
  return {
    ...countShop(reader, checks),
    rows: rows.reduce((sum, count) => sum + count, 0),
    bytes: 0,
    schema: reader.column<number>('PRAGMA user_version')[0] ?? 0,
    ...trailEnds(reader),
  };
}

/** Names of the tables that hold rows of their own: no search tables, and none of SQLite's. */
export function tablesOf(reader: Reader): string[] {
  return reader.column<string>(
    `SELECT "name" FROM pragma_table_list WHERE "schema" = 'main' AND "type" = 'table'
     AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY "name"`,
  );
}

type SchemaRow = { type: string; name: string; sql: string | null };

const WITH_CODE = new Set(['trigger', 'view']);

/**
 * Everything by its name, and what runs by itself to the letter: a foreign hand could have put something there. The
 * words of tables are left to SQLite, whose versions may write a changed one differently.
 */
const schemaOf = (db: Database): string =>
  (db.prepare('SELECT "type", "name", "sql" FROM "sqlite_schema"').all() as SchemaRow[])
    .map(({ type, name, sql }) => `${type} ${name} ${WITH_CODE.has(type) ? (sql ?? '') : ''}`)
    .sort()
    .join('\n');

let todays: string | undefined;

function hasTodaysSchema(db: Database): boolean {
  if (todays === undefined) {
    const fresh = new Sqlite(':memory:');
    for (const migration of MIGRATIONS) applyMigration(fresh, migration);
    todays = schemaOf(fresh);
    fresh.close();
  }
  return schemaOf(db) === todays;
}

/** Opens a copy that nobody writes to. */
function openCopy(file: string): Database {
  const db = new Sqlite(file, { fileMustExist: true });
  db.pragma('cache_size = -48000');
  /* Not mapped into memory: SQLite would check the cells of a mapped page at each visit, five times the whole work. */
  db.pragma('mmap_size = 0');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('temp_store = MEMORY');
  return db;
}

/** Damage met on the way is what was looked for. */
function proofError(error: unknown): unknown {
  const translated = translateSqliteError(error);
  return translated instanceof AppError && translated.code === 'data.corrupt'
    ? notWhole('integrity')
    : translated;
}

function withFile<T>(file: string, act: (db: Database) => T): T {
  let db: Database | undefined;
  try {
    db = openCopy(file);
    return act(db);
  } catch (error) {
    throw proofError(error);
  } finally {
    db?.close();
  }
}

async function withFileAsync<T>(file: string, act: (db: Database) => Promise<T>): Promise<T> {
  let db: Database | undefined;
  try {
    db = openCopy(file);
    return await act(db);
  } catch (error) {
    throw proofError(error);
  } finally {
    db?.close();
  }
}
