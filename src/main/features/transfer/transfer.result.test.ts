import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ResultWords } from '@shared/features/transfer/transfer.contract';
import { tempDir } from '../../../../tests/support/shop';
import type { DesktopContext } from '../../ipc/handlers';
import { writtenFiles } from '../privacy/privacy.files.service';
import { saveResultFile } from './transfer.result';

const WORDS: ResultWords = {
  fileName: '结果',
  headers: ['行', '结果', '原因', '原文'],
  outcomes: { imported: '已导入', merged: '已合并', skipped: '已跳过' },
  reasons: { noIdentity: '没有姓名' },
};

let dir: string;
let dataDir: string;
let path: string;
beforeEach(() => {
  dir = tempDir();
  dataDir = tempDir();
  path = join(dir, 'result.csv');
});
afterEach(() => {
  for (const folder of [dir, dataDir]) rmSync(folder, { recursive: true, force: true });
});

const desktopWith = (outcomes: unknown[]): DesktopContext =>
  ({
    askSave: () => Promise.resolve(path),
    about: () => ({ dataDir }),
    tell: () => Promise.resolve(),
    /* Another thread answers, so that the disk may refuse meanwhile. */
    query: async (_channel: string, { offset, limit }: { offset: number; limit: number }) => {
      await new Promise((done) => setTimeout(done, 20));
      return { outcomes: outcomes.slice(offset, offset + limit) };
    },
  }) as unknown as DesktopContext;

test('each row of the file gets its line, and no cell becomes a formula', async () => {
  const desktop = desktopWith([
    { fromRow: 2, toRow: 3, outcome: 'imported', reason: null, raw: null },
    { fromRow: 4, toRow: 4, outcome: 'skipped', reason: 'noIdentity', raw: '=1+1, "x"' },
  ]);

  expect(await saveResultFile(desktop, 1, WORDS)).toEqual({ fileName: 'result.csv' });

  expect(readFileSync(path, 'utf8')).toBe(
    '\uFEFF行,结果,原因,原文\r\n2,已导入,,\r\n3,已导入,,\r\n4,已跳过,没有姓名,"\'=1+1, ""x"""\r\n',
  );
  expect(readdirSync(dir)).toEqual(['result.csv']);
  expect((await writtenFiles(dataDir)).map((file) => file.path)).toEqual([path]);
});

test.skipIf(!existsSync('/dev/full'))('a full disk is told, and leaves no file', async () => {
  symlinkSync('/dev/full', `${path}.part`);
  const outcomes = Array.from({ length: 5_000 }, (_, at) => ({
    fromRow: at,
    toRow: at,
    outcome: 'skipped',
    reason: 'noIdentity',
    raw: 'x'.repeat(100),
  }));

  await expect(saveResultFile(desktopWith(outcomes), 1, WORDS)).rejects.toThrow('transfer.resultNotWritten');

  expect(readdirSync(dir)).toEqual([]);
});
