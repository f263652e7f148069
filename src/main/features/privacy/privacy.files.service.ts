import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import type { FILES_LEFT } from '@shared/features/privacy/privacy.contract';
import { z } from '@shared/ipc/zod';
import { disk } from '../../platform/disk';
import type { Disk } from '../../platform/disk';

/** A file with customers in it that the program wrote where a person chose. */
const writtenFile = z.object({
  path: z.string(),
  /** Of what was written: a file that somebody has worked on since is theirs. */
  sha256: z.string(),
  at: z.iso.datetime(),
  /** Whom alone it is about; null: anybody. */
  customerId: z.number().int().positive().nullable(),
  /** All whom it is about, where these are known; what is packed cannot be searched. */
  customerIds: z.array(z.number().int().positive()).optional(),
});
export type WrittenFile = z.infer<typeof writtenFile>;

const kept = z.object({ format: z.literal(1), files: z.array(writtenFile) });

/** More are not remembered; the oldest go first. */
const MOST_FILES = 500;

const listFile = (dataDir: string): string => join(dataDir, 'written.json');

/** Files that this PC remembers to have written; none where there is no list. */
export async function writtenFiles(dataDir: string): Promise<WrittenFile[]> {
  try {
    return kept.parse(JSON.parse(await readFile(listFile(dataDir), 'utf8'))).files;
  } catch {
    /* It only helps to find files again; what it forgot is told to nobody, and the note to the owner says so. */
    return [];
  }
}

const writeList = (dataDir: string, files: readonly WrittenFile[], to: Disk): Promise<void> =>
  to.write(listFile(dataDir), `${JSON.stringify({ format: 1, files: files.slice(-MOST_FILES) }, null, 2)}\n`);

/**
 * Gives a finished part its name and remembers it, so that an erasure finds the file. `customerId`: whom alone it is
 * about; `customerIds`: all whom it is about. What cannot be remembered is not written either.
 */
export async function finishRemembered(
  dataDir: string,
  { part, path, ...about }: { part: string; path: string } & Pick<WrittenFile, 'customerId' | 'customerIds'>,
  to: Disk = disk,
): Promise<void> {
  const others = (await writtenFiles(dataDir)).filter((one) => one.path !== path);
  const sha256 = hashOf(await readFile(part));
  await writeList(dataDir, [...others, { path, sha256, at: new Date().toISOString(), ...about }], to);
  await to.finish(part, path);
}

/**
 * Writes a file whole or not at all, and answers its name. `finish` gives the finished part its name. Throws `refusal`
 * whatever the disk says: nothing of it lies there then.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  finish: (part: string) => Promise<void>,
  refusal: `${string}.${string}`,
): Promise<{ fileName: string }> {
  const part = `${path}.part`;
  try {
    await writeFile(part, bytes);
    await finish(part);
  } catch {
    await rm(part, { force: true });
    throw new AppError(refusal);
  }
  return { fileName: basename(path) };
}

/** The same, remembered for an erasure as `finishRemembered` does. */
export const writeRemembered = (
  dataDir: string,
  {
    path,
    bytes,
    ...about
  }: { path: string; bytes: Uint8Array | string } & Pick<WrittenFile, 'customerId' | 'customerIds'>,
  refusal: `${string}.${string}`,
): Promise<{ fileName: string }> =>
  writeWhole(path, bytes, (part) => finishRemembered(dataDir, { part, path, ...about }), refusal);

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What became of written files that hold somebody. */
export type Cleared = { gone: number; left: { name: string; why: (typeof FILES_LEFT)[number] }[] };

/** Where somebody is looked for: in a text, and in what another customer is given of their own data. */
export type Finding = { inText: (text: string) => boolean; inDataOf: (otherId: number) => boolean };

/**
 * Deletes the files that the program wrote about a customer or in which they are found. A file about somebody else that
 * cannot be searched, a PDF or one that is away, goes by what that person would be given now. What is away, was changed since,
 * or cannot be deleted is told by name and stays on the list, but for what is about nobody else any more.
 */
export async function clearFiles(
  dataDir: string,
  customerId: number,
  finding: Finding,
  to: Disk = disk,
): Promise<Cleared> {
  const files = await writtenFiles(dataDir);
  const others = new Map<number, boolean>();
  const inDataOf = (otherId: number): boolean => {
    const isThere = others.get(otherId) ?? finding.inDataOf(otherId);
    others.set(otherId, isThere);
    return isThere;
  };
  const cleared: Cleared = { gone: 0, left: [] };
  const stay: WrittenFile[] = [];
  for (const file of files) {
    const why = await clearOne(file, customerId, { ...finding, inDataOf }, to);
    if (why === 'gone') cleared.gone += 1;
    else {
      stay.push(file);
      if (why !== null) cleared.left.push({ name: basename(file.path), why });
    }
  }
  if (stay.length < files.length) await writeList(dataDir, stay, to);
  return cleared;
}

async function clearOne(
  file: WrittenFile,
  customerId: number,
  finding: Finding,
  to: Disk,
): Promise<'gone' | Cleared['left'][number]['why'] | null> {
  const about = file.customerIds ?? (file.customerId === null ? null : [file.customerId]);
  const isTheirs = about?.includes(customerId) === true;
  const isInData = (): boolean => about?.some((id) => finding.inDataOf(id)) === true;
  let bytes: Buffer;
  try {
    bytes = await readFile(file.path);
  } catch {
    /* Of a folder that is there the file is gone for good; a drive that is away may bring it back. */
    const isGone = await stat(dirname(file.path)).then(
      () => true,
      () => false,
    );
    if (isGone) return 'gone';
    return isTheirs || about === null || isInData() ? 'away' : null;
  }
  const isIn = isPacked(bytes) ? isInData : () => finding.inText(textOf(bytes));
  if (!isTheirs && !isIn()) return null;
  if (hashOf(bytes) !== file.sha256) return 'changed';
  try {
    await to.remove(file.path);
    return 'gone';
  } catch {
    return 'held';
  }
}

/** The text of a file; lines that a calendar folds are whole again. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.startsWith('BEGIN:VCALENDAR') ? text.replaceAll(/\r\n[ \t]/gu, '') : text;
}

/** A PDF or an .xlsx: what stands in it cannot be searched as text. */
const isPacked = (bytes: Buffer): boolean => /^(?:%PDF|PK\u0003\u0004)/u.test(bytes.toString('latin1', 0, 4));

/** Copies of the shop from before an update, which nothing ages out. */
const OLD_COPY = /^before-update-from-\d+\.shuke$/u;

/** Copies of the shop from before an update, in its folder. */
export async function oldCopies(dataDir: string): Promise<string[]> {
  return (await readdir(dataDir).catch(() => [])).filter((name) => OLD_COPY.test(name));
}
