import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { fileFolder } from '../fixtures/transfer/makeFiles';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { chooseFile, goToCheck, openImports, runToEnd } from '../support/importing';
import { expect, giveToRunner, test } from '../support/launch';

test.describe.configure({ timeout: 300_000 });

const HOSTILE = '<img src=x onerror=alert(1)>';
/** As a till from here exports it: GBK, money with signs, a barcode that a spreadsheet cut, a doubled code. */
const LIST = [
  '货号,条码,品名,分类,零售价,进价,单位,货架号,适合人群',
  'T01,6901234567892,明前龙井 100g,茶叶,"￥1,288.00",600,盒,A-1,送礼、长辈',
  'T02,6.9E+12,正山小种,茶叶,１６８,80,盒,A-2,送礼',
  'T02,,同一个货号,茶叶,10,5,盒,A-2,',
  `T03,,"${HOSTILE}",茶具,-5,,个,B-1,`,
  'T04,,紫砂壶,茶具,460,200,把,B-1,送礼',
].join('\r\n');

test('a list of goods comes in, labels and cards are printed, and the shop window and the table go out', async ({
  launchShuke,
}) => {
  const shuke = await launchShuke();
  const { app, page } = shuke;
  const files = fileFolder();
  /* A folder that whoever runs the program may write. */
  const dir = join(shuke.dataDir, 'outside');
  mkdirSync(dir);
  giveToRunner(dir);
  await openEmptyShop(page);

  await test.step('a file in GBK is known for products, and what is wrong with it is told', async () => {
    const file = files.write('商品资料.csv', iconv.encode(LIST, 'gbk'));
    await openImports(page);
    await chooseFile(shuke, file);
    await expect(page.getByRole('radio', { name: zh('transfer.target.products') })).toBeChecked();
    await goToCheck(page);
    await expect(page.getByText(zh('transfer.problem.barcodeDamaged')).first()).toBeVisible();
    await expect(page.getByText(zh('transfer.problem.pricedWrong')).first()).toBeVisible();
    await expectNoViolations(page, 'the trial run of products');
    await runToEnd(page);
    await page.getByRole('button', { name: zh('transfer.report.products') }).click();
    await expect(page.getByText('明前龙井 100g')).toBeVisible();
    await expect(page.getByText('¥1,288.00 / 盒')).toBeVisible();
    expect((await callFromPage(page, 'products.counts', {})).active).toBe(4);
  });

  await test.step('P prints labels of the row, on a roll and on cards', async () => {
    const grid = page.getByRole('grid', { name: zh('products.title.list') });
    await grid.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('p');
    await expect(page.getByText(zh('products.signs.code'))).toBeVisible();
    await page.getByRole('radio', { name: zh('products.signs.of.roll50') }).check({ force: true });
    await page.getByLabel(zh('products.signs.copies')).fill('0');
    await expect(page.getByText(zh('products.signs.wrongCount', { most: 99 }))).toBeVisible();
    await expectNoViolations(page, 'the labels');
    await page.getByLabel(zh('products.signs.copies')).fill('2');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('products.signs.code'))).toBeHidden();
    const [printed = ''] = await app.evaluate(
      () => (globalThis as { shukeTest?: { prints: string[] } }).shukeTest?.prints ?? [],
    );
    expect(printed).toContain('50mm 30mm');
    expect(printed.match(/<use /gu)).toHaveLength(2);
    expect(printed).not.toContain('<img');
    const pdf = join(dir, '货架卡.pdf');
    await shuke.answerSave(pdf);
    await page.keyboard.press('p');
    await page.getByRole('radio', { name: zh('products.signs.of.shelf') }).check({ force: true });
    await page.getByRole('button', { name: zh('products.signs.pdf') }).click();
    await expect(page.getByText(zh('products.savedAs', { name: '货架卡.pdf' }))).toBeVisible();
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  await test.step('the shop window is made by name, and asks before it takes the place of another file', async () => {
    writeFileSync(join(dir, 'index.html'), '别人的网页');
    await shuke.answerOpen(dir);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('chu chuang');
    await page.keyboard.press('Enter');
    await page.getByLabel(zh('products.window.contact')).fill('0571-8700 0000');
    await expectNoViolations(page, 'the shop window');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('alert')).toContainText('index.html');
    expect(readFileSync(join(dir, 'index.html'), 'utf8')).toBe('别人的网页');
    await page.getByRole('button', { name: zh('products.window.replace') }).click();
    await expect(page.getByText(zh('products.window.done', { count: 3 }))).toBeVisible();
    const html = readFileSync(join(dir, 'index.html'), 'utf8');
    expect(html).toContain('0571-8700 0000');
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/600\.00|200\.00/u);
    expect(readdirSync(dir)).toEqual(
      expect.arrayContaining(['en.html', 'shuke-window.json', 'wechat-1.png']),
    );
    const png = readFileSync(join(dir, 'wechat-1.png'));
    expect([png.subarray(1, 4).toString(), png.readUInt32BE(16)]).toEqual(['PNG', 1_080]);
    const colours = await app.evaluate(({ nativeImage }, bytes) => {
      const bitmap = nativeImage.createFromBuffer(Buffer.from(bytes, 'base64')).toBitmap();
      const seen = new Set<string>();
      for (let at = 0; at < bitmap.length; at += 4) seen.add(bitmap.subarray(at, at + 3).toString('hex'));
      return seen.size;
    }, png.toString('base64'));
    expect(colours).toBeGreaterThan(50);
  });

  await test.step('what a customer says of a product stands on its card and in the list, and undo takes it back', async () => {
    await callFromPage(page, 'customers.create', { name: '郭秀英' });
    await page.getByText('紫砂壶').click();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: zh('products.rating.open'), exact: true }).click();
    await page.getByLabel(zh('products.rating.customer')).fill('gxy');
    await expect(page.getByRole('option', { name: /郭秀英/u })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: zh('products.star', { count: 4 }) }).check({ force: true });
    await page.getByLabel(zh('products.rating.words')).fill('出水顺');
    await expectNoViolations(page, 'a rating');
    await page.keyboard.press('Control+s');
    await expect(page.getByText('出水顺')).toBeVisible();
    await expect(page.getByText(zh('products.liking', { mean: '4.0', number: '1' })).first()).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText(zh('products.rating.none'))).toBeVisible();
    const card = page.url();
    const { rows: known } = await callFromPage(page, 'customers.find', { text: '郭秀英' });
    await page.goto(card.replace(/#.*$/u, `#/customers/${String(known[0]?.id)}`));
    await page.getByRole('button', { name: zh('products.rating.ofCustomer') }).click();
    await page.getByRole('combobox', { name: zh('products.rating.product') }).fill('紫砂壶');
    await expect(page.getByRole('option', { name: /紫砂壶/u })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.getByLabel(zh('products.rating.words')).fill('出水顺');
    await expectNoViolations(page, 'a rating from the card of a customer');
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('products.rating.done', { name: '紫砂壶' }))).toBeVisible();
    await page.keyboard.press('Control+z');
    await page.goto(card);
    await expect(page.getByText(zh('products.rating.none'))).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the list goes out as a table, with what the owner pays', async () => {
    const table = join(dir, '商品.csv');
    await shuke.answerSave(table);
    await page.getByRole('button', { name: zh('products.export.open') }).click();
    await page.getByRole('radio', { name: zh('products.export.as.csv') }).check({ force: true });
    await page.keyboard.press('Control+s');
    await expect(page.getByText(zh('products.savedAs', { name: '商品.csv' }))).toBeVisible();
    const text = readFileSync(table, 'utf8');
    expect(text).toContain('T01,6901234567892,明前龙井 100g,茶叶,1288.00,600.00,盒');
  });
  files.remove();
});
