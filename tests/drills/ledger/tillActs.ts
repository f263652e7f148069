import type { Random } from '../../../src/main/sample/random';
import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import { plusDays, rounded, shared, sumOf } from './arithmetic';
import type { Books } from './books';
import type { Coupon, Line, Person } from './entries';

/** One thing that somebody does, what it must be answered with, and what the books say of it then. */
export type Act = {
  channel: string;
  input: object;
  /** The code of the refusal that is right; null: it is done. */
  refusal: string | null;
  /** `lineIds`: of the slip that came of it. */
  enter: (id: number, lineIds: readonly number[]) => void;
  /** True for a sale, whose lines get their numbers. */
  hasLines?: boolean;
};

/** What can be bought from the catalogue. */
export type Ware = { id: number; name: string; category: string; cents: number };

/** Coupons of the same terms. */
export type Batch = { id: number } & Pick<Coupon, 'cents' | 'permille' | 'fromCents' | 'uses'>;

export type Counter = {
  books: Books;
  wares: readonly Ware[];
  batches: readonly Batch[];
  random: Random;
};
export const peopleThere = ({ books }: Counter, state: Person['state'] = 'there'): Person[] =>
  [...books.people.values()].filter((person) => person.state === state);

/** A sum in up to three kinds of money. */
function payments(random: Random, cents: number): { kind: string; amountCents: number }[] {
  const weights = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => random.whole(1, 9));
  const kinds = [...MONEY_KINDS].sort(() => random.next() - 0.5);
  return shared(cents, weights).flatMap((amountCents, at) =>
    amountCents === 0 ? [] : [{ kind: kinds[at] ?? 'cash', amountCents }],
  );
}

const QUANTITIES = [1_000, 1_000, 1_000, 2_000, 3_000, 6_000, 333, 1_500, 250, 7] as const;

/** What a coupon takes off a sale of so much. */
function takenOff({ cents, permille, fromCents }: Coupon, sum: number): number {
  if (sum === 0 || sum < fromCents) return 0;
  return permille === null ? Math.min(sum, cents) : rounded(sum * permille, 1_000);
}

/** Something that the buyer holds and can use. */
function held({ books, random }: Counter, person: Person | null): Coupon | null {
  if (person === null || !random.chance(0.4)) return null;
  const own = books.coupons.filter((one) => one.person === person && !one.isVoided && one.used < one.uses);
  return own.length === 0 ? null : random.pick(own);
}

/** Whatever is put on the counter, priced as the shop must price it. */
function cart(
  { books, wares, random }: Counter,
  person: Person | null,
  { isFree, coupon }: { isFree: boolean; coupon: Coupon | null },
) {
  const tier = person !== null && books.isMember(person) ? books.rungOf(person).discount : 1_000;
  const lines: Line[] = [];
  const asked = Array.from({ length: random.pick([1, 1, 2, 3, 5]) }, () => {
    const ware = random.chance(0.6) ? random.pick(wares) : null;
    const milli = random.pick(QUANTITIES);
    const unitPriceMills = ware === null ? random.whole(0, 90_000) : ware.cents * 10;
    const list = rounded(milli * unitPriceMills, 10_000);
    const handPriceMills = isFree && random.chance(0.4) ? random.whole(0, 60_000) : null;
    const cents =
      handPriceMills === null ? rounded(list * tier, 1_000) : rounded(milli * handPriceMills, 10_000);
    const category = ware?.category ?? '';
    lines.push({ id: 0, category, milli, cents, points: 0, backMilli: 0, backCents: 0 });
    return {
      productId: ware?.id ?? null,
      name: ware?.name ?? '散茶',
      quantityMilli: milli,
      unitPriceMills,
      ...(isFree && { handPriceMills }),
    };
  });
  const weigh = (): number[] => lines.map(({ cents }) => cents);
  const couponCents = coupon === null ? 0 : takenOff(coupon, sumOf(weigh()));
  const byCoupon = shared(couponCents, weigh());
  for (const [at, line] of lines.entries()) line.cents -= byCoupon[at] ?? 0;
  const sum = sumOf(weigh());
  const roundCents = isFree && random.chance(0.5) ? random.whole(0, 99) : 0;
  const off = shared(Math.min(roundCents, sum), weigh());
  for (const [at, line] of lines.entries()) line.cents -= off[at] ?? 0;
  return { lines, asked, roundCents, cents: sumOf(weigh()), usesCoupon: couponCents > 0 };
}

/** Points that are redeemed for a sale of so much, in whole steps, and their worth. */
function redeemed({ books, random }: Counter, person: Person | null, cents: number) {
  const { isOn, redeemStep, redeemPoints, redeemCents } = books.programme.points;
  if (person === null || !isOn || !books.isMember(person) || !random.chance(0.5))
    return { points: 0, worth: 0 };
  const most = Math.min(person.purse.good(books.today), Math.floor((cents * redeemPoints) / redeemCents));
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
  const { lines, asked, roundCents, cents, usesCoupon } = cart(counter, person, { isFree, coupon: holds });
  const coupon = usesCoupon ? holds : null;
  const { points, worth } = redeemed(counter, person, cents);
  const storedCents = stored(counter, person, cents, cents - worth);
  const parts = person?.account.split(storedCents, cents, books.stored, books.today);
  const rest = cents - worth - storedCents;
  const isOnCredit = person !== null && rest > 0 && random.chance(0.2);
  const paidNow = isOnCredit ? random.pick([0, 0, random.whole(0, rest - 1)]) : rest;
  const paying = payments(random, paidNow);
  const on = random.chance(0.1) ? plusDays(books.today, -random.whole(0, 366)) : books.today;
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
    hasLines: true,
    enter: (id, lineIds) => {
      for (const [at, line] of lines.entries()) line.id = lineIds[at] ?? 0;
      books.ringUp({ id, on, person, isOnCredit }, lines, { paid, points, coupon });
    },
  };
}
