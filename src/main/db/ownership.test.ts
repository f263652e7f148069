import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scratchDir } from '../../../tests/support/builders/scratch';
import { AppError } from '@shared/errors/AppError';
import { type Owner, takeOwnership } from './ownership';

const ME: Owner = { computer: 'DESK', user: 'wang', since: '2026-11-24T02:30:00.000Z' };
const SQLITE = createRequire(import.meta.url).resolve('better-sqlite3');

/** Another process that wants to own the file, as this program would; `isOwner` tells whether it may. */
async function otherProcess(file: string): Promise<{ isOwner: boolean; child: ChildProcess }> {
  const script = `
    const Sqlite = require(${JSON.stringify(SQLITE)});
    try {
      const lock = new Sqlite(${JSON.stringify(`${file}-lock`)}, { timeout: 0 });
      lock.exec('BEGIN EXCLUSIVE');
      require('node:fs').writeFileSync(
        ${JSON.stringify(`${file}-owner`)},
        JSON.stringify({ computer: 'KASSE', user: 'li', since: '2026-11-24T01:00:00.000Z' }),
      );
      console.log('owner');
    } catch (error) {
      console.log(error.code);
    }
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { isOwner: said.toString().trim() === 'owner', child };
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function refusalOf(act: () => unknown): AppError {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the one owner of a file', () => {
  it('keeps another process out, and one of its own', async () => {
    const file = join(scratchDir(), 'shop.shuke');
    const mine = takeOwnership(file, ME);
    expect((await otherProcess(file)).isOwner).toBe(false);
    expect(refusalOf(() => takeOwnership(file, ME)).code).toBe('data.inUse');
    mine.release();
    expect((await otherProcess(file)).isOwner).toBe(true);
  });

  it('is told to the second: computer, user, since when', async () => {
    const file = join(scratchDir(), 'shop.shuke');
    await otherProcess(file);
    const refusal = refusalOf(() => takeOwnership(file, ME));
    expect(refusal.code).toBe('data.inUse');
    expect(refusal.params).toEqual({ computer: 'KASSE', user: 'li', since: '2026-11-24T01:00:00.000Z' });
  });

  it('is free at once when its process is killed, whatever it leaves behind', async () => {
    const file = join(scratchDir(), 'shop.shuke');
    const { child, isOwner } = await otherProcess(file);
    expect(isOwner).toBe(true);
    await killed(child);
    expect(existsSync(`${file}-lock`) && existsSync(`${file}-owner`)).toBe(true);
    const mine = takeOwnership(file, ME);
    expect(JSON.parse(readFileSync(`${file}-owner`, 'utf8'))).toEqual(ME);
    mine.release();
    expect(existsSync(`${file}-owner`)).toBe(false);
  });

  it('is one per file: two shops of one program do not meet', () => {
    const dir = scratchDir();
    const both = ['a.shuke', 'b.shuke'].map((name) => takeOwnership(join(dir, name), ME));
    for (const one of both) one.release();
    takeOwnership(join(dir, 'a.shuke'), ME).release();
  });

  it.each(['', '{"computer":', '[]', 'null', '{"computer":7,"user":null}'])(
    'is somebody without a name where the note says %j',
    async (note) => {
      const file = join(scratchDir(), 'shop.shuke');
      await otherProcess(file);
      writeFileSync(`${file}-owner`, note);
      expect(refusalOf(() => takeOwnership(file, ME)).params).toEqual({ computer: '', user: '', since: '' });
    },
  );

  it('is told in few words where the note is long', async () => {
    const file = join(scratchDir(), 'shop.shuke');
    await otherProcess(file);
    writeFileSync(`${file}-owner`, JSON.stringify({ ...ME, user: 'x'.repeat(9_000) }));
    expect(refusalOf(() => takeOwnership(file, ME)).params.user).toHaveLength(100);
  });

  it('makes the folder of a new shop, and tells where none can be made', () => {
    const dir = scratchDir();
    takeOwnership(join(dir, 'new', 'place', 'shop.shuke'), ME).release();
    expect(existsSync(join(dir, 'new', 'place'))).toBe(true);
    writeFileSync(join(dir, 'file'), '');
    const below = join(dir, 'file', 'shop.shuke');
    expect(refusalOf(() => takeOwnership(below, ME)).code).toBe('data.notWritable');
  });
});
