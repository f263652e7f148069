import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backupFromPage } from '../support/backups';
import { callFromPage, openEmptyShop, zh } from '../support/desk';
import { expect, giveToRunner, type Launched, makeFolder, removeFolder, test } from '../support/launch';

test.describe.configure({ timeout: 180_000 });

const FOLDER = '熟客备份';

const namesOf = async ({ page }: Launched): Promise<string[]> => {
  const { rows } = await callFromPage(page, 'customers.list', {
    filter: { group: 'all' },
    sort: 'name',
    direction: 'asc',
    offset: 0,
    limit: 50,
  });
  return rows.map(({ name }) => name);
};
const list = ({ page }: Launched) => page.getByRole('grid', { name: zh('customers.title.list') });

/** How often the trail tells of a restore. */
async function restoresTold({ page }: Launched): Promise<number> {
  const { total } = await callFromPage(page, 'history.list', {
    channel: 'backup.restore',
    offset: 0,
    limit: 1,
  });
  return total;
}

/** Puts a backup in the shop's place, and waits for the window. */
async function restore(launched: Launched, backupId: string, source: string | null = null): Promise<void> {
  const { page } = launched;
  const { opened } = await backupFromPage(page, 'backup.preview', { source, backupId, code: null });
  const loaded = page.waitForEvent('load');
  await callFromPage(page, 'backup.restore', { opened });
  await loaded;
  await expect(list(launched)).toBeVisible();
}

test('a backup is made into a folder, restored, and the restore is undone', async ({ launchShuke }) => {
  const dir = makeFolder();
  try {
    const shuke = await launchShuke();
    const { page } = shuke;
    await openEmptyShop(page);
    await callFromPage(page, 'customers.create', { name: '单雄信' });
    await shuke.answerOpen(dir);
    const { placeId } = await callFromPage(page, 'backup.addPlace', {});
    const { id, placeIds, missed } = await backupFromPage(page, 'backup.make', {});
    expect(missed).toEqual([]);
    expect(placeIds).toContain(placeId);
    expect(readdirSync(join(dir, FOLDER)).filter((name) => name.endsWith('.zip'))).toHaveLength(1);

    await callFromPage(page, 'customers.create', { name: '秦琼' });
    await restore(shuke, id);
    expect(await namesOf(shuke)).toEqual(['单雄信']);
    const { acts } = await callFromPage(page, 'history.list', { offset: 0, limit: 1 });
    expect(acts[0]?.channel).toBe('backup.restore');

    const { backups } = await callFromPage(page, 'backup.list', {});
    const safety = backups.find(({ reason }) => reason === 'beforeRestore');
    await restore(shuke, safety?.id ?? '');
    expect((await namesOf(shuke)).sort()).toEqual(['单雄信', '秦琼'].sort());
  } finally {
    removeFolder(dir);
  }
});

test('a new PC has the shop back from the first start', async ({ launchShuke }) => {
  const dir = makeFolder();
  try {
    const old = await launchShuke();
    await openEmptyShop(old.page);
    await callFromPage(old.page, 'customers.create', { name: '单雄信' });
    await old.answerOpen(dir);
    await callFromPage(old.page, 'backup.addPlace', {});
    await backupFromPage(old.page, 'backup.make', {});
    await old.close();

    const fresh = await launchShuke();
    await fresh.page.getByText(zh('firststart.begin')).waitFor();
    await fresh.answerOpen(dir);
    const { source, backups } = await callFromPage(fresh.page, 'backup.lookInto', {});
    expect(backups).toHaveLength(1);
    await restore(fresh, backups[0]?.id ?? '', source);
    expect(await namesOf(fresh)).toEqual(['单雄信']);
    expect((await callFromPage(fresh.page, 'settings.get', {})).shop?.name).toBe('清和茶礼');
  } finally {
    removeFolder(dir);
  }
});

test('closing makes a backup on this PC of what is new', async ({ launchShuke }) => {
  const dataDir = makeFolder();
  try {
    const shuke = await launchShuke({ dataDir });
    await openEmptyShop(shuke.page);
    await shuke.app.close();
    const local = join(dataDir, 'backup', 'local');
    expect(readdirSync(local).filter((name) => name.endsWith('.zip'))).toHaveLength(1);
    expect(existsSync(join(dataDir, 'shop.shuke-wal'))).toBe(false);
  } finally {
    removeFolder(dataDir);
  }
});

test('a restore that was cut off is exactly done at the next start, and told once', async ({
  launchShuke,
}) => {
  const dataDir = makeFolder();
  const file = join(dataDir, 'shop.shuke');
  try {
    const first = await launchShuke({ dataDir });
    await openEmptyShop(first.page);
    await callFromPage(first.page, 'customers.create', { name: '单雄信' });
    await first.close();
    copyFileSync(file, join(dataDir, 'kept'));
    const second = await launchShuke({ dataDir });
    await callFromPage(second.page, 'customers.create', { name: '秦琼' });
    await second.close();

    /* As a cut leaves it: the new file and the intent are durable, the old file and its log are still in place. */
    copyFileSync(join(dataDir, 'kept'), `${file}-new`);
    const note = { commandId: randomUUID(), backupId: randomUUID(), from: null };
    writeFileSync(`${file}-restore`, JSON.stringify(note));
    writeFileSync(`${file}-wal`, 'the log of the old shop');
    for (const path of [`${file}-new`, `${file}-restore`, `${file}-wal`]) giveToRunner(path);

    for (const start of ['the first', 'the second']) {
      const shuke = await launchShuke({ dataDir });
      await expect(list(shuke)).toBeVisible();
      expect(await namesOf(shuke), start).toEqual(['单雄信']);
      /* The writing thread, which tells the trail, starts after the first screen. */
      await expect.poll(() => restoresTold(shuke)).toBe(1);
      expect(readdirSync(dataDir).filter((name) => /-(new|restore)$/u.test(name))).toEqual([]);
      await shuke.close();
    }
  } finally {
    removeFolder(dataDir);
  }
});
