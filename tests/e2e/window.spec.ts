import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, giveToRunner, type Launched, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

const boundsOf = ({ app }: Launched) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());

test('the window comes back where and as large as it was, also after a kill, and in the middle where that is damaged', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  const kept = join(dataDir, 'window.json');
  const wanted = { x: 60, y: 20, width: 1100, height: 700 };
  try {
    const first = await launchShuke({ dataDir });
    const fresh = await boundsOf(first);
    await first.app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    }, wanted);
    await expect.poll(() => boundsOf(first)).toEqual(wanted);
    await first.close();

    const second = await launchShuke({ dataDir });
    expect(await boundsOf(second)).toEqual(wanted);
    const larger = { ...wanted, width: 1200 };
    await second.app.evaluate(({ BrowserWindow }, bounds) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
    }, larger);
    await expect.poll(() => readFileSync(kept, 'utf8')).toContain('1200');
    second.app.process().kill('SIGKILL');
    await second.close();

    const third = await launchShuke({ dataDir });
    expect(await boundsOf(third)).toEqual(larger);
    await third.close();

    expect(existsSync(`${kept}.new`)).toBe(false);
    writeFileSync(kept, '{"bounds":{"x":');
    giveToRunner(kept);
    const fourth = await launchShuke({ dataDir });
    expect(await boundsOf(fourth)).toEqual(fresh);
    await fourth.close();
  } finally {
    removeFolder(dataDir);
  }
});
