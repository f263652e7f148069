import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '@shared/ipc/contracts';
import type { ProductId } from '@shared/features/products/products.contract';
import { derivedAndRebuilt } from '../../../../tests/support/builders/derived';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

const OWNER = 1;
const EAN = '6901028075862';
let shop: TestShop;
let desk: number;

type Fields = CallInput<'products.create'>;
const add = async (fields: Fields): Promise<ProductId> => (await shop.call('products.create', fields)).id;
const card = (id: ProductId) => shop.call('products.card', { id });
const edit = async (id: ProductId, fields: CallInput<'products.edit'>['fields']) =>
  shop.call('products.edit', { id, version: (await card(id)).version, fields });
const ALL = { group: 'active', category: null, tag: null, band: null, text: '' } as const;
const list = async (filter: Partial<CallInput<'products.list'>['filter']> = {}): Promise<string[]> => {
  const ask = { sort: 'name', direction: 'asc', offset: 0, limit: 200 } as const;
  const { rows, total } = await shop.call('products.list', { filter: { ...ALL, ...filter }, ...ask });
  expect(total).toBe(rows.length);
  return rows.map(({ name }) => name);
};
const found = async (text: string): Promise<string[]> =>
  (await shop.call('products.find', { text })).rows.map(({ name }) => name);

beforeEach(async () => {
  shop = await makeShop();
  desk = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'desk')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  const { kept, rebuilt } = await derivedAndRebuilt(shop);
  expect(kept).toEqual(rebuilt);
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

describe('a product', () => {
  const whole = {
    name: '明前龙井 100g',
    code: 'L101',
    category: '茶叶',
    priceCents: 28_800,
    costCents: 15_000,
    unit: '盒',
    barcode: EAN,
    supplier: '杭州茶农合作社',
    shelf: 'A-1',
    isOutOfReach: true,
    isReducible: false,
    tags: ['自己喝', '送礼'],
    included: '一罐',
    excluded: '茶具',
    warranty: '不好喝包退',
    note: '四月到货',
  };

  it('keeps every field, and an edit changes what was typed and nothing else', async () => {
    const id = await add(whole);
    const stored = { ...whole, tags: ['自己喝', '送礼'].sort() };
    expect(await card(id)).toMatchObject({ fields: stored, isActive: true, deletedAt: null, moves: [] });
    await edit(id, { priceCents: 0, tags: ['老人'] });
    expect((await card(id)).fields).toEqual({ ...stored, priceCents: 0, tags: ['老人'] });
    await shop.call('history.undoLast', {});
    expect((await card(id)).fields).toEqual(stored);
  });

  it('has a name, and no price below nothing', async () => {
    await expect(add({ name: ' ' })).rejects.toThrow('products.nameless');
    await expect(add({ name: '茶', priceCents: -1 })).rejects.toThrow('ipc.badInput');
    await expect(add({ name: '茶', priceCents: 12.5 })).rejects.toThrow('ipc.badInput');
    const id = await add({ name: '茶' });
    await expect(edit(id, { name: '' })).rejects.toThrow('products.nameless');
  });

  it('gets the next code in the manner of its category, and no two have the same', async () => {
    await add({ name: '龙井', category: '茶叶', code: 'L101' });
    await add({ name: '壶', category: '茶具', code: 'C-07' });
    expect((await card(await add({ name: '毛尖', category: '茶叶' }))).fields.code).toBe('L102');
    expect((await card(await add({ name: '盖碗', category: '茶具' }))).fields.code).toBe('C-08');
    await expect(add({ name: '又一个', code: 'L101' })).rejects.toThrow('products.codeTaken');
    const id = await add({ name: '滤网', category: '别的' });
    await expect(edit(id, { code: 'C-07' })).rejects.toThrow('products.codeTaken');
    await edit(id, { code: '' });
    expect((await card(id)).fields.code).toBe('C-09');
  });

  it('that was changed meanwhile is not written over, also where an undo brought it back', async () => {
    const id = await add({ name: '龙井' });
    const { version } = await card(id);
    await edit(id, { name: '雨前龙井' });
    await shop.call('history.undoLast', {});
    expect((await card(id)).version).toBe(version);
    await edit(id, { name: '狮峰龙井' });
    await expect(shop.call('products.edit', { id, version, fields: { unit: '斤' } })).rejects.toThrow(
      'products.changedMeanwhile',
    );
    await expect(card(999 as ProductId)).rejects.toThrow('products.notFound');
  });

  it('ends the draft that it was', async () => {
    const place = { form: 'products.create' as const, slot: '22222222-2222-4222-8222-222222222222' };
    const { id } = await shop.call('drafts.keep', { place, title: '龙', body: '{}' });
    await add({ name: '龙井', endsDraft: id });
    expect(await shop.call('drafts.list', {})).toEqual([]);
  });
});

describe('a barcode', () => {
  it('is that of one product on sale, and its name is told to whoever gives it to another', async () => {
    const first = await add({ name: '龙井', barcode: EAN });
    await expect(add({ name: '毛尖', barcode: EAN })).rejects.toThrow('products.barcodeTaken');
    const second = await add({ name: '毛尖' });
    await expect(edit(second, { barcode: '690 1028 075862' })).rejects.toThrow('products.barcodeTaken');
    await shop.call('products.setActive', { ids: [first], isActive: false });
    await edit(second, { barcode: EAN });
    await expect(shop.call('products.setActive', { ids: [first], isActive: true })).rejects.toThrow(
      'products.barcodeTaken',
    );
    await edit(first, { note: '停售' });
  });

  it('is free again once its product lies in the bin, which then stays there as long as it is given', async () => {
    const first = await add({ name: '龙井', barcode: EAN });
    await shop.call('products.remove', { ids: [first] });
    const second = await add({ name: '毛尖', barcode: EAN });
    await expect(shop.call('products.restore', { ids: [first] })).rejects.toThrow('products.barcodeTaken');
    const removal = shop.reader.column<number>(
      `SELECT "id" FROM "audit" WHERE "channel" = 'products.remove'`,
    )[0];
    await expect(shop.call('history.undo', { actId: removal ?? 0 })).rejects.toThrow('history.movedOn');
    await edit(second, { barcode: '' });
    await shop.call('products.restore', { ids: [first] });
    expect((await card(first)).deletedAt).toBeNull();
  });

  it('of 13 digits must fit its check digit; the shop’s own may be anything', async () => {
    await expect(add({ name: '龙井', barcode: '6901028075863' })).rejects.toThrow('products.barcodeWrong');
    const id = await add({ name: '龙井', barcode: '20261123' });
    expect((await shop.call('products.scan', { text: '20261123' }))?.id).toBe(id);
  });

  it('finds its product by a scan, as UPC-A and as EAN-13, before a code, and what is on sale first', async () => {
    const old = await add({ name: '旧包装', barcode: '036000291452' });
    await shop.call('products.setActive', { ids: [old], isActive: false });
    expect(await shop.call('products.scan', { text: '036000291452' })).toMatchObject({
      id: old,
      isActive: false,
    });
    const fresh = await add({ name: '新包装', barcode: '0036000291452', code: 'n1' });
    await add({ name: '编号像条码', code: '0036000291452' });
    expect((await shop.call('products.scan', { text: '036000291452' }))?.id).toBe(fresh);
    expect((await shop.call('products.scan', { text: ' N1 ' }))?.id).toBe(fresh);
    expect(await shop.call('products.scan', { text: '4006381333931' })).toBeNull();
    expect(await shop.call('products.scan', { text: ' ' })).toBeNull();
  });
});

describe('finding', () => {
  beforeEach(async () => {
    await add({ name: '明前龙井 100g', code: 'L101', barcode: EAN, category: '茶叶', tags: ['送礼'] });
    await add({ name: '长白山人参', code: 'R9', category: '滋补' });
    await add({ name: '单枞茶', code: 'D1', category: '茶叶' });
    await add({ name: '茶', code: 'X1' });
  });

  it.each([
    ['龙井', ['明前龙井 100g']],
    ['longjing', ['明前龙井 100g']],
    ['mqlj', ['明前龙井 100g']],
    ['mingqlj', ['明前龙井 100g']],
    ['cbsrs', ['长白山人参']],
    ['zhangbaishanrenshen', []],
    ['zhangbsr', []],
    ['dancong', ['单枞茶']],
    ['shanc', ['单枞茶']],
    ['l101', ['明前龙井 100g']],
    ['075862', ['明前龙井 100g']],
    [EAN, ['明前龙井 100g']],
    ['送礼', ['明前龙井 100g']],
    ['龙井 送礼', ['明前龙井 100g']],
    ['龙井 滋补', []],
    ['茶', ['茶', '单枞茶', '明前龙井 100g']],
    ['"*', []],
    ['', []],
  ])('%s finds %j', async (text, names) => {
    const hits = await found(text);
    expect(hits).toEqual(names);
    expect((await list({ text })).toSorted()).toEqual(
      text.trim() === '' ? (await list()).toSorted() : names.toSorted(),
    );
  });

  it('tells of what is on sale alone, as much as was asked for, and that there is more', async () => {
    const id = (await shop.call('products.scan', { text: 'D1' }))?.id ?? (0 as ProductId);
    await shop.call('products.setActive', { ids: [id], isActive: false });
    expect(await found('dancong')).toEqual([]);
    expect(await list({ group: 'inactive' })).toEqual(['单枞茶']);
    expect(await shop.call('products.find', { text: '茶', limit: 1 })).toMatchObject({
      rows: [{ name: '茶' }],
      hasMore: true,
    });
  });
});

describe('the list', () => {
  it('is narrowed by category, tag and price, and says by what it can be', async () => {
    const prices = [1_200, 1_900, 2_600, 3_900, 5_800, 8_800, 12_800, 28_800];
    for (const [at, priceCents] of prices.entries()) {
      await add({
        name: `甲${String(at)}`,
        priceCents,
        category: at < 3 ? '茶点' : '茶叶',
        tags: at === 0 ? ['老人'] : [],
      });
    }
    await add({ name: '没价钱' });
    expect(await list({ category: '茶点' })).toEqual(['甲0', '甲1', '甲2']);
    expect(await list({ category: '' })).toEqual(['没价钱']);
    expect(await list({ tag: '老人' })).toEqual(['甲0']);
    expect(await list({ band: { fromCents: 5_000, belowCents: 10_000 } })).toEqual(['甲4', '甲5']);
    expect(await list({ band: { fromCents: 10_000, belowCents: null } })).toEqual(['甲6', '甲7']);
    const { categories, tags, bands } = await shop.call('products.filters', { group: 'active' });
    expect(categories).toEqual([
      { category: '茶叶', count: 5 },
      { category: '茶点', count: 3 },
      { category: '', count: 1 },
    ]);
    expect(tags).toEqual([{ tag: '老人', count: 1 }]);
    expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(prices.length);
    const by = async (sort: 'price' | 'code', direction: 'asc' | 'desc'): Promise<(number | null)[]> =>
      (await shop.call('products.list', { filter: ALL, sort, direction, offset: 0, limit: 200 })).rows.map(
        ({ priceCents }) => priceCents,
      );
    expect(await by('price', 'asc')).toEqual([...prices, null]);
    expect(await by('price', 'desc')).toEqual([...prices.toReversed(), null]);
  });
});

describe('many at once', () => {
  it('get other prices in one act, with one undo, unless one of them costs something else by now', async () => {
    const first = await add({ name: '甲', priceCents: 1_000 });
    const second = await add({ name: '乙', priceCents: 2_000 });
    const prices = [
      { id: first, fromCents: 1_000, toCents: 900 },
      { id: second, fromCents: 2_000, toCents: 1_800 },
    ];
    await shop.call('products.setPrices', { prices });
    const now = async () => [(await card(first)).fields.priceCents, (await card(second)).fields.priceCents];
    expect(await now()).toEqual([900, 1_800]);
    await expect(
      shop.call('products.setPrices', { prices: [{ id: first, fromCents: 900, toCents: 0 }, ...prices] }),
    ).rejects.toThrow('products.changedMeanwhile');
    expect(await now()).toEqual([900, 1_800]);
    await shop.call('history.undoLast', {});
    expect(await now()).toEqual([1_000, 2_000]);
    await expect(
      shop.call('products.setPrices', { prices: [{ id: first, fromCents: 1_000, toCents: -1 }] }),
    ).rejects.toThrow('ipc.badInput');
  });

  it('come into another category in one act, and are found by it', async () => {
    const ids = [await add({ name: '甲', category: '茶叶' }), await add({ name: '乙' })];
    await shop.call('products.setCategory', { ids, category: '礼盒' });
    expect(await list({ category: '礼盒' })).toEqual(['甲', '乙']);
    expect(await found('礼盒')).toEqual(['甲', '乙']);
    await shop.call('history.undoLast', {});
    expect(await list({ category: '茶叶' })).toEqual(['甲']);
    await shop.call('products.remove', { ids });
    await expect(shop.call('products.setCategory', { ids, category: '礼盒' })).rejects.toThrow(
      'products.inBin',
    );
  });
});

describe('the bin', () => {
  it('holds what was taken away, until it is taken out again, and nothing there is changed', async () => {
    const id = await add({ name: '龙井' });
    await shop.call('products.remove', { ids: [id] });
    expect([await list(), await list({ group: 'bin' }), await found('龙井')]).toEqual([[], ['龙井'], []]);
    expect(await list({ group: 'bin', text: '井' })).toEqual(['龙井']);
    expect(await shop.call('products.counts', {})).toEqual({ active: 0, inactive: 0, bin: 1 });
    await expect(edit(id, { name: '毛尖' })).rejects.toThrow('products.inBin');
    await expect(shop.call('products.remove', { ids: [id] })).rejects.toThrow('products.inBin');
    await shop.call('products.restore', { ids: [id] });
    await expect(shop.call('products.restore', { ids: [id] })).rejects.toThrow('products.notInBin');
    expect(await list()).toEqual(['龙井']);
  });

  it('is the way back for who undoes a removal', async () => {
    const id = await add({ name: '龙井' });
    await shop.call('products.remove', { ids: [id] });
    await shop.call('history.undoLast', {});
    expect(await found('lj')).toEqual(['龙井']);
  });
});

describe('a shelf', () => {
  it('that goods leave is remembered, by whom and when, and goes with an undo', async () => {
    const id = await add({ name: '龙井' });
    await edit(id, { shelf: 'A-1' });
    expect((await card(id)).moves).toEqual([]);
    await edit(id, { shelf: 'B-2' });
    const move = { from: 'A-1', to: 'B-2', on: '2026-11-24', by: expect.any(String) as string };
    expect((await card(id)).moves).toEqual([move]);
    expect(await shop.call('products.moves', { limit: 10 })).toEqual([{ ...move, id, name: '龙井' }]);
    shop.clock.set('2027-03-01T02:30:00.000Z');
    expect(await shop.call('products.moves', { limit: 10 })).toEqual([]);
    shop.clock.set('2026-11-24T02:30:00.000Z');
    await shop.call('history.undoLast', {});
    expect((await card(id)).moves).toEqual([]);
  });
});

describe('what the shop pays', () => {
  it('is told to the owner alone, on the card and in the history, and nobody else may say it', async () => {
    const id = await add({ name: '龙井', costCents: 15_000, priceCents: 28_800 });
    await edit(id, { costCents: 16_000 });
    const act = shop.reader.column<number>('SELECT max("id") FROM "audit"')[0] ?? 0;
    const told = async (): Promise<string[]> =>
      (await shop.call('history.act', { id: act })).changes.flatMap(({ fields }) =>
        fields.map(({ name }) => name),
      );
    expect(await told()).toEqual(['products.costCents']);
    expect((await shop.call('history.list', { offset: 0, limit: 1 })).acts[0]?.subject).toBe('龙井');
    expect(await card(id)).toMatchObject({ isCostKnown: true, fields: { costCents: 16_000 } });
    await shop.call('staff.setRight', { right: 'history.read', role: 'desk', scope: 'all' });
    shop.signIn({ id: desk });
    expect(await card(id)).toMatchObject({
      isCostKnown: false,
      fields: { costCents: null, priceCents: 28_800 },
    });
    expect(await told()).toEqual([]);
    for (const text of ['16000', '15000']) {
      const ask = {
        text,
        fields: [],
        filter: { feature: null, byId: null, kind: null, from: null, to: null },
      };
      expect(JSON.stringify(await shop.call('history.search', ask as never))).not.toMatch(/"id"/u);
    }
    await expect(edit(id, { costCents: 1 })).rejects.toThrow('products.costHidden');
    await expect(add({ name: '毛尖', costCents: 1 })).rejects.toThrow('products.costHidden');
    await edit(id, { priceCents: 30_000 });
    shop.signIn({ id: OWNER });
    expect((await card(id)).fields).toMatchObject({ costCents: 16_000, priceCents: 30_000 });
  });

  it('stands in no answer but the card', async () => {
    await add({ name: '龙井', costCents: 15_037 });
    const answers = [
      await shop.call('products.find', { text: 'lj' }),
      await shop.call('products.scan', { text: 'P0001' }),
      await shop.call('products.list', { filter: ALL, sort: 'name', direction: 'asc', offset: 0, limit: 9 }),
      await shop.call('products.filters', { group: 'active' }),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/15037|cost/iu);
  });
});
