import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '@shared/errors/AppError';
import { translateSqliteError } from './sqliteErrors';

/** Who has a shop's file open. */
export type Owner = {
  computer: string;
  user: string;
  /** Instant. */
  since: string;
};

/** The right to open a shop's file, until `release` or until the process is gone, however it goes. */
export type Ownership = { release(): void };

/** The lock, and the note beside it in which others read who holds it: a locked file cannot be read on Windows. */
const lockOf = (file: string): string => `${file}-lock`;
const noteOf = (file: string): string => `${file}-owner`;

/**
 * Makes this process the one owner of a shop's file, on this computer and for all its users. The lock is an exclusive
 * transaction on a tiny file beside it: the operating system drops it with the process, and no leftover keeps anybody
 * out. The folder is made where it is missing. Never open the lock with anything else in this process: closing it would drop the lock.
 * Throws AppError data.inUse with what the owner's note says, data.notWritable.
 */
export function takeOwnership(file: string, me: Owner): Ownership {
  let lock: Sqlite.Database | undefined;
  makeFolder(dirname(file));
  try {
    lock = new Sqlite(lockOf(file), { timeout: 0 });
    /* Its journal would otherwise be a file too, which nobody could tell from a crashed transaction. */
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const told = translateSqliteError(error);
    throw told instanceof AppError && told.code === 'data.locked'
      ? new AppError('data.inUse', readNote(file))
      : told;
  }
  const held = lock;
  writeNote(file, me);
  return {
    release: () => {
      rmSync(noteOf(file), { force: true });
      held.close();
    },
  };
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw isFull(error) ? new AppError('data.diskFull') : new AppError('data.notWritable');
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC';

function writeNote(file: string, me: Owner): void {
  try {
    writeFileSync(noteOf(file), `${JSON.stringify(me)}\n`);
  } catch {
    /* It only tells others a name; a folder that is truly closed is told when the shop's file is opened. */
  }
}

/** Empty words where the note is not there yet or holds anything else. */
function readNote(file: string): Owner {
  const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 100) : '');
  try {
    const note = JSON.parse(readFileSync(noteOf(file), 'utf8')) as Record<string, unknown> | null;
    return { computer: text(note?.computer), user: text(note?.user), since: text(note?.since) };
  } catch {
    /* The owner is just taking it, or went without a word and another came. */
    return { computer: '', user: '', since: '' };
  }
}
