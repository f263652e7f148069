import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

test('an inquiry is written down in two keys besides the words, answered, quoted, and bought or lost, by keyboard', async ({
  launchShuke,
}) => {
  const { app, page } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', { name: '单玉珍', phones: [{ text: '13811452045' }] });
  await callFromPage(page, 'products.create', { name: '明前龙井礼盒', priceCents: 28_800 });
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  const panel = page.getByRole('complementary', { name: zh('inquiries.panel.label') });
  const need = page.getByLabel(zh('inquiries.field.need'), { exact: true });
  const printed = () =>
    app.evaluate(() => (globalThis as { shukeTest?: { prints: string[] } }).shukeTest?.prints.at(-1));

  await test.step('somebody without a name asks: Ctrl+O, the words, Enter', async () => {
    await keyboard.press('Control+o');
    await expect(need).toBeFocused();
    await expectNoViolations(page, 'the form of an inquiry');
    await keyboard.insertText('有没有适合老人喝的白茶');
    await keyboard.press('Enter');
    await expect(panel).toContainText('有没有适合老人喝的白茶');
    await expect(panel).toContainText(zh('inquiries.stage.new'));
  });

  await test.step('a customer asks, and is answered by a key', async () => {
    await keyboard.press('Control+o');
    await expect(need).toBeFocused();
    await keyboard.insertText('二十份年会茶礼');
    await keyboard.press('Tab');
    await keyboard.type('2045', { delay: 60 });
    await expect(page.getByRole('option', { name: /单玉珍/u })).toBeVisible();
    await keyboard.press('Enter');
    await expect(dialog.getByText('单玉珍')).toBeVisible();
    await keyboard.press('Control+s');
    await expect(panel).toContainText('二十份年会茶礼');
    await expectNoViolations(page, 'the board of inquiries with one open');
    await keyboard.press('a');
    await expect(panel).toContainText(zh('inquiries.stage.answered'));
  });

  await test.step('a quote is written, printed and copied', async () => {
    await keyboard.press('q');
    const thing = dialog.getByRole('combobox', { name: zh('inquiries.quote.add') });
    await expect(thing).toBeFocused();
    await keyboard.type('longjing', { delay: 60 });
    await expect(page.getByRole('option', { name: /明前龙井礼盒/u })).toBeVisible();
    await keyboard.press('Enter');
    await dialog.getByLabel(zh('inquiries.quote.line.quantity', { name: '明前龙井礼盒' })).fill('20');
    await dialog.getByLabel(zh('inquiries.quote.line.price', { name: '明前龙井礼盒' })).fill('198');
    await expect(dialog).toContainText('3,960.00');
    await expectNoViolations(page, 'a quote');
    await keyboard.press('Control+s');
    await expect(dialog).toHaveCount(0);
    await expect(panel).toContainText(zh('inquiries.stage.quoted'));
    await expect(panel).toContainText(/BJ\d{6}-1/u);
    await page.getByRole('button', { name: zh('inquiries.quote.print'), exact: true }).press('Enter');
    await expect.poll(printed).toContain('3,960.00');
    await page.getByRole('button', { name: zh('inquiries.quote.copy') }).press('Enter');
    await expect(page.getByText(zh('inquiries.quote.copied'))).toBeVisible();
  });

  await test.step('it is bought, taken back, and lost with a reason and to whom', async () => {
    await keyboard.press('b');
    await expect(dialog.getByLabel(zh('inquiries.buy.sale'))).toBeFocused();
    await keyboard.press('Control+s');
    await expect(dialog).toHaveCount(0);
    await expect(panel).toContainText(zh('inquiries.stage.bought'));
    await keyboard.press('Control+z');
    await expect(panel).toContainText(zh('inquiries.stage.quoted'));
    await keyboard.press('x');
    await expect(dialog.getByLabel(zh('inquiries.lose.reason'))).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Tab');
    await keyboard.insertText('对面茶庄');
    await expectNoViolations(page, 'why an inquiry is lost');
    await keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(panel).toContainText('对面茶庄');
    await expect(panel).toContainText(zh('inquiries.reason.competitor'));
  });

  await test.step('what is half-typed is kept and comes back with F4', async () => {
    await keyboard.press('Control+o');
    await expect(need).toBeFocused();
    await keyboard.insertText('送老师的茶');
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await keyboard.press('F4');
    await expect(need).toHaveValue('送老师的茶');
    await keyboard.press('Control+s');
    await expect(panel).toContainText('送老师的茶');
  });

  await test.step('what is not there is wished for, by two, arrives, and one is told', async () => {
    await keyboard.press('w');
    const words = dialog.getByLabel(zh('inquiries.wish.words'));
    await expect(words).toBeFocused();
    await keyboard.insertText('冻顶乌龙');
    await keyboard.press('Control+s');
    await expect(dialog.getByText(zh('errors.inquiries.wantsWho'))).toBeVisible();
    await dialog.getByLabel(zh('inquiries.field.name')).fill('茶友老魏');
    await keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await page.evaluate(() => (window.location.hash = '/inquiries/wishes/new'));
    await expect(words).toBeFocused();
    await keyboard.insertText(' 冻顶 乌龙');
    await dialog.getByLabel(zh('inquiries.wish.quantity')).fill('3');
    await keyboard.press('Tab');
    await keyboard.type('2045', { delay: 60 });
    await expect(page.getByRole('option', { name: /单玉珍/u })).toBeVisible();
    await keyboard.press('Enter');
    await expectNoViolations(page, 'a wish');
    await keyboard.press('Control+s');
    await expect(dialog).toHaveCount(0);

    const wanted = page.getByRole('region', { name: zh('inquiries.wanted.title') });
    await expect(wanted.getByRole('row').nth(1)).toContainText(/冻顶.*2.*4/u);
    await wanted.getByRole('button', { name: zh('inquiries.wanted.print') }).press('Enter');
    await expect.poll(printed).toMatch(/☐ [^<]*乌龙.*<td>4<\/td>/u);
    await wanted.getByRole('button', { name: /到货了$/u }).press('Enter');
    const calls = page.getByRole('region', { name: zh('inquiries.wish.call') });
    await expect(calls.getByRole('listitem')).toHaveCount(2);
    await expectNoViolations(page, 'the wish list');
    await calls
      .getByRole('button', { name: zh('inquiries.wish.tellNamed', { who: '茶友老魏' }) })
      .press('Enter');
    await expect(calls.getByRole('listitem')).toHaveCount(1);
    await keyboard.press('Control+z');
    await expect(calls.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('what came of it is told, and a figure opens its list', async () => {
    await page.getByRole('tab', { name: zh('inquiries.tab.record') }).press('Enter');
    const reasons = page.getByRole('table', { name: zh('inquiries.record.by.reason') });
    await expect(reasons).toContainText(zh('inquiries.reason.competitor'));
    await expectNoViolations(page, 'what came of inquiries');
    await reasons.getByRole('button').first().press('Enter');
    await expect(page.getByRole('grid')).toContainText('二十份年会茶礼');
    await expectNoViolations(page, 'the list of inquiries');
  });
});
