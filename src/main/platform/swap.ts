import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Disk } from './disk';

/**
 * Putting another file in the place of a live database, so that a cut at any moment leaves exactly the old or exactly
 * the new one: the new file lies durable beside it, then the intent; from then on whoever opens it rolls forward first.
 */
type Names = { fresh: string; intent: string; done: string };

const namesOf = (file: string): Names => ({
  fresh: `${file}-new`,
  intent: `${file}-restore`,
  done: `${file}-restored`,
});

/** True where a swap was begun and is to be rolled forward, or its end is still to be told. */
export function hasSwap(file: string): boolean {
  const { intent, done } = namesOf(file);
  return existsSync(intent) || existsSync(done);
}

/**
 * Makes the new file and the intent durable; nobody may have `file` open. `fresh` is a finished file of the same
 * folder tree, which is moved. `note` is told to whoever opens the file. After this the swap happens for certain.
 */
export async function prepareSwap(file: string, fresh: string, note: object, disk: Disk): Promise<void> {
  const names = namesOf(file);
  await disk.finish(fresh, names.fresh);
  try {
    await disk.write(names.intent, JSON.stringify(note));
  } catch (error) {
    /* Where the intent cannot be taken back either, it holds: the new file must then stay with it. */
    await disk.remove(names.intent);
    await disk.remove(names.fresh);
    throw error;
  }
}

/** Carries out what was intended, from wherever it was cut off. Returns the note, or null where nothing was. */
export async function rollForward(file: string, disk: Disk): Promise<unknown> {
  const names = namesOf(file);
  if (existsSync(names.intent)) {
    if (existsSync(names.fresh)) {
      /* A log of the old file beside the new one would be played into it. */
      await disk.remove(`${file}-wal`, `${file}-shm`, `${file}-journal`);
      await disk.finish(names.fresh, file);
    }
    await disk.finish(names.intent, names.done);
  }
  return existsSync(names.done) ? parsed(await readFile(names.done, 'utf8')) : null;
}

/** Forgets a swap that is carried out and told. */
export async function endSwap(file: string, disk: Disk): Promise<void> {
  await disk.remove(namesOf(file).done);
}

/** Throws away a new file that was never intended for good. */
export async function dropUnintended(file: string, disk: Disk): Promise<void> {
  const { fresh, intent } = namesOf(file);
  if (existsSync(fresh) && !existsSync(intent)) await disk.remove(fresh);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    /* Only the note is lost; the swap itself is known by the file's being there. */
    return null;
  }
}
