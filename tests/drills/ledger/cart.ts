import { plusDays, rounded, shared, sumOf } from './arithmetic';
import { CountCard } from './countCard';
import type { Kind } from './countCard';
import type { Coupon, Gift, Line, Person } from './entries';
import type { Counter, Part, Ware } from './counter';

/* Whatever is put on the counter, priced as the shop must price it. */

const QUANTITIES = [1_000, 1_000, 1_000, 2_000, 3_000, 6_000, 333, 1_500, 250, 7] as const;

/** The lines that a sale got, with the cards that they sold. */
export const LINE_NUMBERS = `SELECT l."id" AS "lineId", c."id" AS "cardId" FROM "saleLines" l
  LEFT JOIN "loyaltyCountCards" c ON c."lineId" = l."id" WHERE l."saleId" = ? ORDER BY l."lineNo"`;

/** What is priced as one line, as the till sends it, and whether tier and coupon reduce it. */
type Item = {
  line: Line;
  /** What it is written as where it is a bundle. */
  parts: readonly Part[];
  asked: object;
  isReducible: boolean;
  /** The kind of the card that it sells. */
  sold: Kind | null;
};
export type Buying = { person: Person | null; on: string; isFree: boolean; coupon: Coupon | null };

export const plainLine = (category: string, milli: number, cents: number): Line => ({
  id: 0,
  category,
  milli,
  cents,
  points: 0,
  sells: null,
  uses: null,
  gift: null,
  backMilli: 0,
  backCents: 0,
});

/** Something at a list price, at the tier's, or at one by hand where there is one. */
function priced(
  { milli, mills, hand, tier }: { milli: number; mills: number; hand: number | null; tier: number },
  category = '',
): Line {
  const list = rounded(milli * mills, 10_000);
  const cents = hand === null ? rounded(list * tier, 1_000) : rounded(milli * hand, 10_000);
  return plainLine(category, milli, cents);
}

function bought({ wares, random }: Counter, tier: number, hand: number | null): Item {
  const ware = random.chance(0.6) ? random.pick(wares) : null;
  const parts = ware?.parts ?? [];
  const milli = parts.length > 0 ? 1_000 * random.whole(1, 3) : random.pick(QUANTITIES);
  const mills = ware === null ? random.whole(0, 90_000) : ware.cents * 10;
  const line = priced({ milli, mills, hand, tier }, ware?.category);
  return {
    line,
    parts,
    asked: {
      productId: ware?.id ?? null,
      name: ware?.name ?? '散茶',
      quantityMilli: milli,
      unitPriceMills: mills,
    },
    isReducible: true,
    sold: null,
  };
}

/** A card of some kind is sold; it is made once the line has its price. */
function card(kind: Kind, tier: number, hand: number | null): Item {
  const { id, name, cents, isReducible } = kind;
  const mills = cents * 10;
  return {
    line: priced({ milli: 1_000, mills, hand, tier: isReducible ? tier : 1_000 }),
    parts: [],
    asked: { productId: null, name, quantityMilli: 1_000, unitPriceMills: mills, countKindId: id },
    isReducible,
    sold: kind,
  };
}

/** So many times of a card, for something of the catalogue or for what its words say. */
export function use(held: CountCard, ware: Ware | null, times: number): Item {
  const milli = times * 1_000;
  return {
    line: { ...plainLine(ware?.category ?? '', milli, 0), uses: held },
    parts: [],
    asked: {
      productId: ware?.id ?? null,
      name: ware?.name ?? held.kind.name,
      quantityMilli: milli,
      unitPriceMills: (ware?.cents ?? 0) * 10,
      countCardId: held.id,
    },
    isReducible: false,
    sold: null,
  };
}

function given(gift: Gift, pieces: number): Item {
  const milli = pieces * 1_000;
  const { id: giftId, productId, name, points: giftPoints } = gift;
  return {
    line: { ...plainLine('', milli, 0), gift },
    parts: [],
    asked: { productId, name, quantityMilli: milli, unitPriceMills: 0, giftId, giftPoints },
    isReducible: false,
    sold: null,
  };
}

/** A use of a card that they hold and that is good for it, and not on the counter yet. */
function someUse({ books, wares, random }: Counter, { person, on }: Buying, items: readonly Item[]) {
  if (person === null) return null;
  const own = books.counts.filter((one) => one.customerId === person.id && one.isGood(on));
  if (own.length === 0) return null;
  const held = random.pick(own);
  const ware = random.chance(0.6) ? random.pick(wares) : null;
  const isThere = items.some(({ line }) => line.uses === held);
  const times = random.pick([1, 1, 2]);
  const why = held.whyNot(person.id, { times, category: ware?.category ?? null, on });
  return isThere || why !== null ? null : use(held, ware, times);
}

/** A gift that is there and that their points still reach. */
function someGift({ books, random }: Counter, { person }: Buying, items: readonly Item[]): Item | null {
  if (person === null || !books.isMember(person) || !books.programme.points.isOn) return null;
  const spent = sumOf(items.map(({ line }) => giftPointsOf(line)));
  const gift = random.pick(books.gifts);
  const pieces = random.pick([1, 1, 2]);
  const isThere = items.some(({ line }) => line.gift === gift) || gift.stock < pieces;
  const isDear = spent + gift.points * pieces > person.purse.good(books.today);
  return isThere || isDear ? null : given(gift, pieces);
}

/** What a gift on a line costs in points. */
export const giftPointsOf = ({ gift, milli }: Line): number => ((gift?.points ?? 0) * milli) / 1_000;

/** What a coupon takes off a sale of so much. */
function takenOff({ cents, permille, fromCents }: Coupon, sum: number): number {
  if (sum === 0 || sum < fromCents) return 0;
  return permille === null ? Math.min(sum, cents) : rounded(sum * permille, 1_000);
}

/** Takes a sum off lines in proportion to what they cost. */
function takeOff(lines: readonly Line[], sum: number): void {
  const shares = shared(
    sum,
    lines.map(({ cents }) => cents),
  );
  for (const [at, line] of lines.entries()) line.cents -= shares[at] ?? 0;
}

/** What is written: of a bundle its parts, each with its share by what it costs alone, or by how much it is of nothing. */
function written({ line, parts }: Item): Line[] {
  if (parts.length === 0) return [line];
  const of = parts.map(({ ware, milli }) => ({ ware, milli: (milli * line.milli) / 1_000 }));
  const alone = of.map(({ ware, milli }) => rounded(milli * ware.cents, 1_000));
  const weights = alone.some((cents) => cents > 0) ? alone : of.map(({ milli }) => milli);
  const shares = shared(line.cents, weights);
  return of.map(({ ware, milli }, at) => plainLine(ware.category, milli, shares[at] ?? 0));
}

/** Goods mostly; to somebody known now and then a card, a use of one, or a gift. */
function someItem(
  counter: Counter,
  buying: Buying,
  { tier, hand, items }: { tier: number; hand: number | null; items: readonly Item[] },
): Item {
  const { kinds, random } = counter;
  const plain = (): Item => bought(counter, tier, hand);
  const what = buying.person === null ? 1 : random.next();
  if (what < 0.08) return card(random.pick(kinds), tier, hand);
  if (what < 0.2) return someUse(counter, buying, items) ?? plain();
  return what < 0.28 ? (someGift(counter, buying, items) ?? plain()) : plain();
}

export function cart(counter: Counter, buying: Buying) {
  const { books, random } = counter;
  const { person, on, isFree, coupon } = buying;
  const tier = person !== null && books.isMember(person) ? books.rungOf(person).discount : 1_000;
  const items: Item[] = [];
  for (let left = random.pick([1, 1, 2, 3, 5]); left > 0; left -= 1) {
    const hand = isFree && random.chance(0.4) ? random.whole(0, 60_000) : null;
    const item = someItem(counter, buying, { tier, hand, items });
    items.push({ ...item, asked: { ...item.asked, ...(isFree && { handPriceMills: hand }) } });
  }
  const priced = items.map(({ line }) => line);
  const reducible = items.filter(({ isReducible }) => isReducible).map(({ line }) => line);
  const couponCents = coupon === null ? 0 : takenOff(coupon, sumOf(reducible.map(({ cents }) => cents)));
  takeOff(reducible, couponCents);
  const sum = sumOf(priced.map(({ cents }) => cents));
  const roundCents = isFree && random.chance(0.5) ? random.whole(0, 99) : 0;
  takeOff(priced, Math.min(roundCents, sum));
  for (const { line, sold } of items) {
    if (sold !== null && person !== null) line.sells = new CountCard(person.id, sold, line.cents, on);
  }
  const lines = items.flatMap(written);
  return {
    lines,
    asked: items.map((item) => item.asked),
    roundCents,
    cents: sumOf(lines.map(({ cents }) => cents)),
    usesCoupon: couponCents > 0,
    giftPoints: sumOf(lines.map(giftPointsOf)),
  };
}

/** A day of the past now and then, else today. */
export const someDay = ({ books, random }: Counter): string =>
  random.chance(0.1) ? plusDays(books.today, -random.whole(0, 366)) : books.today;
