import { AppError } from '@shared/errors/AppError';
import type { Unit } from '../../db/unit';
import { LoyaltyReason, type LoyaltyPoints } from './loyalty.entity';
import { giftStock } from './loyalty.gifts.queries';
import { moveGift } from './loyalty.gifts.service';
import { take } from './loyalty.ledger.service';
import { isPointsFree } from './loyalty.opening.queries';

/** Takes points back that were given by hand. Throws loyalty.notEnough where any of them were used or lapsed. */
export async function takePointsBack(unit: Unit, lotId: number, reason: string): Promise<void> {
  const lot = unit.get<LoyaltyPoints>('SELECT * FROM "loyaltyPoints" WHERE "id" = ?', lotId);
  if (lot === undefined || !isPointsFree(unit, lotId)) throw new AppError('loyalty.notEnough', { points: 0 });
  const { customerId, points } = lot;
  const pointsId = await take(unit, customerId, points, { cause: 'hand', saleId: null, first: [lotId] });
  await unit.insert(LoyaltyReason, { customerId, moveId: null, pointsId, reason });
}

/**
 * Takes pieces of a product out of the stock of gifts, where it is one and so many are there. Returns the gift; null where
 * they come from the shelf.
 */
export async function takeFromGifts(
  unit: Unit,
  { productId, quantityMilli, reason }: { productId: number; quantityMilli: number; reason: string },
): Promise<number | null> {
  const [giftId] = unit.column<number>(
    'SELECT "id" FROM "loyaltyGifts" WHERE "productId" = ? AND "isActive" = 1',
    productId,
  );
  const count = quantityMilli / 1_000;
  if (giftId === undefined || !Number.isInteger(count) || giftStock(unit, giftId) < count) return null;
  await moveGift(unit, { id: giftId, how: { cause: 'correct', count: -count }, reason });
  return giftId;
}
