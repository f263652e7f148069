import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { DraftId } from '@shared/features/drafts/draftId';
import { AppError } from '@shared/errors/AppError';
import type { PointsExtra } from '@shared/features/loyalty/points.rules';
import { FIRST_PROGRAMME } from '@shared/features/loyalty/programme.rules';
import type { ProductCard, ProductId, ProductListRow } from '@shared/features/products/products.contract';
import { PERMISSIONS } from '@shared/features/staff/staff.rules';
import { settingsOf } from '../../../../../tests/support/builders/screens';
import type { Answers } from '../../../../../tests/support/fakeBridge';
import { findBarriers, renderScreen, user } from '../../../../../tests/support/renderScreen';
import { ProductPicker } from './ProductPicker';
import { ProductsScreen } from './ProductsScreen';

const idOf = (id: number): ProductId => id as ProductId;
const rowOf = (over: Partial<ProductListRow> = {}): ProductListRow => ({
  id: idOf(1),
  code: 'L101',
  name: '明前龙井 100g',
  category: '茶叶',
  priceCents: 28_800,
  unit: '盒',
  barcode: '6901028075862',
  shelf: '东墙 2 层',
  isOutOfReach: true,
  isReducible: true,
  isActive: true,
  tags: ['送礼'],
  liking: { count: 12, tenths: 46 },
  pictureId: null,
  deletedAt: null,
  ...over,
});
const fields = {
  name: '明前龙井 100g',
  code: 'L101',
  category: '茶叶',
  priceCents: 28_800,
  costCents: 15_000,
  unit: '盒',
  barcode: '6901028075862',
  supplier: '',
  shelf: '东墙 2 层',
  isOutOfReach: true,
  isReducible: true,
  tags: ['送礼'],
  included: '',
  excluded: '',
  warranty: '',
  note: '',
};
const cardOf = (over: Partial<ProductCard> = {}): ProductCard => ({
  id: idOf(1),
  version: 3,
  isActive: true,
  deletedAt: null,
  fields,
  isCostKnown: true,
  parts: [],
  inBundles: [],
  moves: [{ from: '门口', to: '东墙 2 层', on: '2026-11-20', by: '赵会敏' }],
  ...over,
});
const answers: Answers = {
  'settings.get': () => settingsOf(),
  'products.ratings': () => ({
    liking: { count: 1, tenths: 40 },
    rows: [{ id: 1, stars: 4, words: '回甘好', on: '2026-11-20', by: '赵会敏', customer: null }],
  }),
  'products.pictures': () => [],
  'products.list': ({ filter }) => {
    const rows = [rowOf(), rowOf({ id: idOf(2), name: '紫砂壶', category: '茶具', isOutOfReach: false })];
    const shown = rows.filter(({ category }) => filter.category === null || filter.category === category);
    return filter.group === 'active' ? { rows: shown, total: shown.length } : { rows: [], total: 0 };
  },
  'products.counts': () => ({ active: 2, inactive: 0, bin: 0 }),
  'products.filters': () => ({
    categories: [
      { category: '茶叶', count: 1 },
      { category: '茶具', count: 1 },
    ],
    tags: [{ tag: '送礼', count: 1 }],
    bands: [
      { fromCents: 0, belowCents: 5_000, count: 1 },
      { fromCents: 5_000, belowCents: null, count: 1 },
    ],
  }),
  'products.card': () => cardOf(),
  'products.edit': () => ({ id: idOf(1) }),
  'products.setActive': ({ ids }) => ({ ids: ids.map(idOf) }),
  'products.setPrices': ({ prices }) => ({ ids: prices.map(({ id }) => idOf(id)) }),
  'products.setCategory': ({ ids }) => ({ ids: ids.map(idOf) }),
  'products.moves': () => [
    { id: idOf(1), name: '明前龙井', from: 'A', to: 'B', on: '2026-11-20', by: '小林' },
  ],
};
const grid = () => screen.findByRole('grid', { name: '商品列表' });
const show = (at: string, more: Answers = {}) =>
  renderScreen(<ProductsScreen />, { at, answers: { ...answers, ...more } });

describe('the list of products', () => {
  test('tells what each is and costs, and is narrowed by category, need and price', async () => {
    const { bridge } = await show('/products');
    await within(await grid()).findByText('紫砂壶');
    within(await grid()).getAllByText('¥288.00 / 盒');
    within(await grid()).getByLabelText('需协助取拿');
    expect(await findBarriers()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: '全部类别' }));
    await user.click(await screen.findByRole('menuitem', { name: /茶具/ }));
    await waitFor(() => {
      expect(screen.queryByText('明前龙井 100g')).toBeNull();
    });
    await user.click(screen.getByRole('button', { name: '全部价位' }));
    await user.click(await screen.findByRole('menuitem', { name: /50\.00 以上/ }));
    await waitFor(() => {
      expect(bridge.inputsOf('products.list').at(-1)?.filter).toMatchObject({
        category: '茶具',
        band: { fromCents: 5_000, belowCents: null },
      });
    });
  });

  test('takes what is ticked off sale in one act', async () => {
    const { bridge } = await show('/products');
    await user.click(await screen.findByRole('checkbox', { name: /紫砂壶/ }));
    await user.click(screen.getByRole('checkbox', { name: /龙井/ }));
    await user.click(screen.getByRole('button', { name: '停售' }));
    await screen.findByText('2 件商品已停售');
    expect(bridge.inputsOf('products.setActive')).toEqual([{ ids: [2, 1], isActive: false }]);
  });

  test('shows each new price of what is ticked before it holds', async () => {
    const { bridge } = await show('/products');
    await user.click(await screen.findByRole('checkbox', { name: /紫砂壶/ }));
    await user.click(screen.getByRole('button', { name: '改售价…' }));
    const dialog = await screen.findByRole('dialog', { name: '改 1 件商品的售价' });
    const save = within(dialog).getByRole('button', { name: /^改 0 件/ });
    expect(save).toHaveProperty('disabled', true);
    await user.type(within(dialog).getByLabelText('涨跌 %'), '-5');
    within(dialog).getByText('紫砂壶：¥288.00 改成 ¥274.00');
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('1 件商品改了售价');
    expect(bridge.inputsOf('products.setPrices')).toEqual([
      { prices: [{ id: 2, fromCents: 28_800, toCents: 27_400 }] },
    ]);
  });

  test('puts what is ticked into another category', async () => {
    const { bridge } = await show('/products');
    await user.click(await screen.findByRole('checkbox', { name: /紫砂壶/ }));
    await user.click(screen.getByRole('checkbox', { name: /龙井/ }));
    await user.click(screen.getByRole('button', { name: '改类别…' }));
    const dialog = await screen.findByRole('dialog', { name: '改 2 件商品的类别' });
    await user.type(within(dialog).getByLabelText('类别'), '茶叶');
    await user.click(within(dialog).getByRole('button', { name: /^改 1 件/ }));
    await screen.findByText('1 件商品换了类别');
    expect(bridge.inputsOf('products.setCategory')).toEqual([{ ids: [2], category: '茶叶' }]);
  });

  test('says what is empty, and how to begin only to who may add', async () => {
    const none: Answers = { 'products.list': () => ({ rows: [], total: 0 }) };
    const { unmount } = await show('/products', none);
    await screen.findByRole('button', { name: '新增商品' });
    unmount();
    const rights = PERMISSIONS.filter((right) => right !== 'products.write');
    await show('/products', { ...none, 'settings.get': () => settingsOf({ rights }) });
    await screen.findByText(/还没有在售的商品/);
    expect(screen.queryByRole('button', { name: '新增商品' })).toBeNull();
  });

  test('tells what stands elsewhere of late, and leads to it', async () => {
    await show('/products');
    await user.click(await screen.findByRole('button', { name: '最近挪动' }));
    const dialog = await screen.findByRole('dialog', { name: '最近挪动' });
    within(dialog).getByText(/从“A”挪到“B”（小林）/);
    await user.click(within(dialog).getByRole('button', { name: '明前龙井' }));
    expect(location.hash).toBe('#/products/1');
  });
});

describe('a product', () => {
  test('shows what the shop pays to who may know it, and where it stood', async () => {
    await show('/products/1');
    await screen.findByText('¥150.00');
    screen.getByText(/从“门口”挪到“东墙 2 层”/);
    screen.getByText('需协助取拿，请主动去拿给客人');
    expect(await findBarriers()).toEqual([]);
  });

  test('hides it from others, in the form too', async () => {
    const rights = PERMISSIONS.filter((right) => right !== 'products.reveal');
    await show('/products/1/edit', {
      'settings.get': () => settingsOf({ rights }),
      'products.card': () => cardOf({ isCostKnown: false, fields: { ...fields, costCents: null } }),
    });
    await screen.findByLabelText('售价');
    expect(screen.queryByLabelText('进价')).toBeNull();
  });

  test('is not saved with a price that is none, or a mistyped barcode', async () => {
    const { bridge } = await show('/products/1/edit');
    const price = await screen.findByLabelText('售价');
    await user.clear(price);
    await user.type(price, '一百');
    const barcode = screen.getByLabelText('条码');
    await user.clear(barcode);
    await user.type(barcode, '6901028075863');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText(/这不是价钱/);
    screen.getByText(/最后一位对不上/);
    expect(bridge.inputsOf('products.edit')).toEqual([]);
    await user.clear(price);
    await user.type(price, '１２.5元');
    await user.clear(barcode);
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('products.edit')).toMatchObject([
        { version: 3, fields: { priceCents: 1_250, barcode: '' } },
      ]);
    });
  });

  test('that somebody else changed meanwhile shows both values, and saves the chosen one', async () => {
    let isChanged = false;
    const { bridge } = await show('/products/1/edit', {
      'products.card': () =>
        isChanged ? cardOf({ version: 4, fields: { ...fields, shelf: '橱窗', unit: '罐' } }) : cardOf(),
      'products.edit': ({ version }) => {
        isChanged = true;
        if (version === 3) throw new AppError('products.changedMeanwhile');
        return { id: idOf(1) };
      },
    });
    const shelf = await screen.findByLabelText('货架位置');
    await user.clear(shelf);
    await user.type(shelf, '西柜');
    await user.keyboard('{Control>}s{/Control}');
    const panel = await screen.findByRole('alert', { name: '两边都改过' });
    within(panel).getByText('已换成对方的：单位');
    await user.click(within(panel).getByRole('radio', { name: /^已存的\s*橱窗$/ }));
    expect(shelf).toHaveProperty('value', '橱窗');
    await user.click(within(panel).getByRole('radio', { name: /^你填的\s*西柜$/ }));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('products.edit').at(-1)).toMatchObject({
        version: 4,
        fields: { shelf: '西柜' },
      });
    });
  });

  test('shows its pictures, one in full, and takes one away by key; who may not write sees them alone', async () => {
    const shown: Answers = {
      'products.pictures': () => [
        { id: 7, small: 'QUJD' },
        { id: 8, small: 'REVG' },
      ],
      'products.picture': ({ id }) => ({ full: id === 7 ? 'QUJD' : 'REVG' }),
      'products.dropPicture': ({ id }) => ({ id }),
    };
    const { bridge, unmount } = await show('/products/1', shown);
    const section = await screen.findByRole('region', { name: '图片' });
    await user.click(await within(section).findByRole('button', { name: /第 1 张/ }));
    const dialog = await screen.findByRole('dialog', { name: /第 1 张，共 2 张/ });
    await within(dialog).findByRole('img');
    await user.keyboard('{ArrowRight}');
    await screen.findByRole('dialog', { name: /第 2 张/ });
    expect(await findBarriers()).toEqual([]);
    await user.keyboard('{Delete}');
    await screen.findByText(/拿掉了一张图/);
    expect(bridge.inputsOf('products.dropPicture')).toEqual([{ id: 8 }]);
    unmount();
    const rows = [rowOf({ pictureId: 7 }), rowOf({ id: idOf(2), name: '紫砂壶' })];
    const listed = await show('/products', {
      'products.list': () => ({ rows, total: 2 }),
      'products.smallPicture': () => ({ small: 'QUJD' }),
    });
    await waitFor(() => {
      expect(document.querySelectorAll('[role=gridcell] img')).toHaveLength(1);
    });
    expect(listed.bridge.inputsOf('products.smallPicture')).toEqual([{ id: 7 }]);
    listed.unmount();
    const rights = PERMISSIONS.filter((right) => right !== 'products.write');
    await show('/products/1', { ...shown, 'settings.get': () => settingsOf({ rights }) });
    await screen.findByRole('button', { name: /第 1 张/ });
    expect(screen.queryByRole('button', { name: '加图片…' })).toBeNull();
  });

  test('is made a bundle: parts by the picker, a price that is so much less than one by one', async () => {
    const { bridge } = await show('/products/1', {
      'products.find': ({ text }) => ({
        rows: text === '壶' ? [rowOf({ id: idOf(2), name: '紫砂壶', priceCents: 46_000, unit: '' })] : [],
        hasMore: false,
      }),
      'products.setParts': ({ id }) => ({ id: idOf(id) }),
    });
    await user.click(await screen.findByRole('button', { name: '做成套餐…' }));
    const dialog = await screen.findByRole('dialog', { name: '“明前龙井 100g”里装什么' });
    within(dialog).getByText(/还没有装东西/);
    await user.type(within(dialog).getByRole('combobox', { name: '装进' }), '壶');
    await within(dialog).findByRole('option', { name: /紫砂壶/ });
    await user.keyboard('{Enter}');
    const quantity = await within(dialog).findByLabelText('紫砂壶');
    await user.clear(quantity);
    await user.type(quantity, '两');
    await user.keyboard('{Control>}s{/Control}');
    within(dialog).getByText('要写多少，最多 1000');
    expect(await findBarriers()).toEqual([]);
    await user.clear(quantity);
    await user.type(quantity, '2');
    const less = within(dialog).getByLabelText('比分开买少');
    await user.clear(less);
    await user.type(less, '100');
    expect(within(dialog).getByLabelText('售价')).toHaveProperty('value', '820.00');
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('“明前龙井 100g”的套餐存好了');
    expect(bridge.inputsOf('products.setParts')).toEqual([
      { id: 1, version: 3, parts: [{ id: 2, quantityMilli: 2_000 }], priceCents: 82_000 },
    ]);
  });

  test('goes on with a bundle that was left half-done, and can begin it anew', async () => {
    const half = {
      parts: [{ id: 2, name: '紫砂壶', unit: '件', priceCents: 46_000, quantity: '2' }],
      ...{ basis: 'less', price: '20' },
    };
    const { bridge } = await show('/products/1', {
      'drafts.find': ({ place }) =>
        place.form === 'products.setParts'
          ? { id: 5 as DraftId, title: '明前龙井 100g', body: JSON.stringify(half) }
          : null,
      'products.setParts': ({ id }) => ({ id: idOf(id) }),
    });
    await user.click(await screen.findByRole('button', { name: '做成套餐…' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByLabelText(/^紫砂壶/)).toHaveProperty('value', '2');
    expect(within(dialog).getByLabelText('售价')).toHaveProperty('value', '900.00');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => {
      expect(bridge.inputsOf('products.setParts')).toMatchObject([
        { id: 1, version: 3, parts: [{ id: 2, quantityMilli: 2_000 }], priceCents: 90_000 },
      ]);
    });
  });

  test('tells how many points it earns beside others, and leads to where that is said', async () => {
    const { points, ...rest } = FIRST_PROGRAMME;
    const of = (extras: PointsExtra[]): Answers => ({
      'loyalty.programme': () => ({
        version: 1,
        programme: { ...rest, isOn: true, points: { ...points, isOn: true, extras, days: [] } },
        tiers: [],
      }),
    });
    const own = await show('/products/1', of([{ category: '茶叶', permille: 2_000 }]));
    expect((await screen.findByRole('link', { name: '平常的 2 倍' })).getAttribute('href')).toContain(
      '/settings/members',
    );
    own.unmount();
    await show('/products/1', of([{ productId: 1, permille: 0 }]));
    await screen.findByText('没有');
  });

  test('tells what its bundle holds and saves, and of what is gone', async () => {
    const held = { id: idOf(2), name: '紫砂壶', unit: '把', quantityMilli: 1_000, priceCents: 46_000 };
    await show('/products/1', {
      'products.card': () => cardOf({ parts: [{ ...held, costCents: 20_000, isGone: true }] }),
    });
    const section = await screen.findByRole('region', { name: '套餐' });
    within(section).getByText(/“紫砂壶”停售了/);
    within(section).getByText('分开买 ¥460.00，买套餐省 ¥172.00');
    within(section).getByText('进价合计 ¥200.00');
    expect(await findBarriers()).toEqual([]);
  });

  test('that cannot be read says so, and can be tried again', async () => {
    await show('/products/1', {
      'products.card': () => {
        throw new AppError('products.notFound');
      },
    });
    await screen.findByText(/找不到这件商品/);
  });
});

describe('the picker', () => {
  test('takes what stands first by Enter, also before the answer, and is empty again', async () => {
    const picked: string[] = [];
    let answer: () => void = () => undefined;
    await renderScreen(
      <ProductPicker
        label="商品"
        onPick={({ name }) => {
          picked.push(name);
        }}
      />,
      {
        answers: {
          'products.find': ({ text }) =>
            new Promise((resolve) => {
              answer = () => {
                resolve({ rows: text === '没有' ? [] : [rowOf()], hasMore: false });
              };
            }),
        },
      },
    );
    const box = screen.getByRole('combobox', { name: '商品' });
    await user.type(box, 'l');
    await user.keyboard('{Enter}');
    expect(picked).toEqual([]);
    answer();
    await waitFor(() => {
      expect(picked).toEqual(['明前龙井 100g']);
    });
    expect(box).toHaveProperty('value', '');
    await user.click(box);
    await user.paste('没有');
    answer();
    await screen.findByText('没有找到在售的商品。');
    expect(await findBarriers()).toEqual([]);
  });
});
