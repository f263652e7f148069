import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { BackupLabel } from '@shared/features/backup/backup.manifest.rules';
import type { PackInput, PutResult } from '../../../src/main/helper/backup/acts';
import { pack } from '../../../src/main/helper/backup/pack';
import { put } from '../../../src/main/helper/backup/place';
import type { Work } from '../../../src/main/helper/work';
import { makeShop } from '../shop';
import { fillShop } from './fill';

/** Work that nobody cancels, for acts that are called without their process. */
export const quietWork: Work = {
  breathe: () => Promise.resolve(),
  send: () => Promise.resolve(),
};

/** A snapshot of a small shop in `dir`, with acts in its audit trail. */
export async function makeSnapshot(dir: string, customers = 60): Promise<string> {
  const shop = await makeShop();
  const file = join(dir, 'snapshot.shuke');
  try {
    const { id } = await shop.call('customers.create', {
      name: '单玉珍',
      phones: [{ text: '13800138000' }],
      tags: ['老客'],
    });
    await shop.call('customers.addNote', { id, text: '喜欢龙井' });
    await shop.call('customers.create', { name: 'Müller O’Neil', number: 'K-88' });
    await shop.writer.checkpoint();
    copyFileSync(shop.file, file);
  } finally {
    await shop.close();
  }
  await fillShop(file, { customers, lines: customers * 8 });
  return file;
}

/** What a backup of a snapshot is asked for with. */
export function packInputOf(file: string, dir: string): PackInput {
  return {
    file,
    manifest: {
      format: 1,
      id: randomUUID(),
      sequence: 1,
      madeAt: '2026-11-22T02:30:05.000Z',
      reason: 'manual',
      program: '0.1.0',
      shopName: '清和茶礼',
      isSample: false,
    },
    recipients: null,
    identity: null,
    workDir: join(dir, 'work'),
  };
}

/** Two folders for backups in `dir`. */
export function placesIn(dir: string): string[] {
  const places = ['local', 'stick'].map((name) => join(dir, name));
  for (const place of places) mkdirSync(place, { recursive: true });
  return places;
}

/** A backup in folders, made as the helper makes it; what it was made in is taken away. */
export async function makeBackup(
  input: PackInput,
  dirs: readonly string[],
): Promise<{ label: BackupLabel; results: PutResult[] }> {
  const packed = await pack(input, quietWork);
  try {
    return { label: packed.label, results: await put({ ...packed, dirs }, quietWork) };
  } finally {
    rmSync(packed.made);
  }
}
