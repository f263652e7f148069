import { AppError } from '@shared/errors/AppError';
import type { Picture } from '@shared/features/pictures/pictures.fields';
import { PICTURES_EACH } from '@shared/features/products/products.rules';
import type { CallInput } from '@shared/ipc/contracts';
import type { Unit } from '../../db/unit';
import { keepPicture } from '../pictures/pictures.service';
import { ProductPicture } from './products.entity';

/** Throws products.notFound, .inBin. */
function assertUsable(unit: Unit, productId: number): void {
  const product = unit.get<{ isListed: 0 | 1; deletedAt: string | null }>(
    'SELECT "isListed", "deletedAt" FROM "products" WHERE "id" = ?',
    productId,
  );
  if (product?.deletedAt != null) throw new AppError('products.inBin');
  if (product?.isListed !== 1) throw new AppError('products.notFound');
}

const shownOf = (unit: Unit, productId: number): Pick<ProductPicture, 'id' | 'contentId' | 'position'>[] =>
  unit.all(
    `SELECT "id", "contentId", "position" FROM "productPictures" WHERE "productId" = ? AND "removedAt" IS NULL
     ORDER BY "position", "id"`,
    productId,
  );

/** Throws products.pictureGone, .inBin. */
function shownPicture(unit: Unit, id: number): number {
  const [productId] = unit.column<number>(
    'SELECT "productId" FROM "productPictures" WHERE "id" = ? AND "removedAt" IS NULL',
    id,
  );
  if (productId === undefined) throw new AppError('products.pictureGone');
  assertUsable(unit, productId);
  return productId;
}

/** Adds a picture behind those that are there. Throws products.notFound, .inBin, .tooManyPictures, .pictureThere, pictures.notPicture. */
export async function addPicture(
  unit: Unit,
  { productId, picture }: CallInput<'products.addPicture'>,
): Promise<number> {
  assertUsable(unit, productId);
  return addBehind(unit, productId, picture);
}

/** Adds the pictures of a product that this unit makes. Throws products.pictureThere, pictures.notPicture. */
export async function addFirstPictures(
  unit: Unit,
  productId: number,
  pictures: readonly Picture[],
): Promise<void> {
  for (const picture of pictures) await addBehind(unit, productId, picture);
}

async function addBehind(unit: Unit, productId: number, picture: Picture): Promise<number> {
  const shown = shownOf(unit, productId);
  if (shown.length >= PICTURES_EACH) throw new AppError('products.tooManyPictures', { most: PICTURES_EACH });
  const contents = keepPicture(unit, picture);
  if (shown.some(({ contentId }) => contentId === contents.contentId)) {
    throw new AppError('products.pictureThere');
  }
  return unit.insert(ProductPicture, {
    ...{ productId, ...contents, position: (shown.at(-1)?.position ?? 0) + 1 },
    ...{ at: unit.moment.at, actorId: unit.actor.id, removedAt: null },
  });
}

/** Makes a picture the main one; where it is, it stays. Throws products.pictureGone, .inBin. */
export async function putPictureFirst(unit: Unit, id: number): Promise<void> {
  const [first] = shownOf(unit, shownPicture(unit, id));
  if (first === undefined || first.id === id) return;
  await unit.change(ProductPicture, id, { position: first.position - 1 });
}

/** Takes a picture away; its bytes stay until it can no longer be brought back. Throws products.pictureGone, .inBin. */
export async function dropPicture(unit: Unit, id: number): Promise<void> {
  shownPicture(unit, id);
  await unit.change(ProductPicture, id, { removedAt: unit.moment.at });
}
