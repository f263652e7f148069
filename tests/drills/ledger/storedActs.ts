import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import { peopleThere } from './counter';
import type { Act, Counter } from './counter';

const nothing = (): void => undefined;

/** Money is paid in for somebody; some of it with a gift that the shop does not give, which is refused. */
export function topUp(counter: Counter): Act | null {
  const { books, random } = counter;
  const people = peopleThere(counter);
  if (people.length === 0) return null;
  const { id: customerId, account } = random.pick(people);
  const amountCents = random.chance(0.5) ? random.pick([10_000, 50_000, 100_000]) : random.whole(1, 150_000);
  const offer = books.stored.offers.filter(({ pay }) => pay <= amountCents).at(-1);
  const isWrong = random.chance(0.08);
  const moneyKind = random.pick(MONEY_KINDS);
  return {
    channel: 'loyalty.topUp',
    input: {
      customerId,
      amountCents,
      moneyKind,
      giftCents: (offer?.gift ?? 0) + (isWrong ? 1 : 0),
    },
    refusal: isWrong ? 'loyalty.giftMoved' : null,
    enter: isWrong
      ? nothing
      : (id) => {
          account.topUp({ id, cents: amountCents, moneyKind }, offer, books.today);
          books.bank(moneyKind, amountCents, books.today);
        },
  };
}

/** A top-up is taken back, which is refused where it was spent, or is back already. */
export function undoTopUp(counter: Counter): Act | null {
  const { books, random } = counter;
  const made = peopleThere(counter).flatMap(({ account }) =>
    account.paidIn.map((paid) => ({ account, paid })),
  );
  if (made.length === 0) return null;
  const { account, paid } = random.pick(made);
  const refusal = paid.isUndone
    ? 'loyalty.noTopUp'
    : account.canUndo(paid, books.today)
      ? null
      : 'loyalty.storedGone';
  return {
    channel: 'loyalty.undoTopUp',
    input: { id: paid.id },
    refusal,
    enter: () => {
      account.undo(paid);
      books.bank(paid.moneyKind, -paid.cents, books.today);
    },
  };
}

/** An account is paid out, which is refused where nothing is in it. */
export function refund(counter: Counter): Act | null {
  const { books, random } = counter;
  const people = peopleThere(counter);
  if (people.length === 0) return null;
  const { id: customerId, account } = random.pick(people);
  const takesUsedGift = random.chance(0.5);
  const moneyKind = random.pick(MONEY_KINDS);
  const outCents = account.out(takesUsedGift);
  const isEmpty = account.principal === 0 && account.gift === 0;
  return {
    channel: 'loyalty.refundStored',
    input: {
      customerId,
      moneyKind,
      takesUsedGift,
      outCents,
      reason: '店主',
    },
    refusal: isEmpty ? 'loyalty.nothingStored' : null,
    enter: () => {
      account.payOut(takesUsedGift);
      books.bank(moneyKind, -outCents, books.today);
    },
  };
}
