import { readFileSync } from 'node:fs';
import { expect, readRuntime, test } from '../support/launch';

/** One line of what Linux tells about a process. */
function statusOf(pid: number, name: string): string[] {
  const line = new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return line?.[1]?.trim().split(/\s+/u) ?? [];
}

test('the page runs in a sandboxed process of an ordinary user', async ({ launchShuke }) => {
  const { app, page } = await launchShuke();
  const switches = await app.evaluate(({ app: electron }) => ({
    noSandbox: electron.commandLine.hasSwitch('no-sandbox'),
    pages: electron
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ pid }) => pid),
  }));
  expect(switches.noSandbox).toBe(false);
  expect(switches.pages).toHaveLength(1);
  expect(await page.evaluate(() => typeof (globalThis as Record<string, unknown>).process)).toBe('undefined');

  test.skip(process.platform !== 'linux', 'only Linux tells in a file what a process may do');
  const [pid = 0] = switches.pages;
  expect(statusOf(pid, 'Uid')[0]).not.toBe('0');
  // Its own process namespace, and system calls filtered: both are Chromium's sandbox at work.
  expect(statusOf(pid, 'NSpid').length).toBeGreaterThan(1);
  expect(statusOf(pid, 'Seccomp')).toEqual(['2']);
});

test('root hands Electron over to the user that the set-up made', async ({ launchShuke }) => {
  test.skip(process.getuid?.() !== 0, 'nothing to hand over');
  const { app } = await launchShuke();
  const uid = await app.evaluate(() => process.getuid?.());
  expect(uid).toBe(readRuntime().user?.uid);
  expect(uid).not.toBe(0);
});
