import type { Migration } from '../migrate';

/** What customers say of products, of each customer and product the last word. */
export const migration0026: Migration = {
  version: 26,
  name: 'products-ratings',
  sql: `
CREATE TABLE "productRatings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "stars" INTEGER NOT NULL CHECK ("stars" BETWEEN 1 AND 5),
  "words" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  UNIQUE ("productId", "customerId")
) STRICT;
CREATE INDEX "productRatings_productId" ON "productRatings" ("productId", "stars");
CREATE INDEX "productRatings_customerId" ON "productRatings" ("customerId");
CREATE INDEX "productRatings_actorId" ON "productRatings" ("actorId");
`,
};
