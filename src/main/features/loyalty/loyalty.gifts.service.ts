import { AppError } from '@shared/errors/AppError';
import type { GiftCause } from '@shared/features/loyalty/coupons.rules';
import type { RingUp } from '@shared/features/sales/sales.contract';
import type { Unit } from '../../db/unit';
import { LoyaltyGift, LoyaltyGiftMove, LoyaltyRemark } from './loyalty.coupons.entity';
import { giftLinesOf, giftStock } from './loyalty.gifts.queries';

type Move = { giftId: number; count: number; cause: GiftCause; lineId?: number; points?: number };

async function post(unit: Unit, { lineId, points = 0, ...move }: Move): Promise<number> {
  const { at, on: onDay, minute } = unit.moment;
  const row = { ...move, lineId: lineId ?? null, points, at, onDay, minute, actorId: unit.actor.id };
  return unit.insert(LoyaltyGiftMove, row);
}

/** Throws loyalty.noGift. */
function giftOf(unit: Unit, id: number): LoyaltyGift {
  const gift = unit.get<LoyaltyGift>('SELECT * FROM "loyaltyGifts" WHERE "id" = ?', id);
  if (gift === undefined) throw new AppError('loyalty.noGift');
  return gift;
}

/** Makes a product a gift, or says anew what it costs. Throws products.notFound. */
export async function setGift(
  unit: Unit,
  asked: { productId: number; points: number; lowAt: number; isActive: boolean },
): Promise<number> {
  const { productId, isActive, ...plain } = asked;
  const product = unit.get('SELECT 1 FROM "products" WHERE "id" = ? AND "isListed" = 1', productId);
  if (product === undefined) throw new AppError('products.notFound', {}, ['productId']);
  const fields = { ...plain, isActive: isActive ? 1 : 0 } as const;
  const [id] = unit.column<number>('SELECT "id" FROM "loyaltyGifts" WHERE "productId" = ?', productId);
  if (id === undefined) return unit.insert(LoyaltyGift, { productId, ...fields });
  await unit.change(LoyaltyGift, id, fields);
  return id;
}

/**
 * Takes pieces in, puts the stock right by so many, or brings it to what was counted. Throws loyalty.noGift, .giftsOut,
 * .unmoved, .wantsReason.
 */
export async function moveGift(
  unit: Unit,
  asked: { id: number; how: { cause: 'in' | 'correct' | 'counted'; count: number }; reason: string },
): Promise<void> {
  const { id, how, reason } = asked;
  giftOf(unit, id);
  const stock = giftStock(unit, id);
  const count = how.cause === 'counted' ? how.count - stock : how.count;
  if (count === 0) throw new AppError('loyalty.unmoved', {}, ['count']);
  if (stock + count < 0) throw new AppError('loyalty.giftsOut', { stock }, ['count']);
  if (how.cause === 'correct' && reason === '') throw new AppError('loyalty.wantsReason', {}, ['reason']);
  const giftMoveId = await post(unit, { giftId: id, count, cause: how.cause });
  if (reason === '') return;
  await unit.insert(LoyaltyRemark, { customerId: null, couponMoveId: null, giftMoveId, reason });
}

type GiftLine = Pick<RingUp['lines'][number], 'giftId' | 'giftPoints' | 'productId' | 'quantityMilli'>;

/**
 * What the gifts of a sale cost in points. Throws loyalty.noGift for what is none, or of another product, .giftMoved
 * where it costs something else than was said, .giftPieces for parts of a piece, .giftsOut where there are not so many.
 */
export function giftPoints(unit: Unit, lines: readonly GiftLine[]): number {
  const wanted = new Map<number, number>();
  let points = 0;
  for (const { giftId, giftPoints: said, productId, quantityMilli } of lines) {
    if (giftId === undefined) continue;
    const gift = giftOf(unit, giftId);
    if (gift.isActive === 0 || gift.productId !== productId)
      throw new AppError('loyalty.noGift', {}, ['lines']);
    if (said !== gift.points) throw new AppError('loyalty.giftMoved', { points: gift.points }, ['lines']);
    if (quantityMilli % 1_000 !== 0) throw new AppError('loyalty.giftPieces', {}, ['lines']);
    const count = quantityMilli / 1_000;
    wanted.set(giftId, (wanted.get(giftId) ?? 0) + count);
    points += gift.points * count;
  }
  for (const [giftId, count] of wanted) {
    const stock = giftStock(unit, giftId);
    if (stock < count) throw new AppError('loyalty.giftsOut', { stock }, ['lines']);
  }
  return points;
}

/** Gives a gift out on a line of a sale; `giftPoints` said that it is there. */
export async function giveGift(
  unit: Unit,
  { giftId, lineId, quantityMilli }: { giftId: number; lineId: number; quantityMilli: number },
): Promise<void> {
  const { points } = giftOf(unit, giftId);
  await post(unit, { giftId, count: -quantityMilli / 1_000, cause: 'out', lineId, points });
}

/**
 * Brings the stock of a sale's gifts to what of them is still out, in whole pieces. Called twice it does nothing more. Throws
 * loyalty.giftsOut where a return is undone and its piece was given to somebody else since.
 */
export async function settleGifts(unit: Unit, saleId: number): Promise<void> {
  for (const { giftId, lineId, points, out, keptMilli } of giftLinesOf(unit, saleId)) {
    const more = Math.ceil(keptMilli / 1_000) - out;
    if (more < 0) await post(unit, { giftId, count: -more, cause: 'givenBack', lineId, points });
    const stock = giftStock(unit, giftId);
    if (more > stock) throw new AppError('loyalty.giftsOut', { stock }, ['lines']);
    if (more > 0) await post(unit, { giftId, count: -more, cause: 'out', lineId, points });
  }
}
