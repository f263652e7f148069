import type { Account } from './account';
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
};

export type Line = {
  id: number;
  category: string;
  milli: number;
  cents: number;
  points: number;
  backMilli: number;
  backCents: number;
};

export type Slip = {
  id: number;
  kind: 'sale' | 'return' | 'adjustment';
  root: Sale;
  on: string;
  cents: number;
  /** What is paid on it by kind; below zero it went out. */
  paid: Map<string, number>;
  /** What it takes back of its sale. */
  takes: { line: Line; milli: number; cents: number }[];
};

export type Sale = {
  person: Person | null;
  lines: Line[];
  slips: Slip[];
  isOnCredit: boolean;
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
