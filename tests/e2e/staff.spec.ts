import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

const OWNER = '三杯清茶真好';
const DESK = '绿茶红茶白茶';
const heading = (page: Page, key: string) => page.getByRole('heading', { name: zh(key) });
const nameField = (page: Page) => page.getByLabel(zh('customers.field.name'), { exact: true });
const password = (page: Page) => page.getByLabel(zh('staff.password'), { exact: true });
const list = (page: Page) => page.getByRole('grid', { name: zh('customers.title.list') });

const refusedTo = async (page: Page, channel: 'customers.counts' | 'history.list'): Promise<string> => {
  const input = channel === 'customers.counts' ? {} : { offset: 0, limit: 1 };
  return callFromPage(page, channel, input as never).then(
    () => 'let through',
    (error: unknown) => String(error),
  );
};

async function comeIn(page: Page, who: string, secret: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(who, 'u') }).check({ force: true });
  await password(page).fill(secret);
  await page.keyboard.press('Enter');
}

test('a locked screen shows nobody, refuses every call, and gives back what was typed', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '单雄信' });
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: OWNER });
  await callFromPage(page, 'staff.setOwnPin', { password: OWNER, pin: '2580' });
  await expect(list(page).getByText('单雄信')).toBeVisible();
  await page.keyboard.press('Control+n');
  await nameField(page).fill('秦叔宝');
  await page.keyboard.press('Control+l');
  await expect(heading(page, 'staff.door.locked')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toMatch(/单雄信|秦叔宝/u);
  expect(await page.title()).toBe(zh('common.appName'));
  expect(await refusedTo(page, 'customers.counts')).toContain('ipc.signedOut');
  await expectNoViolations(page, 'the locked screen');
  await page.getByLabel(zh('staff.pin'), { exact: true }).fill('2580');
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toBeVisible();
  await expect(nameField(page)).toHaveValue('秦叔宝');
  const { acts } = await callFromPage(page, 'history.list', { offset: 0, limit: 10 });
  expect(acts.map(({ channel }) => channel).slice(0, 2)).toEqual(['staff.signIn', 'staff.lock']);
});

test('owner, desk and sales each see exactly theirs on one shop, and wrong tries have to wait after a restart too', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  try {
    const first = await launchShuke({ dataDir });
    await openEmptyShop(first.page);
    const { id: shared } = await callFromPage(first.page, 'customers.create', { name: '单雄信' });
    await callFromPage(first.page, 'customers.create', { name: '秦琼', phones: [{ text: '16633217788' }] });
    const { id: secret } = await callFromPage(first.page, 'customers.create', { name: '罗成' });
    await callFromPage(first.page, 'customers.setRestricted', { id: secret, isRestricted: true });
    await callFromPage(first.page, 'staff.setOwnPassword', { current: null, password: OWNER });
    for (const [name, role] of [
      ['小林', 'desk'],
      ['小周', 'sales'],
    ] as const) {
      const { id } = await callFromPage(first.page, 'staff.add', { name, role });
      await callFromPage(first.page, 'staff.setPassword', { personId: id, password: DESK });
      if (role === 'sales') {
        const team = [{ personId: id, part: 'lead' as const }];
        await callFromPage(first.page, 'customers.setTeam', { id: shared, team });
      }
    }
    await first.close();

    const { page, close } = await launchShuke({ dataDir });
    await expect(heading(page, 'staff.door.title')).toBeVisible();
    await expectNoViolations(page, 'the door');
    expect(await refusedTo(page, 'customers.counts')).toContain('ipc.signedOut');
    await comeIn(page, '小林', DESK);
    await expect(list(page).getByText('单雄信')).toBeVisible();
    await expect(list(page).getByText('秦琼')).toBeVisible();
    await expect(list(page).getByText('罗成')).toHaveCount(0);
    await page.getByRole('link', { name: zh('shell.settings') }).click();
    const menu = page.getByRole('navigation', { name: zh('settings.title') }).getByRole('link');
    await expect(menu).toHaveText(
      ['look', 'team', 'privacy', 'history', 'about'].map((name) => zh(`settings.page.${name}`)),
    );
    await expect(callFromPage(page, 'settings.editShop', { name: 'x', ownerName: 'x' })).rejects.toThrow(
      'ipc.denied',
    );

    await callFromPage(page, 'staff.signOut', {});
    await expect(heading(page, 'staff.door.title')).toBeVisible();
    await comeIn(page, '小周', DESK);
    await expect(list(page).getByText('单雄信')).toBeVisible();
    await expect(list(page).getByText(/秦琼|罗成/u)).toHaveCount(0);
    expect((await callFromPage(page, 'customers.find', { text: '罗成' })).rows).toEqual([]);
    const [found] = (await callFromPage(page, 'customers.find', { text: '7788' })).rows;
    await page.evaluate((to) => (window.location.hash = `#/customers/${String(to)}`), found?.id);
    await expect(page.getByText('166 **** 7788')).toBeVisible();
    expect(await page.locator('body').innerText()).not.toContain('3321');
    await page.keyboard.press('v');
    await page.getByRole('button', { name: zh('customers.peek.show') }).click();
    await expect(page.getByText('166 3321 7788')).toBeVisible();
    await expectNoViolations(page, 'what was masked');
    await page.keyboard.press('Escape');
    await expect(page.getByText('166 3321 7788')).toHaveCount(0);
    await expect(callFromPage(page, 'customers.remove', { ids: [1] })).rejects.toThrow('ipc.denied');
    expect(
      (await callFromPage(page, 'history.list', { offset: 0, limit: 50 })).acts.map((act) => act.by),
    ).toEqual(['小周', '小周']);

    await callFromPage(page, 'staff.lock', {});
    await expect(heading(page, 'staff.door.locked')).toBeVisible();
    await comeIn(page, '赵会敏', OWNER);
    await expect(list(page).getByText('单雄信')).toBeVisible();
    await expect(list(page).getByText('罗成')).toBeVisible();
    await page.getByRole('link', { name: zh('shell.settings') }).click();
    await expect(menu).toHaveCount(17);
    await page.getByRole('link', { name: zh('settings.page.team') }).click();
    await expect(heading(page, 'staff.rights.title')).toBeVisible();
    await expectNoViolations(page, 'the team');

    await callFromPage(page, 'staff.signOut', {});
    await expect(heading(page, 'staff.door.title')).toBeVisible();
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(callFromPage(page, 'staff.signIn', { personId: 2, password: 'x' })).rejects.toThrow(
        tries < 4 ? 'staff.wrong' : 'staff.wait',
      );
    }
    await close();
    const again = await launchShuke({ dataDir });
    await expect(callFromPage(again.page, 'staff.signIn', { personId: 2, password: DESK })).rejects.toThrow(
      'staff.wait',
    );
    await comeIn(again.page, '赵会敏', OWNER);
    await expect(list(again.page)).toBeVisible();
    await again.close();
  } finally {
    removeFolder(dataDir);
  }
});
