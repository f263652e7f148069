import type { TillCoupon } from '@shared/features/loyalty/coupons.channels';
import { SALE_LIMITS } from '@shared/features/sales/payment.rules';
import type { MoneyKind } from '@shared/features/sales/payment.rules';
import { priceText, quantityText } from '@shared/features/sales/pricing.rules';
import { parseAmount, parseScaled, parseUnitPrice } from '@shared/lib/money';

/** One thing on the till, its figures as they were typed. */
export type TillLine = {
  key: number;
  /** Null for what is in no catalogue. */
  productId: number | null;
  name: string;
  unit: string;
  quantity: string;
  /** What the catalogue asks for one, in mills; null where it asks for nothing. */
  listMills: number | null;
  /** What one costs here. */
  price: string;
  /** True for a special price, which no tier and no coupon reduces. */
  isSpecial: boolean;
  /** Empty for what is in no catalogue. */
  category: string;
  /** A gift, and what one piece of it costs in points; null: it is paid with money. */
  gift: { id: number; points: number } | null;
  /** A count card that it sells, one a line, or uses, a time for each piece; null: neither. */
  count: { does: 'sells' | 'uses'; id: number } | null;
};

/** Whom the sale is for. */
export type TillCustomer = { id: number; title: string };

/** All that stands on the till before the money is taken. */
export type Till = {
  customer: TillCustomer | null;
  lines: readonly TillLine[];
  /** What is rounded off the whole, as typed. */
  round: string;
  /** How many points the customer redeems, as typed. */
  points: string;
  /** Coupons that were chosen, in the order in which they reduce the sale. */
  coupons: readonly TillCoupon[];
  /** What is paid out of stored value, as typed, and who of the family pays; null: the customer. */
  stored: string;
  storedBy: number | null;
  payments: Readonly<Partial<Record<MoneyKind, string>>>;
  /** Until when the rest is to be paid; null: all is paid now. */
  dueOn: string | null;
  /** The day of a sale that is written down later; null: now. */
  on: string | null;
  note: string;
};

export const EMPTY_TILL: Till = {
  customer: null,
  lines: [],
  round: '',
  points: '',
  coupons: [],
  stored: '',
  storedBy: null,
  payments: {},
  dueOn: null,
  on: null,
  note: '',
};

/** True where nothing stands on the till that would be missed. */
export const isEmptyTill = ({ customer, lines, note }: Till): boolean =>
  customer === null && lines.length === 0 && note.trim() === '';

/** What is put on the till: of the catalogue, or by its name alone. */
export type Thing = {
  productId: number | null;
  name: string;
  unit: string;
  priceCents: number | null;
  isReducible: boolean;
  category: string;
  gift?: { id: number; points: number };
  count?: { does: 'sells' | 'uses'; id: number };
};

/** The till with one more of a thing: a line that is there already counts one up. */
export function withThing(till: Till, thing: Thing): { till: Till; key: number } {
  const known = till.lines.find(
    (line) =>
      (line.productId !== null || line.count?.does === 'uses') &&
      line.productId === thing.productId &&
      line.count?.does === thing.count?.does &&
      line.count?.id === thing.count?.id &&
      line.gift?.id === thing.gift?.id &&
      hasListPrice(line),
  );
  if (known !== undefined) return { till: stepped(till, known.key, 1), key: known.key };
  const key = 1 + till.lines.reduce((most, line) => Math.max(most, line.key), 0);
  const { gift = null, count = null, category } = thing;
  const isFree = gift !== null || count?.does === 'uses';
  const listMills = isFree ? 0 : thing.priceCents === null ? null : thing.priceCents * 10;
  const line = {
    key,
    productId: thing.productId,
    name: thing.name,
    unit: thing.unit,
    quantity: '1',
    listMills,
    price: listMills === null ? '' : priceText(listMills),
    isSpecial: !thing.isReducible && !isFree,
    category,
    gift,
    count,
  };
  return { till: { ...till, lines: [...till.lines, line] }, key };
}

const hasListPrice = ({ listMills, price }: TillLine): boolean =>
  listMills === null ? price === '' : parseUnitPrice(price) === listMills;

/** The till with a line changed. */
export const withLine = (till: Till, key: number, patch: Partial<Omit<TillLine, 'key'>>): Till => ({
  ...till,
  lines: till.lines.map((line) => (line.key === key ? { ...line, ...patch } : line)),
});

/** The till without a line. */
export const withoutLine = (till: Till, key: number): Till => ({
  ...till,
  lines: till.lines.filter((line) => line.key !== key),
});

/** The till with one more or less of a line; at one it stays, since taking it off is another key, and so does a count card that is sold. */
export function stepped(till: Till, key: number, by: 1 | -1): Till {
  const line = till.lines.find((one) => one.key === key);
  if (line?.count?.does === 'sells') return till;
  const milli = line === undefined ? null : readQuantity(line.quantity);
  if (milli === null) return line === undefined ? till : withLine(till, key, { quantity: '1' });
  const next = milli + by * 1_000;
  return next <= 0 || next > SALE_LIMITS.quantityMilli
    ? till
    : withLine(till, key, { quantity: quantityText(next) });
}

/** A field of the till that figures are typed into, as the page names it. */
export type TillField =
  | { at: 'price' | 'quantity'; key: number }
  | { at: 'payment'; kind: MoneyKind }
  | { at: 'round' }
  | { at: 'points' }
  | { at: 'stored' };

/**
 * The till without the characters that a scanner put into a field of figures: what stood there when it was entered comes
 * back, or what was typed before the scan.
 */
export function unscanned(till: Till, field: TillField, scanned: string, atFocus: string): Till {
  const cleared = (text: string): string => {
    if (!text.endsWith(scanned)) return text;
    const typed = text.slice(0, text.length - scanned.length);
    return typed === '' ? atFocus : typed;
  };
  if (field.at === 'round') return { ...till, round: cleared(till.round) };
  if (field.at === 'points') return { ...till, points: cleared(till.points) };
  if (field.at === 'stored') return { ...till, stored: cleared(till.stored) };
  if (field.at === 'payment') {
    return {
      ...till,
      payments: { ...till.payments, [field.kind]: cleared(till.payments[field.kind] ?? '') },
    };
  }
  const line = till.lines.find(({ key }) => key === field.key);
  return line === undefined ? till : withLine(till, field.key, { [field.at]: cleared(line[field.at]) });
}

/** Thousandths above zero; null for anything else. */
export function readQuantity(text: string): number | null {
  const milli = parseScaled(text, 3);
  return milli === null || milli <= 0 || milli > SALE_LIMITS.quantityMilli ? null : milli;
}

/** Mills, not below zero; null for anything else. */
export function readPrice(text: string): number | null {
  const mills = parseUnitPrice(text);
  return mills === null || mills < 0 || mills > SALE_LIMITS.unitPriceMills ? null : mills;
}

/** Cents, not below zero; empty is none; null for anything else. */
export function readCents(text: string): number | null {
  if (text.trim() === '') return 0;
  const cents = parseAmount(text);
  return cents === null || cents < 0 || cents > SALE_LIMITS.cents ? null : cents;
}

/** What is typed into the box for the line that is chosen: `3*` its quantity, `=158` its price; null for anything else. */
export function orderOf(text: string): { quantity: string } | { price: string } | null {
  const body = text.trim().normalize('NFKC');
  const quantity = /^(\d+(?:\.\d{1,3})?)\s*[*x×]$/iu.exec(body)?.[1];
  if (quantity !== undefined) return { quantity };
  const price = /^=\s*(\d+(?:\.\d{1,3})?)$/u.exec(body)?.[1];
  return price === undefined ? null : { price };
}
