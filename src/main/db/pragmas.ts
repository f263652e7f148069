import type { Database } from 'better-sqlite3';
import { AppError } from '@shared/errors/AppError';

/** "shuk" in ASCII: tells our files from every other SQLite file. */
export const APPLICATION_ID = 0x7368756b;
/** "shus" in ASCII: a sample shop, so that it can never be taken for a real one, nor a real one for it. */
export const SAMPLE_ID = 0x73687573;

/** The mark that a file of this kind bears in its head. */
export const applicationIdOf = (isSample: boolean): number => (isSample ? SAMPLE_ID : APPLICATION_ID);

/** What the writing connection must stand at, read back after the first write (better-sqlite3 alters some of it). */
const WRITER: Readonly<Record<string, string | number>> = {
  journal_mode: 'wal',
  /* FULL: a commit is on the disk before it is answered. NORMAL lost saved work in 542 of 600 power cuts. */
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  /* Else INSERT OR REPLACE deletes past the triggers that keep the audit trail append-only. */
  recursive_triggers: 1,
  busy_timeout: 2000,
};

/** Sets all pragmas of the writing connection. Checkpoints are ours to make, since automatic ones swallow errors. */
export function setWriterPragmas(db: Database): void {
  for (const [name, value] of Object.entries(WRITER)) db.pragma(`${name} = ${String(value)}`);
  db.pragma('wal_autocheckpoint = 0');
  db.pragma('cache_size = -16000');
  db.pragma('temp_store = MEMORY');
}

/** Throws where one of the safety pragmas is not what was asked for; called after the first write. */
export function assertWriterPragmas(db: Database): void {
  for (const [name, value] of Object.entries(WRITER)) {
    const actual: unknown = db.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`pragma ${name} is ${String(actual)}, must be ${String(value)}`);
  }
}

/** Sets the pragmas of a reading connection. */
export function setReaderPragmas(db: Database): void {
  db.pragma('query_only = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('busy_timeout = 2000');
  db.pragma('cache_size = -12000');
  db.pragma('temp_store = MEMORY');
}

/** Refuses SQLite builds with known faults in WAL; see the safety notes. */
export function assertSqliteVersion(db: Database): string {
  const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major * 1e6 + minor * 1e3 + patch < 3_051_003) throw new AppError('data.oldSqlite', { version });
  return version;
}
