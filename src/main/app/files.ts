import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@shared/errors/AppError';

export type KnownFile = {
  path: string;
  name: string;
};

const DRIVE_PATH = /^[a-z]:[\\/]/iu;
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/iu;
const DEVICE_FOLDER = /^\/(?:dev|proc|sys)(?:\/|$)/u;

/** True for a full path on a drive of this computer: no address of another one, no device, no stream of a file. */
export function isOwnPath(path: string, platform: NodeJS.Platform): boolean {
  if (path.includes('\0')) return false;
  if (platform !== 'win32') return /^\/(?!\/)/u.test(path) && !DEVICE_FOLDER.test(path);
  const parts = path.slice(3).split(/[\\/]/u);
  return (
    DRIVE_PATH.test(path) && !path.slice(2).includes(':') && !parts.some((part) => DEVICE_NAME.test(part))
  );
}

/**
 * Refuses a path that no person can have dropped; a page that was taken over may name any. Looks at the path before
 * the disk, since Windows signs in at a server that is only asked about. Throws transfer.fileMissing,
 * transfer.notOnThisComputer.
 */
export function assertDropped(path: unknown): asserts path is string {
  if (typeof path !== 'string' || path === '') throw new AppError('transfer.fileMissing');
  if (!isOwnPath(path, process.platform)) throw new AppError('transfer.notOnThisComputer');
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory()) {
    throw new AppError('transfer.notOnThisComputer');
  }
}

/** Files that a person chose or dropped. Pages know them by token only, so that no page can name a path. */
export class FileTokens {
  readonly #files = new Map<string, KnownFile>();

  keep(path: string): { token: string; name: string } {
    const token = randomUUID();
    const name = basename(path);
    this.#files.set(token, { path, name });
    return { token, name };
  }

  find(token: string): KnownFile | null {
    return this.#files.get(token) ?? null;
  }

  /** Throws transfer.unknownToken. */
  get(token: string): KnownFile {
    const file = this.#files.get(token);
    if (file === undefined) throw new AppError('transfer.unknownToken');
    return file;
  }
}
