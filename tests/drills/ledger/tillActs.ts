import type { Random } from '../../../src/main/sample/random';
import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import { plusDays, shared } from './arithmetic';
import { LINE_NUMBERS, cart, someDay } from './cart';
import { peopleThere } from './counter';
import type { Act, Counter } from './counter';
import type { Coupon, Person } from './entries';

/** A sum in up to three kinds of money. */
function payments(random: Random, cents: number): { kind: string; amountCents: number }[] {
  const weights = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => random.whole(1, 9));
  const kinds = [...MONEY_KINDS].sort(() => random.next() - 0.5);
  return shared(cents, weights).flatMap((amountCents, at) =>
    amountCents === 0 ? [] : [{ kind: kinds[at] ?? 'cash', amountCents }],
  );
}

/** Something that the buyer holds and can use. */
function held({ books, random }: Counter, person: Person | null): Coupon | null {
  if (person === null || !random.chance(0.4)) return null;
  const own = books.coupons.filter((one) => one.person === person && !one.isVoided && one.used < one.uses);
  return own.length === 0 ? null : random.pick(own);
}

/** Points that are redeemed for a sale of so much besides those of its gifts, in whole steps, and their worth. */
function redeemed(
  { books, random }: Counter,
  person: Person | null,
  { cents, giftPoints }: { cents: number; giftPoints: number },
) {
  const { isOn, redeemStep, redeemPoints, redeemCents } = books.programme.points;
  if (person === null || !isOn || !books.isMember(person) || !random.chance(0.5))
    return { points: 0, worth: 0 };
  const most = Math.min(
    person.purse.good(books.today) - giftPoints,
    Math.floor((cents * redeemPoints) / redeemCents),
  );
  const points = random.whole(0, Math.floor(most / redeemStep)) * redeemStep;
  return { points, worth: Math.floor((points * redeemCents) / redeemPoints) };
}

/** What is paid out of stored value for a sale of so much, of which `rest` is still to be paid. */
function stored({ books, random }: Counter, person: Person | null, cents: number, rest: number): number {
  if (person === null || !random.chance(0.45)) return 0;
  const most = Math.min(rest, person.account.most(cents, books.stored, books.today));
  return random.chance(0.5) ? most : random.whole(0, most);
}

/** A sale by list price, or by hand where `isFree`. */
export function sale(counter: Counter, isFree: boolean): Act {
  const { books, random } = counter;
  const people = peopleThere(counter);
  const person = people.length === 0 || random.chance(0.08) ? null : random.pick(people);
  const holds = held(counter, person);
  const on = someDay(counter);
  const { lines, asked, roundCents, cents, usesCoupon, giftPoints } = cart(counter, {
    person,
    on,
    isFree,
    coupon: holds,
  });
  const coupon = usesCoupon ? holds : null;
  const { points, worth } = redeemed(counter, person, { cents, giftPoints });
  const storedCents = stored(counter, person, cents, cents - worth);
  const parts = person?.account.split(storedCents, cents, books.stored, books.today);
  const rest = cents - worth - storedCents;
  const isOnCredit = person !== null && rest > 0 && random.chance(0.2);
  const paidNow = isOnCredit ? random.pick([0, 0, random.whole(0, rest - 1)]) : rest;
  const paying = payments(random, paidNow);
  const paid = new Map([
    ['points', worth],
    ['stored', parts?.stored ?? 0],
    ['gift', parts?.gift ?? 0],
  ]);
  for (const { kind, amountCents } of paying) paid.set(kind, amountCents);
  return {
    channel: isFree ? 'sales.ringUpFreely' : 'sales.ringUp',
    input: {
      customerId: person?.id ?? null,
      on,
      lines: asked,
      points,
      couponIds: coupon === null ? [] : [coupon.id],
      storedCents,
      payments: paying,
      dueOn: isOnCredit ? plusDays(books.today, random.whole(0, 60)) : null,
      note: '',
      amountCents: cents,
      ...(isFree && { roundCents }),
    },
    refusal: null,
    numbers: LINE_NUMBERS,
    enter: (id, numbers) => {
      for (const [at, line] of lines.entries()) {
        line.id = numbers[at]?.lineId ?? 0;
        if (line.sells !== null) line.sells.id = numbers[at]?.cardId ?? 0;
      }
      books.ringUp({ id, on, person, isOnCredit }, lines, { paid, points: points + giftPoints, coupon });
    },
  };
}
