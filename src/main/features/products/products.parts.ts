import type { BundlePart } from '@shared/features/products/bundle.channels';
import type { Reader } from '../../db/reader';

/** What a bundle holds, in the order in which it was put in; none of what is no bundle. */
export function partsOf(reader: Pick<Reader, 'all'>, bundleId: number, isCostKnown: boolean): BundlePart[] {
  return reader
    .all<Omit<BundlePart, 'isGone'> & { isGone: 0 | 1 }>(
      `SELECT p."id", p."name", p."unit", b."quantityMilli", p."priceCents", p."costCents",
         (p."isListed" = 0 OR p."isActive" = 0) AS "isGone"
       FROM "productParts" b JOIN "products" p ON p."id" = b."partId" WHERE b."bundleId" = ? ORDER BY b."id"`,
      bundleId,
    )
    .map((part) => ({
      ...part,
      costCents: isCostKnown ? part.costCents : null,
      isGone: part.isGone === 1,
    }));
}

/** The bundles that hold a product. */
export const bundlesWith = (reader: Pick<Reader, 'all'>, partId: number): { id: number; name: string }[] =>
  reader.all(
    `SELECT p."id", p."name" FROM "productParts" b JOIN "products" p ON p."id" = b."bundleId" AND p."isListed" = 1
     WHERE b."partId" = ? ORDER BY p."sortKey", p."id"`,
    partId,
  );
