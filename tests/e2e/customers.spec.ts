import { randomUUID } from 'node:crypto';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

const grid = { name: zh('customers.title.list') };
const HOSTILE = [
  '<img src=x onerror="window.hacked=1">',
  '=HYPERLINK("http://x")',
  "O'Neil",
  '🧧王',
  '𠮷野家',
];

test.describe.configure({ timeout: 240_000 });

test('a customer is made, found, changed, binned and brought back with the keyboard alone', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  const find = page.getByRole('combobox', { name: zh('shell.find.label') });
  const hits = page.getByRole('listbox', { name: zh('shell.find.results') }).getByRole('option');
  const rows = page.getByRole('grid', grid).locator('[role=row]:has([role=gridcell])');

  await test.step('an empty shop teaches what to do', async () => {
    await openEmptyShop(page);
    await expect(page.getByText(zh('customers.empty.shop'))).toBeVisible();
    await expectNoViolations(page, 'the empty list');
  });

  await test.step('Ctrl+N, the fields in reading order, Ctrl+S', async () => {
    await page.keyboard.press('Control+n');
    await expect(page.getByLabel(zh('customers.field.name'), { exact: true })).toBeFocused();
    await page.keyboard.type('单雄信');
    await page.keyboard.press('Enter');
    await page.keyboard.type('+86 138 1145 2045');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('customers.form.created', { name: '单雄信' }))).toBeVisible();
    await expect(page.getByRole('heading', { name: '单雄信' })).toBeVisible();
    await expect(page.getByText('138 1145 2045')).toBeVisible();
  });

  await test.step('the same phone is warned of while typing', async () => {
    await page.keyboard.press('Control+n');
    await expect(page.getByLabel(zh('customers.field.name'), { exact: true })).toBeFocused();
    await page.keyboard.type('曾庆华');
    await page.keyboard.press('Enter');
    await page.keyboard.type('１３８１１４５２０４５');
    await expect(page.getByRole('status', { name: zh('customers.similar.title') })).toBeVisible();
    await expectNoViolations(page, 'the form with a warning');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('13933331360');
    await expect(page.getByRole('status', { name: zh('customers.similar.title') })).toBeHidden();
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { name: '曾庆华' })).toBeVisible();
  });

  for (const name of HOSTILE) await callFromPage(page, 'customers.create', { name });

  await test.step('Ctrl+K finds by name, pinyin, initials, polyphone and any three digits', async () => {
    const asks = ['单', '雄信', 'shanxx', 'danxx', 'sxx', 'xiong', '2045', '145', '13811452045'];
    for (const ask of asks) {
      await page.keyboard.press('Control+k');
      await expect(find).toBeFocused();
      await page.keyboard.press('Control+a');
      await page.keyboard.type(ask);
      await expect(hits.first(), ask).toContainText('单雄信');
    }
    await expect(hits.first().locator('mark')).toHaveText('13811452045');
    await expectNoViolations(page, 'the hits');
    for (const text of ['"', 'NEAR(', '*', "'; DROP TABLE customers", '%', '\\', '((((', 'a OR b']) {
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
      await expect(page.getByRole('alert')).toHaveCount(0);
    }
    await page.keyboard.press('Control+a');
    await page.keyboard.type('danxx');
    await expect(hits.first()).toContainText('单雄信');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#\/customers\/1$/u);
    await expect(page.getByRole('heading', { name: '单雄信' })).toBeVisible();
  });

  await test.step('hostile names are text and nothing else', async () => {
    for (const name of HOSTILE) await expect(page.getByRole('grid', grid).getByText(name)).toBeVisible();
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  await test.step('E edits, Esc leaves and keeps what was typed, Ctrl+S saves', async () => {
    await page.keyboard.press('e');
    const likes = page.getByLabel(zh('customers.field.likes'), { exact: true });
    await likes.focus();
    await page.keyboard.type('茉莉花茶');
    await page.keyboard.press('Escape');
    await expect(likes).toBeHidden();
    await page.keyboard.press('e');
    await expect(likes).toHaveValue('茉莉花茶');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('customers.form.saved', { name: '单雄信' }))).toBeVisible();
    await expect(page.getByText('茉莉花茶').first()).toBeVisible();
    await expectNoViolations(page, 'the card');
  });

  await test.step('a note lands on the timeline', async () => {
    await page.getByLabel(zh('customers.note.label')).focus();
    await page.keyboard.type('急，带孩子，嫌贵');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('急，带孩子，嫌贵')).toBeVisible();
  });

  await test.step('Del bins, the toast and Ctrl+Z bring back', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('grid', grid).focus();
    await expect(rows).toHaveCount(7);
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(6);
    await page.keyboard.press('Control+z');
    await expect(rows).toHaveCount(7);
  });

  await test.step('Space ticks, Del bins all ticked in one act, one undo brings them back', async () => {
    await page.getByRole('grid', grid).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(page.getByText(zh('customers.ticked', { number: 2 }))).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(5);
    await page.keyboard.press('Control+z');
    await expect(rows).toHaveCount(7);
  });

  await test.step('/ filters this page, Esc leaves the filter', async () => {
    await page.getByRole('grid', grid).focus();
    await page.keyboard.press('/');
    await page.keyboard.type('zengqh');
    await expect(rows).toHaveCount(1);
    await expect(rows.first()).toContainText('曾庆华');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(rows).toHaveCount(7);
  });
});

test('two edits of one customer show both values, and one command id is done once', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', { name: '李桂兰', wechat: 'old' });

  await test.step('the second save is shown what the first one saved', async () => {
    await page.evaluate((to) => (window.location.hash = `#/customers/${String(to)}/edit`), id);
    const wechat = page.getByLabel(zh('customers.field.wechat'), { exact: true });
    await wechat.fill('mine');
    await callFromPage(page, 'customers.edit', { id, version: 1, fields: { wechat: 'theirs' } });
    await wechat.focus();
    await page.keyboard.press('Control+s');
    const conflict = page.getByRole('alert', { name: zh('common.conflict.title') });
    await expect(conflict).toContainText('mine');
    await expect(conflict).toContainText('theirs');
    await expectNoViolations(page, 'the conflict');
    await conflict.getByRole('radio', { name: zh('common.conflict.saved') }).check();
    await wechat.focus();
    await page.keyboard.press('Control+s');
    await expect(wechat).toBeHidden();
    const card = await callFromPage(page, 'customers.card', { id });
    expect(card.fields.wechat).toBe('theirs');
  });

  await test.step('a double click is one customer', async () => {
    const commandId = randomUUID();
    const made = await Promise.all(
      [1, 2, 3].map(() => callFromPage(page, 'customers.create', { name: '双击' }, commandId)),
    );
    expect(new Set(made.map((one) => one.id)).size).toBe(1);
    const { total } = await callFromPage(page, 'customers.list', {
      filter: { group: 'all', text: '双击' },
      sort: 'name',
      direction: 'asc',
      offset: 0,
      limit: 10,
    });
    expect(total).toBe(1);
  });

  await test.step('ids that do not exist are told in words, and the app goes on', async () => {
    await page.evaluate(() => (window.location.hash = '#/customers/999999'));
    await expect(page.getByText(zh('errors.customers.notFound'))).toBeVisible();
    await expect(callFromPage(page, 'customers.remove', { ids: [999_999] })).rejects.toThrow(
      'customers.notFound',
    );
  });
});
