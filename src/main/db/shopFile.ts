import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '@shared/errors/AppError';
import { assertOpenable, copyProven } from './migrate';
import type { Migration } from './migrate';
import { translateSqliteError } from './sqliteErrors';

const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Refuses a file that is gone or empty while its log of latest changes is still there: SQLite would delete the log and
 * begin a new shop. Goes before every opening. Throws AppError data.corrupt.
 */
export function assertNotGutted(file: string): void {
  if (bytesOf(file) === 0 && existsSync(`${file}-wal`)) throw new AppError('data.corrupt');
}

/**
 * Brings a shop to another place: a proven copy of it under the new name; the old file stays as it is. Does nothing
 * where there is already a file. The caller owns both. Throws AppError data.corrupt, .foreign, .newer, .diskFull.
 */
export async function bringShop(from: string, to: string, migrations: readonly Migration[]): Promise<void> {
  if (existsSync(to)) return;
  assertNotGutted(from);
  assertNotGutted(to);
  mkdirSync(dirname(to), { recursive: true });
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(from, { fileMustExist: true });
    assertOpenable(db, migrations, false);
    await copyProven(db, to);
  } catch (error) {
    throw translateSqliteError(error);
  } finally {
    db?.close();
  }
}
