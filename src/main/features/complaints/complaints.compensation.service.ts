import { AppError } from '@shared/errors/AppError';
import type { Compensate, CompensationGift } from '@shared/features/complaints/compensation.channels';
import {
  couponWorth,
  goodsWorth,
  isAccountKind,
  isWithin,
} from '@shared/features/complaints/compensation.rules';
import { worthOf } from '@shared/features/loyalty/points.rules';
import type { Unit } from '../../db/unit';
import { pointsWorth } from '../loyalty/loyalty.compensation.queries';
import { takeFromGifts, takePointsBack } from '../loyalty/loyalty.compensation.service';
import { isCouponFree, isPointsFree, isStoredFree } from '../loyalty/loyalty.opening.queries';
import { issueCoupon, openBatch, takeCouponBack } from '../loyalty/loyalty.coupons.service';
import { moveGift } from '../loyalty/loyalty.gifts.service';
import { givePoints } from '../loyalty/loyalty.service';
import { grantStored, reverseStored } from '../loyalty/loyalty.stored.service';
import { mayUndo } from '../sales/sales.till.queries';
import { denial } from '../staff/staff.people.queries';
import { givenCents } from './complaints.compensation.queries';
import { Compensation } from './complaints.compensation.entity';
import { limitFor } from './complaints.limits.queries';
import { changeOne, readOne, tell } from './complaints.service';

/** What a gift is worth. Throws loyalty.off, .noBatch, .batchClosed, complaints.couponNoValue, .noProduct, .noPrice. */
function worthOfGift(unit: Unit, gift: CompensationGift): number {
  switch (gift.kind) {
    case 'points': {
      const rules = pointsWorth(unit);
      if (rules === null) throw new AppError('loyalty.off', {}, ['points']);
      return worthOf(gift.points, rules);
    }
    case 'coupon': {
      const { cents, uses } = openBatch(unit, gift.batchId);
      if (cents === null) throw new AppError('complaints.couponNoValue', {}, ['batchId']);
      return couponWorth(cents, uses);
    }
    case 'goods': {
      const product = unit.get<{ priceCents: number | null }>(
        'SELECT "priceCents" FROM "products" WHERE "id" = ? AND "isListed" = 1',
        gift.productId,
      );
      if (product === undefined) throw new AppError('complaints.noProduct', {}, ['productId']);
      if (product.priceCents === null) throw new AppError('complaints.noPrice', {}, ['productId']);
      return goodsWorth(product.priceCents, gift.quantityMilli);
    }
    default:
      return gift.cents;
  }
}

/** Who decides: whoever gives, or beyond that whoever agreed. Throws complaints.beyondLimit, .approverLimit, ipc.denied. */
function assertDecided(unit: Unit, complaintId: number, valueCents: number, isBeyond: boolean): void {
  const { actor } = unit;
  const given = givenCents(unit, complaintId);
  const own = limitFor(unit, actor);
  if (isWithin(own, given, valueCents)) return;
  if (!isBeyond) throw new AppError('complaints.beyondLimit');
  if (actor.approver === undefined) throw denial('complaints.manage');
  const theirs = limitFor(unit, actor.approver);
  if (!isWithin(theirs, given, valueCents)) throw new AppError('complaints.approverLimit');
}

type Posted = Partial<
  Pick<
    Compensation,
    | 'points'
    | 'pointsId'
    | 'storedId'
    | 'couponId'
    | 'moneyKind'
    | 'moneyCents'
    | 'productId'
    | 'quantityMilli'
    | 'giftId'
  >
>;

/** Puts a gift in its ledger. */
async function post(
  unit: Unit,
  gift: CompensationGift,
  customerId: number | null,
  reason: string,
): Promise<Posted> {
  if (gift.kind === 'refund') return { moneyKind: gift.moneyKind, moneyCents: -gift.cents };
  if (gift.kind === 'goods') {
    const { productId, quantityMilli } = gift;
    return {
      productId,
      quantityMilli,
      giftId: await takeFromGifts(unit, { productId, quantityMilli, reason }),
    };
  }
  if (customerId === null) throw new AppError('complaints.wantsCustomer');
  if (gift.kind === 'points') {
    const { points } = gift;
    return { points, pointsId: await givePoints(unit, { customerId, points, reason }) };
  }
  if (gift.kind === 'coupon') {
    return { couponId: await issueCoupon(unit, { batchId: gift.batchId, customerId, reason }) };
  }
  const { cents } = gift;
  return {
    storedId: await grantStored(unit, { customerId, kind: 'gift', cents, cause: 'compensation', reason }),
  };
}

/**
 * Gives something for a complaint, in its ledger and the complaint at once. `isBeyond`: as far as whoever agreed decides.
 * Throws what the channel says.
 */
export async function compensate(unit: Unit, asked: Compensate, isBeyond: boolean): Promise<number> {
  const { gift, reason } = asked;
  const row = readOne(unit, asked.id, asked.version);
  if (row.state === 'merged') throw new AppError('complaints.noWay');
  if (isAccountKind(gift.kind) && row.customerId === null) throw new AppError('complaints.wantsCustomer');
  const valueCents = worthOfGift(unit, gift);
  if (valueCents !== asked.valueCents) throw new AppError('complaints.valueMoved');
  assertDecided(unit, row.id, valueCents, isBeyond);
  const { at, on: onDay, minute } = unit.moment;
  const id = await unit.insert(Compensation, {
    complaintId: row.id,
    customerId: row.customerId,
    kind: gift.kind,
    valueCents,
    ...(await post(unit, gift, row.customerId, reason)),
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
    approverId: unit.actor.approver?.id ?? null,
  });
  await changeOne(unit, row, {});
  await tell(unit, row, 'compensated', reason);
  return id;
}

/** What ledgers that want a reason are told: the number on the slip. */
const reasonOf = (complaintId: number): string => `#${String(complaintId)}`;

/** True where what was given is still there to be taken back. */
function isUnspent(unit: Unit, { pointsId, storedId, couponId }: Compensation): boolean {
  if (pointsId !== null) return isPointsFree(unit, pointsId);
  if (storedId !== null) return isStoredFree(unit, storedId);
  return couponId === null || isCouponFree(unit, couponId);
}

/**
 * Takes back what was given, by rows against it. Throws complaints.noCompensation, .compensationSpent, .undoLate for one
 * of another day or person, but for whoever holds sales.manage.
 */
export async function takeCompensationBack(unit: Unit, id: number): Promise<number> {
  const made = unit.get<Compensation>(
    `SELECT * FROM "complaintCompensations" c WHERE c."id" = ? AND c."undoesId" IS NULL
       AND NOT EXISTS (SELECT 1 FROM "complaintCompensations" u WHERE u."undoesId" = c."id")`,
    id,
  );
  if (made === undefined) throw new AppError('complaints.noCompensation');
  const row = readOne(unit, made.complaintId);
  if (!mayUndo(unit, unit.actor, { actorId: made.actorId, enteredOn: made.onDay })) {
    throw new AppError('complaints.undoLate');
  }
  if (!isUnspent(unit, made)) throw new AppError('complaints.compensationSpent');
  const reason = reasonOf(row.id);
  if (made.pointsId !== null) await takePointsBack(unit, made.pointsId, reason);
  if (made.storedId !== null) await reverseStored(unit, [made.storedId]);
  if (made.couponId !== null) await takeCouponBack(unit, { id: made.couponId, reason });
  if (made.giftId !== null && made.quantityMilli !== null) {
    const count = made.quantityMilli / 1_000;
    await moveGift(unit, { id: made.giftId, how: { cause: 'correct', count }, reason });
  }
  const { at, on: onDay, minute } = unit.moment;
  /* SQLite takes a zero below zero for no whole number. */
  const undoId = await unit.insert(Compensation, {
    complaintId: made.complaintId,
    customerId: made.customerId,
    kind: made.kind,
    valueCents: made.valueCents === 0 ? 0 : -made.valueCents,
    points: made.points,
    pointsId: made.pointsId,
    storedId: made.storedId,
    couponId: made.couponId,
    moneyKind: made.moneyKind,
    moneyCents: made.moneyCents === 0 ? 0 : -made.moneyCents,
    productId: made.productId,
    quantityMilli: made.quantityMilli,
    giftId: made.giftId,
    undoesId: id,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
    approverId: null,
  });
  await changeOne(unit, row, {});
  await tell(unit, row, 'tookBack');
  return undoId;
}
