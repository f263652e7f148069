import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { AppError } from '@shared/errors/AppError';

export type KnownFile = {
  path: string;
  name: string;
};

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
