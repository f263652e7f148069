import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_PROGRAMME } from '@shared/features/loyalty/programme.rules';
import type { PointsRules } from '@shared/features/loyalty/points.rules';
import type { TierFields } from '@shared/features/loyalty/tiers.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { Day } from '@shared/lib/days';
import { loyaltyCheck } from './loyalty.checks';
import { lowPointsTrigger } from './loyalty.low.queries';
import { makeShop, type TestShop } from '../../../../tests/support/shop';

let shop: TestShop;
let guo: CustomerId;
let desk: number;

const tier = (name: string, threshold: number, more: Partial<TierFields> = {}) => ({
  id: null as number | null,
  line: 'retail' as const,
  name,
  tone: 'plain' as const,
  threshold,
  discountPermille: 1_000,
  pointsPermille: 1_000,
  birthdayGift: '',
  benefits: '',
  ...more,
});
const TIERS = [
  tier('普通', 0),
  tier('银卡', 100_000, { discountPermille: 980, pointsPermille: 1_200, tone: 'silver' }),
  tier('金卡', 500_000, { discountPermille: 950, pointsPermille: 1_500, tone: 'gold' }),
];
type Change = {
  points?: Partial<PointsRules>;
  graceDays?: number;
  basis?: 'spend' | 'visits' | 'points';
  isOn?: boolean;
};
const setProgramme = async ({ points, ...rules }: Change = {}, tiers = TIERS) => {
  const present = await shop.call('loyalty.programme', {});
  const programme = {
    ...FIRST_PROGRAMME,
    isOn: true,
    ...rules,
    points: { ...FIRST_PROGRAMME.points, ...points },
  };
  await shop.call('loyalty.setProgramme', {
    version: present.version,
    programme: programme as never,
    tiers: tiers.map((one) => ({
      ...one,
      id: present.tiers.find(({ name }) => name === one.name)?.id ?? null,
    })),
  });
};
const sell = async (
  cents: number,
  {
    points = 0,
    paid = cents - points,
    asked = cents,
    on,
    lines = 1,
    commandId,
  }: { points?: number; paid?: number; asked?: number; on?: string; lines?: number; commandId?: string } = {},
): Promise<SaleId> => {
  const input = {
    customerId: guo,
    ...(on !== undefined && { on }),
    lines: Array.from({ length: lines }, () => ({
      productId: null,
      name: '碧潭飘雪',
      quantityMilli: 1_000,
      unitPriceMills: (cents * 10) / lines,
    })),
    payments: paid === 0 ? [] : [{ kind: 'cash' as const, amountCents: paid }],
    points,
    dueOn: null,
    note: '',
    amountCents: asked,
  };
  return (await shop.call('sales.ringUp', input, commandId)).id;
};
const takeBack = async (id: SaleId, amountCents: number, quantityMilli = 1_000, at = 0) => {
  const { lines } = await shop.call('sales.slip', { id });
  const lineId = lines[at]?.id ?? 0;
  return (
    await shop.call('sales.takeBack', {
      id,
      lines: [{ lineId, quantityMilli }],
      moneyKind: 'cash',
      note: '',
      amountCents,
    })
  ).id;
};
const member = async () => {
  const found = await shop.call('loyalty.member', { customerId: guo });
  if (found === null) throw new Error('nobody');
  return found;
};
const standing = async () => {
  const { points, owed, tier: now } = await member();
  return { points, owed, tier: now.name };
};
const causes = async () =>
  (await shop.call('loyalty.history', { customerId: guo })).points
    .map(({ cause, points }) => `${cause} ${String(points)}`)
    .toReversed();
const moves = async () =>
  (await shop.call('loyalty.history', { customerId: guo })).moves
    .map(({ from, to, cause }) => `${cause} ${from ?? '-'}→${to}`)
    .toReversed();
const review = () => shop.call('loyalty.review', {});

beforeEach(async () => {
  shop = await makeShop();
  guo = (await shop.call('customers.create', { name: '郭秀英' })).id;
  desk = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('刘静', 'desk')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  /* However a test went: no point is drawn twice, and none is owed that is there. */
  const walk = loyaltyCheck.findFault?.(shop.reader);
  let step = walk?.next();
  while (step?.done === false) step = walk?.next();
  expect(step?.value).toBeNull();
  await shop.close();
});

describe('a programme', () => {
  it('is off until somebody sets it, and then nothing moves', async () => {
    expect(await shop.call('loyalty.programme', {})).toMatchObject({ version: 0, tiers: [] });
    await sell(900_000);
    expect(await shop.call('loyalty.member', { customerId: guo })).toBeNull();
    await expect(sell(10_000, { points: 100 })).rejects.toThrow('loyalty.off');
  });

  it('is refused where its ladder is wrong, in words', async () => {
    await expect(setProgramme({}, [tier('普通', 0), tier('银卡', 0)])).rejects.toMatchObject({
      envelope: { code: 'loyalty.badTiers', params: { reason: 'same', at: 2 } },
    });
    await expect(setProgramme({}, [tier('银卡', 1), tier('金卡', 2)])).rejects.toMatchObject({
      envelope: { params: { reason: 'gap' } },
    });
  });

  it('is set by one at a time, and keeps what its tiers are', async () => {
    await setProgramme();
    const first = await shop.call('loyalty.programme', {});
    await setProgramme({ graceDays: 10 });
    const again = await shop.call('loyalty.programme', {});
    expect(again.tiers.map(({ id }) => id)).toEqual(first.tiers.map(({ id }) => id));
    await expect(
      shop.call('loyalty.setProgramme', { version: 1, programme: first.programme, tiers: first.tiers }),
    ).rejects.toThrow('loyalty.changed');
  });

  it('without a tier that somebody stood on counts them to the highest that asks for no more', async () => {
    await setProgramme();
    await sell(600_000);
    await setProgramme({}, [tier('普通', 0), tier('银卡', 100_000), tier('白金', 2_000_000)]);
    expect((await member()).tier.name).toBe('银卡');
  });

  it('is the owner’s to change', async () => {
    await setProgramme();
    shop.signIn({ id: desk });
    await expect(setProgramme({ graceDays: 3 })).rejects.toThrow('ipc.denied');
  });
});

describe('a sale', () => {
  beforeEach(() => setProgramme());

  it('earns points and lifts at once, and the next one is at the tier’s price and rate', async () => {
    await sell(72_000);
    expect(await member()).toMatchObject({
      tier: { name: '普通' },
      points: 720,
      pointsCents: 720,
      next: { tierName: '银卡', basis: 'spend', missing: 28_000 },
    });
    const id = await sell(28_000);
    expect(await standing()).toEqual({ points: 1_000, owed: 0, tier: '银卡' });
    expect(await moves()).toEqual(['upgrade 普通→银卡']);
    await expect(sell(10_000)).rejects.toThrow('sales.amountMoved');
    await sell(10_000, { asked: 9_800, paid: 9_800 });
    expect((await member()).points).toBe(1_000 + 117);
    expect(id).toBeGreaterThan(0);
  });

  it('leaves a special price as it is, whatever the tier', async () => {
    const { id: productId } = await shop.call('products.create', { name: '保温杯', priceCents: 10_000 });
    await sell(100_000);
    const cup = (amountCents: number) =>
      shop.call('sales.ringUp', {
        customerId: guo,
        lines: [{ productId, name: '保温杯', quantityMilli: 1_000, unitPriceMills: 100_000 }],
        payments: [{ kind: 'cash', amountCents }],
        dueOn: null,
        note: '',
        amountCents,
      });
    await cup(9_800);
    const { version } = await shop.call('products.card', { id: productId });
    await shop.call('products.edit', { id: productId, version, fields: { isReducible: false } });
    await expect(cup(9_800)).rejects.toThrow('sales.amountMoved');
    await cup(10_000);
  });

  it('of nobody, or of somebody else, moves nothing of theirs', async () => {
    const wu = (await shop.call('customers.create', { name: '吴敏' })).id;
    await sell(600_000);
    expect(await shop.call('loyalty.member', { customerId: wu })).toMatchObject({ points: 0, owed: 0 });
  });

  it('sent twice grants its points once (a retry that doubles points)', async () => {
    const commandId = '44444444-4444-4444-8444-444444444444';
    await sell(72_000, { commandId });
    await sell(72_000, { commandId });
    expect(await causes()).toEqual(['earn 720']);
  });

  it('paid with points earns none for them (a reward line that earns points)', async () => {
    await sell(50_000);
    await sell(10_000, { points: 500, paid: 9_500 });
    expect(await causes()).toEqual(['earn 500', 'spend -500', 'earn 95']);
    expect((await member()).measure).toBe(59_500);
  });

  it('takes points in steps, never more than there are nor than it comes to', async () => {
    await sell(50_000);
    await expect(sell(10_000, { points: 600, paid: 9_400 })).rejects.toThrow('loyalty.notEnough');
    await expect(sell(10_000, { points: 150, paid: 9_850 })).rejects.toThrow('loyalty.badStep');
    await expect(sell(300, { points: 400, paid: 0 })).rejects.toThrow('loyalty.badStep');
    await sell(500, { points: 500, paid: 0 });
    expect((await member()).points).toBe(0);
  });

  it('on a double day, of a better and of an excluded thing, earns what the rules say', async () => {
    const add = (code: string, category: string): number =>
      Number(
        shop.raw
          .prepare(
            `INSERT INTO "products" ("code", "name", "createdAt", "category") VALUES (?, ?, '2026-01-01T00:00:00.000Z', ?)`,
          )
          .run(code, code, category).lastInsertRowid,
      );
    const [smoke, gift] = [add('烟', '烟酒'), add('礼盒', '')];
    await setProgramme({
      points: {
        days: [{ weekday: 2, permille: 2_000 }],
        extras: [
          { category: '烟酒', permille: 0 },
          { productId: gift, permille: 3_000 },
        ],
      },
    });
    const line = (productId: number | null) => ({
      productId,
      name: '货',
      quantityMilli: 1_000,
      unitPriceMills: 100_000,
    });
    await shop.call('sales.ringUp', {
      customerId: guo,
      lines: [line(smoke), line(gift), line(null)],
      payments: [{ kind: 'cash', amountCents: 30_000 }],
      dueOn: null,
      note: '',
      amountCents: 30_000,
    });
    expect((await member()).points).toBe(800);
    const { programme, tiers } = await shop.call('loyalty.programme', {});
    expect(await shop.call('loyalty.dryRun', { programme, tiers })).toMatchObject({ points: 800 });
  });
});

describe('what comes back', () => {
  beforeEach(() => setProgramme());

  it('takes back what it earned (points kept after a refund), and the tier stays until a review', async () => {
    const id = await sell(120_000);
    expect(await standing()).toMatchObject({ points: 1_200, tier: '银卡' });
    await takeBack(id, 120_000);
    expect(await standing()).toEqual({ points: 0, owed: 0, tier: '银卡' });
    expect((await member()).measure).toBe(0);
  });

  it('in parts takes back exactly what the whole earned', async () => {
    const id = await sell(9_999);
    await takeBack(id, 3_330, 333);
    await takeBack(id, 3_329, 333);
    expect((await member()).points).toBe(33);
    await takeBack(id, 3_340, 334);
    expect(await standing()).toMatchObject({ points: 0, owed: 0 });
  });

  it('gives back what was spent, with its old day, in the same part (a refund that spends points twice)', async () => {
    await sell(50_000, { on: '2026-01-10' });
    const id = await sell(10_000, { points: 400, paid: 9_600, lines: 2 });
    expect((await member()).points).toBe(100 + 96);
    await takeBack(id, 5_000);
    expect((await member()).points).toBe(100 + 48 + 200);
    await takeBack(id, 5_000, 1_000, 1);
    expect((await member()).points).toBe(500);
    const { points } = await shop.call('loyalty.history', { customerId: guo });
    expect(points.filter(({ cause }) => cause === 'givenBack').map(({ expiresOn }) => expiresOn)).toEqual([
      '2028-01-10',
      '2028-01-10',
    ]);
  });

  it('takes points that are spent already out of others, and the rest is owed until new ones come', async () => {
    const id = await sell(50_000);
    await sell(500, { points: 500, paid: 0 });
    await takeBack(id, 50_000);
    expect(await standing()).toMatchObject({ points: 0, owed: 500 });
    await sell(30_000);
    expect(await standing()).toMatchObject({ points: 0, owed: 200 });
    await sell(30_000);
    expect(await standing()).toMatchObject({ points: 100, owed: 0 });
    expect(await causes()).toEqual([
      'earn 500',
      'spend -500',
      'takenBack -500',
      'earn 300',
      'settle -300',
      'settle 300',
      'earn 300',
      'settle -200',
      'settle 200',
    ]);
  });

  it('is as if it had not been once the return is undone', async () => {
    await sell(50_000);
    const id = await sell(10_000, { points: 400, paid: 9_600 });
    const before = await standing();
    const back = await takeBack(id, 10_000);
    expect((await standing()).points).toBe(500);
    await shop.call('sales.undo', { id: back });
    expect(await standing()).toEqual(before);
    await takeBack(id, 10_000);
    expect((await standing()).points).toBe(500);
  });
});

describe('a sale that is undone', () => {
  beforeEach(() => setProgramme());

  it('takes its points and its upgrade with it at once', async () => {
    await sell(40_000);
    const id = await sell(500_000, { points: 400, paid: 499_600 });
    expect((await member()).tier.name).toBe('金卡');
    await shop.call('sales.undo', { id });
    expect(await standing()).toEqual({ points: 400, owed: 0, tier: '普通' });
    expect(await moves()).toEqual(['upgrade 普通→金卡', 'undo 金卡→普通']);
  });

  it('leaves the tier that is reached without it, and nobody falls for a sale before', async () => {
    await sell(90_000);
    const large = await sell(500_000);
    const last = await sell(200_000, { asked: 190_000, paid: 190_000 });
    await shop.call('sales.undo', { id: large });
    expect(await moves()).toEqual(['upgrade 普通→金卡', 'undo 金卡→银卡']);
    await shop.call('sales.undo', { id: last });
    expect((await member()).tier.name).toBe('银卡');
  });
});

describe('a review', () => {
  beforeEach(() => setProgramme());

  it('lets fall who does not reach their tier, once the grace is over', async () => {
    const id = await sell(120_000);
    await takeBack(id, 120_000);
    expect(await review()).toEqual({ up: 0, down: 0, lapsed: 0 });
    expect(await member()).toMatchObject({ tier: { name: '银卡' }, lapsesOn: '2026-12-24' });
    shop.clock.set('2026-12-25T02:30:00.000Z');
    expect(await review()).toEqual({ up: 0, down: 1, lapsed: 0 });
    expect(await member()).toMatchObject({ tier: { name: '普通' }, lapsesOn: null });
    expect(await moves()).toEqual(['upgrade 普通→银卡', 'review 银卡→普通']);
  });

  it('is done once a day, whoever asks', async () => {
    expect(await shop.call('loyalty.reviewState', {})).toEqual({ isDue: true });
    await review();
    expect(await shop.call('loyalty.reviewState', {})).toEqual({ isDue: false });
    await sell(600_000);
    expect(await review()).toEqual({ up: 0, down: 0, lapsed: 0 });
  });

  it('lifts who bought before the programme began', async () => {
    await setProgramme({ isOn: false });
    await sell(600_000, { on: '2026-06-01' });
    await setProgramme();
    expect(await review()).toMatchObject({ up: 1 });
    expect(await moves()).toEqual(['start 普通→金卡']);
  });

  it('lets points lapse once, and never what was spent (expiry counted twice)', async () => {
    await setProgramme({ points: { months: 1 } });
    const id = await sell(50_000);
    await sell(10_000, { points: 200, paid: 9_800 });
    shop.clock.set('2026-12-20T02:30:00.000Z');
    await review();
    await sell(10_000);
    expect((await member()).soonLapsing).toEqual({ points: 300 + 98, on: '2026-12-24' });
    shop.clock.set('2026-12-25T02:30:00.000Z');
    expect((await member()).points).toBe(100);
    expect(await review()).toMatchObject({ lapsed: 398 });
    expect(await review()).toMatchObject({ lapsed: 0 });
    shop.clock.set('2026-12-26T02:30:00.000Z');
    expect(await review()).toMatchObject({ lapsed: 0 });
    expect((await member()).points).toBe(100);
    /* Of 500 points 300 lapsed: only the 200 that were used are taken back. */
    await takeBack(id, 50_000);
    expect(await standing()).toMatchObject({ points: 0, owed: 100 });
  });

  it('moves nobody who is held, and holds both ways', async () => {
    const { ladder } = await member();
    const gold = ladder.find(({ name }) => name === '金卡')?.id ?? 0;
    await shop.call('loyalty.moveTier', {
      customerId: guo,
      tierId: gold,
      lockedUntil: '2026-12-31',
      reason: '老朋友',
    });
    await review();
    expect((await member()).tier.name).toBe('金卡');
    shop.clock.set('2027-01-01T02:30:00.000Z');
    await review();
    expect((await member()).lapsesOn).toBe('2027-01-31');
  });
});

describe('a hand', () => {
  beforeEach(() => setProgramme());

  it('moves a tier with a reason, not to where they are, nor to a ladder of others', async () => {
    const { ladder, tier: now } = await member();
    const silver = ladder.find(({ name }) => name === '银卡')?.id ?? 0;
    const move = (tierId: number, lockedUntil: string | null = null) =>
      shop.call('loyalty.moveTier', { customerId: guo, tierId, lockedUntil, reason: '投诉补偿' });
    await expect(move(now.id)).rejects.toThrow('loyalty.unmoved');
    await expect(move(999)).rejects.toThrow('loyalty.noTier');
    await expect(move(silver, '2026-11-23')).rejects.toThrow('loyalty.lockPast');
    await move(silver);
    const [first] = (await shop.call('loyalty.history', { customerId: guo })).moves;
    expect(first).toMatchObject({ from: '普通', to: '银卡', cause: 'hand', reason: '投诉补偿' });
    shop.signIn({ id: desk });
    await expect(move(now.id)).rejects.toMatchObject({
      envelope: { code: 'ipc.denied', params: { canAsk: 1 } },
    });
  });

  it('gives and takes points with a reason, never more than there are', async () => {
    const give = (points: number) =>
      shop.call('loyalty.givePoints', { customerId: guo, points, reason: '周年' });
    await give(300);
    await expect(give(-301)).rejects.toThrow('loyalty.notEnough');
    await give(-100);
    expect((await member()).points).toBe(200);
    expect(await causes()).toEqual(['hand 300', 'hand -100']);
  });
});

describe('the ledger', () => {
  beforeEach(() => setProgramme());

  it('refuses that a row is changed or goes', async () => {
    await sell(600_000);
    for (const table of ['loyaltyPoints', 'loyaltyTierMoves']) {
      expect(() => shop.raw.prepare(`UPDATE "${table}" SET "minute" = 1`).run()).toThrow('append-only');
      expect(() => shop.raw.prepare(`DELETE FROM "${table}"`).run()).toThrow('append-only');
    }
  });

  it('of a customer who is erased with a balance is closed, and stays', async () => {
    await sell(72_000);
    await shop.call('loyalty.givePoints', { customerId: guo, points: 50, reason: '给郭秀英的生日礼' });
    await shop.call('privacy.erase', { id: guo, typed: '郭秀英' });
    const sum = shop.raw.prepare('SELECT sum("points") AS "held", count(*) AS "rows" FROM "loyaltyPoints"');
    expect(sum.get()).toEqual({ held: 0, rows: 4 });
    expect(shop.raw.prepare('SELECT count(*) AS "n" FROM "loyaltyReasons"').get()).toEqual({ n: 0 });
    expect(await shop.call('loyalty.member', { customerId: guo })).toBeNull();
  });

  it('of points owed is closed with whoever is erased, too', async () => {
    const id = await sell(50_000);
    await sell(500, { points: 500, paid: 0 });
    await takeBack(id, 50_000);
    await shop.call('privacy.erase', { id: guo, typed: '郭秀英' });
    expect(shop.raw.prepare('SELECT sum("points") AS "held" FROM "loyaltyPoints"').get()).toEqual({
      held: 0,
    });
  });
});

describe('what comes back later', () => {
  beforeEach(() => setProgramme());

  it('of somebody who was erased moves no points of theirs, which are closed', async () => {
    const bought = await sell(50_000);
    await sell(500, { points: 500, paid: 0 });
    await shop.call('privacy.erase', { id: guo, typed: '郭秀英' });
    await takeBack(bought, 50_000);
    const { points, owed } = await shop.call('loyalty.tiers', {});
    expect({ points, owed }).toEqual({ points: 0, owed: 0 });
  });

  it('of points that were owed lapses like new ones, since they have no old day', async () => {
    await sell(50_000);
    const redeemed = await sell(500, { points: 500, paid: 0 });
    const back = await takeBack(redeemed, 500);
    await sell(500, { points: 500, paid: 0 });
    await shop.call('sales.undo', { id: back });
    expect(await standing()).toMatchObject({ points: 0, owed: 500 });
    await shop.call('loyalty.givePoints', { customerId: guo, points: 500, reason: '周年' });
    await takeBack(redeemed, 500);
    const { points } = await shop.call('loyalty.history', { customerId: guo });
    expect(points[0]).toMatchObject({ cause: 'givenBack', points: 500, expiresOn: '2028-11-24' });
  });
});

describe('members', () => {
  it('are listed by tier, by who is near the next, and by whose points lapse soon', async () => {
    await setProgramme({ points: { months: 1 } });
    const wu = (await shop.call('customers.create', { name: '吴敏' })).id;
    await sell(90_000);
    const list = async (which: 'all' | 'near' | 'lapsing', tierId: number | null = null) =>
      (await shop.call('loyalty.members', { which, tierId, offset: 0, limit: 50 })).rows.map(
        ({ customer }) => customer.name,
      );
    expect(await list('near')).toEqual(['郭秀英']);
    expect(await list('lapsing')).toEqual(['郭秀英']);
    expect(await list('all')).toHaveLength(2);
    const { tiers, points } = await shop.call('loyalty.tiers', {});
    expect(tiers.map(({ name, members }) => [name, members])).toEqual([
      ['普通', 2],
      ['银卡', 0],
      ['金卡', 0],
    ]);
    expect(points).toBe(900);
    await sell(500_000);
    expect(await list('all', tiers[2]?.id)).toEqual(['郭秀英']);
    expect(await list('all', tiers[0]?.id)).toEqual(['吴敏']);
    expect(wu).toBeGreaterThan(0);
  });

  it('rise by visits or by points where the programme says so', async () => {
    await setProgramme({ basis: 'visits' }, [tier('普通', 0), tier('常客', 2)]);
    await sell(100, { on: '2026-11-20' });
    await sell(100, { on: '2026-11-20' });
    expect((await member()).next).toEqual({ tierName: '常客', basis: 'visits', missing: 1 });
    await sell(100);
    expect((await member()).tier.name).toBe('常客');
    await setProgramme({ basis: 'points' }, [tier('普通', 0), tier('常客', 2)]);
    expect((await member()).measure).toBe(3);
  });
});

describe('points that run low', () => {
  it('are a reason to get in touch once, when somebody spent them', async () => {
    await setProgramme();
    const low = (below: number) =>
      [
        ...lowPointsTrigger.occasions(
          shop.reader,
          { below, days: 0 },
          { ids: { from: 1, to: 99 }, days: { from: '2026-11-01' as Day, to: '2027-01-31' as Day } },
        ),
      ].map(({ facts }) => facts.leftPoints);
    await sell(50_000);
    const { points } = await standing();
    expect(low(points + 1)).toEqual([]);
    await sell(1_000, { points: 100, paid: 900 });
    const { points: left } = await standing();
    expect(left).toBeLessThan(points);
    expect(low(points)).toHaveLength(1);
    expect(low(1)).toEqual([]);
  });
});
