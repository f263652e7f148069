import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import { plusDays, rounded } from './arithmetic';
import { LINE_NUMBERS, use } from './cart';
import type { CountCard } from './countCard';
import { peopleThere } from './counter';
import type { Act, Counter } from './counter';

/* What is done with count cards and the stock of gifts besides ringing up. */

const nothing = (): void => undefined;

/** A card whose holder is there, or lies in the bin where `bin` says so. */
function someCard({ books, random }: Counter, bin = false): CountCard | null {
  const all = books.counts.filter(({ customerId }) => {
    const state = books.people.get(customerId)?.state;
    return state === 'there' || (bin && state === 'binned');
  });
  return all.length === 0 ? null : random.pick(all);
}

/** One card alone is used, by whoever comes with it, whether it is good for that or not. */
export function useCard(counter: Counter): Act | null {
  const { books, wares, random } = counter;
  const card = someCard(counter);
  if (card === null) return null;
  const holder = books.people.get(card.customerId) ?? null;
  const person = random.chance(0.05) ? random.pick(peopleThere(counter)) : holder;
  if (person === null) return null;
  const ware = random.chance(0.6) ? random.pick(wares) : null;
  const times = random.pick([1, 1, 1, 2, 3]);
  const { line, asked } = use(card, ware, times);
  const on = books.today;
  return {
    channel: 'sales.ringUp',
    input: {
      customerId: person.id,
      on,
      lines: [asked],
      points: 0,
      couponIds: [],
      storedCents: 0,
      payments: [],
      dueOn: null,
      note: '',
      amountCents: 0,
    },
    refusal: card.whyNot(person.id, { times, category: ware?.category ?? null, on }),
    numbers: LINE_NUMBERS,
    enter: (id, [numbers]) => {
      line.id = numbers?.lineId ?? 0;
      books.ringUp({ id, on, person, isOnCredit: false }, [line], {
        paid: new Map(),
        points: 0,
        coupon: null,
      });
    },
  };
}

/** A card is made good for longer, or for less long, which is refused. */
export function extendCard(counter: Counter): Act | null {
  const { books, random } = counter;
  const card = someCard(counter);
  if (card === null) return null;
  const until = plusDays(card.until ?? books.today, random.whole(-3, 40));
  const isPast = card.until !== null && (until <= card.until || until < books.today);
  return {
    channel: 'loyalty.extendCount',
    input: { id: card.id, until, reason: '店主' },
    refusal:
      card.isClosed || card.until === null ? 'loyalty.countClosed' : isPast ? 'loyalty.countPast' : null,
    enter: () => {
      card.until = until;
    },
  };
}

/** The rest of a card is paid out. */
export function refundCard(counter: Counter): Act | null {
  const { books, random } = counter;
  const card = someCard(counter, true);
  if (card === null) return null;
  const sale = books.sales.find(({ lines }) => lines.some(({ sells }) => sells === card));
  const line = sale?.lines.find(({ sells }) => sells === card);
  const { rest, whole } = card.rest(books.today);
  const cents = card.worth(books.today);
  const isWrong = random.chance(0.05);
  const moneyKind = random.pick(MONEY_KINDS);
  const why = card.isClosed || rest === 0 ? 'loyalty.countClosed' : isWrong ? 'loyalty.refundMoved' : null;
  return {
    channel: 'sales.refundCount',
    input: { cardId: card.id, moneyKind, outCents: cents + (isWrong ? 1 : 0), reason: '店主' },
    refusal: books.people.get(card.customerId)?.state === 'binned' ? 'customers.inBin' : why,
    enter: (id) => {
      if (sale === undefined || line === undefined) {
        books.payOut(id, card, cents, moneyKind);
        return;
      }
      const milli = rounded(line.milli * rest, whole);
      books.takeBack(id, sale, [{ line, milli, cents }], moneyKind);
    },
  };
}

/** Gifts come in, are put right or counted; a stock below nothing is refused. */
export function moveGift({ books, random }: Counter): Act | null {
  const gift = random.pick(books.gifts);
  const cause = random.pick(['in', 'correct', 'counted'] as const);
  const count = { in: random.whole(1, 9), correct: random.whole(-6, 3), counted: random.whole(0, 12) }[cause];
  const change = cause === 'counted' ? count - gift.stock : count;
  return {
    channel: 'loyalty.moveGift',
    input: { id: gift.id, how: { cause, count }, reason: '店主' },
    refusal: change === 0 ? 'loyalty.unmoved' : gift.stock + change < 0 ? 'loyalty.giftsOut' : null,
    enter:
      change === 0
        ? nothing
        : () => {
            gift.stock += change;
          },
  };
}
