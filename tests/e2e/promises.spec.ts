import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

const DAY_MS = 86_400_000;
const OWNER = '三杯清茶真好';
const SALES = '绿茶红茶白茶';
const todayList = (page: Page) => page.getByRole('list', { name: zh('followups.today.list') });

async function comeIn(page: Page, who: string, secret: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(who, 'u') }).check({ force: true });
  await page.getByLabel(zh('staff.password'), { exact: true }).fill(secret);
  await page.keyboard.press('Enter');
}

test('three weeks later a rule’s tasks are on Today, and a promise that was broken is seen by the owner', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  const first = await launchShuke({ dataDir });
  const { page } = first;
  await openEmptyShop(page);
  const born = new Date(Date.now() + 22 * DAY_MS);
  const birthday = {
    month: born.getMonth() + 1,
    day: born.getDate(),
    year: null,
    calendar: 'solar',
  } as const;
  const { id } = await callFromPage(page, 'customers.create', { name: '单雄信', birthday });
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: OWNER });
  const lin = await callFromPage(page, 'staff.add', { name: '小林', role: 'sales' });
  await callFromPage(page, 'staff.setPassword', { personId: lin.id, password: SALES });

  await page.getByRole('link', { name: zh('shell.settings') }).click();
  await page.getByRole('link', { name: zh('settings.page.rules') }).click();
  await page.getByRole('button', { name: zh('followups.preset.birthday.name') }).click();
  const name = zh('followups.preset.birthday.name');
  await page.getByRole('switch', { name: zh('followups.rule.switch', { name }) }).click({ force: true });
  await expect(page.getByRole('dialog').getByText(zh('followups.trial.now', { number: 0 }))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.evaluate((to) => (window.location.hash = `#/customers/${String(to)}`), id);
  await expect(page.getByRole('heading', { name: '单雄信' })).toBeVisible();
  await page.getByRole('grid').focus();
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(zh('followups.promise.field.words'))).toBeFocused();
  await page.keyboard.type('两斤明前到货');
  await dialog.getByLabel(zh('followups.promise.field.person')).selectOption({ label: '小林' });
  await expectNoViolations(page, 'a new promise');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  const strip = page.getByRole('list', { name: zh('followups.promise.card.list') });
  await expect(strip).toContainText('两斤明前到货');
  await expectNoViolations(page, 'a card with a promise');
  await first.close();

  const later = await launchShuke({ dataDir, startAt: '/', daysAhead: 21 });
  await comeIn(later.page, '小林', SALES);
  const line = todayList(later.page).getByRole('group', { name: /两斤明前到货/u });
  await expect(line).toContainText(zh('followups.promise.standing.overdue'));
  await expect(line).toContainText('20');
  await expectNoViolations(later.page, 'Today with an overdue promise');
  await expect(line).toBeFocused();
  await later.page.keyboard.press('x');
  await expect(later.page.getByLabel(zh('followups.promise.end.reason'))).toBeFocused();
  await later.page.keyboard.type('忘了订');
  await expectNoViolations(later.page, 'a promise that cannot be kept');
  await later.page.keyboard.press('Control+s');
  await expect(line).toHaveCount(0);
  await callFromPage(later.page, 'staff.signOut', {});

  await expect(later.page.getByRole('heading', { name: zh('staff.door.title') })).toBeVisible();
  await comeIn(later.page, '赵会敏', OWNER);
  const task = todayList(later.page).getByRole('group', { name: /单雄信/u });
  await expect(task).toContainText(zh('followups.preset.birthday.subject'));
  await expect(task).toBeFocused();
  await later.page.keyboard.press('d');
  await expect(later.page.getByText(zh('followups.today.empty.done', { count: 1 }))).toBeVisible();

  await later.page.keyboard.press('Control+k');
  await later.page.keyboard.type('cheng nuo tai');
  await later.page.keyboard.press('Enter');
  await expect(later.page.getByRole('heading', { name: zh('followups.promise.title') })).toBeVisible();
  await expect(later.page.getByText(zh('followups.promise.empty.open'))).toBeVisible();
  await expectNoViolations(later.page, 'an empty ledger');
  await later.page.getByRole('tab', { name: zh('followups.promise.tab.open') }).focus();
  await later.page.keyboard.press('ArrowRight');
  await later.page.keyboard.press('ArrowRight');
  const ended = later.page.getByRole('list', { name: zh('followups.promise.list') });
  await expect(ended).toContainText(zh('followups.promise.verdict.broken'));
  await expect(ended).toContainText('忘了订');
  await expect(ended).toContainText('小林');
  await expectNoViolations(later.page, 'what ended in the ledger');
  await later.page.keyboard.press('ArrowRight');
  const record = later.page.getByRole('table', { name: zh('followups.promise.record.people') });
  await expect(record.getByRole('row', { name: /小林/u })).toContainText('0%');
  await expectNoViolations(later.page, 'how each keeps their word');
  await later.close();
  removeFolder(dataDir);
});

test('a promise is kept, told and taken back from the card and Today by keyboard alone', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: "O'Neil <img onerror>" });
  await page.keyboard.press('F2');
  await expect(page.getByText(zh('followups.today.empty.none'))).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ji cheng nuo');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(zh('followups.promise.field.customer'))).toBeFocused();
  await page.keyboard.type('neil');
  await expect(dialog.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await dialog.getByLabel(zh('followups.promise.field.words')).fill('明天送到 𠮷');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  const line = todayList(page).getByRole('group', { name: /明天送到/u });
  await expect(line).toContainText(zh('followups.promise.standing.tellFirst'));
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel(zh('followups.field.dueOn'))).toBeVisible();
  await expectNoViolations(page, 'telling a customer');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(zh('followups.today.empty.none'))).toBeVisible();
  const rows = async () => (await callFromPage(page, 'followups.promisesOf', { customerId: id })).rows;
  expect((await rows())[0]?.toldOn).not.toBeNull();
  await page.keyboard.press('Control+z');
  await expect(line).toBeVisible();
  await line.focus();
  await page.keyboard.press('d');
  await expect(page.getByText(zh('followups.today.empty.none'))).toBeVisible();
  expect(await rows()).toEqual([]);
});
