import { AppError } from '@shared/errors/AppError';
import type { PlaceFields, PlaceId } from '@shared/features/products/plan.channels';
import { placeOfShelf } from '@shared/features/products/plan.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';

/** Shelves that are told where the plan does not have them. */
const MOST_ELSEWHERE = 50;

type Shelf = { shelf: string; goods: number; outOfReach: number };

const placesOf = (reader: Reader): (PlaceFields & { id: PlaceId })[] =>
  reader.all(
    'SELECT "id", "kind", "name", "x", "y", "width", "height" FROM "productPlaces" ORDER BY "y", "x", "id"',
  );

/** Each shelf that goods on sale stand on; the empty one holds those of which nobody wrote where they stand. */
const shelvesOf = (reader: Reader): Shelf[] =>
  reader.all(
    `SELECT "shelf", count(*) AS "goods", sum("isOutOfReach") AS "outOfReach" FROM "products"
     WHERE "isListed" = 1 AND "isActive" = 1 GROUP BY "shelf" ORDER BY "goods" DESC, "shelf"`,
  );

/** The plan of the shop, with what stands where. */
export function planOf(reader: Reader): CallOutput<'products.plan'> {
  const places = placesOf(reader).map((place) => ({ ...place, goods: 0, outOfReach: 0 }));
  const elsewhere: CallOutput<'products.plan'>['elsewhere'] = [];
  let nowhere = 0;
  for (const { shelf, goods, outOfReach } of shelvesOf(reader)) {
    const place = placeOfShelf(shelf, places);
    if (place !== null) {
      place.goods += goods;
      place.outOfReach += outOfReach;
    } else if (shelf === '') nowhere += goods;
    else elsewhere.push({ shelf, goods });
  }
  return { places, elsewhere: elsewhere.slice(0, MOST_ELSEWHERE), nowhere };
}

/** Goods on sale at a place, by shelf and name. Throws products.placeGone. */
export function goodsAt(
  reader: Reader,
  { id, limit }: CallInput<'products.placeGoods'>,
): CallOutput<'products.placeGoods'> {
  const places = placesOf(reader);
  if (!places.some((place) => place.id === id)) throw new AppError('products.placeGone');
  const shelves = shelvesOf(reader).filter(({ shelf }) => placeOfShelf(shelf, places)?.id === id);
  const rows = reader.all<{ id: number; name: string; shelf: string; isOutOfReach: 0 | 1 }>(
    `SELECT "id", "name", "shelf", "isOutOfReach" FROM "products"
     WHERE "isListed" = 1 AND "isActive" = 1 AND "shelf" IN (SELECT "value" FROM json_each(?))
     ORDER BY "shelf", "sortKey", "id" LIMIT ?`,
    JSON.stringify(shelves.map(({ shelf }) => shelf)),
    limit,
  );
  return {
    rows: rows.map((row) => ({
      ...row,
      isOutOfReach: row.isOutOfReach === 1,
    })) as CallOutput<'products.placeGoods'>['rows'],
    total: shelves.reduce((sum, { goods }) => sum + goods, 0),
  };
}
