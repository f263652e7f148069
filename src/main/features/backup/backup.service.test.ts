import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '@shared/errors/AppError';
import { backupContract } from '@shared/features/backup/backup.contract';
import { type BackedUpShop, openBackedUpShop, removeWorld } from '../../../../tests/support/backedUpShop';

let shop: BackedUpShop;
beforeEach(async () => {
  shop = await openBackedUpShop();
});
afterEach(async () => {
  await shop.close();
  removeWorld(shop.world);
});

const make = () => shop.ended('backup.make', shop.backups.make());
const status = async () => backupContract.channels.status.output.parse(await shop.backups.status());
const list = async () => backupContract.channels.list.output.parse(await shop.backups.list()).backups;
const preview = (backupId: string, more: { source?: string; code?: string } = {}) =>
  shop.ended('backup.preview', shop.backups.preview({ source: null, code: null, ...more, backupId }));
const restore = async (backupId: string) => {
  const { opened } = await preview(backupId);
  return shop.ended('backup.restore', shop.backups.restore(opened));
};
const names = () => shop.column('SELECT "name" FROM "customers" ORDER BY "id"');

describe('a backup', () => {
  it('lies proven on this PC and on the stick, and is told by list, place and light', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    expect((await status()).light).toMatchObject({ colour: 'red', says: 'never', action: 'addPlace' });
    const placeId = await shop.backups.addPlace(shop.plug('blue'));
    const done = await make();
    expect(done.missed).toEqual([]);
    expect(done.placeIds).toContain(placeId);
    const [entry] = await list();
    expect(entry).toMatchObject({ id: done.id, reason: 'manual', shopName: '清和茶礼', isEncrypted: false });
    expect(entry?.facts.customers).toBe(1);
    expect(entry?.placeIds).toHaveLength(2);
    const { light, places } = await status();
    expect(light).toMatchObject({ colour: 'green', says: 'fine', placeName: 'blue' });
    expect(places.map(({ kind, count }) => [kind, count])).toEqual([
      ['local', 1],
      ['stick', 1],
    ]);
    expect(readdirSync(join(shop.world.dataDir, 'backup', 'work'))).toEqual([]);
  });

  it('tells how far it is and when it has ended, and that the light may have changed', async () => {
    await make();
    const told = shop.events.map(({ event, payload }) =>
      event === 'task.progress' ? (payload as { step: string }).step : event,
    );
    expect(told.filter((word) => word !== 'data.changed')).toEqual([
      'copying',
      'proving',
      'writing',
      'task.ended',
    ]);
    expect(told).toContain('data.changed');
  });

  it('holds what was saved while it was made', async () => {
    await shop.act('customers.create', { name: '一' });
    const making = make();
    await Promise.all(['二', '三', '四'].map((name) => shop.act('customers.create', { name })));
    const { id } = await making;
    const { facts } = (await list()).find((one) => one.id === id) ?? {};
    expect(facts?.customers).toBeGreaterThanOrEqual(1);
    expect(await names()).toEqual(['一', '二', '三', '四']);
  });

  it('asked for at once is not disturbed by the tidying of an earlier scratch, which is gone after it', async () => {
    const work = join(shop.world.dataDir, 'backup', 'work');
    mkdirSync(work, { recursive: true });
    writeFileSync(join(work, 'left.shuke'), 'x');
    shop.backups.begin();
    await make();
    expect(readdirSync(work)).toEqual([]);
    const { opened } = await preview((await list())[0]?.id ?? '');
    await make();
    expect(readdirSync(work)).toHaveLength(1);
    await shop.backups.closePreview(opened);
  });

  it('of a shop that does not hold is none, and the light says so', async () => {
    shop.world.beforeAct = (act) => {
      if (act === 'pack') throw new AppError('backup.notWhole', { what: 'trail' });
    };
    await expect(make()).rejects.toThrow('backup.notWhole');
    expect(await list()).toEqual([]);
    expect((await status()).light).toMatchObject({ colour: 'red', says: 'failed', action: 'make' });
    shop.world.beforeAct = () => undefined;
    await make();
    expect((await status()).light.says).toBe('noPlace');
  });

  it('is not begun where scratch has no room, and nothing is left of it', async () => {
    shop.world.free.set(shop.world.dataDir, 1_000);
    await expect(make()).rejects.toThrow('data.diskFull');
    expect((await status()).light).toMatchObject({ colour: 'red', says: 'diskFull', action: 'freeSpace' });
  });

  it('is never made of the sample shop', async () => {
    shop.world.isSample = true;
    await expect(make()).rejects.toThrow('backup.sample');
    await expect(shop.backups.addPlace(shop.plug('blue'))).rejects.toThrow('backup.sample');
    await shop.backups.before('beforeImport');
    expect(await shop.backups.isClosingNeeded()).toBe(false);
  });
});

describe('a backup that is stopped', () => {
  it('ends so, leaves what was there, and nothing of itself', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await make();
    const before = await list();
    let begun = (): void => undefined;
    const isBegun = new Promise<void>((resolve) => (begun = resolve));
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    shop.world.beforeAct = async (act) => {
      if (act !== 'pack') return;
      begun();
      await held;
    };
    const started = shop.backups.make();
    await isBegun;
    shop.backups.stopTask(started.taskId);
    goOn();
    await expect(shop.ended('backup.make', started)).rejects.toThrow('transfer.cancelled');
    expect(await list()).toEqual(before);
    expect(readdirSync(join(shop.world.dataDir, 'backup', 'work'))).toEqual([]);
    expect((await status()).isMaking).toBe(false);
    shop.world.beforeAct = () => undefined;
    await make();
    expect(await list()).toHaveLength(2);
  });
});

describe('a shop that moves to another folder', () => {
  it('brings its backups on this PC along', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await make();
    await make();
    const before = await list();
    const former = join(shop.world.dataDir, 'backup', 'local');
    const dir = join(shop.world.dataDir, '..', 'moved');
    mkdirSync(dir);
    await shop.door.moveTo(dir);
    expect(await names()).toEqual(['单雄信']);
    expect(await list()).toEqual([]);
    await shop.backups.think();
    expect(await list()).toEqual(before);
    expect(readdirSync(former)).toEqual([]);
    expect(readdirSync(join(dir, 'backup', 'local'))).toHaveLength(4);
    expect((await status()).places[0]).toMatchObject({ kind: 'local', count: 2 });
  });
});

describe('a stick', () => {
  it('is known by its mark under another letter', async () => {
    const blue = shop.plug('e');
    const id = await shop.backups.addPlace(blue);
    await make();
    shop.pull('e');
    await list();
    expect((await status()).places.find((place) => place.id === id)).toMatchObject({ path: null, count: 1 });
    const moved = shop.plug('g');
    const { renameSync, rmSync } = await import('node:fs');
    rmSync(moved, { recursive: true });
    renameSync(join(shop.world.drives, '.e'), moved);
    await make();
    const place = (await status()).places.find((one) => one.id === id);
    expect(place?.path?.startsWith(moved)).toBe(true);
    expect(place?.count).toBe(2);
  });

  it('of another shop keeps what is on it, and neither counts nor drops it', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const blue = shop.plug('blue');
    await shop.backups.addPlace(blue);
    await make();
    const other = await openBackedUpShop();
    try {
      other.world.drives = shop.world.drives;
      await other.act('customers.create', { name: '秦琼' });
      await other.backups.addPlace(blue);
      await other.ended('backup.make', other.backups.make());
      const { places } = await other.backups.status();
      expect(places[1]?.count).toBe(1);
      expect((await other.backups.list()).backups).toHaveLength(1);
      expect(readdirSync(join(blue, '熟客备份')).filter((name) => name.endsWith('.zip'))).toHaveLength(2);
    } finally {
      await other.close();
      removeWorld({ ...other.world });
    }
  });

  it('that was pulled out in the middle is told of as missed, and this PC has it all the same', async () => {
    const id = await shop.backups.addPlace(shop.plug('blue'));
    await make();
    shop.world.now = new Date(shop.world.now.getTime() + 60_000);
    shop.world.beforeAct = (act) => {
      if (act === 'pack') shop.pull('blue');
    };
    const done = await make();
    expect(done.missed).toEqual([{ placeId: id, code: 'backup.placeGone' }]);
    expect(done.placeIds).toHaveLength(1);
    const asked = { colour: 'amber', says: 'cutOff', action: 'plugIn', placeName: 'blue' };
    expect((await status()).light).toMatchObject(asked);
    expect((await status()).places[1]?.trouble).toBe('cutOff');
    shop.world.beforeAct = () => undefined;
    await make();
    expect((await status()).light).toMatchObject(asked);
    shop.plug('blue');
    await make();
    expect((await status()).light.says).toBe('fine');
  });

  it('that is too full gives up what would go next, never its newest two, and then says that it is full', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const blue = shop.plug('blue');
    await shop.backups.addPlace(blue);
    for (let at = 0; at < 4; at += 1) await make();
    const bytes = (await list())[0]?.bytes ?? 0;
    shop.world.free.set(blue, 1024 * 1024);
    await make();
    const zips = () => readdirSync(join(blue, '熟客备份')).filter((name) => name.endsWith('.zip')).length;
    expect(bytes).toBeGreaterThan(0);
    expect(zips()).toBe(4);
    shop.world.free.set(blue, 0);
    const { missed } = await make();
    expect(missed.map(({ code }) => code)).toEqual(['backup.placeFull']);
    expect(zips()).toBe(4);
    expect((await status()).places[1]?.trouble).toBe('full');
  });

  it('is due after a week away', async () => {
    await shop.backups.addPlace(shop.plug('blue'));
    await make();
    shop.pull('blue');
    await list();
    expect((await status()).places[1]?.trouble).toBeNull();
    shop.world.now = new Date('2026-11-30T09:00:00.000Z');
    expect((await status()).places[1]?.trouble).toBe('due');
  });

  it('can be renamed and forgotten; what lies on it stays', async () => {
    const blue = shop.plug('blue');
    const id = await shop.backups.addPlace(blue);
    await make();
    await shop.backups.renamePlace(id, '蓝U盘');
    expect((await status()).places[1]?.name).toBe('蓝U盘');
    await shop.backups.removePlace(id);
    expect((await status()).places).toHaveLength(1);
    expect(readdirSync(join(blue, '熟客备份')).length).toBe(3);
    await expect(shop.backups.renamePlace(id, 'x')).rejects.toThrow('backup.noSuchPlace');
    expect(await shop.backups.addPlace(blue)).toBe(id);
    expect((await status()).places[1]?.count).toBe(1);
  });
});

describe('a folder', () => {
  it('of the shop itself is no place', async () => {
    await expect(shop.backups.addPlace(join(shop.world.dataDir, 'backup'))).rejects.toThrow(
      'backup.placeInside',
    );
    await expect(shop.backups.addPlace(shop.world.dataDir)).rejects.toThrow('backup.placeInside');
  });
});

describe('a restore', () => {
  it('puts the shop back, keeps today as a safety copy, tells the trail, and can be undone', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const { id } = await make();
    await shop.act('customers.create', { name: '秦琼' });
    const [before] = await shop.column('SELECT "hash" FROM "audit" ORDER BY "id" DESC LIMIT 1');

    const { safetyId, customers } = await restore(id);
    expect(customers).toBe(1);
    expect(await names()).toEqual(['单雄信']);
    expect(shop.logged).toContain('window loaded anew');
    const [told] = await shop.column(`SELECT "result" FROM "audit" WHERE "channel" = 'backup.restore'`);
    expect(JSON.parse(String(told))).toMatchObject({ backupId: id, fromHash: before });

    const safety = (await list()).find((one) => one.id === safetyId);
    expect(safety).toMatchObject({ reason: 'beforeRestore' });
    await restore(safetyId ?? '');
    expect(await names()).toEqual(['单雄信', '秦琼']);
    expect(await shop.column(`SELECT count(*) FROM "audit" WHERE "channel" = 'backup.restore'`)).toEqual([1]);
    await make();
    expect(existsSync(join(shop.world.dataDir, 'shop.shuke-restored'))).toBe(false);
  });

  it('into an empty folder needs no safety copy and brings the shop of the lost PC', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const blue = shop.plug('blue');
    await shop.backups.addPlace(blue);
    const { id } = await make();
    const fresh = await openBackedUpShop();
    try {
      const { source, backups } = await fresh.backups.lookInto(blue);
      expect(backups.map((one) => one.id)).toEqual([id]);
      const { opened, lines } = await fresh.ended(
        'backup.preview',
        fresh.backups.preview({ source, backupId: id, code: null }),
      );
      expect(lines.find(({ what }) => what === 'customers')?.then).toBe(1);
      const done = await fresh.ended('backup.restore', fresh.backups.restore(opened));
      expect(done).toEqual({ customers: 1, safetyId: null });
      expect(await fresh.column('SELECT "name" FROM "customers"')).toEqual(['单雄信']);
      const { places } = await fresh.backups.status();
      expect(places.map(({ kind, count }) => [kind, count])).toEqual([
        ['local', 0],
        ['folder', 1],
      ]);
    } finally {
      await fresh.close();
      removeWorld(fresh.world);
    }
  });

  it('is previewed on a PC whose own new file is still being made', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const blue = shop.plug('blue');
    await shop.backups.addPlace(blue);
    const { id } = await make();
    let goOn = (): void => undefined;
    const fresh = await openBackedUpShop({ slowOpen: new Promise<void>((resolve) => (goOn = resolve)) });
    try {
      const { source } = await fresh.backups.lookInto(blue);
      fresh.world.beforeAct = (act) => {
        if (act === 'open') setTimeout(goOn, 50);
      };
      const started = fresh.backups.preview({ source, backupId: id, code: null });
      const { lines } = await fresh.ended('backup.preview', started);
      expect(lines.find(({ what }) => what === 'customers')).toMatchObject({ now: 0, then: 1 });
    } finally {
      await fresh.close();
      removeWorld(fresh.world);
    }
  });

  it('of a shop that cannot be opened keeps its raw files', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const { id } = await make();
    const { world } = shop;
    const file = join(world.dataDir, 'shop.shuke');
    await shop.close();
    writeFileSync(file, Buffer.alloc(40_960, 'not a database '));
    shop = await openBackedUpShop({ dataDir: world.dataDir });
    expect(shop.door.isOpen()).toBe(false);
    await restore(id);
    expect(await names()).toEqual(['单雄信']);
    const [aside = ''] = readdirSync(join(world.dataDir, 'backup', 'aside'));
    expect(readFileSync(join(world.dataDir, 'backup', 'aside', aside, 'shop.shuke'), 'utf8')).toMatch(
      /^not a/u,
    );
  });

  it('keeps raw files for 30 days and until backups were made on seven days after it', async () => {
    const { world } = shop;
    const day = (days: number): Date => new Date(Date.parse('2026-11-22T09:00:00.000Z') + days * 86_400_000);
    const aside = join(world.dataDir, 'backup', 'aside');
    mkdirSync(join(aside, '20261122080000'), { recursive: true });
    mkdirSync(join(aside, 'of somebody else'));
    await shop.act('customers.create', { name: '单雄信' });
    for (const days of [1, 2, 3, 4, 5, 28, 31]) {
      world.now = day(days);
      expect(readdirSync(aside)).toContain('20261122080000');
      await make();
    }
    expect(readdirSync(aside)).toEqual(['of somebody else']);
  });

  it('without a safety copy does not happen', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const { id } = await make();
    await shop.act('customers.create', { name: '秦琼' });
    const { opened } = await preview(id);
    shop.world.beforeAct = (act) => {
      if (act === 'pack') throw new AppError('data.diskFull');
    };
    await expect(shop.ended('backup.restore', shop.backups.restore(opened))).rejects.toThrow('data.diskFull');
    expect(await names()).toEqual(['单雄信', '秦琼']);
  });

  it('is refused while an import runs', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const { id } = await make();
    const { opened } = await preview(id);
    shop.world.isWorking = true;
    await expect(shop.ended('backup.restore', shop.backups.restore(opened))).rejects.toThrow(
      'settings.workRunning',
    );
  });

  it('of what was let go is refused', async () => {
    const { id } = await make();
    const { opened } = await preview(id);
    await shop.backups.closePreview(opened);
    await shop.backups.closePreview(opened);
    expect(() => shop.backups.restore(opened)).toThrow('backup.gone');
    await expect(preview('11111111-1111-4111-8111-111111111111')).rejects.toThrow('backup.gone');
  });
});

describe('an encrypted backup', () => {
  it('is opened by this PC without asking, and elsewhere by the code that was typed back', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    const { code } = await shop.backups.keys.propose();
    await expect(shop.backups.confirmCode('0000-0000')).rejects.toThrow('backup.codeWrong');
    expect((await status()).isEncrypted).toBe(false);
    await shop.backups.confirmCode(code.toLowerCase().replaceAll('-', ' '));
    expect((await status()).isEncrypted).toBe(true);
    const blue = shop.plug('blue');
    await shop.backups.addPlace(blue);
    const { id } = await make();
    expect((await preview(id)).backup.shopName).toBe('清和茶礼');

    const fresh = await openBackedUpShop();
    try {
      const { source, backups } = await fresh.backups.lookInto(blue);
      expect(backups[0]).toMatchObject({ isEncrypted: true, shopName: '' });
      const open = (typed: string | null) =>
        fresh.ended('backup.preview', fresh.backups.preview({ source, backupId: id, code: typed }));
      await expect(open(null)).rejects.toThrow('backup.codeNeeded');
      await expect(open('ABCD')).rejects.toThrow('backup.codeWrong');
      expect((await open(code)).backup.id).toBe(id);
    } finally {
      await fresh.close();
      removeWorld(fresh.world);
    }
    await shop.backups.stopEncrypting();
    await make();
    expect((await list())[0]?.isEncrypted).toBe(false);
    expect((await preview(id)).backup.id).toBe(id);
  });

  it('cannot be set up with a code that was never proposed', async () => {
    await expect(shop.backups.confirmCode('x')).rejects.toThrow('backup.noCode');
    await expect(shop.backups.keys.proposed()).rejects.toThrow('backup.noCode');
  });
});

describe('before an act on many records', () => {
  it('a proven backup on this PC is waited for, and none is made where one holds all', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await shop.backups.before('beforeImport');
    await shop.backups.before('beforeImport');
    expect((await list()).map(({ reason }) => reason)).toEqual(['beforeImport']);
    await shop.act('customers.create', { name: '秦琼' });
    await shop.backups.before('beforeBulk');
    expect(await list()).toHaveLength(2);
  });

  it('a backup that fails is told once, and who asks again goes on without', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    shop.world.beforeAct = (act) => {
      if (act === 'pack') throw new AppError('data.diskFull');
    };
    await expect(shop.backups.before('beforeImport')).rejects.toThrow('backup.notBefore');
    await shop.backups.before('beforeImport');
    await expect(shop.backups.before('beforeImport')).rejects.toThrow('backup.notBefore');
    shop.world.monotonicMs += 11 * 60_000;
    await expect(shop.backups.before('beforeImport')).rejects.toThrow('backup.notBefore');
  });
});

describe('closing', () => {
  it('makes a backup of what is new, and has nothing to do where nothing is', async () => {
    expect(await shop.backups.isClosingNeeded()).toBe(false);
    await shop.act('customers.create', { name: '单雄信' });
    expect(await shop.backups.isClosingNeeded()).toBe(true);
    await shop.backups.closing(new AbortController().signal);
    expect((await list()).map(({ reason }) => reason)).toEqual(['closing']);
    expect(await shop.backups.isClosingNeeded()).toBe(false);
  });

  it('that was skipped is told by the light until it is finished', async () => {
    await shop.act('customers.create', { name: '单雄信' });
    await shop.backups.addPlace(shop.plug('blue'));
    await make();
    await shop.act('customers.create', { name: '秦琼' });
    const skip = new AbortController();
    skip.abort();
    await shop.backups.closing(skip.signal);
    expect((await status()).light).toMatchObject({ colour: 'amber', says: 'unfinished' });
    await make();
    expect((await status()).light.says).toBe('fine');
  });
});

describe('ballast', () => {
  it('gives room back at one press', async () => {
    expect(await shop.backups.freeSpace()).toBe(1e12);
    expect((await status()).disk).toMatchObject({ isLow: false, hasBallast: false });
  });
});
