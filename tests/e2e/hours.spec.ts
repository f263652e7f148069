import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, test } from '../support/launch';
import notices from '../fixtures/almanac/notices.json';

test.describe.configure({ timeout: 240_000 });

test('hours are typed and a notice is pasted with the keyboard alone, undone, and still there after a restart', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  const first = await launchShuke({ dataDir });
  const { page } = first;
  await openEmptyShop(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('yysj');
  await expect(page.getByRole('option', { name: new RegExp(zh('offers.hours.text'), 'u') })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: zh('settings.hours.title') })).toBeVisible();
  await expectNoViolations(page, 'the page of hours and holidays');

  const monday = page.getByLabel(zh('common.day.weekday.1'), { exact: true });
  const sunday = page.getByLabel(zh('common.day.weekday.0'), { exact: true });
  await monday.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('9-12 13:30-21');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(sunday).toHaveValue('9-12 13:30-21');
  await sunday.fill('');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('settings.hours.saved'))).toBeVisible();
  const openOn = async (day: string) =>
    (await callFromPage(page, 'settings.days', { from: day, to: day })).days[0]?.open.length;
  expect([await openOn('2026-11-23'), await openOn('2026-11-22')]).toEqual([2, 0]);
  await expect(monday).toHaveValue('09:00-12:00 13:30-21:00');

  const next = notices['2026'].text.replaceAll('2026', '2027').replace(/二、[\s\S]*七、/u, '二、');
  await page.getByRole('button', { name: zh('settings.holidays.bring') }).focus();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: zh('settings.holidays.text') });
  await expect(text).toBeFocused();
  await page.keyboard.insertText(next);
  await expect(page.getByText(/2027 年：放假 10 天/u)).toHaveCount(0);
  await expect(page.getByRole('alert')).toContainText('2027-01-04');
  await expectNoViolations(page, 'a notice that cannot be read');
  await text.fill(
    next.replace('1月4日', '1月9日').replace('9月20日', '9月19日').replace('10月10日', '10月9日'),
  );
  await expect(page.getByText(/2027 年：放假 10 天/u)).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('settings.holidays.own'))).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect(page.getByText(zh('settings.holidays.own'))).toHaveCount(0);
  await first.close();

  const again = await launchShuke({ dataDir });
  await expect(again.page.locator('nav').first()).toBeVisible();
  const hours = await callFromPage(again.page, 'settings.hours', {});
  expect(hours.hours.week.tuesday).toHaveLength(2);
  expect(hours.hours.week.sunday).toEqual([]);
  expect(hours.years.map(({ year }) => year)).not.toContain(2027);
});
