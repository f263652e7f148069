import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { AppError } from '@shared/errors/AppError';
import { disk } from '../platform/disk';
import { APPLICATION_ID, SAMPLE_ID, applicationIdOf } from './pragmas';

/** One step of the schema: hand-written SQL with quoted names. */
export type Migration = {
  /** 1, 2, 3 … without gaps. */
  version: number;
  name: string;
  sql: string;
  /** What its SQL calls besides SQLite's own functions, to work out rows that follow from others. */
  functions?: Readonly<Record<string, (text: string) => string>>;
};

/** Runs one step. */
export function applyMigration(db: Database, { sql, functions = {} }: Migration): void {
  for (const [name, run] of Object.entries(functions)) {
    db.function(name, { deterministic: true }, (text: unknown) => run(String(text)));
  }
  db.exec(sql);
}

const pragma = (db: Database, name: string): number => db.pragma(name, { simple: true }) as number;

/**
 * Refuses a file that is not ours or is newer than the program. It only reads, so it goes before every pragma that
 * writes into the file's head. A sample shop opens as a sample and as nothing else. Throws AppError data.foreign,
 * data.sample, data.notSample, data.newer.
 */
export function assertOpenable(db: Database, migrations: readonly Migration[], isSample: boolean): void {
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  const id = pragma(db, 'application_id');
  if (!isEmpty && id !== applicationIdOf(isSample)) {
    if (id === SAMPLE_ID) throw new AppError('data.sample');
    throw new AppError(id === APPLICATION_ID ? 'data.notSample' : 'data.foreign');
  }
  const file = pragma(db, 'user_version');
  const program = newestOf(migrations);
  if (file > program) throw new AppError('data.newer', { file, program });
}

/** Version of the newest migration; 0 where there is none. */
export const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/**
 * Brings a file to the newest schema: refuses a foreign or newer one, copies an older one aside, runs what is
 * missing in one transaction, checks integrity and references inside it, and leaves foreign keys on.
 * A failure leaves the file as it was. Returns the copy's path, or null where none was needed.
 *
 * `asideDir` is where the copy goes; it is complete (proven by opening it) before the first change, and takes the
 * place of a copy that an update which then failed left there. Null: nothing is copied, since the file is a copy itself.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  asideDir: string | null,
  isSample = false,
): Promise<string | null> {
  assertOpenable(db, migrations, isSample);
  const from = pragma(db, 'user_version');
  const to = newestOf(migrations);
  if (from === to) return null;

  const aside = from === 0 || asideDir === null ? null : await copyAside(db, asideDir, from);
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const migration of migrations) {
        if (migration.version > from) applyMigration(db, migration);
      }
      const broken = db.pragma('foreign_key_check') as unknown[];
      const integrity: unknown = db.pragma('integrity_check', { simple: true });
      if (broken.length > 0 || integrity !== 'ok') {
        throw new AppError('data.migrationFailed', { from, to });
      }
      db.pragma(`application_id = ${String(applicationIdOf(isSample))}`);
      db.pragma(`user_version = ${String(to)}`);
    })();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return aside;
}

async function copyAside(db: Database, dir: string, version: number): Promise<string> {
  const path = join(dir, `before-update-from-${String(version)}.shuke`);
  await copyProven(db, path);
  return path;
}

/**
 * Copies an open file under another name, proves the copy by opening it, and only then gives it its name, for good.
 * Throws AppError data.corrupt where the copy does not hold.
 */
export async function copyProven(db: Database, path: string): Promise<void> {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  await db.backup(part);
  const copy = new Sqlite(part, { fileMustExist: true });
  try {
    const integrity: unknown = copy.pragma('integrity_check', { simple: true });
    const isSame = pragma(copy, 'user_version') === pragma(db, 'user_version');
    if (integrity !== 'ok' || !isSame) throw new AppError('data.corrupt');
  } finally {
    copy.close();
  }
  await disk.finish(part, path);
}
