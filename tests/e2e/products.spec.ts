import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';
import { scan, scanOf } from '../support/scanner';

test.describe.configure({ timeout: 240_000 });

const OWNER = '三杯清茶真好';
const STAFF = '绿茶红茶白茶';
const EAN = '6901028075862';
const field = (page: Page, name: string) => page.getByLabel(zh(`products.field.${name}`), { exact: true });
const rows = (page: Page) =>
  page.getByRole('grid', { name: zh('products.title.list') }).locator('[role=row]:has([role=gridcell])');
const open = (page: Page) => page.getByRole('link', { name: zh('shell.products') }).click();

test('a product is added by keyboard, found by pinyin, scanned, given another price, taken off sale and binned', async ({
  launchShuke,
}) => {
  const { app, page, answerSave, dataDir } = await launchShuke();
  await openEmptyShop(page);
  const cdp = await app.context().newCDPSession(page);

  await test.step('an empty catalogue says how to begin', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('splb');
    await expect(page.getByRole('option', { name: zh('offers.products.text') })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('products.empty.active'))).toBeVisible();
    await expectNoViolations(page, 'the empty catalogue');
  });

  await test.step('from the search box into the form; Enter goes from field to field, a scan is typed', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('xin zeng shang pin');
    await page.keyboard.press('Enter');
    await expect(field(page, 'name')).toBeFocused();
    await field(page, 'name').fill('明前龙井 100g');
    await page.keyboard.press('Enter');
    await page.keyboard.type('288');
    await page.keyboard.press('Enter');
    await page.keyboard.type('盒');
    await page.keyboard.press('Enter');
    await page.keyboard.type('茶叶');
    await page.keyboard.press('Enter');
    await scan(cdp, scanOf('6901028075863'));
    await expect(field(page, 'barcode')).toHaveValue('6901028075863');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('products.fault.barcode'))).toBeVisible();
    await expectNoViolations(page, 'the form with a wrong barcode');
    await field(page, 'barcode').fill(EAN);
    await field(page, 'shelf').fill('东墙 2 层');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { name: '明前龙井 100g' })).toBeVisible();
    await expect(page.getByText('¥288.00 / 盒').first()).toBeVisible();
    await expectNoViolations(page, 'the card of a product');
  });

  await callFromPage(page, 'products.create', { name: '紫砂壶', priceCents: 46_000, category: '茶具' });
  await expect(rows(page)).toHaveCount(2);

  await test.step('the list is narrowed by pinyin and by category', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('mqlj');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('明前龙井');
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('button', { name: zh('products.all.category') }).click();
    await page.getByRole('menuitem', { name: /茶具/u }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('紫砂壶');
  });

  await test.step('a scan opens the product, from anywhere', async () => {
    await page.getByRole('link', { name: zh('shell.customers'), exact: true }).click();
    await page.getByRole('grid', { name: zh('customers.title.list') }).focus();
    await scan(cdp, scanOf(EAN));
    await expect(page).toHaveURL(/#\/products\/1$/u);
    await expect(page.getByRole('heading', { name: '明前龙井 100g' })).toBeVisible();
  });

  await test.step('E, another price and shelf, and one undo', async () => {
    await page.keyboard.press('e');
    await field(page, 'priceCents').fill('一百');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('products.fault.priceCents'))).toBeVisible();
    await field(page, 'priceCents').fill('¥ 300');
    await field(page, 'shelf').fill('橱窗');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('¥300.00 / 盒').first()).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '橱窗' })).toContainText('东墙 2 层');
    await page.keyboard.press('Control+z');
    await expect(page.getByText('¥288.00 / 盒').first()).toBeVisible();
    await expect(page.getByRole('heading', { name: zh('products.card.moves') })).toBeHidden();
  });

  await test.step('what was typed and left is there again', async () => {
    await page.keyboard.press('e');
    await field(page, 'note').fill('四月到货');
    await page.keyboard.press('Escape');
    await expect(field(page, 'note')).toBeHidden();
    await page.keyboard.press('F4');
    await expect(field(page, 'note')).toHaveValue('四月到货');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('group', { name: zh('products.card.details') })).toContainText('四月到货');
  });

  await test.step('a picture is chosen, pasted, looked at, made the main one, taken away and brought back', async () => {
    const pictures = page.getByRole('region', { name: zh('common.pictures.heading') });
    const drawn = (colour: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1500"><rect width="2000" height="1500" fill="${colour}"/></svg>`;
    const choose = (text: string) =>
      pictures
        .locator('input[type=file]')
        .setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(text) });
    await choose('no picture');
    await expect(pictures.getByRole('alert')).toHaveText(zh('errors.pictures.notPicture'));
    await choose(drawn('green'));
    await expect(pictures.getByRole('listitem')).toHaveCount(1);
    await expect(pictures.getByRole('alert')).toHaveCount(0);
    await page.evaluate((svg) => {
      const data = new DataTransfer();
      data.items.add(new File([svg], 'b.svg', { type: 'image/svg+xml' }));
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
    }, drawn('red'));
    await expect(pictures.getByRole('listitem')).toHaveCount(2);
    await expectNoViolations(page, 'the pictures of a product');
    await pictures.getByRole('button').last().focus();
    await page.keyboard.press('Enter');
    const full = page.getByRole('dialog').locator('img');
    await expect.poll(() => full.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_280);
    await page.getByRole('button', { name: zh('common.pictures.putFirst') }).click();
    await expect(page.getByText(zh('products.done.mainPicture', { name: '明前龙井 100g' }))).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expectNoViolations(page, 'a picture in full');
    await page.keyboard.press('Delete');
    await expect(pictures.getByRole('listitem')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(pictures.getByRole('listitem')).toHaveCount(2);
    await page.goto(page.url().replace(/#.*$/u, '#/products/new'));
    await field(page, 'name').fill('青瓷盏');
    await choose(drawn('blue'));
    await expect(page.getByText(zh('products.form.picturesHint'))).toBeVisible();
    await expectNoViolations(page, 'the form with a picture that is not saved yet');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('heading', { name: '青瓷盏' })).toBeVisible();
    await expect(pictures.getByRole('listitem')).toHaveCount(1);
    await expect(rows(page).filter({ hasText: '青瓷盏' }).locator('img')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(rows(page).filter({ hasText: '青瓷盏' })).toHaveCount(0);
    await page.goto(page.url().replace(/#.*$/u, '#/products/1'));
  });

  await test.step('a bundle is put together by keyboard, told on both cards, and sold as its parts', async () => {
    const { id } = await callFromPage(page, 'products.create', { name: '送礼套餐' });
    await page.goto(page.url().replace(/#.*$/u, `#/products/${String(id)}`));
    await page.getByRole('button', { name: zh('products.bundle.make') }).click();
    const dialog = page.getByRole('dialog');
    for (const [typed, name] of [
      ['mqlj', '明前龙井'],
      ['zsh', '紫砂壶'],
    ] as const) {
      await page.getByRole('combobox', { name: zh('products.bundle.add') }).fill(typed);
      await expect(page.getByRole('option', { name: new RegExp(name, 'u') })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(dialog.getByLabel(new RegExp(`^${name}`, 'u'))).toHaveValue('1');
    }
    await dialog.getByLabel(zh('products.bundle.less')).fill('48');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.goto(page.url().replace(/#.*$/u, '#/today'));
    await page.keyboard.press('F4');
    await expect(dialog.getByLabel(/^紫砂壶/u)).toHaveValue('1');
    await expect(dialog.getByLabel(zh('products.field.priceCents'))).toHaveValue('700.00');
    await expectNoViolations(page, 'the dialog of a bundle');
    await page.keyboard.press('Control+s');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('region', { name: zh('products.bundle.heading') })).toContainText('¥48.00');
    const line = { productId: id, name: '送礼套餐', quantityMilli: 1_000, unitPriceMills: 700_000 };
    const sale = await callFromPage(page, 'sales.ringUp', {
      ...{ customerId: null, lines: [line], payments: [{ kind: 'cash', amountCents: 70_000 }] },
      ...{ dueOn: null, note: '', amountCents: 70_000 },
    });
    const { lines } = await callFromPage(page, 'sales.slip', { id: sale.id });
    expect(lines.map(({ name, amountCents }) => [name, amountCents])).toEqual([
      ['明前龙井 100g', 26_952],
      ['紫砂壶', 43_048],
    ]);
    await page.goto(page.url().replace(/#.*$/u, '#/products/1'));
    await expect(page.getByRole('region', { name: zh('products.bundle.heading') })).toContainText('送礼套餐');
  });

  await test.step('the plan: shelves are drawn, carried, sized, found by pinyin, printed and taken off', async () => {
    await callFromPage(page, 'products.create', { name: '定窑盏', shelf: '西柜 3 层', isOutOfReach: true });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('bjt');
    await page.getByRole('option', { name: zh('offers.plan.text') }).click();
    const plan = page.getByRole('group', { name: zh('products.plan.title') });
    await expect(plan.getByText(zh('products.plan.none'))).toBeVisible();
    await expectNoViolations(page, 'an empty plan');
    await page.getByRole('button', { name: zh('products.plan.drawOf', { name: '东墙 2 层' }) }).click();
    await expect(plan.getByRole('button')).toHaveCount(1);
    await page.keyboard.press('n');
    await page.getByLabel(zh('products.plan.name'), { exact: true }).fill('西柜');
    await page.keyboard.press('Control+s');
    await expect(plan.getByRole('button')).toHaveCount(2);
    const west = plan.getByRole('button', { name: /^西柜/u });
    await expect(west).toContainText(zh('products.plan.outOfReach', { number: '1' }));
    const boxes = async () =>
      (await callFromPage(page, 'products.plan', {})).places
        .filter(({ name }) => name === '西柜')
        .map(({ x, y, width, height }) => [x, y, width, height]);
    const before = (await boxes())[0] ?? [];
    expect(before).toEqual([4, 0, 4, 2]);
    await west.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(boxes).toEqual([[4, 1, 5, 2]]);
    const at = await west.boundingBox();
    const square = ((await plan.boundingBox())?.width ?? 0) / 24;
    const [x, y] = [(at?.x ?? 0) + 8, (at?.y ?? 0) + 8];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + square * 3, y + square * 2, { steps: 5 });
    await page.mouse.up();
    await expect.poll(boxes).toEqual([[7, 3, 5, 2]]);
    await page.keyboard.press('Control+z');
    await expect.poll(boxes).toEqual([[4, 1, 5, 2]]);
    await page.getByRole('combobox', { name: zh('products.plan.find') }).fill('dyz');
    await expect(page.getByRole('option', { name: /定窑盏/u })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(west).toHaveAttribute('aria-pressed', 'true');
    await expect(
      page.getByText(zh('products.plan.found.fetch', { name: '定窑盏', place: '西柜', shelf: '西柜 3 层' })),
    ).toBeVisible();
    await expect(
      page.getByRole('list', { name: zh('products.plan.goodsAt', { name: '西柜' }) }),
    ).toContainText('定窑盏');
    await expectNoViolations(page, 'the plan with an open place');
    await page.getByRole('button', { name: zh('products.plan.print'), exact: true }).click();
    const printed = () =>
      app.evaluate(() => (globalThis as { shukeTest?: { prints: string[] } }).shukeTest?.prints.at(-1));
    await expect.poll(printed).toContain('A4 landscape');
    expect(await printed()).toContain('西柜');
    const pdf = join(dataDir, 'plan.pdf');
    await answerSave(pdf);
    await page.getByRole('button', { name: zh('products.signs.pdf') }).click();
    await expect(page.getByText(zh('products.savedAs', { name: 'plan.pdf' }))).toBeVisible();
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    await west.focus();
    await page.keyboard.press('Delete');
    await expect(plan.getByRole('button')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(plan.getByRole('button')).toHaveCount(2);
    await page.goto(page.url().replace(/#.*$/u, '#/products/1'));
  });

  await test.step('off sale, into the bin and back', async () => {
    await page.getByRole('button', { name: zh('products.act.stop') }).click();
    await expect(page.getByText(zh('products.card.inactive'))).toBeVisible();
    expect((await callFromPage(page, 'products.find', { text: 'lj' })).rows).toEqual([]);
    await page.getByRole('tab', { name: new RegExp(zh('products.group.inactive'), 'u') }).click();
    await expect(rows(page)).toHaveCount(1);
    await rows(page).first().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await expect(page.getByText(zh('products.empty.inactive'))).toBeVisible();
    await page.getByRole('tab', { name: new RegExp(zh('products.group.bin'), 'u') }).click();
    await rows(page).first().click();
    await expect(page.getByText(zh('products.card.inBin'))).toBeVisible();
    await page.getByRole('button', { name: zh('products.act.restore') }).click();
    await expect(page.getByText(zh('products.empty.bin'))).toBeVisible();
    await expectNoViolations(page, 'the empty bin of products');
  });
});

test('the front desk changes a price, sees no cost, and bins nothing', async ({ launchShuke }) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'products.create', {
    name: '明前龙井',
    priceCents: 28_800,
    costCents: 15_000,
  });
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: OWNER });
  const { id: personId } = await callFromPage(page, 'staff.add', { name: '小林', role: 'desk' });
  await callFromPage(page, 'staff.setPassword', { personId, password: STAFF });
  await open(page);
  await rows(page).first().click();
  await expect(page.getByText('¥150.00')).toBeVisible();
  await callFromPage(page, 'staff.signOut', {});
  await page.getByRole('radio', { name: /小林/u }).check({ force: true });
  await page.getByLabel(zh('staff.password'), { exact: true }).fill(STAFF);
  await page.keyboard.press('Enter');
  await open(page);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: '明前龙井' })).toBeVisible();
  await expect(page.getByText('¥150.00')).toHaveCount(0);
  await expect(page.getByRole('button', { name: zh('products.act.remove') })).toHaveCount(0);
  await page.keyboard.press('e');
  await expect(field(page, 'name')).toBeVisible();
  await expect(field(page, 'costCents')).toHaveCount(0);
  await field(page, 'priceCents').fill('300');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('¥300.00').first()).toBeVisible();
  expect((await callFromPage(page, 'products.card', { id })).fields.costCents).toBeNull();
});
