import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { tempDir } from '../../../../tests/support/shop';
import { clearFiles, finishRemembered, writtenFiles } from './privacy.files.service';

const ERASED = 1;
const NEIGHBOUR = 2;

let dir: string;
beforeEach(() => {
  dir = tempDir();
});

async function write(name: string, text: string, customerId: number): Promise<string> {
  const path = join(dir, name);
  writeFileSync(`${path}.part`, text);
  await finishRemembered(dir, { part: `${path}.part`, path, customerId });
  return path;
}

/** Looks for the erased person, who stands in all that a neighbour would be given now. */
function findings() {
  const asked: number[] = [];
  const finding = {
    inText: (text: string) => text.includes('单玉珍'),
    inDataOf: (otherId: number) => {
      asked.push(otherId);
      return otherId === NEIGHBOUR;
    },
  };
  return { asked, finding };
}

test("a neighbour's file that can be searched goes only where the person stands in it", async () => {
  const before = await write('before.json', '{"note":""}', NEIGHBOUR);
  const since = await write('since.json', '{"note":"单玉珍"}', NEIGHBOUR);
  const { asked, finding } = findings();
  expect(await clearFiles(dir, ERASED, finding)).toEqual({ gone: 1, left: [] });
  expect([existsSync(before), existsSync(since)]).toEqual([true, false]);
  expect(asked).toEqual([]);
});

test('a calendar is searched as it was before its lines were folded', async () => {
  const path = await write('week.ics', 'BEGIN:VCALENDAR\r\nSUMMARY:店里的事 · 单\r\n 玉珍\r\n', NEIGHBOUR);
  expect(await clearFiles(dir, ERASED, findings().finding)).toEqual({ gone: 1, left: [] });
  expect(existsSync(path)).toBe(false);
});

test("a neighbour's PDFs go by what that neighbour would be given, which is looked up once", async () => {
  await write('one.pdf', '%PDF-1.4', NEIGHBOUR);
  await write('two.pdf', '%PDF-1.7', NEIGHBOUR);
  const stranger = await write('stranger.pdf', '%PDF-1.4', 3);
  const { asked, finding } = findings();
  expect(await clearFiles(dir, ERASED, finding)).toEqual({ gone: 2, left: [] });
  expect((await writtenFiles(dir)).map(({ path }) => path)).toEqual([stranger]);
  expect(asked).toEqual([NEIGHBOUR, 3]);
});

test('of files that are away, those of the person and of neighbours with them are told', async () => {
  const drive = join(dir, 'drive');
  for (const [name, customerId] of [
    ['own.json', ERASED],
    ['neighbour.json', NEIGHBOUR],
    ['stranger.json', 3],
  ] as const) {
    const path = await write(name, '{}', customerId);
    rmSync(path);
  }
  const list = join(dir, 'written.json');
  const files = (await writtenFiles(dir)).map((file) => ({
    ...file,
    path: file.path.replace(dir, drive),
  }));
  writeFileSync(list, JSON.stringify({ format: 1, files }));
  const { finding } = findings();
  expect(await clearFiles(dir, ERASED, finding)).toEqual({
    gone: 0,
    left: [
      { name: 'own.json', why: 'away' },
      { name: 'neighbour.json', why: 'away' },
    ],
  });
});
