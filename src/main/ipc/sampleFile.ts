import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { SAMPLE_ID } from '../db/pragmas';

/** Where SQLite keeps the mark of whose file it is: four bytes, the highest first. */
const APPLICATION_ID_AT = 68;

/** True where the file is there and is a sample shop; read without opening it as a database. */
export function isSampleFile(file: string): boolean {
  if (!existsSync(file)) return false;
  const handle = openSync(file, 'r');
  try {
    const mark = Buffer.alloc(4);
    readSync(handle, mark, 0, mark.length, APPLICATION_ID_AT);
    return mark.readUInt32BE() === SAMPLE_ID;
  } finally {
    closeSync(handle);
  }
}
