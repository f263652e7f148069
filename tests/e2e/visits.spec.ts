import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

const prints = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (globalThis as { shukeTest?: { prints: string[] } }).shukeTest?.prints ?? []);

test('ticked customers go out on paper, stand on Today, and come back typed in one grid, with undo', async ({
  launchShuke,
}) => {
  const { page, app } = await launchShuke();
  await openEmptyShop(page);
  for (const [name, address] of [
    ['单雄信', '解放路12号'],
    ["O'Neil <img onerror>", '解放路2号'],
  ] as const) {
    await callFromPage(page, 'customers.create', { name, address, phones: [{ text: '13800138000' }] });
  }
  await expect(page.getByText('单雄信')).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: zh('followups.visits.tick') }).click();
  const stops = page.getByRole('region', { name: zh('followups.visits.list') }).getByRole('listitem');
  await expect(stops).toHaveCount(2);
  await expect(stops.first()).toContainText('解放路2号');
  await expectNoViolations(page, 'a new visit sheet');
  await stops.first().getByRole('group').focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(stops.first()).toContainText('解放路12号');
  await expect(stops.nth(1).getByRole('group')).toBeFocused();
  await page.getByRole('button', { name: zh('followups.visits.form.paper') }).click();
  const grid = page.getByRole('table', { name: zh('followups.visits.grid') });
  await expect(grid).toBeVisible();
  const [paper = ''] = await prints(app);
  expect(paper).toContain('138 0013 8000');
  expect(paper).not.toContain('<img');

  await page.keyboard.press('F2');
  const reminder = page.getByRole('list', { name: zh('followups.visits.out') });
  await expect(reminder).toBeVisible();
  await expectNoViolations(page, 'Today with a sheet that is out');
  await reminder.getByRole('link').click();
  const note = (name: string) =>
    grid.getByLabel(zh('followups.visits.cell', { name, column: zh('followups.visits.column.note') }));
  await note('单雄信').fill('在家，喝了茶');
  await page.keyboard.press('Enter');
  await expect(note("O'Neil <img onerror>")).toBeFocused();
  await page.keyboard.type('没人');
  await page.keyboard.press('Tab');
  await page.keyboard.type('再去一次');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('followups.visits.faulty', { count: 1 }))).toBeVisible();
  await page.keyboard.press('F2');
  await expect(reminder).toBeVisible();
  await page.keyboard.press('F4');
  await expect(note('单雄信')).toHaveValue('在家，喝了茶');
  await grid
    .getByLabel(
      zh('followups.visits.cell', {
        name: "O'Neil <img onerror>",
        column: zh('followups.visits.column.nextOn'),
      }),
    )
    .fill('2099-01-01');
  await expectNoViolations(page, 'a sheet half typed');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('followups.visits.brought', { count: 2 }))).toBeVisible();
  await expect(note('单雄信')).toHaveCount(0);
  await expectNoViolations(page, 'a sheet that is back');
  const { soon } = await callFromPage(page, 'followups.today', { whose: 'mine', isUnfolded: false });
  expect(soon.map(({ subject }) => subject)).toEqual(['再去一次']);
  await page.keyboard.press('Control+z');
  await expect(note('单雄信')).toBeVisible();
  await page.keyboard.press('F2');
  await expect(reminder).toBeVisible();
});

test('a sheet goes out as an Excel and comes back filled; the same file again changes nothing, a strange one is refused', async ({
  launchShuke,
}) => {
  const folder = makeFolder();
  const { page, answerSave, answerOpen } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '=单雄信' });
  const path = join(folder, 'visits.xlsx');
  const strange = join(folder, 'other.csv');
  writeFileSync(strange, '姓名,电话\n单雄信,138\n');
  await answerSave(path);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: zh('followups.visits.tick') }).click();
  await page.getByRole('button', { name: zh('followups.visits.form.xlsx') }).click();
  await expect(page.getByText(zh('followups.visits.saved', { file: 'visits.xlsx' }))).toBeVisible();

  const { openXlsx, saveXlsx } = await import('hucre/xlsx');
  const book = await openXlsx(readFileSync(path));
  const sheet = book.sheets[0];
  const [, , head = [], row = []] = sheet?.rows ?? [];
  expect(row).toContain('=单雄信');
  row[head.indexOf('结果')] = '买了';
  row[head.indexOf('说了什么')] = '要两罐';
  writeFileSync(path, await saveXlsx(book));

  const fromFile = page.getByRole('button', { name: zh('followups.visits.fromFile') });
  await answerOpen(strange);
  await fromFile.click();
  await expect(page.getByText(zh('errors.followups.visitFileStrange'))).toBeVisible();
  await answerOpen(path);
  await fromFile.click();
  await expect(page.getByText(zh('followups.visits.file.taken', { count: 1 }))).toBeVisible();
  await expectNoViolations(page, 'a sheet from a file');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('followups.visits.brought', { count: 1 }))).toBeVisible();
  const timeline = await callFromPage(page, 'customers.timeline', { id, offset: 0, limit: 10, kinds: [] });
  expect(JSON.stringify(timeline)).toContain('要两罐');
  await expect(fromFile).toHaveCount(0);
  const acts = await callFromPage(page, 'history.list', { offset: 0, limit: 5 });
  expect(JSON.stringify(acts)).toContain('followups.saveVisits');
  removeFolder(folder);
});

test('an appointment beside another one is offered the next free time, stands marked on Today, and ends as came or not', async ({
  launchShuke,
}) => {
  // In the evening of this computer's zone the day has no free time left: the shop stands where it is ten in the morning.
  const ahead = ((10 - new Date().getUTCHours() + 36) % 24) - 12;
  const zone = `Etc/GMT${ahead > 0 ? '-' : '+'}${String(Math.abs(ahead))}`;
  const { page } = await launchShuke({ env: { TZ: zone } });
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  await callFromPage(page, 'settings.editShop', {
    name: '清和茶礼',
    ownerName: '赵会敏',
    address: '解放路2号',
  });
  const { hours } = await callFromPage(page, 'settings.hours', {});
  const allDay = [{ from: 0, to: 1_440 }];
  const week = Object.fromEntries(Object.keys(hours.week).map((day) => [day, allDay])) as typeof hours.week;
  await callFromPage(page, 'settings.setHours', { ...hours, week });
  const [me] = await callFromPage(page, 'followups.people', {});
  const today = new Date(Date.now() + ahead * 3_600_000).toISOString().slice(0, 10);
  await callFromPage(page, 'followups.create', {
    kind: 'appointment',
    customerId: id,
    personId: me?.id ?? 0,
    subject: '先来的',
    dueOn: today,
    dueMinute: 23 * 60,
    lengthMinutes: 30,
  });
  await page.keyboard.press('F2');
  const list = page.getByRole('list', { name: zh('followups.today.list') });
  await expect(list.getByText(zh('followups.today.next'))).toBeVisible();
  await page.getByRole('button', { name: zh('followups.add'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(zh('followups.kind.appointment'), { exact: true }).click();
  await dialog.getByLabel(zh('followups.field.subject')).fill('后来的');
  await dialog.getByLabel(zh('followups.field.dueMinute')).fill('2315');
  await expect(dialog.getByText(/23:00-23:30/u)).toBeVisible();
  await expect(dialog.getByText(/解放路2号/u)).toBeVisible();
  await expectNoViolations(page, 'an appointment beside another');
  await dialog.getByRole('button', { name: /23:30/u }).click();
  await expect(dialog.getByText(/23:00-23:30/u)).toHaveCount(0);
  await expect(dialog.getByLabel(zh('followups.field.dueMinute'))).toHaveValue('23:30');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await list.getByRole('group').first().focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(zh('followups.outcome.unreached'), { exact: true })).toHaveCount(0);
  await dialog.getByText(zh('followups.outcome.missed'), { exact: true }).click();
  await expectNoViolations(page, 'who did not come');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  const { missed } = await callFromPage(page, 'followups.booking', {
    personId: me?.id ?? 0,
    customerId: id,
    dueOn: today,
    exceptId: null,
    exceptSeries: null,
  });
  expect(missed).toEqual({ count: 1, lastOn: today });
});
