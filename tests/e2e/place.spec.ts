import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import {
  appEnvironment,
  expect,
  giveToRunner,
  makeFolder,
  removeFolder,
  stagedApp,
  startOf,
  test,
} from '../support/launch';

test.describe.configure({ timeout: 120_000 });

test('a second start shows the first window and ends', async ({ launchShuke }) => {
  const first = await launchShuke();
  await first.app.evaluate(({ app }) => {
    app.once('second-instance', () => Object.assign(globalThis, { wasAsked: true }));
  });
  const scratch = makeFolder();
  try {
    const { command, args } = startOf(stagedApp());
    const second = spawn(command, [...args, `--data-dir=${first.dataDir}`], {
      cwd: stagedApp(),
      env: appEnvironment(scratch, 'zh_CN.UTF-8', {}),
      stdio: 'ignore',
    });
    const [code] = (await once(second, 'exit')) as [number | null];
    expect(code).toBe(0);
    const { wasAsked, windows } = await first.app.evaluate(({ BrowserWindow }) => ({
      wasAsked: (globalThis as { wasAsked?: boolean }).wasAsked,
      windows: BrowserWindow.getAllWindows().length,
    }));
    expect(wasAsked).toBe(true);
    expect(windows).toBe(1);
  } finally {
    removeFolder(scratch);
  }
});

test('a shop that is open elsewhere is told with who and where, and opens once it is free', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  const file = join(dataDir, 'shop.shuke');
  const lock = new Database(`${file}-lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    const owner = { computer: '收银台', user: 'li', since: '2026-11-22T01:40:00.000Z' };
    writeFileSync(`${file}-owner`, JSON.stringify(owner));
    for (const path of [`${file}-lock`, `${file}-owner`]) giveToRunner(path);

    const { page } = await launchShuke({ dataDir });
    const alert = page.getByRole('alert');
    await expect(alert).toContainText(zh('errors.data.inUse'));
    for (const fact of ['收银台', 'li', '9:40', dataDir]) {
      await expect(page.getByRole('definition').filter({ hasText: fact }).first()).toBeVisible();
    }
    await expectNoViolations(page, 'the window of a shop that is open elsewhere');

    const again = page.getByRole('button', { name: zh('common.tryAgain') });
    await again.click();
    await expect(again).toBeEnabled();
    await expect(alert).toContainText(zh('errors.data.inUse'));
    expect(readdirSync(dataDir)).not.toContain('shop.shuke');

    lock.close();
    await again.click();
    await openEmptyShop(page);
    const told = JSON.parse(readFileSync(`${file}-owner`, 'utf8')) as { user: string };
    expect(told.user).not.toBe('li');
  } finally {
    lock.close();
    removeFolder(dataDir);
  }
});

test('a shop in a synchronised folder is left alone, and goes to a better place as a copy', async ({
  launchShuke,
}) => {
  const root = makeFolder();
  const good = makeFolder();
  try {
    const before = join(root, 'before');
    mkdirSync(before);
    giveToRunner(before);
    const first = await launchShuke({ dataDir: before });
    await openEmptyShop(first.page);
    await callFromPage(first.page, 'customers.create', { name: '单雨珍' });
    await first.app.close();

    const synced = join(root, 'OneDrive');
    renameSync(before, synced);
    const listed = readdirSync(synced).sort();
    const bytes = readFileSync(join(synced, 'shop.shuke'));
    const { page, answerOpen } = await launchShuke({ dataDir: synced });
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('OneDrive');
    await expect(page.getByText(zh('common.closed.chooseCopies'))).toBeVisible();
    await expect(page.getByRole('definition').filter({ hasText: synced })).toBeVisible();
    expect(readdirSync(synced).sort()).toEqual(listed);
    await expectNoViolations(page, 'the window of a shop in a synchronised folder');

    const choose = page.getByRole('button', { name: zh('common.closed.choose') });
    await test.step('no better place is refused too', async () => {
      await answerOpen(join(root, 'Dropbox'));
      await choose.click();
      await expect(choose).toBeEnabled();
      await expect(alert.first()).toContainText('OneDrive');
    });
    await answerOpen(good);
    await choose.click();
    await expect(page.getByText('单雨珍')).toBeVisible();
    expect((await callFromPage(page, 'settings.about', {})).dataDir).toBe(good);
    expect(readFileSync(join(synced, 'shop.shuke')).equals(bytes)).toBe(true);
  } finally {
    removeFolder(root);
    removeFolder(good);
  }
});

test('a chosen folder is kept for the next start, and its loss is told', async ({ launchShuke }) => {
  const config = makeFolder();
  const chosen = makeFolder();
  const start = { dataDir: null, env: { XDG_CONFIG_HOME: config } };
  try {
    const first = await launchShuke(start);
    await openEmptyShop(first.page);
    await callFromPage(first.page, 'customers.create', { name: '单雨珍' });
    await first.page.evaluate(() => (window.location.hash = '#/settings/about'));
    await expect(first.page.getByText(join(config, 'Shuke'))).toBeVisible();
    await first.answerOpen(chosen);
    await first.page.getByRole('button', { name: zh('settings.about.move') }).click();
    await expect(first.page.getByRole('definition').filter({ hasText: chosen })).toBeVisible();
    await callFromPage(first.page, 'customers.create', { name: '秦琼' });
    await first.app.close();

    const second = await launchShuke(start);
    await expect(second.page.getByText('单雨珍')).toBeVisible();
    await expect(second.page.getByText('秦琼')).toBeVisible();
    await second.app.close();

    removeFolder(chosen);
    const third = await launchShuke(start);
    await expect(third.page.getByRole('alert')).toContainText(zh('errors.data.missing'));
    await expect(third.page.getByText(zh('common.closed.chooseBegins'))).toBeVisible();
  } finally {
    removeFolder(config);
    removeFolder(chosen);
  }
});
