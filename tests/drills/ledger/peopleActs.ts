import { plusDays } from './arithmetic';
import { oneOf, peopleThere } from './counter';
import type { Maker } from './counter';
import { nameOf, someone } from './people';

/* What is done with customers, their points, tiers and coupons besides ringing up. */

const nothing = (): void => undefined;

export const byHand: Maker = (counter) => {
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

export const moveTier: Maker = (counter) => {
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

export const bin: Maker = (counter) => {
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

export const erase: Maker = (counter) => {
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
      for (const coupon of counter.books.coupons) {
        if (coupon.person !== person || coupon.isVoided) continue;
        coupon.isErased = true;
        coupon.isVoided = true;
      }
      for (const card of counter.books.counts)
        if (card.customerId === person.id && !card.isClosed) card.close();
    },
  };
};

export const giveCoupon: Maker = (counter) => {
  const { books, random, batches } = counter;
  const person = random.pick(peopleThere(counter));
  const { id: batchId, ...terms } = random.pick(batches);
  return {
    channel: 'loyalty.giveCoupon',
    input: { batchId, customerId: person.id, reason: '店主' },
    refusal: null,
    enter: (id) => {
      books.coupons.push({ ...terms, id, used: 0, person, isVoided: false, isErased: false });
    },
  };
};

export const voidCoupon: Maker = ({ books, random }) => {
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

/** A customer who is new. */
export const newcomer: Maker = ({ books, random }) => {
  const name = nameOf();
  const isCompany = random.chance(0.2);
  return {
    channel: 'customers.create',
    input: { name, kind: isCompany ? 'company' : 'person' },
    refusal: null,
    enter: (id) => {
      someone(books, { id, name, isCompany });
    },
  };
};
