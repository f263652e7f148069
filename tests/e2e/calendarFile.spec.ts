import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 120_000 });

test('the calendar goes out as an .ics, is changed elsewhere and comes back, with what others wrote, by keys alone', async ({
  launchShuke,
}) => {
  const { page, dataDir, answerSave, answerOpen } = await launchShuke();
  await openEmptyShop(page);
  const { id: customerId } = await callFromPage(page, 'customers.create', { name: '单雄信' });
  const { id } = await callFromPage(page, 'followups.create', {
    ...{ kind: 'call', customerId, personId: 1, subject: '问茶好不好喝' },
    ...{ dueOn: '2099-06-03', dueMinute: 600 },
  });
  const dueOn = async () => (await callFromPage(page, 'followups.get', { id })).dueOn;
  const item = (text: string) => page.locator('[data-stop=item]').filter({ hasText: text });

  await page.evaluate(() => (window.location.hash = '/followups/month/2099-06-03'));
  await expect(item('问茶')).toBeVisible();
  const path = join(dataDir, 'out.ics');
  await answerSave(path);
  await page.keyboard.press('f');
  await expect(page.getByText(/导出好了：out\.ics，1 件/u)).toBeVisible();
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('SUMMARY:打电话 · 单雄信 · 问茶好不好喝');

  const others = ['UID:m@phone', 'SUMMARY:去茶城进货', 'DTSTART:20990610T093000', 'DURATION:PT2H'];
  const wrong = ['UID:w@phone', 'SUMMARY:二月三十', 'DTSTART:20990230T093000'];
  const blocks = [others, wrong].map((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\n'));
  writeFileSync(
    path,
    text
      .replace(/DTSTART:\d{8}/u, 'DTSTART:20990604')
      .replace(/DTEND:\d{8}/u, 'DTEND:20990604')
      .replace('END:VCALENDAR', [...blocks, 'END:VCALENDAR'].join('\n')),
  );
  await answerOpen(path);
  await page.keyboard.press('i');
  const dialog = page.getByRole('dialog', { name: '导入日历文件：out.ics' });
  const boxes = dialog.getByRole('list', { name: zh('calendar.file.list') }).getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  await dialog.getByText('1 件不能导入，看看为什么').click();
  await expect(dialog.getByText('二月三十：开始的日子或时间不存在')).toBeVisible();
  await expectNoViolations(page, 'an .ics before it is imported');
  await boxes.nth(0).press(' ');
  await page.keyboard.press('Control+s');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('导入了 2 件')).toBeVisible();
  await expect(item('去茶城进货')).toBeVisible();
  expect(await dueOn()).toBe('2099-06-04');

  await page.keyboard.press('Control+z');
  await expect(item('去茶城进货')).toHaveCount(0);
  expect(await dueOn()).toBe('2099-06-03');

  const strange = join(dataDir, 'strange.ics');
  writeFileSync(strange, 'PK\u0003\u0004 not a calendar');
  await answerOpen(strange);
  await page.keyboard.press('i');
  await expect(page.getByRole('dialog').getByText(/这不是日历文件/u)).toBeVisible();
});
