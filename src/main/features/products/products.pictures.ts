import { AppError } from '@shared/errors/AppError';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import { pictureData } from '../pictures/pictures.queries';

/** SQL of the main picture of a product `p`; null where it has none. */
export const MAIN_PICTURE = `(SELECT i."id" FROM "productPictures" i WHERE i."productId" = p."id" AND i."removedAt" IS NULL
  ORDER BY i."position", i."id" LIMIT 1)`;

/** Pictures of a product in small, the main one first. Throws products.notFound. */
export function picturesOf(reader: Reader, id: number): CallOutput<'products.pictures'> {
  const isThere = reader.get(
    'SELECT 1 FROM "products" WHERE "id" = ? AND ("isListed" = 1 OR "deletedAt" IS NOT NULL)',
    id,
  );
  if (isThere === undefined) throw new AppError('products.notFound');
  return reader
    .all<{ id: number; smallId: number }>(
      `SELECT "id", "smallId" FROM "productPictures" WHERE "productId" = ? AND "removedAt" IS NULL
       ORDER BY "position", "id"`,
      id,
    )
    .map((row) => ({ id: row.id, small: pictureData(reader, row.smallId) ?? '' }));
}

/** The bytes of a picture in full or in small. Throws products.pictureGone. */
export function pictureIn(reader: Reader, id: number, size: 'contentId' | 'smallId'): string {
  const [contentId] = reader.column<number>(
    `SELECT "${size}" FROM "productPictures" WHERE "id" = ? AND "removedAt" IS NULL`,
    id,
  );
  const data = contentId === undefined ? null : pictureData(reader, contentId);
  if (data === null) throw new AppError('products.pictureGone');
  return data;
}
