import { AppError } from '@shared/errors/AppError';
import type { CallInput } from '@shared/ipc/contracts';
import type { Unit } from '../../db/unit';
import { Product, ProductPart } from './products.entity';
import { nextVersion, usableProduct } from './products.service';

export { partsOf } from './products.parts';

const isBundle = (unit: Unit, id: number): boolean =>
  unit.get('SELECT 1 FROM "productParts" WHERE "bundleId" = ?', id) !== undefined;
const isPart = (unit: Unit, id: number): boolean =>
  unit.get('SELECT 1 FROM "productParts" WHERE "partId" = ?', id) !== undefined;

/** Says what a bundle holds and costs. See the channel. */
export async function setParts(
  unit: Unit,
  { id, version, parts, priceCents }: Omit<CallInput<'products.setParts'>, 'endsDraft'>,
): Promise<void> {
  const bundle = usableProduct(unit, id);
  if (bundle.version !== version) throw new AppError('products.changedMeanwhile');
  const wanted = new Map<number, number>();
  for (const { id: partId, quantityMilli } of parts) {
    usableProduct(unit, partId);
    wanted.set(partId, (wanted.get(partId) ?? 0) + quantityMilli);
  }
  const isNested = [...wanted.keys()].some((partId) => partId === id || isBundle(unit, partId));
  if (isNested || (wanted.size > 0 && isPart(unit, id))) throw new AppError('products.bundleInBundle');
  const present = unit.all<ProductPart>('SELECT * FROM "productParts" WHERE "bundleId" = ?', id);
  for (const row of present) {
    const quantityMilli = wanted.get(row.partId);
    wanted.delete(row.partId);
    if (quantityMilli === undefined) await unit.remove(ProductPart, row.id);
    else if (quantityMilli !== row.quantityMilli) await unit.change(ProductPart, row.id, { quantityMilli });
  }
  for (const [partId, quantityMilli] of wanted) {
    await unit.insert(ProductPart, { bundleId: id, partId, quantityMilli });
  }
  await unit.change(Product, id, { priceCents, version: nextVersion(unit, bundle) });
}

/** Makes a bundle of what an import says is one; what holds something already, or cannot hold this any more, stays as it is. */
export async function fillParts(
  unit: Unit,
  id: number,
  parts: readonly { id: number; quantityMilli: number }[],
): Promise<void> {
  const bundle = unit.get<Pick<Product, 'version' | 'isListed'>>(
    'SELECT "version", "isListed" FROM "products" WHERE "id" = ? AND "deletedAt" IS NULL',
    id,
  );
  const isThere = (partId: number): boolean =>
    unit.get('SELECT 1 FROM "products" WHERE "id" = ? AND "deletedAt" IS NULL', partId) !== undefined;
  const canHold = parts.every((part) => isThere(part.id) && !isBundle(unit, part.id));
  if (bundle === undefined || !canHold || isBundle(unit, id) || isPart(unit, id)) return;
  for (const part of parts) {
    await unit.insert(ProductPart, { bundleId: id, partId: part.id, quantityMilli: part.quantityMilli });
  }
  /* What the import itself brought is not listed yet: nobody began to change it, and its undo may take it out. */
  if (bundle.isListed === 1) await unit.change(Product, id, { version: nextVersion(unit, bundle) });
}
