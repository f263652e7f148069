import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import { priceSale } from '@shared/features/sales/pricing.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { ADVICE, RETURN_REASON } from '../../sample/words';
import type { Random } from '../../sample/random';
import type { Sample, SamplePart } from '../../sample/sample';
import { tierPermille } from '../loyalty/loyalty.service';
import { closeDay, payOff, takeBack } from './sales.back.service';
import { keepAdvice } from './sales.guide.service';
import { cashOf, tillLines } from './sales.till.queries';
import { ringUp } from './sales.till.service';

/** The days before the last on which the till was used, and how many sales of each. */
const DAYS = [6, 5, 3, 2, 1, 0];
const PER_DAY = 4;
const HOW: readonly MoneyKind[] = ['wechat', 'wechat', 'alipay', 'cash', 'card'];
const FLOAT_CENTS = 20_000;

/** What was rung up here in the last days: by name and without, on credit with a part paid off, one return, days closed. */
export const counterSample: SamplePart = {
  feature: 'sales',
  fill: (sample) => {
    const random = sample.randomFor('till');
    const made: { id: SaleId }[] = [];
    for (const back of DAYS) {
      const on = addDays(sample.ask.until, -back);
      for (let at = 0; at < PER_DAY; at += 1) {
        const minute = 600 + at * 45 + random.whole(0, 30);
        planSale(sample, random, { on, minute, isOnCredit: at === 0 && back > 2 }, made);
      }
      if (back > 0) planClose(sample, on);
    }
    planBack(sample, made);
    planAdvice(sample);
    return Promise.resolve();
  },
};

function planSale(
  sample: Sample,
  random: Random,
  { on, minute, isOnCredit }: { on: Day; minute: number; isOnCredit: boolean },
  made: { id: SaleId }[],
): void {
  const place = random.whole(0, sample.cast.length - 1);
  const isNamed = isOnCredit || random.chance(0.7);
  const picks = Array.from({ length: random.pick([1, 2, 2, 3]) }, () => ({
    at: random.whole(0, 1_000),
    quantityMilli: random.pick([1_000, 1_000, 2_000]),
  }));
  const kind = random.pick(HOW);
  sample.later(
    { on, minute },
    async (unit) => {
      const products = unit.all<{ id: number; name: string; priceCents: number; isReducible: 0 | 1 }>(
        `SELECT "id", "name", "priceCents", "isReducible" FROM "products"
         WHERE "priceCents" > 0 AND "isActive" = 1 ORDER BY "id"`,
      );
      const lines = picks.flatMap(({ at, quantityMilli }) => {
        const product = products[at % products.length];
        if (product === undefined) return [];
        const { id, name, priceCents, isReducible } = product;
        return [
          {
            isReducible: isReducible === 1,
            asked: {
              productId: id,
              name,
              quantityMilli,
              unitPriceMills: priceCents * 10,
              handPriceMills: null,
            },
          },
        ];
      });
      const customerId = isNamed ? ((sample.ids.get(place) ?? null) as CustomerId | null) : null;
      const { amountCents } = priceSale(
        lines.map(({ asked, isReducible }) => ({ ...asked, isReducible })),
        { tierPermille: tierPermille(unit, customerId), coupons: [], roundCents: 0 },
      );
      const id = await ringUp(unit, {
        customerId,
        lines: lines.map(({ asked }) => asked),
        payments: isOnCredit ? [] : [{ kind, amountCents }],
        dueOn: isOnCredit ? addDays(on, 2) : null,
        note: '',
        roundCents: 0,
        amountCents,
      });
      made.push({ id });
      return { id };
    },
    'sales.ringUp',
  );
}

function planClose(sample: Sample, on: Day): void {
  sample.later(
    { on, minute: 21 * 60 },
    async (unit) => {
      const countedCents = FLOAT_CENTS + cashOf(unit, on);
      return { id: await closeDay(unit, { on, floatCents: FLOAT_CENTS, countedCents, note: '' }) };
    },
    'sales.closeDay',
  );
}

/** A part of the first debt is paid, and the second sale of all comes back. */
function planBack(sample: Sample, made: readonly { id: SaleId }[]): void {
  const on = sample.ask.until;
  sample.later(
    { on, minute: 17 * 60 },
    async (unit) => {
      const [first] = made;
      if (first === undefined) throw new Error('the till was never used');
      return { id: await payOff(unit, { id: first.id, kind: 'wechat', amountCents: 1_000 }) };
    },
    'sales.payOff',
  );
  sample.later(
    { on, minute: 17 * 60 + 20 },
    async (unit) => {
      const sale = made[1];
      const line = sale && tillLines(unit, sale.id)[0];
      if (sale === undefined || line === undefined) throw new Error('the till was never used');
      const id = await takeBack(unit, {
        id: sale.id,
        lines: [{ lineId: line.id, quantityMilli: line.quantityMilli }],
        moneyKind: 'cash',
        note: RETURN_REASON,
        amountCents: line.amountCents,
      });
      return { id };
    },
    'sales.takeBack',
  );
}

/** One who asked for a present and agreed that it is kept; left out where nothing is for presents, or the customer is too new. */
function planAdvice(sample: Sample): void {
  const customerId = sample.ids.get(3);
  if (customerId === undefined) return;
  sample.later(
    { on: addDays(sample.ask.until, -1), minute: 15 * 60 + 10 },
    async (unit) => {
      const productIds = unit.column<number>(
        `SELECT p."id" FROM "products" p JOIN "productTags" t ON t."productId" = p."id"
         WHERE t."tag" = ? AND p."isActive" = 1 AND p."priceCents" <= ? ORDER BY p."id" LIMIT 3`,
        ADVICE.need,
        ADVICE.toCents,
      );
      if (productIds.length === 0) throw new Error('nothing in the sample is for presents');
      return { id: await keepAdvice(unit, { ...ADVICE, customerId, productIds }) };
    },
    'sales.keepAdvice',
  );
}
