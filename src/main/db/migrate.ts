import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '@shared/errors/AppError';
import { APPLICATION_ID } from './pragmas';

/** One step of the schema: hand-written SQL with quoted names. */
export type Migration = {
  /** 1, 2, 3 … without gaps. */
  version: number;
  name: string;
  sql: string;
};

const pragma = (db: Database, name: string): number => db.pragma(name, { simple: true }) as number;

function assertOurs(db: Database): void {
  const isEmpty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (!isEmpty && pragma(db, 'application_id') !== APPLICATION_ID) throw new AppError('data.foreign');
}

/**
 * Brings a file to the newest schema: refuses a foreign or newer one, copies an older one aside, runs what is
 * missing in one transaction, checks integrity and references inside it, and leaves foreign keys on.
 * A failure leaves the file as it was. Returns the copy's path, or null where none was needed.
 *
 * `asideDir` is where the copy goes; it is complete (proven by opening it) before the first change.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  asideDir: string,
): Promise<string | null> {
  assertOurs(db);
  const from = pragma(db, 'user_version');
  const to = migrations.at(-1)?.version ?? 0;
  if (from > to) throw new AppError('data.newer', { file: from, program: to });
  if (from === to) return null;

  const aside = from === 0 ? null : await copyAside(db, asideDir, from);
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const migration of migrations) {
        if (migration.version > from) db.exec(migration.sql);
      }
      const broken = db.pragma('foreign_key_check') as unknown[];
      const integrity: unknown = db.pragma('integrity_check', { simple: true });
      if (broken.length > 0 || integrity !== 'ok') {
        throw new AppError('data.migrationFailed', { from, to });
      }
      db.pragma(`application_id = ${String(APPLICATION_ID)}`);
      db.pragma(`user_version = ${String(to)}`);
    })();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return aside;
}

async function copyAside(db: Database, dir: string, version: number): Promise<string> {
  const path = join(dir, `before-update-from-${String(version)}.shuke`);
  /* A copy that is there already was made by an update that then failed: the file is still the same. */
  if (!existsSync(path)) await db.backup(path);
  return path;
}
