import { sumOf } from './arithmetic';
import type { Coupon, Gift, Person } from './entries';
import { isLotFree, isStoredFree } from './page';
import type { Lot } from './purse';

/* What complaints were given, and whether it is still there. */

/** Something that a complaint was given; all that it is not is zero or null. */
export type Given = {
  id: number;
  complaint: Complaint;
  cents: number;
  points: number;
  lot: Lot | null;
  stored: number;
  payouts: number;
  coupon: Coupon | null;
  money: { kind: string; cents: number } | null;
  /** Pieces that came from the stock of gifts. */
  gift: Gift | null;
  pieces: number;
  isBack: boolean;
};

export type Complaint = { id: number; person: Person | null; version: number; given: Given[] };

export const givenTo = ({ given }: Complaint): number =>
  sumOf(given.filter(({ isBack }) => !isBack).map(({ cents }) => cents));

/** Money that left the till for a complaint and has not come back. */
export const moneyFor = ({ given }: Complaint): number =>
  sumOf(given.filter(({ isBack }) => !isBack).map(({ money }) => money?.cents ?? 0));

/** True where some of it was used, lapsed or paid out. */
export function isSpent(given: Given, today: string): boolean {
  const { person } = given.complaint;
  const { points, lot, stored, payouts, coupon } = given;
  if (person === null) return false;
  if (lot !== null) return !isLotFree(person, lot, points);
  if (stored > 0) return !isStoredFree(person, { principal: 0, gift: stored, payouts }, today);
  return coupon !== null && (coupon.isVoided || coupon.used > 0);
}
