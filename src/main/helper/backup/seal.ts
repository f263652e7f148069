import { Readable } from 'node:stream';
import { type ReadableStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { AppError } from '@shared/errors/AppError';

/** The first words of every age file. */
export const AGE_SIGN = 'age-encryption.org/v1\n';

const NO_MATCH = /no identity matched/u;

/** What comes in, encrypted in the standard age format to each of the recipients (`age1…`). */
export async function seal(plain: Readable, recipients: readonly string[]): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return fromWeb(await encrypter.encrypt(toWeb(plain)));
}

/**
 * The content of an age file for whoever has one of the identities (`AGE-SECRET-KEY-1…`); null where it was encrypted
 * to others. Each piece is known to be genuine before it is handed out. Throws AppError backup.damaged.
 */
export async function unseal(sealed: Readable, identities: readonly string[]): Promise<Readable | null> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return fromWeb(await decrypter.decrypt(toWeb(sealed)));
  } catch (error) {
    sealed.destroy();
    if (error instanceof Error && NO_MATCH.test(error.message)) return null;
    throw new AppError('backup.damaged', { what: 'encryption' });
  }
}

/** The stream types of Node and of the DOM are one thing at run time, and two to the compiler. */
type WebStream = Extract<Parameters<Encrypter['encrypt']>[0], { getReader: unknown }>;
const same = <T>(stream: unknown): T => stream as T;
const toWeb = (stream: Readable): WebStream => same(Readable.toWeb(stream));
const fromWeb = (stream: WebStream): Readable => Readable.fromWeb(same<ReadableStream>(stream));
