import type { Random } from '../../../src/main/sample/random';
import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import { plusDays, sumOf } from './arithmetic';
import type { Person, Sale, Slip } from './entries';
import { Account } from './account';
import { Purse } from './purse';
import { refund, topUp, undoTopUp } from './storedActs';
import { peopleThere, sale } from './tillActs';
import type { Act, Counter } from './tillActs';

type Maker = (counter: Counter) => Act | null;

const nothing = (): void => undefined;
const refused = (act: Act, refusal: string, change: object): Act => ({
  ...act,
  input: { ...act.input, ...change },
  refusal,
  enter: nothing,
});

const standing = (one: Sale): boolean => one.slips[0]?.kind === 'sale';
const returnable = (one: Sale): boolean =>
  standing(one) && one.lines.some(({ milli, backMilli }) => backMilli < milli);

/** One of the latest that this holds for, or any. */
function oneOf<T>(random: Random, list: readonly T[], holds: (one: T) => boolean): T | null {
  const from = random.chance(0.7) ? Math.max(0, list.length - 60) : 0;
  for (let tries = 0; tries < 40 && list.length > 0; tries += 1) {
    const one = list[random.whole(from, list.length - 1)];
    if (one !== undefined && holds(one)) return one;
  }
  return null;
}

const takeBack: Maker = ({ books, random }) => {
  const from = oneOf(random, books.sales, returnable);
  if (from === null) return null;
  const left = from.lines.filter(({ milli, backMilli }) => backMilli < milli);
  const some = random.chance(0.5) ? left : left.slice(0, random.whole(1, left.length));
  const isWhole = random.chance(0.4);
  const back = some.map((line) => ({
    line,
    milli: isWhole ? line.milli - line.backMilli : random.whole(1, line.milli - line.backMilli),
  }));
  const kind = random.pick(MONEY_KINDS);
  return {
    channel: 'sales.takeBack',
    input: {
      id: from.slips[0]?.id,
      lines: back.map(({ line, milli }) => ({ lineId: line.id, quantityMilli: milli })),
      moneyKind: kind,
      note: '',
      amountCents: sumOf(back.map(({ line, milli }) => books.backCents(line, milli))),
    },
    refusal: null,
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
    refusal: books.whyNotUndone(slip),
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
      };
      if (!isStored || person === null) {
        add(kind, amountCents);
        return;
      }
      const { stored, gift } = person.account.split(amountCents, amountCents, books.stored, books.today);
      add('stored', stored);
      add('gift', gift);
      person.account.pay(stored, gift, books.today);
    },
  };
};

const byHand: Maker = (counter) => {
  const { books, random } = counter;
  const members = peopleThere(counter);
  if (!books.programme.isOn || !books.programme.points.isOn || members.length === 0) return null;
  const { id: customerId, purse } = random.pick(members);
  const there = purse.good(books.today);
  const points = there > 0 && random.chance(0.4) ? -random.whole(1, there) : random.whole(1, 500);
  return {
    channel: 'loyalty.givePoints',
    input: { customerId, points, reason: '店主' },
    refusal: null,
    enter: () => {
      if (points < 0) purse.spend(-points, books.today);
      else purse.add(points, { until: books.lapseToday(), root: null, isEarned: false });
    },
  };
};

const moveTier: Maker = (counter) => {
  const { books, random } = counter;
  const members = peopleThere(counter);
  if (!books.programme.isOn || members.length === 0) return null;
  const person = random.pick(members);
  const to = random.pick(books.ladderOf(person).filter(({ id }) => id !== person.tierId));
  const lockedUntil = random.chance(0.5) ? plusDays(books.today, random.whole(0, 40)) : null;
  return {
    channel: 'loyalty.moveTier',
    input: { customerId: person.id, tierId: to.id, lockedUntil, reason: '店主' },
    refusal: null,
    enter: () => {
      books.move(person, to);
      person.lockedUntil = lockedUntil;
    },
  };
};

const bin: Maker = (counter) => {
  const { random } = counter;
  const binned = peopleThere(counter, 'binned');
  const isBack = binned.length > 3 || (binned.length > 0 && random.chance(0.4));
  const among = isBack ? binned : peopleThere(counter);
  if (among.length < 5 && !isBack) return null;
  const person = random.pick(among);
  return {
    channel: isBack ? 'customers.restore' : 'customers.remove',
    input: { ids: [person.id] },
    refusal: null,
    enter: () => {
      person.state = isBack ? 'there' : 'binned';
    },
  };
};

const erase: Maker = (counter) => {
  const people = peopleThere(counter);
  if (people.length < 20) return null;
  const person = counter.random.pick(people);
  return {
    channel: 'privacy.erase',
    input: { id: person.id, typed: person.name },
    refusal: null,
    enter: () => {
      person.state = 'erased';
      person.purse.clear();
      person.account.clear();
      for (const coupon of counter.books.coupons) coupon.isVoided ||= coupon.person === person;
    },
  };
};

const giveCoupon: Maker = (counter) => {
  const { books, random, batches } = counter;
  const person = random.pick(peopleThere(counter));
  const { id: batchId, ...terms } = random.pick(batches);
  return {
    channel: 'loyalty.giveCoupon',
    input: { batchId, customerId: person.id, reason: '店主' },
    refusal: null,
    enter: (id) => {
      books.coupons.push({ ...terms, id, used: 0, person, isVoided: false });
    },
  };
};

const voidCoupon: Maker = ({ books, random }) => {
  const coupon = oneOf(random, books.coupons, ({ person }) => person?.state === 'there');
  if (coupon === null) return null;
  const act = { channel: 'loyalty.voidCoupon', input: { id: coupon.id, reason: '店主' } };
  if (coupon.isVoided) return { ...act, refusal: 'loyalty.couponVoided', enter: nothing };
  if (coupon.used >= coupon.uses) return { ...act, refusal: 'loyalty.couponUsed', enter: nothing };
  return {
    ...act,
    refusal: null,
    enter: () => {
      coupon.isVoided = true;
    },
  };
};

let named = 0;

/** A customer who is new. */
export const newcomer: Maker = ({ books, random }) => {
  named += 1;
  const name = `客${String(named)}`;
  const isCompany = random.chance(0.2);
  return {
    channel: 'customers.create',
    input: { name, kind: isCompany ? 'company' : 'person' },
    refusal: null,
    enter: (id) => {
      const person: Person = {
        id,
        name,
        isCompany,
        state: 'there',
        purse: new Purse(),
        account: new Account(),
        tierId: 0,
        lockedUntil: null,
        lapsesOn: null,
        lastMove: null,
        earnedOn: [],
        slips: [],
      };
      person.tierId = books.ladderOf(person)[0]?.id ?? 0;
      books.people.set(id, person);
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
      const much = lines?.map(({ lineId }) => ({ lineId, quantityMilli: 6_001 }));
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
