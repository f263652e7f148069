import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { SHOP_CHECKS } from '../../../src/main/ipc/checks';
import { proveFile } from '../../../src/main/db/proof';
import type { PackInput } from '../../../src/main/helper/backup/acts';
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

/** What a backup of a snapshot is asked for with, proven before. */
export async function packInputOf(file: string, dir: string): Promise<PackInput> {
  const places = ['local', 'stick'].map((name) => join(dir, name));
  for (const place of places) mkdirSync(place, { recursive: true });
  const facts = await proveFile(file, SHOP_CHECKS, quietWork.breathe);
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
      facts,
    },
    recipients: null,
    identity: null,
    workDir: join(dir, 'work'),
    dirs: places,
  };
}
