import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, makeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

/** Presses keys and counts them; words are typed beside and do not count. */
function keysOf(page: Page) {
  let pressed = 0;
  return {
    press: async (...keys: string[]): Promise<void> => {
      for (const key of keys) {
        // Slower than a scanner, as a person is.
        await page.keyboard.press(key, { delay: 60 });
        pressed += 1;
      }
    },
    say: (words: string): Promise<void> => page.keyboard.insertText(words),
    count: (): number => pressed,
  };
}

test('a complaint is taken in by keyboard in at most 14 keys besides the words, gone through, and taken back', async ({
  launchShuke,
}) => {
  const { page } = await launchShuke();
  await openEmptyShop(page);
  await callFromPage(page, 'customers.create', {
    name: '单玉珍',
    phones: [{ text: '13811452045' }],
  });
  const keys = keysOf(page);
  const category = page.getByRole('radiogroup', { name: zh('complaints.field.category') });
  const words = page.getByLabel(zh('complaints.field.words'));
  const wish = page.getByRole('radiogroup', { name: zh('complaints.field.wish') });

  await keys.press('F1');
  await expect(page.getByLabel(zh('complaints.field.who'))).toBeFocused();
  await keys.press('2', '0', '4', '5');
  await expect(page.getByRole('option', { name: /单玉珍/u })).toBeVisible();
  await keys.press('Enter');
  await expect(category.locator(':focus')).toHaveCount(1);
  await expect(page.getByText(zh('complaints.side.say'), { exact: true })).toBeVisible();
  await expectNoViolations(page, 'the form of a complaint');
  await keys.press('1');
  await expect(words).toBeFocused();
  await keys.say('上礼拜天拿的碧潭飘雪，打开一股潮味儿');
  await keys.press('Enter');
  await expect(wish.locator(':focus')).toHaveCount(1);
  await keys.press('1');
  await expect(page.getByLabel(zh('complaints.field.wants'))).toBeFocused();
  await keys.press('Enter');
  await expect(page.getByLabel(zh('complaints.field.promise'), { exact: true })).toBeFocused();
  await keys.say('送两罐新批次到家');
  await keys.press('Enter');
  const panel = page.getByRole('complementary', { name: /^第 1 号$/u });
  await expect(panel).toContainText('送两罐新批次到家');
  expect(keys.count()).toBeLessThanOrEqual(14);
  await expectNoViolations(page, 'a complaint with all that happened');

  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel(zh('complaints.ask.note.label'))).toBeFocused();
  await dialog.getByText(zh('complaints.way.resolved'), { exact: true }).click();
  await dialog.getByLabel(zh('complaints.move.words.resolved')).fill('换了两罐新批次');
  await expectNoViolations(page, 'the next step of a complaint');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText(zh('complaints.state.resolved'));
  await page.keyboard.press('r');
  await expect(dialog.getByLabel(zh('complaints.rate.words'))).toBeFocused();
  await page.keyboard.insertText('很快，谢谢');
  await page.keyboard.press('Control+s');
  await expect(dialog).toHaveCount(0);
  await expect(panel).toContainText(zh('complaints.state.followedUp'));
  await page.keyboard.press('Control+z');
  await expect(panel).toContainText(zh('complaints.state.resolved'));

  // What is half-typed of somebody without a name is kept, and F4 brings it back.
  await page.keyboard.press('F1');
  await expect(page.getByLabel(zh('complaints.field.who'))).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(category.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('4');
  await expect(words).toBeFocused();
  await page.keyboard.insertText('店员说话太冲');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('F4');
  await expect(words).toHaveValue('店员说话太冲');
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('complementary', { name: /^第 2 号$/u })).toContainText('店员说话太冲');
});

test('a complaint that nobody saw to is told to the owner when the PC was off for weeks', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  const first = await launchShuke({ dataDir });
  await openEmptyShop(first.page);
  await callFromPage(first.page, 'staff.setOwnPassword', { current: null, password: '三杯清茶真好' });
  const lin = await callFromPage(first.page, 'staff.add', { name: '小林', role: 'desk' });
  await callFromPage(first.page, 'staff.setPassword', { personId: lin.id, password: '绿茶红茶白茶' });
  await callFromPage(first.page, 'complaints.file', {
    type: 'complaint',
    channel: 'phone',
    category: 'other',
    customerId: null,
    contactName: '路过的大姐',
    contactPhone: '',
    words: '门口的灯坏了，绊了一跤',
    mood: null,
    wish: null,
    wants: '',
    saleId: null,
    productId: null,
    batch: '',
    personId: lin.id,
    received: null,
    promise: null,
    checks: [],
  });
  await first.close();

  const later = await launchShuke({ dataDir, startAt: '/', daysAhead: 21 });
  await later.page.getByRole('radio', { name: /赵会敏/u }).check({ force: true });
  await later.page.getByLabel(zh('staff.password'), { exact: true }).fill('三杯清茶真好');
  await later.page.keyboard.press('Enter');
  const today = later.page.getByRole('complementary', { name: zh('followups.today.week') });
  await expect(today).toContainText('门口的灯坏了');
  await expect(today).toContainText(/超时/u);
});

test('a card of the board goes its way by keys and by a drag, and the slip is saved as a PDF', async ({
  launchShuke,
}) => {
  const shuke = await launchShuke();
  const { page } = shuke;
  await openEmptyShop(page);
  for (const words of ['打开一股潮味儿', '少了一罐']) {
    await callFromPage(page, 'complaints.file', {
      ...{ type: 'complaint', channel: 'phone', category: 'other', customerId: null },
      ...{ contactName: '周先生', contactPhone: '', words, mood: null, wish: null, wants: '' },
      ...{ saleId: null, productId: null, batch: '', personId: null, received: null, promise: null },
      checks: [],
    });
  }
  const dialog = page.getByRole('dialog');
  const lane = (name: string) => page.locator(`[data-lane="${name}"]`);
  await page.evaluate(() => (window.location.hash = '/complaints'));
  await page.getByRole('tab', { name: zh('complaints.tab.board') }).click();
  const cards = lane('new').locator('[data-card]');
  await expect(cards).toHaveCount(2);
  await expectNoViolations(page, 'the board of complaints');

  await cards.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(cards.nth(1)).toBeFocused();
  await page.keyboard.press('m');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await expectNoViolations(page, 'where a card can go');
  await page.getByRole('menuitem', { name: zh('complaints.way.investigating') }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(lane('investigating').locator('[data-card]')).toContainText('少了一罐');

  await cards.first().dragTo(lane('followedUp'));
  await expect(dialog).toHaveCount(0);
  await cards.first().dragTo(lane('proposed'));
  await dialog.getByLabel(zh('complaints.move.words.proposed')).fill('换两罐新批次');
  await page.keyboard.press('Control+s');
  await expect(lane('proposed').locator('[data-card]')).toContainText('打开一股潮味儿');
  await page.keyboard.press('Control+z');
  await expect(cards).toHaveCount(1);

  await cards.first().click();
  await expect(page.getByRole('complementary', { name: /^第 1 号$/u })).toBeVisible();
  const path = join(shuke.dataDir, 'slip.pdf');
  await shuke.answerSave(path);
  await page.getByRole('button', { name: zh('complaints.paper.saveSlip') }).click();
  await expect.poll(() => existsSync(path) && readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
});

test('what came of a complaint goes on the public board once nothing on it says who it was, and down again', async ({
  launchShuke,
}) => {
  const shuke = await launchShuke();
  const { page } = shuke;
  await openEmptyShop(page);
  const { id: customerId } = await callFromPage(page, 'customers.create', {
    name: '郭秀英',
    phones: [{ text: '13800138001' }],
  });
  const { id } = await callFromPage(page, 'complaints.file', {
    ...{ type: 'complaint', channel: 'phone', category: 'quality', customerId },
    ...{ contactName: '', contactPhone: '', words: '打开一股潮味儿', mood: null, wish: null },
    ...{ wants: '', saleId: null, productId: null, batch: '', personId: null, received: null },
    ...{ promise: null, checks: [] },
  });
  const { version } = await callFromPage(page, 'complaints.get', { id });
  await callFromPage(page, 'complaints.move', { id, version, to: 'resolved', words: '换了两罐', call: null });
  await page.evaluate((to) => (window.location.hash = to), `/complaints/${String(id)}`);
  await expect(page.getByRole('button', { name: zh('complaints.act.post') })).toBeVisible();
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog');
  const raised = dialog.getByLabel(zh('complaints.posting.raised'));
  await expect(raised).toBeFocused();
  await raised.fill('郭女士（尾号 ８００１）说茶受潮');
  await dialog.getByLabel(zh('complaints.posting.changed')).fill('换了铝箔内袋');
  await expect(dialog.locator('mark')).toHaveText(['郭女士', '８００１']);
  const save = dialog.getByRole('button', { name: zh('complaints.posting.post') });
  await expect(save).toBeDisabled();
  await expectNoViolations(page, 'words that could say who it was');
  await raised.fill('客人（店号 8001）说茶受潮');
  await expect(dialog.locator('mark')).toHaveText(['8001']);
  await dialog.getByRole('checkbox').check();
  await expect(save).toBeEnabled();
  await page.keyboard.press('Control+s');
  await expect(page.getByText(zh('complaints.posting.told.posted'))).toBeVisible();

  await page.evaluate(() => (window.location.hash = '/complaints/postings'));
  const board = page.getByRole('tabpanel', { name: zh('complaints.posting.state.up') });
  await expect(board).toContainText('客人（店号 8001）说茶受潮');
  await expectNoViolations(page, 'the public board');
  for (const [format, mark] of [
    ['pdf', '%PDF'],
    ['png', '\x89PNG'],
  ] as const) {
    const path = join(shuke.dataDir, `board.${format}`);
    await shuke.answerSave(path);
    await board
      .getByRole('button', { name: zh(`complaints.posting.save${format === 'pdf' ? 'Pdf' : 'Png'}`) })
      .click();
    await expect.poll(() => existsSync(path), { timeout: 30_000 }).toBe(true);
    expect(readFileSync(path).subarray(0, 4).toString('latin1')).toBe(mark);
  }
  await callFromPage(page, 'customers.create', { name: '铝箔' });
  await expect(board).toContainText('现在有 1 处可能让人认出是谁');
  await board.getByRole('button', { name: zh('complaints.posting.print') }).click();
  await expect(board.getByRole('alert')).toContainText('没有打印');
  await board
    .getByRole('button', { name: zh('complaints.posting.downOne', { what: '客人（店号 8001）说茶受潮' }) })
    .click();
  await expect(board).toContainText(zh('complaints.posting.empty.up'));
});
