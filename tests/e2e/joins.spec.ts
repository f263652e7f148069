import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { freePort, openVisitor } from '../support/visitor';

test.describe.configure({ timeout: 180_000 });

test('a paper form is typed in, waits, and becomes a member, or fills the gaps of one who is there', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '郭姐', phones: [{ text: '13800138001' }] });
  await page.evaluate(() => {
    location.hash = '#/joins';
  });
  await expect(page.getByText(zh('joins.empty.waiting'))).toBeVisible();
  await page.getByRole('button', { name: zh('joins.paper.open') }).click();
  await page.getByLabel(zh('joins.field.name')).fill('郭秀英');
  await page.getByLabel(zh('joins.field.phone')).fill('138 0013 8001');
  await page.getByLabel(zh('joins.field.birthday')).fill('13-40');
  await expect(page.getByText(zh('joins.wrong.birthday'))).toBeVisible();
  await page.getByLabel(zh('joins.field.birthday')).fill('5-20');
  await expectNoViolations(page, 'a paper form');
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('joins.told.proposed'))).toBeVisible();

  const grid = page.getByRole('grid', { name: zh('joins.title') });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByText('只补空着的：生日、编号；已有的不改。')).toBeVisible();
  await expectNoViolations(page, 'confirming a member');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('郭秀英入会了，编号 9000018')).toBeVisible();
  await expect(page.getByText(zh('joins.empty.waiting'))).toBeVisible();

  await page.getByRole('tab', { name: zh('joins.tab.sources') }).click();
  await page.getByRole('button', { name: zh('joins.source.add') }).click();
  await page.getByLabel(zh('joins.source.name')).fill('门口海报');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('list', { name: zh('joins.tab.sources') })).toContainText('门口海报');
  await expectNoViolations(page, 'sources of join forms');
  await page.getByRole('tab', { name: zh('joins.tab.words') }).click();
  await expect(page.getByLabel(zh('joins.words.zh'))).toHaveValue(/绝不外泄/u);
  await expectNoViolations(page, 'words beside the join form');
});

test('somebody becomes a member by the code of a poster: a form on the phone, a draft at the counter, a card with source and consent', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const port = await freePort();
  const settings = { isOn: true, hasBoard: false, address: '127.0.0.1', port, phone: '', email: '' };
  await callFromPage(page, 'feedback.setPage', settings);
  const { code } = await callFromPage(page, 'joins.addSource', { name: '门口海报', kind: 'poster' });
  await page.evaluate(() => {
    location.hash = '#/joins';
  });
  await page.getByRole('tab', { name: zh('joins.tab.sources') }).click();
  await expect(
    page.getByRole('button', { name: zh('joins.source.printNamed', { name: '门口海报' }) }),
  ).toBeVisible();
  await expectNoViolations(page, 'codes that open a join form');
  await expect
    .poll(async () => (await callFromPage(page, 'feedback.state', {})).light, { timeout: 30_000 })
    .toBe('on');

  const visitor = await openVisitor();
  try {
    const form = visitor.page;
    await form.goto(`http://127.0.0.1:${String(port)}/j-${code.toLowerCase()}`);
    await expect(form.getByText('只用来认出您')).toBeVisible();
    await expectNoViolations(form, 'the join form of visitors');
    await form.getByLabel('姓名').fill('<b>郭秀英</b>');
    await form.getByLabel('生日').fill('2-30');
    await form.getByLabel('不愿意').check();
    await form.getByRole('button').click();
    await expect(form.getByText('不愿提供就空着。')).toBeVisible();
    await expectNoViolations(form, 'the join form with something to mend');
    await form.getByLabel('生日').fill('5-20');
    await form.getByRole('button').click();
    await expect(form.getByText('请到柜台说一声')).toBeVisible();
  } finally {
    await visitor.close();
  }

  await page.getByRole('tab', { name: zh('joins.tab.waiting') }).click();
  const grid = page.getByRole('grid', { name: zh('joins.title') });
  await expect(grid).toContainText('<b>郭秀英</b>');
  await expect(grid).toContainText('门口海报');
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(zh('joins.answer.refused'));
  await dialog.getByLabel(zh('joins.field.name')).fill('郭秀英');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('郭秀英入会了，编号 9000018')).toBeVisible();
  const { rows } = await callFromPage(page, 'joins.list', { group: 'ended', offset: 0, limit: 10 });
  const id = rows[0]?.customerId ?? null;
  if (id === null) throw new Error('nobody joined');
  expect(rows[0]?.source).toBe('门口海报');
  const consents = await callFromPage(page, 'privacy.consents', { id });
  expect(consents.map(({ answer, way }) => [answer, way])).toEqual([
    ['refused', 'qr'],
    ['refused', 'qr'],
  ]);
});
