import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from '@shared/ipc/zod';
import type { Disk } from '../../platform/disk';

const instant = z.iso.datetime();

/** What was last seen in a place, so that it can be told while the place is away. */
const seen = z.object({
  newestAt: instant.nullable(),
  count: z.number().int().nonnegative(),
  /** Size of the newest. */
  bytes: z.number().int().nonnegative().nullable(),
});

const keptPlace = z.object({
  /** The mark in its folder. */
  id: z.uuid(),
  kind: z.enum(['folder', 'stick', 'synced']),
  name: z.string().max(60),
  /** Its folder as last seen. */
  path: z.string(),
  /** The same below the root of its drive, by which a stick is found under another letter. */
  below: z.string(),
  isSameDisk: z.boolean(),
  addedAt: instant,
  seen,
  /** Code of the error that kept the last backup from it while it was there. */
  missed: z.string().nullable(),
  isSuspicious: z.boolean(),
});
export type KeptPlace = z.infer<typeof keptPlace>;

const record = z.object({
  format: z.literal(1),
  /** Id of the place on this PC. */
  localId: z.uuid(),
  /** The highest number that any backup of this shop is known to bear. */
  sequence: z.number().int().nonnegative(),
  /** age recipient of the recovery code; null: backups are not encrypted. */
  recipient: z.string().nullable(),
  local: seen,
  /** Code of the error that kept the last backup from being made at all. */
  failed: z.string().nullable(),
  lastTrial: z.object({ at: instant, isWhole: z.boolean() }).nullable(),
  places: z.array(keptPlace),
  /** Folders of copies on this PC from which the shop moved away, whose copies are still to be brought along. */
  formerLocals: z.array(z.string()).default([]),
});
export type BackupRecord = z.infer<typeof record>;

export const NOTHING_SEEN: KeptPlace['seen'] = { newestAt: null, count: 0, bytes: null };

/** Of a data folder that no backup was ever made in. */
export const freshRecord = (): BackupRecord => ({
  format: 1,
  localId: randomUUID(),
  sequence: 0,
  recipient: null,
  local: NOTHING_SEEN,
  failed: null,
  lastTrial: null,
  places: [],
  formerLocals: [],
});

/** The record of a data folder; null where there is none or where it holds anything else. */
export async function readRecord(path: string): Promise<BackupRecord | null> {
  try {
    return record.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    /* It only knows where backups go; the backups themselves are found again by choosing their folder. */
    return null;
  }
}

/** Keeps the record for good. */
export async function writeRecord(path: string, kept: BackupRecord, disk: Disk): Promise<void> {
  await disk.makeFolder(dirname(path));
  await disk.write(path, `${JSON.stringify(kept, null, 2)}\n`);
}
