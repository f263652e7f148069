import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { disk } from '../platform/disk';
import { chosenPlace, keepChosenPlace } from './chosenPlace';

const SHOP = resolve('/somewhere/店');

describe('the chosen place', () => {
  it('is kept in a small file of its own, the last choice', async () => {
    const dir = join(scratchDir(), 'Shuke');
    await keepChosenPlace(dir, resolve('/elsewhere'), disk);
    await keepChosenPlace(dir, SHOP, disk);
    expect(chosenPlace(dir)).toBe(SHOP);
    expect(readdirSync(dir)).toEqual(['place.json']);
  });

  it('stays the former one where the new one did not reach the disk', async () => {
    const dir = scratchDir();
    await keepChosenPlace(dir, SHOP, disk);
    const full = { finish: () => Promise.reject(new Error('ENOSPC')) };
    await expect(keepChosenPlace(dir, resolve('/elsewhere'), full)).rejects.toThrow('ENOSPC');
    expect(chosenPlace(dir)).toBe(SHOP);
  });

  it.each(['', '{', 'null', '[]', '{"dataDir":7}', '{"dataDir":""}', '{"dataDir":"not/from/the/root"}'])(
    'is none where the file says %j',
    (text) => {
      const dir = scratchDir();
      writeFileSync(join(dir, 'place.json'), text);
      expect(chosenPlace(dir)).toBeNull();
    },
  );

  it('is none where nobody has chosen, or where a folder lies in its place', () => {
    const dir = scratchDir();
    expect(chosenPlace(dir)).toBeNull();
    mkdirSync(join(dir, 'place.json'));
    expect(chosenPlace(dir)).toBeNull();
  });
});
