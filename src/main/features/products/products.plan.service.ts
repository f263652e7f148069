import { AppError } from '@shared/errors/AppError';
import type { PlaceFields, PlaceId } from '@shared/features/products/plan.channels';
import { fitsPlan, MOST_PLACES, overlap, plainPlace } from '@shared/features/products/plan.rules';
import type { Unit } from '../../db/unit';
import { ProductPlace } from './products.entity';

/** Puts a place on the plan, or says anew what and where it is. Throws products.placeGone, .placeThere, .placeOutside, .placeTaken, .tooManyPlaces. */
export async function putPlace(
  unit: Unit,
  { id, ...fields }: PlaceFields & { id: PlaceId | null },
): Promise<PlaceId> {
  const places = unit.all<ProductPlace>('SELECT * FROM "productPlaces" ORDER BY "id"');
  if (id !== null && !places.some((place) => place.id === id)) throw new AppError('products.placeGone');
  if (!fitsPlan(fields)) throw new AppError('products.placeOutside');
  const others = places.filter((place) => place.id !== id);
  if (others.some(({ name }) => plainPlace(name) === plainPlace(fields.name))) {
    throw new AppError('products.placeThere', { name: fields.name }, ['name']);
  }
  const inTheWay = others.find((place) => overlap(place, fields));
  if (inTheWay !== undefined) throw new AppError('products.placeTaken', { name: inTheWay.name });
  if (id !== null) {
    await unit.change(ProductPlace, id, fields);
    return id;
  }
  if (places.length >= MOST_PLACES) throw new AppError('products.tooManyPlaces', { most: MOST_PLACES });
  return (await unit.insert(ProductPlace, fields)) as PlaceId;
}

/** Takes a place off the plan; its goods keep their shelf. Throws products.placeGone. */
export async function dropPlace(unit: Unit, id: PlaceId): Promise<void> {
  if (unit.get('SELECT 1 FROM "productPlaces" WHERE "id" = ?', id) === undefined) {
    throw new AppError('products.placeGone');
  }
  await unit.remove(ProductPlace, id);
}
