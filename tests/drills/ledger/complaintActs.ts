import { MONEY_KINDS } from '@shared/features/sales/payment.rules';
import { rounded } from './arithmetic';
import { isSpent } from './complaint';
import type { Complaint, Given } from './complaint';
import { peopleThere } from './counter';
import type { Act, Counter } from './counter';

/* What a complaint is given, and what is taken back of it. */

const nothing = (): void => undefined;

export function fileComplaint(counter: Counter): Act | null {
  const { books, random } = counter;
  const people = peopleThere(counter);
  const person = people.length === 0 || random.chance(0.15) ? null : random.pick(people);
  return {
    channel: 'complaints.file',
    input: {
      type: 'complaint',
      channel: 'counter',
      category: 'quality',
      customerId: person?.id ?? null,
      contactName: '',
      contactPhone: '',
      words: '潮了',
      mood: null,
      wish: null,
      wants: '',
      saleId: null,
      productId: null,
      batch: '',
      personId: 1,
      received: null,
      promise: null,
      checks: [],
    },
    refusal: null,
    enter: (id) => {
      books.complaints.push({ id, person, version: 1, given: [] });
    },
  };
}

/** What is asked for, what it is worth, why it is refused besides, and what the books say of it. */
type Offer = {
  gift: object;
  cents: number;
  refusal: string | null;
  gives: (given: Given, couponId: number) => void;
};

function points({ books, random }: Counter, { person }: Complaint): Offer {
  const { redeemCents, redeemPoints } = books.programme.points;
  const count = random.whole(1, 300);
  return {
    gift: { kind: 'points', points: count },
    cents: Math.floor((count * redeemCents) / redeemPoints),
    refusal: person === null ? 'complaints.wantsCustomer' : books.programme.isOn ? null : 'loyalty.off',
    gives: (given) => {
      given.points = count;
      const terms = { until: books.lapseToday(), root: null, isEarned: false };
      given.lot = person?.purse.add(count, terms) ?? null;
    },
  };
}

function stored({ books, random }: Counter, { person }: Complaint): Offer {
  const cents = random.whole(1, 5_000);
  return {
    gift: { kind: 'stored', cents },
    cents,
    refusal: person === null ? 'complaints.wantsCustomer' : null,
    gives: (given) => {
      given.stored = cents;
      given.payouts = person?.account.payouts ?? 0;
      person?.account.addGift(cents, books.today);
    },
  };
}

/** A coupon is worth what it takes off as often as it is good. */
function coupon({ books, random, batches }: Counter, { person }: Complaint): Offer {
  const { id: batchId, ...terms } = random.pick(batches);
  const refusal = terms.permille === null ? null : 'complaints.couponNoValue';
  return {
    gift: { kind: 'coupon', batchId },
    cents: terms.cents * terms.uses,
    refusal: person === null ? 'complaints.wantsCustomer' : refusal,
    gives: (given, id) => {
      given.coupon = { ...terms, id, used: 0, person, isVoided: false, isErased: false };
      books.coupons.push(given.coupon);
    },
  };
}

function refund({ books, random }: Counter): Offer {
  const cents = random.whole(1, 20_000);
  const kind = random.pick(MONEY_KINDS);
  return {
    gift: { kind: 'refund', cents, moneyKind: kind },
    cents,
    refusal: null,
    gives: (given) => {
      given.money = { kind, cents };
      books.bank(kind, -cents, books.today);
    },
  };
}

/** Goods come from the stock of gifts where they are one and there are so many, else from the shelf. */
function goods({ books, random, wares }: Counter): Offer {
  const gift = random.chance(0.5) ? random.pick(books.gifts) : null;
  const { id: productId, cents } = gift === null ? random.pick(wares) : { id: gift.productId, cents: 500 };
  const milli = random.pick([1_000, 2_000, 1_500]);
  const isPieces = gift !== null && milli % 1_000 === 0 && gift.stock >= milli / 1_000;
  return {
    gift: { kind: 'goods', productId, quantityMilli: milli },
    cents: rounded(cents * milli, 1_000),
    refusal: null,
    gives: (given) => {
      if (!isPieces) return;
      given.gift = gift;
      given.pieces = milli / 1_000;
      gift.stock -= given.pieces;
    },
  };
}

/** Something is given for a complaint; where it is told to be worth something else, or the complaint is not as it was, it is not. */
export function compensate(counter: Counter): Act | null {
  const { books, random } = counter;
  const known = books.complaints.slice(-25).filter(({ person }) => person?.state !== 'binned');
  if (known.length === 0) return null;
  const complaint = random.pick(known);
  const { gift, cents, refusal, gives } = random.pick([points, stored, coupon, refund, goods])(
    counter,
    complaint,
  );
  const isGone = complaint.person?.state === 'erased';
  const isOld = random.chance(0.03);
  const isWrong = random.chance(0.05);
  const first = isGone ? 'complaints.notFound' : isOld ? 'complaints.changed' : null;
  const why = first ?? refusal ?? (isWrong ? 'complaints.valueMoved' : null);
  return {
    channel: 'complaints.compensate',
    input: {
      id: complaint.id,
      version: complaint.version + (isOld ? 1 : 0),
      gift,
      valueCents: cents + (isWrong ? 1 : 0),
      reason: '潮了',
    },
    refusal: why,
    numbers: 'SELECT "couponId" FROM "complaintCompensations" WHERE "id" = ?',
    enter:
      why === null
        ? (id, [numbers]) => {
            const given: Given = {
              ...{ id, complaint, cents, isBack: false },
              ...{ points: 0, lot: null, stored: 0, payouts: 0, coupon: null, money: null },
              ...{ gift: null, pieces: 0 },
            };
            gives(given, numbers?.couponId ?? 0);
            complaint.given.push(given);
            complaint.version += 1;
          }
        : nothing,
  };
}

/** What was given is taken back, which is refused where it is back already, or was used. */
export function takeCompensationBack({ books, random }: Counter): Act | null {
  const all = books.complaints.slice(-40).flatMap(({ given }) => given);
  if (all.length === 0) return null;
  const given = random.pick(all);
  const { complaint, lot, points: count, stored: held, coupon: one, money, gift, pieces } = given;
  const { person } = complaint;
  const isGone = person?.state === 'erased';
  const why = isGone
    ? 'complaints.notFound'
    : isSpent(given, books.today)
      ? 'complaints.compensationSpent'
      : null;
  return {
    channel: 'complaints.takeCompensationBack',
    input: { id: given.id },
    refusal: given.isBack ? 'complaints.noCompensation' : why,
    enter: () => {
      given.isBack = true;
      complaint.version += 1;
      if (lot !== null) lot.left -= count;
      person?.account.addGift(-held, books.today);
      if (one !== null) one.isVoided = true;
      if (money !== null) books.bank(money.kind, money.cents, books.today);
      if (gift !== null) gift.stock += pieces;
    },
  };
}
