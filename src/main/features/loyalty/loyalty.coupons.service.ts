import { randomInt } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type { BatchFields } from '@shared/features/loyalty/coupons.channels';
import { COUPON_LIMITS, makeCode } from '@shared/features/loyalty/coupons.rules';
import type { CouponCause, CouponTerms } from '@shared/features/loyalty/coupons.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import {
  LoyaltyCoupon,
  LoyaltyCouponBatch,
  LoyaltyCouponMove,
  LoyaltyRemark,
} from './loyalty.coupons.entity';
import { assertGoodFor, couponById, openUses } from './loyalty.coupons.queries';
import type { FoundCoupon } from './loyalty.coupons.queries';
import { tiersOf } from './loyalty.programme.queries';
import { memberOf } from './loyalty.standing.queries';

/** Gives whole numbers from zero and below what it is asked for. */
export type Draw = (below: number) => number;
const byChance: Draw = (below) => randomInt(below);

type Move = { couponId: number; cause: CouponCause; saleId?: number; cents?: number };

async function post(unit: Unit, { saleId, cents = 0, ...move }: Move): Promise<number> {
  const { at, on: onDay, minute } = unit.moment;
  const row = { ...move, saleId: saleId ?? null, cents, at, onDay, minute, actorId: unit.actor.id };
  return unit.insert(LoyaltyCouponMove, row);
}

/** Throws loyalty.badTerms for what takes nothing off, or takes goods that it does not name, and loyalty.badDays. */
function assertTerms(unit: Unit, asked: BatchFields): void {
  const { kind, cents, permille, productIds, categories, startsOn, endsOn, tierIds } = asked;
  const isNamed = productIds.length > 0 || categories.length > 0;
  const isRight = {
    amount: cents !== null && cents > 0 && permille === null,
    percent: cents === null && permille !== null,
    goods: cents !== null && permille === null && isNamed,
  };
  if (!isRight[kind]) throw new AppError('loyalty.badTerms', {}, [kind === 'percent' ? 'permille' : 'cents']);
  const isPast = endsOn !== null && (endsOn < unit.today || (startsOn !== null && endsOn < startsOn));
  if (isPast) throw new AppError('loyalty.badDays', {}, ['endsOn']);
  const tiers = new Set(tiersOf(unit).map(({ id }) => id));
  if (tierIds.some((id) => !tiers.has(id))) throw new AppError('loyalty.noTier', {}, ['tierIds']);
  for (const id of productIds) {
    const product = unit.get('SELECT 1 FROM "products" WHERE "id" = ? AND "isListed" = 1', id);
    if (product === undefined) throw new AppError('products.notFound', {}, ['productIds']);
  }
}

/** Makes a batch. Throws loyalty.badTerms, .badDays, .noTier, products.notFound. */
export async function makeBatch(unit: Unit, asked: BatchFields): Promise<number> {
  assertTerms(unit, asked);
  const { productIds, categories, tierIds, isAlone, isBirthday, ...plain } = asked;
  return unit.insert(LoyaltyCouponBatch, {
    ...plain,
    productIds: JSON.stringify(productIds),
    categories: JSON.stringify(categories),
    tierIds: JSON.stringify(tierIds),
    isAlone: isAlone ? 1 : 0,
    isBirthday: isBirthday ? 1 : 0,
    closedAt: null,
  });
}

/** Throws loyalty.noBatch. */
function batchOf(unit: Pick<Unit, 'get'>, id: number): LoyaltyCouponBatch {
  const batch = unit.get<LoyaltyCouponBatch>('SELECT * FROM "loyaltyCouponBatches" WHERE "id" = ?', id);
  if (batch === undefined) throw new AppError('loyalty.noBatch');
  return batch;
}

/** The same of one that gives out. Throws loyalty.batchClosed too, also once its last day is over. */
export function openBatch(unit: Pick<Unit, 'get' | 'today'>, id: number): LoyaltyCouponBatch {
  const batch = batchOf(unit, id);
  const isOver = batch.endsOn !== null && batch.endsOn < unit.today;
  if (batch.closedAt !== null || isOver) throw new AppError('loyalty.batchClosed');
  return batch;
}

/** Gives out no more of a batch, or again. Throws loyalty.noBatch. */
export async function closeBatch(unit: Unit, id: number, isClosed: boolean): Promise<void> {
  const batch = batchOf(unit, id);
  if ((batch.closedAt !== null) === isClosed) return;
  await unit.change(LoyaltyCouponBatch, id, { closedAt: isClosed ? unit.moment.at : null });
}

/** The last day of a coupon that is given today: its batch's, or so many days on, whichever is earlier. */
function lastDay(unit: Unit, { startsOn, endsOn, goodDays }: LoyaltyCouponBatch): string | null {
  if (goodDays === null) return endsOn;
  const from = startsOn !== null && startsOn > unit.today ? (startsOn as Day) : unit.today;
  const own = addDays(from, goodDays - 1);
  return endsOn !== null && endsOn < own ? endsOn : own;
}

/** A code that no coupon has. */
function freshCode(unit: Unit, prefix: string, draw: Draw): string {
  for (;;) {
    const code = makeCode(prefix, draw);
    if (unit.get('SELECT 1 FROM "loyaltyCoupons" WHERE "code" = ?', code) === undefined) return code;
  }
}

type Issued = { customerId: number | null; birthYear?: number; draw: Draw };

async function issue(
  unit: Unit,
  batch: LoyaltyCouponBatch,
  { customerId, birthYear, draw }: Issued,
): Promise<{ couponId: number; moveId: number }> {
  const couponId = await unit.insert(LoyaltyCoupon, {
    batchId: batch.id,
    code: freshCode(unit, batch.prefix, draw),
    customerId,
    birthYear: birthYear ?? null,
    endsOn: lastDay(unit, batch),
  });
  return { couponId, moveId: await post(unit, { couponId, cause: 'issued' }) };
}

/**
 * Gives one among many: plain rows, of which the ledger is the trail. Somebody who was given one for that birthday gets no
 * other.
 */
export function issueInBulk(
  unit: Unit,
  batch: LoyaltyCouponBatch,
  { customerId, birthYear = null, draw }: { customerId: number; birthYear?: number | null; draw: Draw },
): void {
  const { at, on, minute } = unit.moment;
  const { changes, lastId } = unit.run(
    `INSERT INTO "loyaltyCoupons" ("batchId", "code", "customerId", "birthYear", "endsOn") VALUES (?, ?, ?, ?, ?)
     ON CONFLICT ("customerId", "birthYear", "batchId") DO NOTHING`,
    batch.id,
    freshCode(unit, batch.prefix, draw),
    customerId,
    birthYear,
    lastDay(unit, batch),
  );
  if (changes === 0) return;
  unit.run(
    `INSERT INTO "loyaltyCouponMoves" ("couponId", "cause", "at", "onDay", "minute", "actorId")
     VALUES (?, 'issued', ?, ?, ?, ?)`,
    lastId,
    at,
    on,
    minute,
    unit.actor.id,
  );
}

/** True where a batch is for the tier on which a customer stands; a batch without tiers is for everybody. */
export function isForTier(
  unit: Unit,
  { tierIds }: Pick<LoyaltyCouponBatch, 'tierIds'>,
  customerId: number,
): boolean {
  const ids = JSON.parse(tierIds) as number[];
  if (ids.length === 0) return true;
  const tier = memberOf(unit, customerId)?.tier.id;
  return tier !== undefined && ids.includes(tier);
}

/**
 * Gives a customer a coupon of a batch, with a reason where one is told. Returns its id. Throws loyalty.noBatch,
 * .batchClosed, .couponTier.
 */
export async function issueCoupon(
  unit: Unit,
  asked: { batchId: number; customerId: number; reason?: string; birthYear?: number },
  draw: Draw = byChance,
): Promise<number> {
  const { batchId, reason, ...whose } = asked;
  const batch = openBatch(unit, batchId);
  if (!isForTier(unit, batch, whose.customerId)) throw new AppError('loyalty.couponTier', { code: '' });
  const { couponId, moveId } = await issue(unit, batch, { ...whose, draw });
  if (reason !== undefined) {
    const { customerId } = whose;
    await unit.insert(LoyaltyRemark, { customerId, couponMoveId: moveId, giftMoveId: null, reason });
  }
  return couponId;
}

/** The same by hand, for whom the signed-in person knows of. Throws customers.notFound too. */
export async function giveCoupon(
  unit: Unit,
  asked: { batchId: number; customerId: number; reason: string },
): Promise<number> {
  assertKnown(unit, unit.actor, asked.customerId);
  return issueCoupon(unit, asked);
}

/** Makes codes that anybody may bring. Throws loyalty.noBatch, .batchClosed. */
export async function makeCodes(
  unit: Unit,
  { batchId, count }: { batchId: number; count: number },
  draw: Draw = byChance,
): Promise<void> {
  const batch = openBatch(unit, batchId);
  for (let at = 0; at < count; at += 1) await issue(unit, batch, { customerId: null, draw });
}

/** Takes what is left of a coupon out of use. Throws loyalty.noCoupon, .couponVoided, .couponUsed. */
export async function voidCoupon(unit: Unit, { id, reason }: { id: number; reason: string }): Promise<void> {
  const coupon = couponById(unit, id);
  if (coupon === undefined) throw new AppError('loyalty.noCoupon');
  if (coupon.customerId !== null) assertKnown(unit, unit.actor, coupon.customerId);
  await voidFor(unit, coupon, reason);
}

/** The same for whoever may decide on what it was given for, also of somebody in the bin. */
export async function takeCouponBack(
  unit: Unit,
  { id, reason }: { id: number; reason: string },
): Promise<void> {
  const coupon = couponById(unit, id);
  if (coupon === undefined) throw new AppError('loyalty.noCoupon');
  await voidFor(unit, coupon, reason);
}

async function voidFor(unit: Unit, coupon: FoundCoupon, reason: string): Promise<void> {
  const { id, state, code, customerId } = coupon;
  if (state === 'voided') throw new AppError('loyalty.couponVoided', { code });
  if (state === 'used') throw new AppError('loyalty.couponUsed', { code });
  const couponMoveId = await post(unit, { couponId: id, cause: 'voided' });
  await unit.insert(LoyaltyRemark, { customerId, couponMoveId, giftMoveId: null, reason });
}

/**
 * What the coupons of a sale are good for, in their order, looked at in the unit that uses them. Throws loyalty.noCoupon,
 * .couponAlone, and what keeps one from being good for whoever buys.
 */
export function couponTerms(
  unit: Unit,
  { couponIds, customerId }: { couponIds: readonly number[]; customerId: number | null },
): CouponTerms[] {
  const coupons = couponIds.map((id) => {
    const coupon = couponById(unit, id);
    if (coupon === undefined) throw new AppError('loyalty.noCoupon', {}, ['couponIds']);
    assertGoodFor(unit, coupon, customerId);
    return coupon;
  });
  const isTwice = new Set(couponIds).size < couponIds.length;
  if (isTwice || (coupons.length > 1 && coupons.some(({ isAlone }) => isAlone))) {
    throw new AppError('loyalty.couponAlone', {}, ['couponIds']);
  }
  if (coupons.length > COUPON_LIMITS.perSale) throw new AppError('loyalty.couponAlone', {}, ['couponIds']);
  return coupons;
}

/** Uses coupons for a sale, each with what it took off. Throws loyalty.couponUnfit for one that took nothing. */
export async function useCoupons(
  unit: Unit,
  saleId: number,
  { couponIds, couponCents }: { couponIds: readonly number[]; couponCents: readonly number[] },
): Promise<void> {
  for (const [at, couponId] of couponIds.entries()) {
    const cents = couponCents[at] ?? 0;
    if (cents === 0) throw new AppError('loyalty.couponUnfit', {}, ['couponIds']);
    await post(unit, { couponId, cause: 'used', saleId, cents });
  }
}

/**
 * After something of a sale came back, or that was undone: once all of it is back its coupons are good again, and used again
 * once it is not; those of somebody who was erased stay closed. Throws loyalty.couponGone for one that was used elsewhere or voided meanwhile. Called twice it does nothing more.
 */
export async function settleCoupons(unit: Unit, slipId: number): Promise<void> {
  const [saleId] = unit.column<number>(
    'SELECT "originalId" FROM "counterSales" WHERE "saleId" = ? AND "originalId" IS NOT NULL',
    slipId,
  );
  if (saleId === undefined) return;
  const uses = unit.all<{ couponId: number; cents: number; net: number }>(
    `SELECT "couponId", max("cents") AS "cents", sum("cents") AS "net" FROM "loyaltyCouponMoves" m WHERE "saleId" = ?
       AND NOT EXISTS (SELECT 1 FROM "loyaltyCouponMoves" e WHERE e."couponId" = m."couponId" AND e."cause" = 'erased')
     GROUP BY "couponId" ORDER BY "couponId"`,
    saleId,
  );
  if (uses.length === 0) return;
  const isBack =
    unit.get(
      `SELECT 1 FROM "saleLines" l WHERE l."saleId" = ? AND l."quantityMilli" + (SELECT coalesce(sum(b."quantityMilli"), 0)
         FROM "counterReturns" r JOIN "saleLines" b ON b."id" = r."lineId" WHERE r."originalLineId" = l."id") > 0 LIMIT 1`,
      saleId,
    ) === undefined;
  for (const { couponId, cents, net } of uses) {
    if (isBack && net > 0) await post(unit, { couponId, cause: 'givenBack', saleId, cents: -net });
    if (isBack || net > 0) continue;
    if (openUses(unit, couponId) === 0) throw new AppError('loyalty.couponGone');
    await post(unit, { couponId, cause: 'used', saleId, cents });
  }
}

/** Closes the coupons of somebody who is erased: what they could still use is gone; the ledger stays. */
export function closeCoupons(unit: Unit, customerId: number): void {
  const { at, on, minute } = unit.moment;
  unit.run(
    `INSERT INTO "loyaltyCouponMoves" ("couponId", "cause", "at", "onDay", "minute", "actorId")
     SELECT c."id", 'erased', ?, ?, ?, ? FROM "loyaltyCoupons" c WHERE c."customerId" = ? AND NOT EXISTS
       (SELECT 1 FROM "loyaltyCouponMoves" m WHERE m."couponId" = c."id" AND m."cause" IN ('voided', 'erased'))`,
    at,
    on,
    minute,
    unit.actor.id,
    customerId,
  );
}
