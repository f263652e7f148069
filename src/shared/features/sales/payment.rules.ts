/** What a sale is paid with, in the order of the till: money, then what the customer holds with the shop. */
export const PAYMENT_KINDS = [
  'wechat',
  'alipay',
  'cash',
  'card',
  'transfer',
  'other',
  'stored',
  'gift',
  'points',
] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** Money that comes in from outside: what a till counts at closing. */
export const MONEY_KINDS = ['wechat', 'alipay', 'cash', 'card', 'transfer', 'other'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

/** True for money; false for points, stored value and gift money, which are ledgers of the shop's own. */
export const isMoney = (kind: PaymentKind): kind is MoneyKind =>
  (MONEY_KINDS as readonly PaymentKind[]).includes(kind);

/** True for what pays off a debt and can be booked back: money, and stored value of both kinds. */
export const isBookable = (kind: PaymentKind): boolean => kind !== 'points';

/** Most lines of one sale. */
export const MOST_LINES = 200;

/** Bounds of what can be typed: a thousandth of a unit to a million units; ten million yuan a piece or a sale. */
export const SALE_LIMITS = {
  quantityMilli: 1_000_000_000,
  unitPriceMills: 10_000_000_000,
  cents: 1_000_000_000,
  name: 200,
  note: 500,
} as const;

/** The earliest day that a forgotten sale can be written down for, counted back from today. */
export const DAYS_BACK = 366;

/** Days within which what is owed is paid, unless another day is chosen. */
export const USUAL_DUE_DAYS = 30;

/** Ages of what is owed, by days past the day it was due. */
export const AGES = ['notDue', 'to30', 'to60', 'to90', 'older'] as const;
export type Age = (typeof AGES)[number];

/** The age of a debt that was due so many days ago; not above zero: it is not due yet. */
export function ageOf(daysLate: number): Age {
  if (daysLate <= 0) return 'notDue';
  if (daysLate <= 30) return 'to30';
  if (daysLate <= 60) return 'to60';
  return daysLate <= 90 ? 'to90' : 'older';
}

/** Widths of the paper of slips in millimetres: rolls of till printers, and a plain page. */
export const SLIP_WIDTHS = ['58', '80', 'A4'] as const;
export type SlipWidth = (typeof SLIP_WIDTHS)[number];

/** Number of a slip: the day as six digits and three or more of the count of that day. */
export const slipNumber = (on: string, count: number): string =>
  `${on.slice(2).replaceAll('-', '')}${String(count).padStart(3, '0')}`;
