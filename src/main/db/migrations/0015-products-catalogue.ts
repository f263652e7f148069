import type { Migration } from '../migrate';

/** What the shop knows of its goods, whom they are for, where they stood before, and by what they are found. */
export const migration0015: Migration = {
  version: 15,
  name: 'products-catalogue',
  sql: `
ALTER TABLE "products" ADD COLUMN "category" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "priceCents" INTEGER CHECK ("priceCents" >= 0);
ALTER TABLE "products" ADD COLUMN "costCents" INTEGER CHECK ("costCents" >= 0);
ALTER TABLE "products" ADD COLUMN "unit" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "barcode" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "supplier" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "shelf" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "isOutOfReach" INTEGER NOT NULL DEFAULT 0 CHECK ("isOutOfReach" IN (0, 1));
ALTER TABLE "products" ADD COLUMN "included" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "excluded" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "warranty" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
ALTER TABLE "products" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "products" ADD COLUMN "deletedAt" TEXT;
ALTER TABLE "products" ADD COLUMN "isListed" INTEGER NOT NULL DEFAULT 0 CHECK ("isListed" IN (0, 1));
ALTER TABLE "products" ADD COLUMN "sortKey" TEXT NOT NULL DEFAULT '';
CREATE INDEX "products_byName" ON "products" ("isListed", "isActive", "sortKey", "id");
CREATE INDEX "products_byCategory" ON "products" ("isListed", "isActive", "category", "sortKey", "id");
CREATE INDEX "products_byPrice" ON "products" ("isListed", "isActive", "priceCents", "id");
CREATE INDEX "products_sortKey" ON "products" ("sortKey");
CREATE INDEX "products_barcode" ON "products" ("barcode");
CREATE INDEX "products_bin" ON "products" ("deletedAt", "id");

CREATE TRIGGER "products_one_barcode_more" BEFORE INSERT ON "products"
WHEN NEW."barcode" <> '' AND NEW."isActive" = 1 AND NEW."deletedAt" IS NULL AND EXISTS
  (SELECT 1 FROM "products" WHERE "barcode" = NEW."barcode" AND "isActive" = 1 AND "deletedAt" IS NULL)
BEGIN SELECT RAISE(ABORT, 'a barcode is on sale once'); END;

CREATE TRIGGER "products_one_barcode_else" BEFORE UPDATE ON "products"
WHEN NEW."barcode" <> '' AND NEW."isActive" = 1 AND NEW."deletedAt" IS NULL AND EXISTS
  (SELECT 1 FROM "products" WHERE "barcode" = NEW."barcode" AND "isActive" = 1 AND "deletedAt" IS NULL
     AND "id" <> NEW."id")
BEGIN SELECT RAISE(ABORT, 'a barcode is on sale once'); END;

CREATE VIRTUAL TABLE "productsFind" USING fts5(
  "name", "pinyin", "other",
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);
INSERT INTO "productsFind" ("productsFind", "rank") VALUES ('secure-delete', 1);

CREATE TABLE "productTags" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "tag" TEXT NOT NULL CHECK ("tag" <> ''),
  UNIQUE ("productId", "tag")
) STRICT;
CREATE INDEX "productTags_tag" ON "productTags" ("tag", "productId");

CREATE TABLE "productMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "fromShelf" TEXT NOT NULL CHECK ("fromShelf" <> ''),
  "toShelf" TEXT NOT NULL CHECK ("toShelf" <> ''),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "productMoves_productId" ON "productMoves" ("productId", "id");
CREATE INDEX "productMoves_onDay" ON "productMoves" ("onDay", "id");
CREATE INDEX "productMoves_actorId" ON "productMoves" ("actorId");
`,
};
