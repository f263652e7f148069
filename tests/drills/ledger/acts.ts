import type { Random } from '../../../src/main/sample/random';
import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import { plusDays, sumOf } from './arithmetic';
import type { Line, Sale, Slip } from './entries';
import { compensate, fileComplaint, takeCompensationBack } from './complaintActs';
import { extendCard, moveGift, refundCard, useCard } from './countActs';
import { openPage, signPage, undoPage } from './openingActs';
import { bin, byHand, erase, giveCoupon, moveTier, newcomer, voidCoupon } from './peopleActs';
import { whyNotBack, whyNotUndone } from './refusals';
import { refund, topUp, undoTopUp } from './storedActs';
import { oneOf } from './counter';
import type { Act, Counter, Maker } from './counter';
import { sale } from './tillActs';

const nothing = (): void => undefined;
const refused = (act: Act, refusal: string, change: object): Act => ({
  ...act,
  input: { ...act.input, ...change },
  refusal,
  enter: nothing,
});

const standing = (one: Sale): boolean => one.slips[0]?.kind === 'sale';
/** A card whose rest was paid out does not come back. */
const isLeft = ({ milli, backMilli, sells }: Line): boolean =>
  sells === null ? backMilli < milli : backMilli === 0;
const returnable = (one: Sale): boolean => standing(one) && one.lines.some(isLeft);

/** A part of what is left of a line; of what goes by the piece, whole pieces. */
function someOf(random: Random, { milli, backMilli, sells, uses, gift }: Line): number {
  const left = milli - backMilli;
  const isByPiece = sells !== null || uses !== null || gift !== null;
  return isByPiece ? 1_000 * random.whole(1, left / 1_000) : random.whole(1, left);
}

const takeBack: Maker = ({ books, random }) => {
  const from = oneOf(random, books.sales, returnable);
  if (from === null) return null;
  const left = from.lines.filter(isLeft);
  const some = random.chance(0.5) ? left : left.slice(0, random.whole(1, left.length));
  const isWhole = random.chance(0.4);
  const back = some.map((line) => {
    const milli = isWhole ? line.milli - line.backMilli : someOf(random, line);
    return { line, milli, cents: books.backCents(line, milli) };
  });
  const kind = random.pick(MONEY_KINDS);
  return {
    channel: 'sales.takeBack',
    input: {
      id: from.slips[0]?.id,
      lines: back.map(({ line, milli }) => ({ lineId: line.id, quantityMilli: milli })),
      moneyKind: kind,
      note: '',
      amountCents: sumOf(back.map(({ cents }) => cents)),
    },
    refusal: whyNotBack(from, some),
    enter: (id) => {
      books.takeBack(id, from, back, kind);
    },
  };
};

/** Slips that nothing leans on: returns, and sales of which nothing is back. */
const undoable = (slip: Slip): boolean =>
  slip.kind === 'return' || (slip.kind === 'sale' && !slip.root.slips.some(({ kind }) => kind === 'return'));

const undo: Maker = ({ books, random }) => {
  const slip = oneOf(random, books.slips, undoable);
  if (slip === null) return null;
  return {
    channel: 'sales.undo',
    input: { id: slip.id },
    refusal: whyNotUndone(slip, books.today),
    enter: (id) => {
      books.undo(id, slip);
    },
  };
};

const payOff: Maker = ({ books, random }) => {
  const owing = books.sales.filter((one) => books.owedFor(one) > 0);
  if (owing.length === 0) return null;
  const one = random.pick(owing);
  const owed = books.owedFor(one);
  const amountCents = random.chance(0.5) ? owed : random.whole(1, owed);
  const { person } = one;
  const slip = one.slips[0];
  const most = person === null ? 0 : person.account.most(amountCents, books.stored, books.today);
  const isStored = person?.state === 'there' && most === amountCents && random.chance(0.4);
  const kind = isStored ? 'stored' : random.pick(MONEY_KINDS);
  return {
    channel: 'sales.payOff',
    input: { id: slip?.id, kind, amountCents },
    refusal: null,
    enter: () => {
      const add = (to: string, cents: number): void => {
        slip?.paid.set(to, (slip.paid.get(to) ?? 0) + cents);
        books.bank(to, cents, books.today);
      };
      if (!isStored || person === null) {
        add(kind, amountCents);
        return;
      }
      const { stored, gift } = person.account.split(amountCents, amountCents, books.stored, books.today);
      add('stored', stored);
      add('gift', gift);
      books.payStored(one, stored, gift);
    },
  };
};

/** What must be refused, and leave everything as it was. */
const wrong: Maker = (counter) => {
  const { books, random } = counter;
  const good = sale(counter, false);
  const input = good.input as { amountCents: number; customerId: number | null };
  switch (random.whole(0, 9)) {
    case 0:
      return refused(good, 'sales.amountMoved', { amountCents: input.amountCents + 1 });
    case 1:
      return refused(good, 'sales.overpaid', {
        payments: [{ kind: 'cash', amountCents: input.amountCents + 1 }],
      });
    case 2:
      return input.amountCents === 0
        ? null
        : refused(good, 'sales.unpaid', { payments: [], points: 0, storedCents: 0, dueOn: null });
    case 3:
      return refused(good, 'sales.future', { on: plusDays(books.today, 1) });
    case 4: {
      const gone = [...books.people.values()].find(({ state }) => state !== 'there');
      return gone === undefined ? null : refused(good, 'customers.notFound', { customerId: gone.id });
    }
    case 5: {
      const act = takeBack(counter);
      const lines = (act?.input as { lines: { lineId: number }[] } | undefined)?.lines;
      const much = lines?.map(({ lineId }) => ({ lineId, quantityMilli: 9_000_001 }));
      return act && refused(act, 'sales.nothingLeft', { lines: much });
    }
    case 6: {
      const undone = oneOf(random, books.slips, ({ kind }) => kind === 'adjustment');
      return undone && refused({ ...good, channel: 'sales.undo' }, 'sales.notUndoable', { id: undone.id });
    }
    case 7: {
      const act = payOff(counter);
      return act && refused(act, 'sales.overpaid', { amountCents: 999_999_999 });
    }
    case 8: {
      const spent = oneOf(random, books.coupons, ({ used, uses, isVoided }) => used >= uses && !isVoided);
      return spent && refused(good, 'loyalty.couponUsed', { couponIds: [spent.id] });
    }
    default: {
      const act = byHand(counter);
      return act && refused(act, 'loyalty.notEnough', { points: -99_999_999 });
    }
  }
};

/** What is done at a counter, each with how often of so many. */
const MAKERS: readonly [number, Maker][] = [
  [420, (counter) => sale(counter, false)],
  [150, (counter) => sale(counter, true)],
  [160, takeBack],
  [70, undo],
  [75, payOff],
  [45, topUp],
  [10, undoTopUp],
  [5, refund],
  [40, byHand],
  [15, moveTier],
  [60, useCard],
  [12, extendCard],
  [25, refundCard],
  [25, moveGift],
  [20, openPage],
  [18, undoPage],
  [9, signPage],
  [10, fileComplaint],
  [45, compensate],
  [20, takeCompensationBack],
  [45, giveCoupon],
  [6, voidCoupon],
  [14, bin],
  [2, erase],
  [4, newcomer],
  [50, wrong],
];

export function someAct(counter: Counter): Act {
  let left = counter.random.whole(1, sumOf(MAKERS.map(([often]) => often)));
  const [, make] = MAKERS.find(([often]) => (left -= often) <= 0) ?? [];
  return make?.(counter) ?? sale(counter, false);
}
