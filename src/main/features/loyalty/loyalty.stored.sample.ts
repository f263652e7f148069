import type { CustomerId } from '@shared/features/customers/customers.contract';
import { FIRST_STORED } from '@shared/features/loyalty/stored.rules';
import { priceSale } from '@shared/features/sales/pricing.rules';
import { addDays } from '@shared/lib/days';
import type { Sample, SamplePart } from '../../sample/sample';
import { FAMILY } from '../../sample/words';
import { ringUp } from '../sales/sales.till.service';
import { setPersons } from './loyalty.codes.service';
import { tierPermille } from './loyalty.service';
import { personsOf } from './loyalty.stored.queries';
import { setStored, topUp } from './loyalty.stored.service';

/** So many days before the last stored value was switched on. */
const SINCE = 10;
/** What regulars paid in, in cents, and so many days before the last. */
const PAID_IN = [
  { cents: 100_000, giftCents: 12_000, back: 9, kind: 'wechat' },
  { cents: 50_000, giftCents: 5_000, back: 4, kind: 'cash' },
  { cents: 50_000, giftCents: 5_000, back: 1, kind: 'alipay' },
] as const;

/** Stored value that was switched on some days ago: three regulars paid in, and the daughter of one paid a sale with it. */
export const storedSample: SamplePart = {
  feature: 'loyalty',
  fill: (sample) => {
    const { until } = sample.ask;
    const regulars = [...sample.cast.entries()].flatMap(([at, { habit }]) => {
      const id = habit.kind === 'regular' ? sample.ids.get(at) : undefined;
      return id === undefined ? [] : [id as CustomerId];
    });
    sample.later(
      { on: addDays(until, -SINCE), minute: 8 * 60 + 55 },
      async (unit) => {
        await setStored(unit, { version: 0, rules: { ...FIRST_STORED, isOn: true } });
        return {};
      },
      'loyalty.setStored',
    );
    for (const [at, { cents, giftCents, back, kind }] of PAID_IN.entries()) {
      const customerId = regulars[at];
      if (customerId === undefined) continue;
      sample.later(
        { on: addDays(until, -back), minute: 11 * 60 + at },
        async (unit) => ({
          id: await topUp(unit, { customerId, amountCents: cents, moneyKind: kind, giftCents }),
        }),
        'loyalty.topUp',
      );
    }
    const [first] = regulars;
    if (first !== undefined) planSpending(sample, first);
    return Promise.resolve();
  },
};

/** The family of a regular is named, and one of them pays a sale out of what is stored. */
function planSpending(sample: Sample, customerId: CustomerId): void {
  const on = addDays(sample.ask.until, -2);
  sample.later(
    { on, minute: 10 * 60 + 5 },
    async (unit) => {
      await setPersons(unit, { customerId, names: FAMILY });
      return {};
    },
    'loyalty.setPersons',
  );
  sample.later(
    { on, minute: 10 * 60 + 10 },
    async (unit) => {
      const product = unit.get<{ id: number; name: string; priceCents: number; isReducible: 0 | 1 }>(
        `SELECT "id", "name", "priceCents", "isReducible" FROM "products"
         WHERE "priceCents" BETWEEN 5000 AND 30000 AND "isActive" = 1 ORDER BY "id" LIMIT 1`,
      );
      if (product === undefined) throw new Error('there is nothing to sell');
      const { id: productId, name, priceCents, isReducible } = product;
      const line = {
        productId,
        name,
        quantityMilli: 1_000,
        unitPriceMills: priceCents * 10,
        handPriceMills: null,
      };
      const { amountCents } = priceSale([{ ...line, isReducible: isReducible === 1 }], {
        tierPermille: tierPermille(unit, customerId),
        coupons: [],
        roundCents: 0,
      });
      const id = await ringUp(unit, {
        customerId,
        lines: [line],
        storedCents: amountCents,
        storedBy: personsOf(unit, customerId)[0]?.id ?? null,
        payments: [],
        dueOn: null,
        note: '',
        roundCents: 0,
        amountCents,
      });
      return { id };
    },
    'sales.ringUp',
  );
}
