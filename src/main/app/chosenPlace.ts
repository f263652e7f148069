import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { Disk } from '../platform/disk';

const fileIn = (configDir: string): string => join(configDir, 'place.json');

/** The data folder that a person has chosen on this computer; null where nobody has, or the note is unreadable. */
export function chosenPlace(configDir: string): string | null {
  try {
    const note = JSON.parse(readFileSync(fileIn(configDir), 'utf8')) as { dataDir?: unknown } | null;
    return typeof note?.dataDir === 'string' && isAbsolute(note.dataDir) ? note.dataDir : null;
  } catch {
    /* Nothing was chosen. */
    return null;
  }
}

/** Keeps the chosen folder for the next start. Throws what the file system throws. */
export async function keepChosenPlace(
  configDir: string,
  dataDir: string,
  disk: Pick<Disk, 'finish'>,
): Promise<void> {
  mkdirSync(configDir, { recursive: true });
  const part = `${fileIn(configDir)}.part`;
  writeFileSync(part, `${JSON.stringify({ dataDir })}\n`);
  await disk.finish(part, fileIn(configDir));
}
