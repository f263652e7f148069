import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe';
import { callFromPage, openEmptyShop } from '../support/desk';
import { expect, launchShuke, test } from '../support/launch';
import { wordsOf } from '../support/words';
import { LOOKS, go, nameOf, setSize, take } from './looks';

test.describe.configure({ timeout: 600_000 });

const PASSWORD = '三杯清茶真好';
const CUSTOMERS = ['单雄信', '秦琼', '罗成', '程咬金', '尉迟恭', '徐茂公', '王伯当', '谢映登'];

/** A shop of three: 周晓燕 looks after everybody, one of whom is restricted, and has begun a form. */
async function openTeam(page: Page): Promise<void> {
  await callFromPage(page, 'staff.setOwnPassword', { current: null, password: PASSWORD });
  const ids: number[] = [];
  for (const [name, role] of [
    ['欧阳震华', 'manager'],
    ['周晓燕', 'sales'],
  ] as const) {
    const { id } = await callFromPage(page, 'staff.add', { name, role });
    await callFromPage(page, 'staff.setPassword', { personId: id, password: PASSWORD });
    ids.push(id);
  }
  const [ouyang = 0, zhou = 0] = ids;
  for (const name of CUSTOMERS) {
    const { id } = await callFromPage(page, 'customers.create', { name });
    await callFromPage(page, 'customers.setTeam', { id, team: [{ personId: zhou, part: 'lead' }] });
    if (name === '罗成') await callFromPage(page, 'customers.setRestricted', { id, isRestricted: true });
  }
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'));
  await callFromPage(page, 'staff.setLeave', { id: zhou, from: today, to: today, deputyId: ouyang });
}

for (const look of LOOKS) {
  test(`handing over ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke();
    const { page } = shuke;
    const words = wordsOf(look.language);
    const picture = async (name: string): Promise<void> => {
      await expectNoViolations(page, name);
      await take(page, name, nameOf(look));
    };
    const press = (key: string, more = {}): Promise<void> =>
      page
        .getByRole('button', { name: words(key, more), exact: true })
        .first()
        .click();
    try {
      await setSize(shuke, width, height);
      await openEmptyShop(page);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      await openTeam(page);

      await go(page, '/customers/1');
      await expect(page.locator('aside ol li').first()).toBeVisible();
      await take(page, 'card-away', nameOf(look));

      await go(page, '/shifts');
      await expect(page.getByText(words('shifts.empty.all'))).toBeVisible();
      await picture('shifts-empty');
      await callFromPage(page, 'shifts.write', {
        text: '冰柜的声音不对，已经报修，明早十点来人。@赵会敏 @周晓燕 钥匙在抽屉里。',
        items: ['补龙井，剩两罐', '给仓库打电话'],
      });
      const { notes } = await callFromPage(page, 'shifts.list', { isOpenOnly: false, offset: 0, limit: 1 });
      await callFromPage(page, 'shifts.tick', { itemId: notes[0]?.items[0]?.id ?? 0, isDone: true });
      await expect(page.getByRole('checkbox').first()).toBeChecked();
      await picture('shifts');

      await go(page, '/settings/team');
      await page.getByRole('button', { name: words('staff.people.changeOf', { name: '周晓燕' }) }).click();
      await page.getByLabel(words('staff.days.deputy')).scrollIntoViewIfNeeded();
      await picture('team-days');
      await press('staff.people.leave');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox').first().check();
      await dialog.getByRole('button', { name: words('staff.leave.oneByOne') }).click();
      await picture('team-leave');
      await page.keyboard.press('Escape');

      await callFromPage(page, 'staff.signOut', {});
      await page.getByRole('radio', { name: /周晓燕/u }).check({ force: true });
      await page.getByLabel(words('staff.password'), { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: words('shifts.bar.open') })).toBeVisible();
      await picture('shifts-bar');
    } finally {
      await shuke.close();
    }
  });
}
