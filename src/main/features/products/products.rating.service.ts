import { AppError } from '@shared/errors/AppError';
import type { CallInput } from '@shared/ipc/contracts';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { ProductRating } from './products.entity';

/**
 * Notes what a customer says of a product, in place of what they said before. Throws products.notFound, .inBin,
 * customers.notFound.
 */
export async function rateProduct(
  unit: Unit,
  { id: productId, customerId, stars, words }: CallInput<'products.rate'>,
): Promise<number> {
  const product = unit.get<{ isListed: 0 | 1; deletedAt: string | null }>(
    'SELECT "isListed", "deletedAt" FROM "products" WHERE "id" = ?',
    productId,
  );
  if (product?.deletedAt != null) throw new AppError('products.inBin');
  if (product?.isListed !== 1) throw new AppError('products.notFound');
  assertKnown(unit, unit.actor, customerId);
  const { at, on: onDay, minute } = unit.moment;
  const said = { stars, words, at, onDay, minute, actorId: unit.actor.id };
  const [before] = unit.column<number>(
    'SELECT "id" FROM "productRatings" WHERE "productId" = ? AND "customerId" = ?',
    productId,
    customerId,
  );
  if (before === undefined) return unit.insert(ProductRating, { productId, customerId, ...said });
  await unit.change(ProductRating, before, said);
  return before;
}

/** Takes a rating out. Throws products.ratingGone, also for whoever may not know of the customer. */
export async function dropRating(unit: Unit, id: number): Promise<void> {
  const [customerId] = unit.column<number>('SELECT "customerId" FROM "productRatings" WHERE "id" = ?', id);
  if (customerId === undefined) throw new AppError('products.ratingGone');
  assertKnown(unit, unit.actor, customerId);
  await unit.remove(ProductRating, id);
}
