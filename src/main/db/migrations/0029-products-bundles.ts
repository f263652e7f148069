import type { Migration } from '../migrate';

/** What bundles hold, and which line of a slip was sold in one. */
export const migration0029: Migration = {
  version: 29,
  name: 'products-bundles',
  sql: `
CREATE TABLE "productParts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "bundleId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "partId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "quantityMilli" INTEGER NOT NULL CHECK ("quantityMilli" > 0),
  UNIQUE ("bundleId", "partId"),
  CHECK ("bundleId" <> "partId")
) STRICT;
CREATE INDEX "productParts_partId" ON "productParts" ("partId");

CREATE TABLE "saleDiscounts_new" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "lineId" INTEGER NOT NULL REFERENCES "saleLines" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('tier', 'hand', 'round', 'coupon', 'bundle')),
  "cents" INTEGER NOT NULL,
  "bundleId" INTEGER REFERENCES "products" ("id"),
  CHECK ("cents" <> 0 OR "kind" = 'bundle'),
  CHECK (("kind" = 'bundle') = ("bundleId" IS NOT NULL))
) STRICT;
INSERT INTO "saleDiscounts_new" ("id", "lineId", "kind", "cents") SELECT "id", "lineId", "kind", "cents" FROM "saleDiscounts";
DROP TABLE "saleDiscounts";
ALTER TABLE "saleDiscounts_new" RENAME TO "saleDiscounts";
CREATE INDEX "saleDiscounts_lineId" ON "saleDiscounts" ("lineId");
CREATE INDEX "saleDiscounts_bundleId" ON "saleDiscounts" ("bundleId");
`,
};
