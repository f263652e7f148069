import type { Account } from './account';
import type { CountCard } from './countCard';
import type { Drawn, Purse } from './purse';

/** A tier of one line. */
export type Rung = { id: number; threshold: number; discount: number; points: number };

export type Person = {
  id: number;
  name: string;
  isCompany: boolean;
  state: 'there' | 'binned' | 'erased';
  purse: Purse;
  account: Account;
  tierId: number;
  lockedUntil: string | null;
  lapsesOn: string | null;
  lastMove: { byUpgradeOf: number; from: number; to: number } | null;
  /** Points that were earned and taken back, by day. */
  earnedOn: { on: string; points: number }[];
  slips: Slip[];
};

/** Something that takes a sum, or a share, off a sale of so much; nobody's: whoever brings it. */
export type Coupon = {
  id: number;
  cents: number;
  permille: number | null;
  fromCents: number;
  uses: number;
  used: number;
  person: Person | null;
  isVoided: boolean;
  /** True where it was still good when its holder was erased. */
  isErased: boolean;
};

/** What is given for so many points a piece. */
export type Gift = { id: number; productId: number; name: string; points: number; stock: number };

export type Line = {
  id: number;
  category: string;
  milli: number;
  cents: number;
  points: number;
  /** The card that it sold, and the one that it used. */
  sells: CountCard | null;
  uses: CountCard | null;
  gift: Gift | null;
  backMilli: number;
  backCents: number;
};

/** What comes back of a line. */
export type Taking = { line: Line; milli: number; cents: number };

export type Slip = {
  id: number;
  kind: 'sale' | 'return' | 'adjustment';
  root: Sale;
  on: string;
  cents: number;
  /** What is paid on it by kind; below zero it went out. */
  paid: Map<string, number>;
  /** What it takes back of its sale. */
  takes: Taking[];
  /** Cards that it closed, with the times that were left. */
  closes: { card: CountCard; times: number }[];
  /** Money that it gave back in place of gift, since a payout had kept it. */
  kept: number;
};

export type Sale = {
  person: Person | null;
  lines: Line[];
  slips: Slip[];
  isOnCredit: boolean;
  /** How often the account had been paid out when gift first paid for it; null: none ever did. */
  giftAt: number | null;
  /** What was owed before the shop began with the program; the rest of it is empty then. */
  opened: number;
  /** Of the points that it earned: their last day, what was taken back, what lapsed. */
  until: string | null;
  takenBack: number;
  lapsed: number;
  /** Points that were spent on it, and what of them still is. */
  spent: number;
  open: Drawn[];
  /** What it used, and whether it still does. */
  coupon: Coupon | null;
  usesCoupon: boolean;
};
