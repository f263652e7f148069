import type { Programme } from '@shared/features/loyalty/programme.rules';
import type { CallInput } from '@shared/ipc/contracts';
import type { Random } from '../../../src/main/sample/random';
import type { TestShop } from '../../support/shop';
import type { Kind } from './countCard';
import type { Batch, Ware } from './counter';
import type { Gift } from './entries';

/* What a shop of the drill begins with. */

/** A programme of its own for each shop: what is measured, over which days, and what points are worth. */
export function someProgramme(random: Random): Programme {
  return {
    isOn: true,
    basis: random.pick(['spend', 'spend', 'visits', 'points']),
    window: random.pick(['rolling', 'calendar']),
    graceDays: random.pick([0, 7, 30]),
    points: {
      isOn: true,
      centsPerPoint: random.pick([100, 100, 33, 1_000]),
      redeemPoints: random.pick([100, 100, 7]),
      redeemCents: random.pick([100, 33, 250]),
      redeemStep: random.pick([1, 10, 100]),
      months: random.pick([0, 1, 2, 6]),
      forewarnDays: 30,
      days: [{ weekday: 3, permille: 2_000 }],
      extras: [
        { category: '烟', permille: 0 },
        { category: '茶', permille: 1_300 },
      ],
      importsSince: null,
    },
  };
}

const THRESHOLDS = { spend: [0, 200_000, 1_500_000], visits: [0, 8, 40], points: [0, 1_500, 12_000] };

export function tiersOf({ basis }: Programme): CallInput<'loyalty.setProgramme'>['tiers'] {
  return (['retail', 'bulk'] as const).flatMap((line, at) =>
    THRESHOLDS[basis].map((threshold, rung) => ({
      id: null,
      line,
      name: `${line} ${String(rung)}`,
      tone: 'plain' as const,
      threshold: threshold * (at + 1),
      discountPermille: 1_000 - rung * 27 - at,
      pointsPermille: 1_000 + rung * 250,
      birthdayGift: '',
      benefits: '',
    })),
  );
}

const BATCHES: readonly Omit<Batch, 'id'>[] = [
  { cents: 1_000, permille: null, fromCents: 5_000, uses: 1 },
  { cents: 0, permille: 125, fromCents: 0, uses: 3 },
  { cents: 99_999, permille: null, fromCents: 0, uses: 1 },
  { cents: 700, permille: null, fromCents: 0, uses: 2 },
];

const KINDS: readonly Omit<Kind, 'id'>[] = [
  { name: '品茶三次', times: 3, cents: 10_000, goodDays: 60, isReducible: true, category: '茶' },
  { name: '畅饮月卡', times: null, cents: 8_999, goodDays: 30, isReducible: false, category: null },
  { name: '茶点七次', times: 7, cents: 9_999, goodDays: null, isReducible: false, category: null },
];

/** What a bundle costs, and how much it holds of the ware at a place. */
const BUNDLES: readonly { cents: number; holds: readonly (readonly [number, number])[] }[] = [
  {
    cents: 4_999,
    holds: [
      [0, 2_000],
      [1, 3_000],
      [5, 333],
    ],
  },
  {
    cents: 10_001,
    holds: [
      [3, 1_000],
      [1, 500],
    ],
  },
  { cents: 700, holds: [[4, 3_000]] },
];

/** What a piece of each gift costs in points. */
const GIFT_POINTS = [37, 200];

/** Single wares, one at nothing and one at a cent, and bundles of them. */
export async function stockWares(shop: TestShop): Promise<Ware[]> {
  const wares: Ware[] = [];
  const add = async (ware: Omit<Ware, 'id'>, priceCents?: number): Promise<number> => {
    const { name, category } = ware;
    const { id } = await shop.call('products.create', {
      ...{ name, category },
      ...(priceCents !== undefined && { priceCents }),
    });
    wares.push({ id, ...ware });
    return id;
  };
  for (const [at, cents] of [1_680, 999, 35_000, 1, 0, 12_345].entries()) {
    const category = ['茶', '烟', ''][at % 3] ?? '';
    await add({ name: `货${String(at)}`, category, cents, parts: [] }, cents);
  }
  for (const [at, { cents, holds }] of BUNDLES.entries()) {
    const parts = holds.flatMap(([place, milli]) => {
      const ware = wares[place];
      return ware === undefined ? [] : [{ ware, milli }];
    });
    const id = await add({ name: `套餐${String(at)}`, category: '', cents, parts });
    await shop.call('products.setParts', {
      id,
      version: 1,
      parts: parts.map(({ ware, milli }) => ({ id: ware.id, quantityMilli: milli })),
      priceCents: cents,
    });
  }
  return wares;
}

export async function stockBatches(shop: TestShop): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (const [at, terms] of BATCHES.entries()) {
    const { cents, permille, fromCents, uses } = terms;
    const { id } = await shop.call('loyalty.makeBatch', {
      name: `券${String(at)}`,
      kind: permille === null ? 'amount' : 'percent',
      cents: permille === null ? cents : null,
      permille,
      fromCents,
      productIds: [],
      categories: [],
      isAlone: true,
      tierIds: [],
      uses,
      startsOn: null,
      endsOn: null,
      goodDays: null,
      prefix: '',
      isBirthday: false,
    });
    batches.push({ id, ...terms });
  }
  return batches;
}

export async function stockKinds(shop: TestShop): Promise<Kind[]> {
  const kinds: Kind[] = [];
  for (const kind of KINDS) {
    const { name, times, cents: priceCents, goodDays, isReducible, category } = kind;
    const { id } = await shop.call('loyalty.setCountKind', {
      id: null,
      name,
      times,
      priceCents,
      goodDays,
      isReducible,
      productIds: [],
      categories: category === null ? [] : [category],
      words: '',
      isActive: true,
    });
    kinds.push({ id, ...kind });
  }
  return kinds;
}

export async function stockGifts(shop: TestShop): Promise<Gift[]> {
  const gifts: Gift[] = [];
  for (const [at, points] of GIFT_POINTS.entries()) {
    const name = `礼${String(at)}`;
    const { id: productId } = await shop.call('products.create', { name, category: '', priceCents: 500 });
    const { id } = await shop.call('loyalty.setGift', { productId, points, lowAt: 0, isActive: true });
    await shop.call('loyalty.moveGift', { id, how: { cause: 'in', count: 6 }, reason: '' });
    gifts.push({ id, productId, name, points, stock: 6 });
  }
  return gifts;
}
