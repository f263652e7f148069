import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

const OWNER = '三杯清茶真好';
const SALES = '绿茶红茶白茶';
const list = (page: Page) => page.getByRole('grid', { name: zh('customers.title.list') });

/** A shop with a guarded owner, who is in, and a colleague, who looks after both customers. */
async function openTeam(page: Page): Promise<void> {
  await openEmptyShop(page);
  const customers: CustomerId[] = [];
  for (const name of ['单雄信', '秦叔宝']) {
    customers.push((await callFromPage(page, 'customers.create', { name })).id);
  }
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: OWNER });
  await callFromPage(page, 'staff.setOwnPin', { password: OWNER, pin: '2580' });
  const { id } = await callFromPage(page, 'staff.add', { name: '小周', role: 'sales' });
  await callFromPage(page, 'staff.setPassword', { personId: id, password: SALES });
  for (const customer of customers) {
    await callFromPage(page, 'customers.setTeam', { id: customer, team: [{ personId: id, part: 'lead' }] });
  }
  await expect(list(page).getByText('单雄信')).toBeVisible();
}

test('what is grave asks for the password again after the screen was left, and then is done where one stood', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openTeam(page);
  await page.keyboard.press('Control+l');
  await page.getByLabel(zh('staff.pin'), { exact: true }).fill('2580');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: zh('shell.settings') }).click();
  await page.getByRole('link', { name: zh('settings.page.team') }).click();
  const right = page.getByRole('combobox', {
    name: `${zh('staff.rights.transfer.write')}, ${zh('shell.role.desk')}`,
  });
  await right.selectOption('all');
  const dialog = page.getByRole('dialog', { name: zh('staff.proof.title') });
  await expect(dialog).toBeVisible();
  await expectNoViolations(page, 'the password once more');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('alert')).toHaveText(zh('errors.staff.stepUp'));
  await right.selectOption('all');
  await dialog.getByLabel(zh('staff.password'), { exact: true }).fill(OWNER);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(right).toHaveValue('all');
  const { rights } = await callFromPage(page, 'staff.list', {});
  expect(rights.find((one) => one.right === 'transfer.write' && one.role === 'desk')?.scope).toBe('all');
});

test('a manager or the owner agrees on the same screen, at the desk or by phone, and both names stand in the history', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openTeam(page);
  const { text } = await callFromPage(page, 'staff.proposeCodes', { kind: 'list' });
  await callFromPage(page, 'staff.keepCodes', { kind: 'list', digits: text[0] ?? '' });
  await callFromPage(page, 'staff.signOut', {});
  await page.getByRole('radio', { name: /小周/u }).check({ force: true });
  await page.getByLabel(zh('staff.password'), { exact: true }).fill(SALES);
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: zh('staff.approval.title') });
  await list(page).getByText('单雄信').click();
  await page.keyboard.press('Delete');
  await expect(dialog).toBeVisible();
  await expectNoViolations(page, 'somebody is to agree');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(list(page).getByText('单雄信')).toBeVisible();

  await list(page).getByText('单雄信').click();
  await page.keyboard.press('Delete');
  await dialog.getByLabel(zh('staff.approval.by.pin', { name: '赵会敏' })).fill('2580');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(list(page).getByText('单雄信')).toBeHidden();

  await list(page).getByText('秦叔宝').click();
  await page.keyboard.press('Delete');
  await dialog.getByRole('button', { name: zh('staff.approval.use.code') }).click();
  const digits = dialog.getByLabel(zh('staff.approval.by.code', { name: '赵会敏' }));
  await digits.fill(text[0] ?? '');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await digits.fill(text[1] ?? '');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(list(page).getByText('秦叔宝')).toBeHidden();

  await expect(callFromPage(page, 'customers.restore', { ids: [1] })).rejects.toThrow('ipc.denied');
  await page.getByRole('link', { name: zh('shell.settings') }).click();
  await page.getByRole('link', { name: zh('settings.page.history') }).click();
  await expect(
    page.getByText(zh('history.approved', { by: '小周', approvedBy: '赵会敏' })).first(),
  ).toBeVisible();
});

test('what makes a complaint good beyond one’s own limit is agreed to where one stands, and its cost is told', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openTeam(page);
  const { text } = await callFromPage(page, 'staff.proposeCodes', { kind: 'list' });
  await callFromPage(page, 'staff.keepCodes', { kind: 'list', digits: text[0] ?? '' });
  const { id: desk } = await callFromPage(page, 'staff.add', { name: '刘静', role: 'desk' });
  await callFromPage(page, 'staff.setPassword', { personId: desk, password: SALES });
  await callFromPage(page, 'complaints.file', {
    ...{ type: 'complaint', channel: 'phone', category: 'quality', customerId: null },
    ...{ contactName: '周先生', contactPhone: '', words: '两罐都潮了', mood: null, wish: null, wants: '' },
    ...{ saleId: null, productId: null, batch: '', personId: desk, received: null, promise: null },
    checks: [],
  });
  const signIn = async (name: RegExp, by: 'password' | 'pin', secret: string): Promise<void> => {
    await callFromPage(page, 'staff.signOut', {});
    await page.getByRole('radio', { name }).check({ force: true });
    await page.getByLabel(zh(`staff.${by}`), { exact: true }).fill(secret);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: new RegExp(`^${zh('shell.complaints')}`, 'u') }).click();
  };
  await signIn(/刘静/u, 'password', SALES);
  await page.getByRole('grid').getByText('两罐都潮了').click();
  const panel = page.getByRole('complementary', { name: /^第 1 号$/u });
  const form = page.getByRole('dialog', { name: zh('complaints.compensate.title', { number: '1' }) });
  const amount = form.getByLabel(zh('complaints.compensate.amount.refund'), { exact: true });
  const approval = page.getByRole('dialog', { name: zh('staff.approval.title') });
  const give = async (yuan: string): Promise<void> => {
    await expect(panel).toBeVisible();
    await panel.getByRole('button', { name: new RegExp(`^${zh('complaints.act.compensate')}`, 'u') }).click();
    await form.getByText(zh('complaints.compensate.kind.refund'), { exact: true }).click();
    await amount.fill(yuan);
    await page.keyboard.press('Control+s');
  };

  await give('30');
  await expect(form).toBeHidden();
  await expect(panel).toContainText('¥30.00');

  await give('80');
  await expect(approval).toBeVisible();
  await expectNoViolations(page, 'somebody is to agree to a compensation');
  const pin = approval.getByLabel(zh('staff.approval.by.pin', { name: '赵会敏' }));
  await pin.fill('1111');
  await page.keyboard.press('Enter');
  await expect(approval.getByRole('alert')).toBeVisible();
  await pin.fill('2580');
  await page.keyboard.press('Enter');
  await expect(approval).toBeHidden();
  await expect(panel).toContainText('¥80.00');

  await give('10');
  await approval.getByRole('button', { name: zh('staff.approval.use.code') }).click();
  await approval.getByLabel(zh('staff.approval.by.code', { name: '赵会敏' })).fill(text[1] ?? '');
  await page.keyboard.press('Enter');
  await expect(approval).toBeHidden();
  await expect(panel).toContainText('¥10.00');

  await signIn(/赵会敏/u, 'pin', '2580');
  for (const name of ['improvements', 'analysis', 'costs'] as const) {
    await page.getByRole('link', { name: zh(`complaints.page.${name}`), exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoViolations(page, `the page of complaints called ${name}`);
  }
  await page
    .getByRole('button', { name: /¥120\.00/u })
    .first()
    .click();
  await expect(page.getByRole('complementary')).toContainText('两罐都潮了');
});
