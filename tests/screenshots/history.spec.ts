import { join } from 'node:path';
import { callFromPage, openEmptyShop } from '../support/desk';
import { expect, launchShuke, makeFolder, removeFolder, test } from '../support/launch';
import { tamperWithTrail } from '../support/tamper';
import { wordsOf } from '../support/words';
import { go, LOOKS, nameOf, setSize, take } from './looks';

test.describe.configure({ mode: 'serial', timeout: 600_000 });

let dataDir: string;
test.beforeAll(async () => {
  dataDir = makeFolder();
  const { page, close } = await launchShuke({ dataDir });
  await openEmptyShop(page);
  const { id } = await callFromPage(page, 'customers.create', {
    name: '单玉珍',
    phones: [{ text: '138 1145 2045' }],
  });
  await callFromPage(page, 'customers.edit', {
    id,
    version: 1,
    fields: { address: '朝阳路 1 号', likes: '茉莉花茶', phones: [{ text: '137 0013 7000' }] },
  });
  const ids = [];
  for (let at = 1; at <= 45; at += 1) {
    ids.push((await callFromPage(page, 'customers.create', { name: `客户${String(at)}` })).id);
  }
  await callFromPage(page, 'customers.remove', { ids });
  for (let at = 1; at <= 16; at += 1) await callFromPage(page, 'customers.peek', { id, reason: 'call' });
  await close();
  tamperWithTrail(join(dataDir, 'shop.shuke'), '朝阳路', '朝阴路');
});
test.afterAll(() => {
  removeFolder(dataDir);
});

for (const look of LOOKS) {
  test(`history ${nameOf(look)}`, async () => {
    const { width, height, ...appearance } = look;
    const shuke = await launchShuke({ dataDir });
    const { page } = shuke;
    const words = wordsOf(look.language);
    const picture = (name: string): Promise<void> => take(page, name, nameOf(look));
    try {
      await setSize(shuke, width, height);
      await callFromPage(page, 'settings.setAppearance', appearance);
      await expect(page.locator(`html[lang="${look.language}"]`)).toBeAttached();
      await go(page, '/settings/history');
      const told = page.locator('section ul button');
      await expect(told.first()).toBeVisible();
      await picture('history');
      await told.last().click();
      await picture('history-behind');
      const edits = { channel: 'customers.edit', offset: 0, limit: 1 };
      const [edit] = (await callFromPage(page, 'history.list', edits)).acts;
      await go(page, `/settings/history/act/${String(edit?.id)}`);
      await expect(page.locator('aside table').first()).toBeVisible();
      await picture('history-act');
      await page.getByRole('button', { name: words('history.check.button') }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await picture('history-broken');
      await go(page, '/customers');
      await expect(page.getByRole('alert')).toBeVisible();
      await picture('trail-broken');
    } finally {
      await shuke.close();
    }
  });
}
