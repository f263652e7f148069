import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestInfo } from '@playwright/test';
import { LANGUAGES } from '@shared/features/settings/settings.rules';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, test, type Launched } from '../support/launch';

test.describe.configure({ timeout: 240_000 });

type Attach = TestInfo['attach'];

const MARKERS = ['单玉珍', '13800138011', '138 0013 8011', 'zqmlikes', 'wxzqmtea'];

function* filesBelow(dir: string): Generator<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

/** Files of a data folder, backups aside, in which a marker stands. */
function holding(dataDir: string): string[] {
  return [...filesBelow(dataDir)].filter((path) => {
    if (path.startsWith(join(dataDir, 'backup'))) return false;
    const bytes = readFileSync(path);
    return MARKERS.some((marker) => bytes.includes(marker) || bytes.includes(Buffer.from(marker, 'utf16le')));
  });
}

test('a customer is erased from the card, and no byte of them stays in the data folder but in backups', async ({
  launchShuke,
}) => {
  const { page, dataDir, close } = await launchShuke();
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', {
    name: '单玉珍',
    phones: [{ text: '13800138011' }],
    likes: 'zqmlikes',
    wechat: 'wxzqmtea',
  });
  await callFromPage(page, 'customers.addNote', { id, text: '电话改过：138 0013 8011' });
  await page
    .getByRole('grid', { name: zh('customers.title.list') })
    .getByText('单玉珍')
    .dblclick();
  await page.getByRole('tab', { name: zh('customers.card.details') }).click();

  await test.step('what goes and what stays is said first', async () => {
    await page.getByRole('button', { name: zh('privacy.erase.open') }).click();
    await expect(page.getByText(zh('privacy.goes.card'))).toBeVisible();
    await expect(page.getByText(zh('privacy.backups.title'))).toBeVisible();
    await expectNoViolations(page, 'the erasure');
  });

  await test.step('it is done once the name was typed', async () => {
    await page.getByRole('button', { name: zh('privacy.erase.next') }).click();
    const typed = page.getByLabel(zh('privacy.erase.typed'), { exact: true });
    await expect(typed).toBeFocused();
    await page.keyboard.type('单玉珍');
    await page.keyboard.press('Enter');
    await expect(page.getByText(zh('privacy.erase.done', { number: id }))).toBeVisible();
    await expect(page.getByText('单玉珍')).toHaveCount(0);
  });

  await test.step('the history tells of it without a name', async () => {
    const { acts } = await callFromPage(page, 'history.list', { offset: 0, limit: 3 });
    expect(acts[0]).toMatchObject({ channel: 'privacy.erase', subject: `#${String(id)}` });
    await expect(callFromPage(page, 'customers.card', { id })).rejects.toThrow('customers.erased');
  });

  await test.step('nobody is kept for nothing, and the years after which one is told are the shop’s own', async () => {
    await page.evaluate(() => (window.location.hash = '/settings/privacy'));
    await expect(page.getByText(zh('privacy.idle.none', { count: 3 }))).toBeVisible();
    await page.getByRole('radio', { name: zh('privacy.idle.years', { count: 5 }) }).click({ force: true });
    await expect(page.getByText(zh('privacy.idle.none', { count: 5 }))).toBeVisible();
    await expectNoViolations(page, 'whom the shop still keeps');
  });

  expect(holding(dataDir).filter((path) => !path.includes('browser'))).toEqual([]);
  await page.close();
  expect(holding(dataDir)).toEqual([]);
  await close();
});

/** Pages of a PDF that Chromium has written. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;

/** Fills in whom customers turn to, reads the notice, prints it and saves it, by keyboard where it leads. */
async function hangUpNotice({ app, page, dataDir, answerSave }: Launched, attach: Attach): Promise<void> {
  await page.evaluate(() => (window.location.hash = '/settings/privacy'));
  await page.getByRole('button', { name: zh('privacy.notice.open') }).click();
  const contact = page.getByLabel(zh('privacy.notice.contact'));
  await expect(contact).toBeFocused();
  await contact.fill('赵会敏 0311-8602 0000');
  await page.keyboard.press('Enter');
  const paper = page.getByRole('region', { name: zh('privacy.notice.paper') });
  await expect(paper.getByText(zh('privacy.ask.photo'))).toBeVisible();
  await expectNoViolations(page, 'the privacy notice');
  await expect(page.getByRole('button', { name: zh('privacy.notice.print'), exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  const printed = () =>
    app.evaluate(() => (globalThis as { shukeTest?: { prints: string[] } }).shukeTest?.prints ?? []);
  await expect.poll(async () => (await printed())[0]).toContain('<p class="shop">清和茶礼</p>');
  await answerSave(join(dataDir, 'notice.pdf'));
  await page.getByRole('button', { name: zh('privacy.notice.save') }).click();
  await expect(page.getByText(zh('privacy.notice.saved', { file: 'notice.pdf' }))).toBeVisible();
  await page.keyboard.press('Escape');

  /* However long name and contact are, and whichever fonts this computer has, it is one sheet. */
  const names = { name: 'W'.repeat(60), ownerName: '赵会敏' };
  await callFromPage(page, 'settings.editShop', names);
  await callFromPage(page, 'privacy.setContact', { contact: 'W'.repeat(120) });
  for (const language of LANGUAGES) {
    await answerSave(join(dataDir, `long-${language}.pdf`));
    await callFromPage(page, 'privacy.saveNotice', { language });
  }
  await callFromPage(page, 'settings.editShop', { ...names, name: '清和茶礼' });
  for (const file of ['notice.pdf', ...LANGUAGES.map((language) => `long-${language}.pdf`)]) {
    const pdf = readFileSync(join(dataDir, file));
    expect([file, pdf.subarray(0, 5).toString(), pagesOf(pdf)]).toEqual([file, '%PDF-', 1]);
    await attach(file, { body: pdf, contentType: 'application/pdf' });
  }
}

test('a customer is given their data to read and for a program, and an erasure takes the files along', async ({
  launchShuke,
}, testInfo) => {
  const shuke = await launchShuke();
  const { page, dataDir, answerSave, close } = shuke;
  await openEmptyShop(page);
  await test.step('the notice of what the shop keeps is hung up', () =>
    hangUpNotice(shuke, testInfo.attach.bind(testInfo)));
  await page.evaluate(() => (window.location.hash = '/customers'));
  const { id } = await callFromPage(page, 'customers.create', {
    name: '单玉珍',
    phones: [{ text: '13800138011' }],
    likes: '明前龙井',
    birthday: { month: 3, day: 5, year: 1968, calendar: 'lunar' },
  });
  await callFromPage(page, 'customers.addNote', { id, text: '<b>爱喝</b>淡的' });
  await callFromPage(page, 'privacy.recordConsent', {
    id,
    purpose: 'phone',
    answer: 'refused',
    way: 'counter',
  });
  await page
    .getByRole('grid', { name: zh('customers.title.list') })
    .getByText('单玉珍')
    .dblclick();
  await page.getByRole('tab', { name: zh('customers.card.details') }).click();

  const paths = { pdf: join(dataDir, '单玉珍.pdf'), json: join(dataDir, '单玉珍.json') };
  for (const format of ['pdf', 'json'] as const) {
    await page.getByRole('button', { name: zh('privacy.data.open') }).click();
    if (format === 'pdf') await expectNoViolations(page, 'giving the data');
    await page.getByRole('radio', { name: zh(`privacy.data.as.${format}`) }).check({ force: true });
    await answerSave(paths[format]);
    await page.getByRole('button', { name: zh('privacy.data.button') }).click();
    await expect(page.getByText(zh('privacy.data.saved', { file: `单玉珍.${format}` }))).toBeVisible();
  }
  const pdf = readFileSync(paths.pdf);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(5_000);
  await testInfo.attach('data.pdf', { body: pdf, contentType: 'application/pdf' });
  const json = JSON.parse(readFileSync(paths.json, 'utf8')) as {
    shop: string;
    rows: Record<string, Record<string, unknown>[]>;
    history: { act: string }[];
  };
  expect(json.shop).toBe('清和茶礼');
  expect(json.rows.customerNotes?.[0]).toMatchObject({ text: '<b>爱喝</b>淡的', actorId: '赵会敏' });
  expect(json.history.map(({ act }) => act)).toContain('privacy.saveData');
  await expect(callFromPage(page, 'privacy.data', { id: id + 1 })).rejects.toThrow('customers.notFound');

  await page.getByRole('button', { name: zh('privacy.erase.open') }).click();
  await page.getByRole('button', { name: zh('privacy.erase.next') }).click();
  await page.keyboard.type('单玉珍');
  await page.keyboard.press('Enter');
  await expect(page.getByText(zh('privacy.erase.done', { number: id }))).toBeVisible();
  expect(Object.values(paths).filter((path) => existsSync(path))).toEqual([]);
  await close();
});
