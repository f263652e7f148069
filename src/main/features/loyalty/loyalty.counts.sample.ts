import type { CustomerId } from '@shared/features/customers/customers.contract';
import { addDays } from '@shared/lib/days';
import { KINDS as GOODS } from '../../sample/goods';
import type { Sample, SamplePart } from '../../sample/sample';
import { COUNT_KINDS } from '../../sample/words';
import type { Unit } from '../../db/unit';
import { ringUp } from '../sales/sales.till.service';
import { countCardsOf, countKinds } from './loyalty.counts.queries';
import { setCountKind } from './loyalty.counts.service';

/** So many days before the last the shop began to sell by times. */
const SINCE = 11;
const KINDS = [
  { ...COUNT_KINDS.lesson, times: 6, priceCents: 36_000, goodDays: 180, categories: [] },
  { ...COUNT_KINDS.sweets, times: null, priceCents: 9_900, goodDays: 30, categories: [GOODS.sweet.category] },
];
/** Regulars who bought a card: which kind, on which day before the last, and on which days before it they used it. */
const BOUGHT = [
  { kind: 0, back: 10, uses: [8, 3] },
  { kind: 0, back: 5, uses: [] },
  { kind: 1, back: 7, uses: [6, 4, 1] },
] as const;
/** Regulars before these store value. */
const AFTER = 3;

/** Count cards that are sold since some days: three regulars bought one, two of them used theirs. */
export const countsSample: SamplePart = {
  feature: 'loyalty',
  fill: (sample) => {
    const { until } = sample.ask;
    for (const [at, { categories, ...kind }] of KINDS.entries()) {
      sample.later(
        { on: addDays(until, -SINCE), minute: 9 * 60 + at },
        async (unit) => {
          const plain = { id: null, isReducible: false, productIds: [], isActive: true };
          return { id: await setCountKind(unit, { ...plain, ...kind, categories: [...categories] }) };
        },
        'loyalty.setCountKind',
      );
    }
    const regulars = [...sample.cast.entries()].flatMap(([at, { habit }]) => {
      const id = habit.kind === 'regular' ? sample.ids.get(at) : undefined;
      return id === undefined ? [] : [id as CustomerId];
    });
    for (const [at, { kind, back, uses }] of BOUGHT.entries()) {
      const customerId = regulars[AFTER + at];
      if (customerId === undefined) continue;
      planRing(sample, { customerId, back, minute: 14 * 60 + at }, (unit) => {
        const { id, name, priceCents } = kindAt(unit, kind);
        return { line: { name, countKindId: id }, cents: priceCents };
      });
      for (const used of uses) {
        planRing(sample, { customerId, back: used, minute: 15 * 60 + at }, (unit) => {
          const [card] = countCardsOf(unit, customerId);
          if (card === undefined) throw new Error('there is no card to use');
          return { line: { name: card.name, countCardId: card.id }, cents: 0 };
        });
      }
    }
    return Promise.resolve();
  },
};

function kindAt(unit: Unit, at: number) {
  const kind = countKinds(unit)[at];
  if (kind === undefined) throw new Error('there is nothing to sell by times');
  return kind;
}

type Rung = { line: { name: string; countKindId?: number; countCardId?: number }; cents: number };

/** Rings up one line of this customer. */
function planRing(
  sample: Sample,
  { customerId, back, minute }: { customerId: CustomerId; back: number; minute: number },
  rungBy: (unit: Unit) => Rung,
): void {
  sample.later(
    { on: addDays(sample.ask.until, -back), minute },
    async (unit) => {
      const { line, cents } = rungBy(unit);
      const plain = {
        productId: null,
        quantityMilli: 1_000,
        unitPriceMills: cents * 10,
        handPriceMills: null,
      };
      const id = await ringUp(unit, {
        customerId,
        lines: [{ ...plain, ...line }],
        payments: cents === 0 ? [] : [{ kind: 'wechat', amountCents: cents }],
        dueOn: null,
        note: '',
        roundCents: 0,
        amountCents: cents,
      });
      return { id };
    },
    'sales.ringUp',
  );
}
