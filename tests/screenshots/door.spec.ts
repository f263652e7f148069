import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop } from '../support/desk';
import { expect, launchShuke, makeFolder, removeFolder, test, type Launched } from '../support/launch';
import { wordsOf } from '../support/words';
import { LOOKS, go, nameOf, setSize, take } from './looks';

test.describe.configure({ timeout: 600_000 });

const PASSWORD = '三杯清茶真好';
const PIN = '2580';
const COLLEAGUES = [
  ['欧阳震华', 'manager'],
  ['小林', 'desk'],
  ['周晓燕', 'sales'],
] as const;

type Picture = (name: string) => Promise<void>;

for (const look of LOOKS) {
  test(`the door and the team ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke();
    const { page } = shuke;
    const words = wordsOf(look.language);
    const picture: Picture = async (name) => {
      await expectNoViolations(page, name);
      await take(page, name, nameOf(look));
    };
    try {
      await setSize(shuke, width, height);
      await openEmptyShop(page);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      await takeShopOfOne(page, words, picture);
      await takeTeam(page, words, picture);
      await takeDoor(page, words, picture);
    } finally {
      await shuke.close();
    }
  });
}

type Words = ReturnType<typeof wordsOf>;

/** An owner alone: no password yet, setting one and a PIN, signed out, locked. */
async function takeShopOfOne(page: Page, words: Words, picture: Picture): Promise<void> {
  await go(page, '/settings/team');
  const press = (key: string): Promise<void> => page.getByRole('button', { name: words(key) }).click();
  await expect(page.getByRole('button', { name: words('staff.own.set') })).toBeVisible();
  await picture('team-no-password');
  await press('staff.own.set');
  await page.locator('main form input').first().fill('123456');
  await page.locator('main form input').nth(1).fill('123456');
  await page.keyboard.press('Enter');
  await expect(page.getByText(words('staff.fault.common'))).toBeVisible();
  await picture('team-password');
  await press('staff.back');
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: PASSWORD });
  await callFromPage(page, 'staff.signOut', {});
  await expect(page.getByLabel(words('staff.password'), { exact: true })).toBeFocused();
  await picture('door-alone');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await go(page, '/settings/team');
  await expect(page.getByRole('button', { name: words('staff.own.changePin') })).toBeVisible();
  await picture('team-alone');
  await press('staff.own.changePin');
  await expect(page.locator('main form')).toBeVisible();
  await picture('team-pin');
  await press('staff.back');
  await callFromPage(page, 'staff.setOwnPin', { password: PASSWORD, pin: PIN });
  await callFromPage(page, 'staff.lock', {});
  await expect(page.getByLabel(words('staff.pin'), { exact: true })).toBeFocused();
  await picture('locked');
  await callFromPage(page, 'staff.enterPin', { personId: 1, pin: PIN });
}

/** Four people: their names, taking one on, changing one, the table of rights. */
async function takeTeam(page: Page, words: Words, picture: Picture): Promise<void> {
  await callFromPage(page, 'staff.prove', { password: PASSWORD });
  for (const [name, role] of COLLEAGUES) {
    const { id } = await callFromPage(page, 'staff.add', { name, role });
    if (role !== 'desk') await callFromPage(page, 'staff.setPassword', { personId: id, password: PASSWORD });
  }
  await go(page, '/settings/team');
  const rights = page.getByRole('table');
  await expect(rights).toBeVisible();
  await page.getByRole('heading', { name: words('staff.people.title') }).scrollIntoViewIfNeeded();
  await picture('team');
  await rights.getByRole('row').last().scrollIntoViewIfNeeded();
  await picture('team-rights');
  await page.getByRole('button', { name: words('staff.people.add') }).click();
  await page.getByRole('button', { name: words('staff.people.save'), exact: true }).scrollIntoViewIfNeeded();
  await picture('team-add');
  await page
    .locator('main form')
    .getByRole('button', { name: words('staff.back') })
    .click();
  await page.getByRole('button', { name: words('staff.people.changeOf', { name: '周晓燕' }) }).click();
  await page
    .getByRole('button', { name: words('staff.people.leave') })
    .first()
    .scrollIntoViewIfNeeded();
  await picture('team-change');
}

/** Four people at the door: a wrong password, a wait, a forgotten password, a locked screen that somebody else may take. */
async function takeDoor(page: Page, words: Words, picture: Picture): Promise<void> {
  const password = page.getByLabel(words('staff.password'), { exact: true });
  await callFromPage(page, 'staff.signOut', {});
  const pin = page.getByLabel(words('staff.pin'), { exact: true });
  await expect(pin).toBeFocused();
  await picture('door');
  await pin.fill('1111');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await picture('door-wrong');
  await page.getByRole('button', { name: words('staff.door.byPassword') }).click();
  await page.getByRole('button', { name: words('staff.door.forgotten') }).click();
  await picture('door-forgotten');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: /周晓燕/u }).check({ force: true });
  for (let tries = 0; tries < 4; tries += 1) {
    await callFromPage(page, 'staff.signIn', { personId: 4, password: 'x' }).catch(() => undefined);
  }
  await password.fill('x');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await picture('door-wait');
  await callFromPage(page, 'staff.signIn', { personId: 1, password: PASSWORD });
  await callFromPage(page, 'staff.lock', {});
  await expect(pin).toBeFocused();
  await picture('locked-team');
}

for (const look of LOOKS) {
  test(`a stick whose time has come ${nameOf(look)}`, async () => {
    const [dataDir, stick] = [makeFolder(), makeFolder()];
    const { width, height, ...appearance } = look;
    try {
      const first = await launchShuke({ dataDir });
      await openEmptyShop(first.page);
      await callFromPage(first.page, 'settings.setAppearance', appearance);
      await first.answerOpen(stick);
      await callFromPage(first.page, 'backup.addPlace', {});
      await callFromPage(first.page, 'customers.create', { name: '单玉珍' });
      await first.close();
      takeAway(dataDir, stick);
      const shuke = await launchShuke({ dataDir });
      await takeDue(shuke, { width, height }, nameOf(look), wordsOf(look.language));
      await shuke.close();
    } finally {
      for (const dir of [dataDir, stick]) removeFolder(dir);
    }
  });
}

async function takeDue(
  shuke: Launched,
  { width, height }: { width: number; height: number },
  look: string,
  words: Words,
): Promise<void> {
  await setSize(shuke, width, height);
  await go(shuke.page, '/settings/backup');
  await expect(shuke.page.getByText(words('backup.trouble.due.word'), { exact: true })).toBeVisible();
  await take(shuke.page, 'settings-backup-due', look);
}

/** Makes the only place of a closed shop a stick that was last seen nine days ago. */
function takeAway(dataDir: string, dir: string): void {
  const file = join(dataDir, 'backup', 'places.json');
  const record = JSON.parse(readFileSync(file, 'utf8')) as { places: Record<string, unknown>[] };
  const [place] = record.places;
  if (place === undefined) throw new Error('no place was kept');
  const newestAt = new Date(Date.now() - 9 * 86_400_000).toISOString();
  const seen = { newestAt, count: 12, bytes: 1_200_000 };
  Object.assign(place, { kind: 'stick', name: '红 U 盘', addedAt: newestAt, isSameDisk: false, seen });
  writeFileSync(file, JSON.stringify(record));
  removeFolder(dir);
}
