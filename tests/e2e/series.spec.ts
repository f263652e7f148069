import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

const item = (page: Page, day: string) => page.locator(`[data-stop=item][data-day="${day}"]`);
const cell = (page: Page, day: string) => page.locator(`[data-stop=cell][data-day="${day}"]`);

test('what comes back is planned once, dragged alone and from a day on, done, and taken back', async ({
  launchShuke,
}) => {
  const { page, app } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '单雄信' });
  const openDays = async (): Promise<string[]> => {
    const { rows } = await callFromPage(page, 'followups.calendar', {
      from: '2099-06-01',
      to: '2099-07-31',
      whose: 'mine',
      perDay: 9,
    });
    return rows.filter(({ state }) => state === 'open').map(({ dueOn }) => dueOn);
  };

  await page.evaluate(() => (window.location.hash = '/followups/month/2099-06-03'));
  await expect(cell(page, '2099-06-03')).toBeVisible();
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: zh('followups.form.new') });
  await form.getByText(zh('followups.kind.internal')).click();
  await form.getByLabel(zh('followups.field.subject')).fill('擦一遍货架');
  await form.getByLabel(zh('followups.field.dueOn')).fill('2099-06-03');
  await form.getByLabel(zh('followups.repeat.label')).selectOption('week');
  await expect(form.getByText(/每周三/u)).toBeVisible();
  await expectNoViolations(page, 'a form of something that comes back');
  await page.keyboard.press('Control+s');
  await expect(form).toBeHidden();
  await expect(item(page, '2099-06-03')).toBeVisible();
  await expect(item(page, '2099-06-24')).toBeVisible();
  expect(await openDays()).toEqual(['2099-06-03']);

  await page.keyboard.press('p');
  const printed = () =>
    app.evaluate(() => (globalThis as { shukeTest?: { prints: string[] } }).shukeTest?.prints ?? []);
  await expect.poll(async () => (await printed())[0]?.split('擦一遍货架').length).toBe(6);

  await item(page, '2099-06-10').dragTo(cell(page, '2099-06-11'), { targetPosition: { x: 60, y: 70 } });
  await page.getByRole('dialog').getByText(zh('followups.reach.this')).click();
  await expect.poll(openDays).toEqual(['2099-06-03', '2099-06-11']);
  await expect(item(page, '2099-06-10')).toHaveCount(0);
  await expect(item(page, '2099-06-17')).toBeVisible();

  await item(page, '2099-06-17').dragTo(cell(page, '2099-06-19'), { targetPosition: { x: 60, y: 70 } });
  await page.getByRole('dialog').getByText(zh('followups.reach.onward')).click();
  await expect(item(page, '2099-06-19')).toBeVisible();
  await expect(item(page, '2099-06-26')).toBeVisible();
  await expect(item(page, '2099-06-24')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(item(page, '2099-06-24')).toBeVisible();
  await expect(item(page, '2099-06-26')).toHaveCount(0);

  await item(page, '2099-06-03').click();
  await page.keyboard.press('d');
  await expect.poll(openDays).toEqual(['2099-06-11']);
  await page.keyboard.press('Escape');
  await item(page, '2099-06-24').click();
  await expect(page.getByText(zh('followups.repeat.coming'))).toBeVisible();
  await page.keyboard.press('x');
  const drop = page.getByRole('dialog');
  await drop.getByText(zh('followups.reach.onward')).click();
  await drop.getByLabel(zh('followups.field.reason')).fill('换了人做');
  await page.keyboard.press('Enter');
  await expect(item(page, '2099-06-24')).toHaveCount(0);
  await expect(item(page, '2099-06-17')).toBeVisible();
});

test('the fullest month, week, day and agenda fit on one page each, and say how many had no room', async ({
  launchShuke,
}) => {
  const { page, dataDir, answerSave, app } = await launchShuke();
  await openEmptyShop(page);
  for (let at = 0; at < 14; at += 1) {
    await callFromPage(page, 'followups.createSeries', {
      fields: {
        kind: 'internal',
        customerId: null,
        personId: 1,
        subject: `第 ${String(at)} 件，把货架从上到下擦一遍，顺便看看哪些快卖完了，记下来告诉掌柜`,
        dueOn: '2099-07-01',
        dueMinute: 540 + at * 30,
        lengthMinutes: 30,
      },
      repeat: { every: 'day', interval: 1, untilDay: null, count: null },
    });
  }
  for (const view of ['month', 'week', 'day', 'agenda'] as const) {
    for (const language of ['zh-CN', 'en'] as const) {
      const asked = { view, day: '2099-07-15' as never, whose: 'mine', language } as const;
      const path = join(dataDir, `${view}-${language}.pdf`);
      await answerSave(path);
      await callFromPage(page, 'followups.saveCalendar', asked);
      expect(readFileSync(path, 'latin1').match(/\/Type \/Page\b/gu), `${view} ${language}`).toHaveLength(1);
      await callFromPage(page, 'followups.printCalendar', asked);
      /* What is counted to fit is drawn whole: no day hides a line of its own. */
      const hidden = await app.evaluate(async ({ BrowserWindow }) => {
        const { prints } = (globalThis as unknown as { shukeTest: { prints: string[] } }).shukeTest;
        const paper = new BrowserWindow({ show: false, width: 718, height: 1047, useContentSize: true });
        await paper.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(prints.at(-1) ?? '')}`);
        const count = (await paper.webContents.executeJavaScript(
          `[...document.querySelectorAll('section, td')].filter((one) => one.scrollHeight > one.clientHeight + 1).length`,
        )) as number;
        paper.destroy();
        return count;
      });
      expect(hidden, `${view} ${language}`).toBe(0);
    }
  }
});

test('a form that is longer than the window keeps its buttons in sight, and nothing that is focused is behind them', async ({
  launchShuke,
}) => {
  const { page, app } = await launchShuke();
  await openEmptyShop(page);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_366, 768);
  });
  await page.evaluate(() => (window.location.hash = '/followups'));
  for (const textSize of [100, 150] as const) {
    await callFromPage(page, 'settings.setAppearance', { textSize });
    await expect(page.locator('[data-stop=cell]').first()).toBeVisible();
    await page.keyboard.press('n');
    const form = page.getByRole('dialog', { name: zh('followups.form.new') });
    await form.getByLabel(zh('followups.repeat.label')).selectOption('week');
    const save = form.locator('button[type=submit]');
    const fields = await form.locator('form').locator('input, select, textarea').all();
    expect(fields.length).toBeGreaterThan(10);
    for (const field of fields) {
      await field.focus();
      const foot = await save.boundingBox();
      const focused = await field.boundingBox();
      if (foot === null || focused === null) throw new Error('a field or the button is nowhere');
      expect(foot.y + foot.height).toBeLessThanOrEqual(768);
      expect(focused.y + focused.height).toBeLessThanOrEqual(foot.y);
    }
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  }
});
