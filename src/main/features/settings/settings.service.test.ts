import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestShop, makeShop } from '../../../../tests/support/shop';
import { PERMISSIONS } from '@shared/features/staff/staff.rules';
import type { Appearance } from '@shared/features/settings/settings.contract';

let shop: TestShop;
beforeEach(async () => {
  shop = await makeShop();
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

const APPEARANCE: Appearance = { language: 'en', theme: 'dark', textSize: 125 };
const SHOP = { name: '雨珍花店', ownerName: '单雨珍' };

describe('the lock', () => {
  it('comes after the minutes that were chosen, or never', async () => {
    await shop.call('settings.setLock', { afterMinutes: 5 });
    expect((await shop.call('settings.get', {})).lockAfterMinutes).toBe(5);
    await shop.call('settings.setLock', { afterMinutes: null });
    expect((await shop.call('settings.get', {})).lockAfterMinutes).toBeNull();
    await shop.call('history.undoLast', {});
    expect((await shop.call('settings.get', {})).lockAfterMinutes).toBe(5);
  });
});

describe('the years after which the shop is told whom it still keeps', () => {
  it('are three until others are chosen, or none; what they were before stands in the trail', async () => {
    const years = async () => (await shop.call('settings.get', {})).retentionYears;
    expect(await years()).toBe(3);
    await shop.call('settings.setRetention', { years: 10 });
    await shop.call('settings.setRetention', { years: null });
    expect(await years()).toBeNull();
    const [act] = (await shop.call('history.list', { offset: 0, limit: 1 })).acts;
    expect((await shop.call('history.act', { id: act?.id ?? 0 })).changes).toMatchObject([
      { fields: [{ name: 'settings.retentionYears', before: 10, after: null }] },
    ]);
    await shop.call('history.undoLast', {});
    expect(await years()).toBe(10);
    await shop.call('history.undoLast', {});
    expect(await years()).toBe(3);
  });

  it.each([0, 4, -1, 2.5])('are refused where nobody is offered them: %s', async (years) => {
    await expect(shop.call('settings.setRetention', { years: years as never })).rejects.toThrow(
      'ipc.badInput',
    );
  });
});

describe('the first start', () => {
  it('has a look, an owner without a name, and no shop yet', async () => {
    expect(await shop.call('settings.get', {})).toEqual({
      shop: null,
      appearance: { language: 'zh-CN', theme: 'light', textSize: 100 },
      me: { id: 1, name: '', role: 'owner' },
      session: 'open',
      rights: PERMISSIONS,
      people: [],
      lockAfterMinutes: 10,
      retentionYears: 3,
      currency: 'CNY',
      isSample: false,
      lookingAt: null,
    });
  });

  it('names the shop and its owner', async () => {
    await shop.call('settings.openShop', {
      shop: { name: ' 雨珍花店 ', ownerName: '单雨珍' },
      appearance: APPEARANCE,
    });
    expect(await shop.call('settings.get', {})).toEqual({
      shop: SHOP,
      appearance: APPEARANCE,
      me: { id: 1, name: '单雨珍', role: 'owner' },
      session: 'open',
      rights: PERMISSIONS,
      people: [],
      lockAfterMinutes: 10,
      retentionYears: 3,
      currency: 'CNY',
      isSample: false,
      lookingAt: null,
    });
  });

  it('happens once, also where it is asked for twice at once', async () => {
    const open = (name: string): Promise<unknown> =>
      shop.call('settings.openShop', { shop: { name, ownerName: 'x' }, appearance: APPEARANCE });
    const [first, second] = await Promise.allSettled([open('甲'), open('乙')]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: { message: 'settings.alreadyOpen' } });
    expect((await shop.call('settings.get', {})).shop?.name).toBe('甲');
  });

  it.each([
    { name: '', ownerName: 'x' },
    { name: '   ', ownerName: 'x' },
    { name: 'x', ownerName: ' ' },
    { name: 'x'.repeat(61), ownerName: 'x' },
  ])('refuses %j', async (names) => {
    await expect(shop.call('settings.openShop', { shop: names, appearance: APPEARANCE })).rejects.toThrow(
      'ipc.badInput',
    );
    expect((await shop.call('settings.get', {})).shop).toBeNull();
  });
});

describe('the look', () => {
  it('changes where it is asked to and nowhere else, before and after the shop is open', async () => {
    await shop.call('settings.setAppearance', { theme: 'dark' });
    expect((await shop.call('settings.get', {})).appearance).toEqual({
      language: 'zh-CN',
      theme: 'dark',
      textSize: 100,
    });
    await shop.call('settings.setAppearance', { textSize: 150, language: 'en' });
    await shop.call('settings.setAppearance', {});
    expect((await shop.call('settings.get', {})).appearance).toEqual({
      language: 'en',
      theme: 'dark',
      textSize: 150,
    });
  });

  it.each([{ theme: 'pink' }, { textSize: 99 }, { textSize: 201 }, { textSize: 110.5 }, { language: 'de' }])(
    'refuses %j',
    async (patch) => {
      await expect(shop.call('settings.setAppearance', patch as never)).rejects.toThrow('ipc.badInput');
    },
  );
});

describe('the names of the shop', () => {
  it('can be changed later', async () => {
    await shop.call('settings.openShop', { shop: SHOP, appearance: APPEARANCE });
    await shop.call('settings.editShop', { name: '茶店', ownerName: '仇英' });
    const { shop: named, me } = await shop.call('settings.get', {});
    expect(named).toEqual({ name: '茶店', ownerName: '仇英' });
    expect(me?.name).toBe('仇英');
  });
});
