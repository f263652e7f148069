import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeShop } from '../../../tests/support/shop';
import { tempDir } from '../../../tests/support/shop';
import { findQuery } from './allQueries';
import { readCurrent, readNothing, readOpened } from './reading';
import type { ReaderOptions, Reading } from './reading';
import { NOBODY } from './session';

const logged: string[] = [];
const port = { find: findQuery, log: (text: string): void => void logged.push(text) };
const optionsOf = (file: string): ReaderOptions => ({
  file,
  isSample: false,
  checkOutputs: true,
  lookingAt: null,
});
const ask = (reading: Reading, channel: string, input: unknown = {}): Promise<unknown> =>
  reading.query({ channel, input, commandId: '', by: NOBODY });

const open: Reading[] = [];
const kept = <R extends Reading | null>(reading: R): R => {
  if (reading !== null) open.push(reading);
  return reading;
};
afterEach(() => {
  for (const reading of open.splice(0)) reading.close();
  expect(logged.splice(0)).toEqual([]);
});

describe('a shop that is not there yet', () => {
  it('answers what the first screen asks as the new shop will', async () => {
    const nothing = kept(readNothing(optionsOf(join(tempDir(), 'shop.shuke')), port));
    expect(nothing.isOfNothing).toBe(true);
    const shop = await makeShop();
    const made = kept(readOpened(optionsOf(shop.file), port));
    for (const channel of ['settings.get', 'customers.counts', 'drafts.list']) {
      const answer = await ask(nothing, channel);
      expect(answer, channel).toMatchObject({ ok: true });
      expect(answer, channel).toEqual(await ask(made, channel));
    }
    await shop.close();
  });

  it('is not made by reading it', () => {
    expect(readCurrent(optionsOf(join(tempDir(), 'shop.shuke')), port)).toBeNull();
  });
});

describe('a shop of today', () => {
  it('is read at once, what is written later too', async () => {
    const shop = await makeShop();
    const reading = kept(readCurrent(optionsOf(shop.file), port));
    expect(reading?.isOfNothing).toBe(false);
    await shop.call('customers.create', { name: '单雄信' });
    if (reading === null) throw new Error('it did not open');
    expect(await ask(reading, 'customers.counts')).toMatchObject({ ok: true, value: { all: 1 } });
    await shop.close();
  });
});
