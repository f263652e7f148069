import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

const OWNER = '三杯清茶真好';
const STAFF = '绿茶红茶白茶';
const heading = (page: Page, key: string) => page.getByRole('heading', { name: zh(key) });

async function comeIn(page: Page, who: string, secret: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(who, 'u') }).check({ force: true });
  await page.getByLabel(zh('staff.password'), { exact: true }).fill(secret);
  await page.keyboard.press('Enter');
}

/** A shop with the owner in, and two colleagues of whom the first looks after both customers. */
async function openTeam(page: Page): Promise<{ lin: number; zhou: number }> {
  await openEmptyShop(page);
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: OWNER });
  const ids: number[] = [];
  for (const name of ['小林', '小周']) {
    const { id } = await callFromPage(page, 'staff.add', { name, role: 'sales' });
    await callFromPage(page, 'staff.setPassword', { personId: id, password: STAFF });
    ids.push(id);
  }
  const [lin = 0, zhou = 0] = ids;
  for (const name of ['单雄信', '秦琼']) {
    const { id } = await callFromPage(page, 'customers.create', { name });
    await callFromPage(page, 'customers.setTeam', { id, team: [{ personId: lin, part: 'lead' }] });
  }
  return { lin, zhou };
}

test('one shift tells the next: written by keyboard, seen by who is named after signing in, ticked off', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openTeam(page);
  await page.keyboard.press('F9');
  await expect(heading(page, 'shifts.title')).toBeVisible();
  await page.getByLabel(zh('shifts.text'), { exact: true }).fill('钥匙在抽屉里，@小林 先开门');
  await page.getByLabel(zh('shifts.items'), { exact: true }).fill('补龙井\n对账');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('钥匙在抽屉里，@小林 先开门')).toBeVisible();
  await expectNoViolations(page, 'the shift notes');
  await callFromPage(page, 'staff.signOut', {});
  await expect(heading(page, 'staff.door.title')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain('钥匙');

  await comeIn(page, '小林', STAFF);
  const bar = page.getByRole('status').filter({ hasText: '钥匙在抽屉里' });
  await expect(bar).toBeVisible();
  await expectNoViolations(page, 'the bar of who is spoken to');
  await bar.getByRole('button', { name: zh('shifts.bar.open') }).click();
  const item = page.getByRole('checkbox', { name: /补龙井/u });
  await item.click();
  await expect(item).toBeChecked();
  await page.getByRole('button', { name: zh('shifts.note.read') }).click();
  await expect(page.getByRole('button', { name: zh('shifts.note.read') })).toHaveCount(0);
  await page.getByRole('link', { name: zh('shell.customers'), exact: true }).click();
  await expect(bar).toHaveCount(0);
  const { notes, openItems } = await callFromPage(page, 'shifts.list', {
    isOpenOnly: false,
    offset: 0,
    limit: 10,
  });
  expect([openItems, notes[0]?.items[0]?.done?.by]).toEqual([1, '小林']);
});

test('who is away is stood in for, and who leaves hands all over on one screen, which one undo brings back', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  const { lin, zhou } = await openTeam(page);
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
  await page.getByRole('link', { name: zh('shell.settings') }).click();
  await page.getByRole('link', { name: zh('settings.page.team') }).click();
  await page.getByRole('button', { name: zh('staff.people.changeOf').replace('{{name}}', '小林') }).click();
  await expectNoViolations(page, 'a colleague opened');
  await page.getByLabel(zh('staff.days.deputy')).selectOption({ label: '小周' });
  await page.getByRole('button', { name: zh('staff.days.save') }).click();
  await expect(page.getByText(/小周代管$/u)).toBeVisible();
  const { people } = await callFromPage(page, 'staff.list', {});
  expect(people.find(({ id }) => id === lin)?.leave).toMatchObject({ from: today, deputyId: zhou });

  await page.getByRole('button', { name: zh('staff.people.leave'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('照看着 2 位客户')).toBeVisible();
  await dialog.getByRole('checkbox', { name: '小周' }).check();
  await expectNoViolations(page, 'dividing what somebody has in hand');
  await dialog.getByRole('button', { name: zh('staff.leave.go') }).click();
  await expect(page.getByText(zh('staff.leave.done').replace('{{name}}', '小林'))).toBeVisible();
  const teamOf = async () =>
    (await callFromPage(page, 'customers.card', { id: 1 })).team.map(({ name }) => name);
  expect(await teamOf()).toEqual(['小周']);
  await page
    .getByRole('button', { name: zh('common.undo'), exact: true })
    .last()
    .click();
  await expect.poll(teamOf).toEqual(['小林']);
});
