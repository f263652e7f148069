import type { ListedProduct, ProductSign } from '@shared/features/products/paper.channels';
import type { CallInput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { mayAct } from '../staff/staff.people.queries';
import type { Product } from './products.entity';
import { conditionOf } from './products.list';
import { MAIN_PICTURE } from './products.pictures';

/** What signs say of products, in the order asked for; those in the bin or gone are left out. */
export const signsOf = (reader: Reader, ids: readonly number[]): ProductSign[] =>
  reader
    .all<Omit<ProductSign, 'isOutOfReach'> & { isOutOfReach: 0 | 1 }>(
      `SELECT p."id", p."name", p."code", p."priceCents", p."unit", p."barcode", p."isOutOfReach"
       FROM json_each(?) j JOIN "products" p ON p."id" = j."value" AND p."isListed" = 1 ORDER BY j."key"`,
      JSON.stringify(ids),
    )
    .map((sign) => ({ ...sign, isOutOfReach: sign.isOutOfReach === 1 }));

const listedParts = (reader: Reader, bundleId: number): ListedProduct['parts'] =>
  reader.all(
    `SELECT p."name", p."unit", p."code", b."quantityMilli"
     FROM "productParts" b JOIN "products" p ON p."id" = b."partId" WHERE b."bundleId" = ? ORDER BY b."id"`,
    bundleId,
  );

/** Products of a list, whole, by name; what the shop pays is null for whoever may not know it. */
export function listedProducts(
  reader: Reader,
  actor: Actor,
  { filter, offset, limit }: CallInput<'products.listed'>,
): ListedProduct[] {
  const isCostKnown = mayAct(reader, actor, 'products.reveal');
  const { sql, values } = conditionOf(filter);
  const rows = reader.all<Product & { tags: string; pictureId: number | null; isBundle: 0 | 1 }>(
    `SELECT p.*, (SELECT json_group_array("tag") FROM
       (SELECT "tag" FROM "productTags" WHERE "productId" = p."id" ORDER BY "tag")) AS "tags",
       ${MAIN_PICTURE} AS "pictureId",
       EXISTS (SELECT 1 FROM "productParts" b WHERE b."bundleId" = p."id") AS "isBundle"
     FROM "products" p WHERE ${sql} ORDER BY p."sortKey", p."id" LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return rows.map((row) => ({
    name: row.name,
    code: row.code,
    category: row.category,
    priceCents: row.priceCents,
    costCents: isCostKnown ? row.costCents : null,
    unit: row.unit,
    barcode: row.barcode,
    supplier: row.supplier,
    shelf: row.shelf,
    isOutOfReach: row.isOutOfReach === 1,
    isReducible: row.isReducible === 1,
    tags: JSON.parse(row.tags) as string[],
    included: row.included,
    excluded: row.excluded,
    warranty: row.warranty,
    note: row.note,
    isActive: row.isActive === 1,
    pictureId: row.pictureId,
    parts: row.isBundle === 1 ? listedParts(reader, row.id) : [],
  }));
}
