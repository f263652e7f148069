import type { Migration } from '../migrate';

/** Coupons in batches and gifts for points, each with the ledger of what became of it. */
export const migration0022: Migration = {
  version: 22,
  name: 'loyalty-coupons',
  sql: `
CREATE TABLE "loyaltyCouponBatches" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('amount', 'percent', 'goods')),
  "cents" INTEGER CHECK ("cents" >= 0),
  "permille" INTEGER CHECK ("permille" BETWEEN 1 AND 999),
  "fromCents" INTEGER NOT NULL DEFAULT 0 CHECK ("fromCents" >= 0),
  "productIds" TEXT NOT NULL DEFAULT '[]',
  "categories" TEXT NOT NULL DEFAULT '[]',
  "tierIds" TEXT NOT NULL DEFAULT '[]',
  "isAlone" INTEGER NOT NULL DEFAULT 1 CHECK ("isAlone" IN (0, 1)),
  "uses" INTEGER NOT NULL DEFAULT 1 CHECK ("uses" > 0),
  "startsOn" TEXT,
  "endsOn" TEXT,
  "goodDays" INTEGER CHECK ("goodDays" > 0),
  "prefix" TEXT NOT NULL DEFAULT '',
  "isBirthday" INTEGER NOT NULL DEFAULT 0 CHECK ("isBirthday" IN (0, 1)),
  "closedAt" TEXT,
  CHECK (("kind" = 'percent') = ("permille" IS NOT NULL)),
  CHECK (("kind" = 'percent') = ("cents" IS NULL)),
  CHECK ("startsOn" IS NULL OR "endsOn" IS NULL OR "startsOn" <= "endsOn")
) STRICT;

CREATE TABLE "loyaltyCoupons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "batchId" INTEGER NOT NULL REFERENCES "loyaltyCouponBatches" ("id"),
  "code" TEXT NOT NULL UNIQUE CHECK ("code" GLOB '[2-9A-Z]*[2-9A-Z]' AND length("code") BETWEEN 8 AND 12),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "birthYear" INTEGER CHECK ("birthYear" IS NULL OR "customerId" IS NOT NULL),
  "endsOn" TEXT CHECK ("endsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
CREATE INDEX "loyaltyCoupons_batchId" ON "loyaltyCoupons" ("batchId", "id");
CREATE INDEX "loyaltyCoupons_customerId" ON "loyaltyCoupons" ("customerId", "endsOn");
CREATE UNIQUE INDEX "loyaltyCoupons_birthYear" ON "loyaltyCoupons" ("customerId", "birthYear", "batchId");
CREATE TRIGGER "loyaltyCoupons_no_update" BEFORE UPDATE ON "loyaltyCoupons"
BEGIN SELECT RAISE(ABORT, 'coupons are append-only'); END;
CREATE TRIGGER "loyaltyCoupons_no_delete" BEFORE DELETE ON "loyaltyCoupons"
BEGIN SELECT RAISE(ABORT, 'coupons are append-only'); END;

CREATE TABLE "loyaltyCouponMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "couponId" INTEGER NOT NULL REFERENCES "loyaltyCoupons" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('issued', 'used', 'givenBack', 'voided', 'erased')),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "cents" INTEGER NOT NULL DEFAULT 0,
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" IN ('used', 'givenBack')) = ("saleId" IS NOT NULL)),
  CHECK ("cents" = 0 OR ("cause" = 'used' AND "cents" > 0) OR ("cause" = 'givenBack' AND "cents" < 0))
) STRICT;
CREATE INDEX "loyaltyCouponMoves_couponId" ON "loyaltyCouponMoves" ("couponId", "id");
CREATE INDEX "loyaltyCouponMoves_saleId" ON "loyaltyCouponMoves" ("saleId");
CREATE INDEX "loyaltyCouponMoves_actorId" ON "loyaltyCouponMoves" ("actorId");
CREATE TRIGGER "loyaltyCouponMoves_no_update" BEFORE UPDATE ON "loyaltyCouponMoves"
BEGIN SELECT RAISE(ABORT, 'uses of coupons are append-only'); END;
CREATE TRIGGER "loyaltyCouponMoves_no_delete" BEFORE DELETE ON "loyaltyCouponMoves"
BEGIN SELECT RAISE(ABORT, 'uses of coupons are append-only'); END;

CREATE TABLE "loyaltyGifts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL UNIQUE REFERENCES "products" ("id"),
  "points" INTEGER NOT NULL CHECK ("points" > 0),
  "lowAt" INTEGER NOT NULL DEFAULT 0 CHECK ("lowAt" >= 0),
  "isActive" INTEGER NOT NULL DEFAULT 1 CHECK ("isActive" IN (0, 1))
) STRICT;

CREATE TABLE "loyaltyGiftMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "giftId" INTEGER NOT NULL REFERENCES "loyaltyGifts" ("id"),
  "count" INTEGER NOT NULL CHECK ("count" <> 0),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('in', 'out', 'givenBack', 'correct', 'counted')),
  "lineId" INTEGER REFERENCES "saleLines" ("id"),
  "points" INTEGER NOT NULL DEFAULT 0 CHECK ("points" >= 0),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" IN ('out', 'givenBack')) = ("lineId" IS NOT NULL)),
  CHECK ("cause" <> 'in' OR "count" > 0),
  CHECK ("cause" <> 'out' OR "count" < 0),
  CHECK ("cause" <> 'givenBack' OR "count" > 0)
) STRICT;
CREATE INDEX "loyaltyGiftMoves_giftId" ON "loyaltyGiftMoves" ("giftId", "id");
CREATE INDEX "loyaltyGiftMoves_lineId" ON "loyaltyGiftMoves" ("lineId");
CREATE INDEX "loyaltyGiftMoves_actorId" ON "loyaltyGiftMoves" ("actorId");
CREATE TRIGGER "loyaltyGiftMoves_no_update" BEFORE UPDATE ON "loyaltyGiftMoves"
BEGIN SELECT RAISE(ABORT, 'moves of gifts are append-only'); END;
CREATE TRIGGER "loyaltyGiftMoves_no_delete" BEFORE DELETE ON "loyaltyGiftMoves"
BEGIN SELECT RAISE(ABORT, 'moves of gifts are append-only'); END;

CREATE TABLE "loyaltyRemarks" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "couponMoveId" INTEGER UNIQUE REFERENCES "loyaltyCouponMoves" ("id"),
  "giftMoveId" INTEGER UNIQUE REFERENCES "loyaltyGiftMoves" ("id"),
  "reason" TEXT NOT NULL,
  CHECK (("couponMoveId" IS NULL) <> ("giftMoveId" IS NULL))
) STRICT;
CREATE INDEX "loyaltyRemarks_customerId" ON "loyaltyRemarks" ("customerId");
`,
};
