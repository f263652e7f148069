import { AppError } from '@shared/errors/AppError';
import type { ProductCard, ProductId } from '@shared/features/products/products.contract';
import { MOVED_DAYS } from '@shared/features/products/products.rules';
import type { CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { mayAct } from '../staff/staff.people.queries';
import type { Product } from './products.entity';
import { bundlesWith, partsOf } from './products.parts';

/** Moves that a card tells. */
const MOST_MOVES = 20;

/** A product with all that this person may know of it. Throws products.notFound. */
export function cardOf(reader: Reader, actor: Actor, id: number): ProductCard {
  const row = reader.get<Product>(
    'SELECT * FROM "products" WHERE "id" = ? AND ("isListed" = 1 OR "deletedAt" IS NOT NULL)',
    id,
  );
  if (row === undefined) throw new AppError('products.notFound');
  const isCostKnown = mayAct(reader, actor, 'products.reveal');
  const {
    name,
    code,
    category,
    priceCents,
    unit,
    barcode,
    supplier,
    shelf,
    included,
    excluded,
    warranty,
    note,
  } = row;
  return {
    id: row.id as ProductId,
    version: row.version,
    isActive: row.isActive === 1,
    deletedAt: row.deletedAt,
    isCostKnown,
    fields: {
      ...{
        name,
        code,
        category,
        priceCents,
        unit,
        barcode,
        supplier,
        shelf,
        included,
        excluded,
        warranty,
        note,
      },
      costCents: isCostKnown ? row.costCents : null,
      isOutOfReach: row.isOutOfReach === 1,
      isReducible: row.isReducible === 1,
      tags: reader.column<string>('SELECT "tag" FROM "productTags" WHERE "productId" = ? ORDER BY "tag"', id),
    },
    parts: partsOf(reader, id, isCostKnown),
    inBundles: bundlesWith(reader, id) as ProductCard['inBundles'],
    moves: reader.all(
      `SELECT m."fromShelf" AS "from", m."toShelf" AS "to", m."onDay" AS "on", s."name" AS "by"
       FROM "productMoves" m JOIN "staff" s ON s."id" = m."actorId"
       WHERE m."productId" = ? ORDER BY m."id" DESC LIMIT ?`,
      id,
      MOST_MOVES,
    ),
  };
}

/** Goods that came to stand elsewhere within MOVED_DAYS, the latest first. */
export const recentMoves = (reader: Reader, limit: number): CallOutput<'products.moves'> =>
  reader.all(
    `SELECT p."id", p."name", m."fromShelf" AS "from", m."toShelf" AS "to", m."onDay" AS "on", s."name" AS "by"
     FROM "productMoves" m JOIN "products" p ON p."id" = m."productId" JOIN "staff" s ON s."id" = m."actorId"
     WHERE m."onDay" >= date(?, ?) AND p."isListed" = 1 ORDER BY m."id" DESC LIMIT ?`,
    reader.today,
    `-${String(MOVED_DAYS)} days`,
    limit,
  );
