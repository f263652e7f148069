import { AppError } from '@shared/errors/AppError';
import type { TillCoupon } from '@shared/features/loyalty/coupons.channels';
import { canonicalCode, couponState } from '@shared/features/loyalty/coupons.rules';
import type { CouponState, CouponTerms } from '@shared/features/loyalty/coupons.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { LoyaltyCouponBatch } from './loyalty.coupons.entity';
import { memberOf } from './loyalty.standing.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** How often a coupon is used by now, as SQL. */
export const usedOf = (coupon: string): string =>
  `(SELECT count(*) FILTER (WHERE "cause" = 'used') - count(*) FILTER (WHERE "cause" = 'givenBack')
    FROM "loyaltyCouponMoves" WHERE "couponId" = ${coupon}."id")`;

/** True of a coupon that is taken out of use, as SQL. */
export const isVoided = (coupon: string): string =>
  `EXISTS (SELECT 1 FROM "loyaltyCouponMoves" WHERE "couponId" = ${coupon}."id" AND "cause" IN ('voided', 'erased'))`;

const TERMS = `b."kind", b."cents", b."permille", b."fromCents", b."productIds", b."categories", b."isAlone"`;
export type StoredTerms = Pick<
  LoyaltyCouponBatch,
  'kind' | 'cents' | 'permille' | 'fromCents' | 'productIds' | 'categories' | 'isAlone'
>;

/** A list of ids as it is stored. */
export const numbers = (json: string): number[] => JSON.parse(json) as number[];

type StoredFor = CouponTerms & { productIds: number[]; categories: string[] };

/** What a batch is good for, its lists read. */
export const termsOf = ({ productIds, categories, isAlone, ...rest }: StoredTerms): StoredFor => ({
  kind: rest.kind,
  cents: rest.cents,
  permille: rest.permille,
  fromCents: rest.fromCents,
  productIds: numbers(productIds),
  categories: JSON.parse(categories) as string[],
  isAlone: isAlone === 1,
});

/** A coupon with what it is good for and how it stands today. */
export type FoundCoupon = TillCoupon & { customerId: number | null; state: CouponState; tierIds: number[] };

export type FoundRow = StoredTerms & {
  id: number;
  code: string;
  name: string;
  customerId: number | null;
  tierIds: string;
  uses: number;
  used: number;
  isVoided: 0 | 1;
  startsOn: Day | null;
  endsOn: Day | null;
};

/** Coupons that a condition lets through, in an order. */
const found = (reader: Reads, condition: string, ...values: (string | number)[]): FoundCoupon[] =>
  reader
    .all<FoundRow>(
      `SELECT c."id", c."code", c."customerId", c."endsOn", b."name", b."tierIds", b."uses", b."startsOn", ${TERMS},
         ${usedOf('c')} AS "used", ${isVoided('c')} AS "isVoided"
       FROM "loyaltyCoupons" c JOIN "loyaltyCouponBatches" b ON b."id" = c."batchId" WHERE ${condition}`,
      ...values,
    )
    .map((row) => ({
      ...termsOf(row),
      id: row.id,
      code: row.code,
      name: row.name,
      endsOn: row.endsOn,
      usesLeft: row.uses - row.used,
      isNamed: row.customerId !== null,
      customerId: row.customerId,
      tierIds: numbers(row.tierIds),
      state: couponState({ ...row, isVoided: row.isVoided === 1 }, reader.today),
    }));

export const couponById = (reader: Reads, id: number): FoundCoupon | undefined =>
  found(reader, 'c."id" = ?', id)[0];

/** True where a customer holds a coupon of a batch that is good today or will be. */
export const holdsGood = (reader: Reads, batchId: number, customerId: number): boolean =>
  found(reader, 'c."customerId" = ? AND c."batchId" = ?', customerId, batchId).some(
    ({ state }) => state === 'good' || state === 'waiting',
  );

/** How often a coupon could still be used, whatever the day; nothing once it is voided. */
export function openUses(reader: Reads, id: number): number {
  const coupon = couponById(reader, id);
  return coupon === undefined || coupon.state === 'voided' ? 0 : coupon.usesLeft;
}

const REFUSALS = {
  waiting: 'loyalty.couponWaiting',
  used: 'loyalty.couponUsed',
  lapsed: 'loyalty.couponLapsed',
  voided: 'loyalty.couponVoided',
} as const;

/**
 * Throws loyalty.couponUsed, .couponLapsed, .couponVoided, .couponWaiting where it is not good today, .couponOthers where
 * it is somebody else's, and .couponTier where it is nobody's and not for whoever brings it.
 */
export function assertGoodFor(reader: Reads, coupon: FoundCoupon, customerId: number | null): void {
  const { state, code, tierIds } = coupon;
  if (state !== 'good') throw new AppError(REFUSALS[state], { code }, ['couponIds']);
  if (coupon.customerId !== null) {
    if (coupon.customerId !== customerId) throw new AppError('loyalty.couponOthers', { code }, ['couponIds']);
    return;
  }
  if (tierIds.length === 0) return;
  const tier = customerId === null ? undefined : memberOf(reader, customerId)?.tier.id;
  if (tier === undefined || !tierIds.includes(tier)) {
    throw new AppError('loyalty.couponTier', { code }, ['couponIds']);
  }
}

/** What of a coupon the till works with. */
export const tillOf = ({
  customerId: _customerId,
  state: _state,
  tierIds: _tierIds,
  ...coupon
}: FoundCoupon): TillCoupon => coupon;

/** Coupons that a till shows of one customer at most. */
const MOST_HELD = 50;

/** Coupons that a customer can use today, what lapses first in front. */
export const goodCouponsOf = (reader: Reads, customerId: number): TillCoupon[] =>
  found(
    reader,
    `c."customerId" = ? AND (c."endsOn" IS NULL OR c."endsOn" >= ?)
     ORDER BY c."endsOn" IS NULL, c."endsOn", c."id" LIMIT 500`,
    customerId,
    reader.today,
  )
    .filter(({ state }) => state === 'good')
    .slice(0, MOST_HELD)
    .map(tillOf);

/** The coupon of a code, however it was typed. */
export const couponByCode = (reader: Reads, code: string): FoundCoupon | undefined =>
  found(reader, 'c."code" = ?', canonicalCode(code))[0];
