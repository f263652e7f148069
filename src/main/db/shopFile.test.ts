import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../../../tests/support/builders/openWriter';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { type TestShop, makeShop, testClock } from '../../../tests/support/shop';
import { MIGRATIONS } from './migrations';
import { openCurrentReader } from './reader';
import { bringShop } from './shopFile';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
  await shop.call('customers.create', { name: '单雨珍' });
});
afterEach(() => shop.close());

/** The shop as a stop of the computer leaves it: the latest changes lie in the log beside the file. */
function stopped(): string {
  const file = join(scratchDir(), 'shop.shuke');
  copyFileSync(shop.file, file);
  copyFileSync(`${shop.file}-wal`, `${file}-wal`);
  return file;
}

const namesIn = (file: string): unknown => {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT "name" FROM "customers"').pluck().all();
  } finally {
    db.close();
  }
};

describe('a file that was gutted', () => {
  it.each([
    ['is gone', (file: string) => void rmSync(file)],
    ['has no bytes', (file: string) => void truncateSync(file, 0)],
  ])('and %s is no new shop while its log is there, and the log stays', async (_what, gut) => {
    const file = stopped();
    const log = readFileSync(`${file}-wal`);
    expect(log.length).toBeGreaterThan(0);
    const whole = readFileSync(file);
    gut(file);
    await expect(openWriter(file)).rejects.toThrow('data.corrupt');
    expect(openCurrentReader(file, testClock(), MIGRATIONS.length, false)).toBeNull();
    await expect(bringShop(file, join(scratchDir(), 'new.shuke'), MIGRATIONS)).rejects.toThrow(
      'data.corrupt',
    );
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
    /* What was kept is worth it: with the file back, nothing is lost. */
    writeFileSync(file, whole);
    const writer = await openWriter(file);
    await writer.close();
    expect(namesIn(file)).toEqual(['单雨珍']);
  });

  it('is told from a shop that is simply not there yet', async () => {
    const file = join(scratchDir(), 'shop.shuke');
    const writer = await openWriter(file);
    await writer.close();
    expect(namesIn(file)).toEqual([]);
  });

  it('does not keep one from starting anew on a file without bytes and without a log', async () => {
    const file = join(scratchDir(), 'shop.shuke');
    writeFileSync(file, '');
    const writer = await openWriter(file);
    await writer.close();
    expect(namesIn(file)).toEqual([]);
  });
});

describe('bringing a shop to another place', () => {
  it('takes along what lies in the log, makes the folder, and leaves the old one as it is', async () => {
    const from = stopped();
    const to = join(scratchDir(), 'new', 'place', 'shop.shuke');
    await bringShop(from, to, MIGRATIONS);
    expect(readdirSync(join(to, '..'))).toEqual(['shop.shuke']);
    expect(namesIn(to)).toEqual(['单雨珍']);
    expect(namesIn(from)).toEqual(['单雨珍']);
  });

  it('never touches a file that is already there', async () => {
    const to = join(scratchDir(), 'shop.shuke');
    writeFileSync(to, 'somebody else’s');
    await bringShop(stopped(), to, MIGRATIONS);
    expect(readFileSync(to, 'utf8')).toBe('somebody else’s');
  });

  it('leaves no file under the name where the old one is no shop', async () => {
    const from = join(scratchDir(), 'shop.shuke');
    writeFileSync(from, Buffer.alloc(40_960, 'not a database '));
    const to = join(scratchDir(), 'shop.shuke');
    await expect(bringShop(from, to, MIGRATIONS)).rejects.toThrow('data.corrupt');
    expect(existsSync(to)).toBe(false);
  });
});
