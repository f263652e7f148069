import type { Migration } from '../migrate';

/** The programme for members: tiers, who stands where and why, and points, each of them traced to where it came from. */
export const migration0018: Migration = {
  version: 18,
  name: 'loyalty-tiers',
  sql: `
CREATE TABLE "loyaltyProgramme" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("id" = 1),
  "isOn" INTEGER NOT NULL CHECK ("isOn" IN (0, 1)),
  "basis" TEXT NOT NULL CHECK ("basis" IN ('spend', 'visits', 'points')),
  "window" TEXT NOT NULL CHECK ("window" IN ('rolling', 'calendar')),
  "graceDays" INTEGER NOT NULL CHECK ("graceDays" >= 0),
  "hasPoints" INTEGER NOT NULL CHECK ("hasPoints" IN (0, 1)),
  "centsPerPoint" INTEGER NOT NULL CHECK ("centsPerPoint" > 0),
  "redeemPoints" INTEGER NOT NULL CHECK ("redeemPoints" > 0),
  "redeemCents" INTEGER NOT NULL CHECK ("redeemCents" > 0),
  "redeemStep" INTEGER NOT NULL CHECK ("redeemStep" > 0),
  "months" INTEGER NOT NULL CHECK ("months" >= 0),
  "forewarnDays" INTEGER NOT NULL CHECK ("forewarnDays" >= 0),
  "days" TEXT NOT NULL DEFAULT '[]',
  "extras" TEXT NOT NULL DEFAULT '[]',
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE "loyaltyTiers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "line" TEXT NOT NULL CHECK ("line" IN ('retail', 'bulk')),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "tone" TEXT NOT NULL CHECK ("tone" IN ('plain', 'bronze', 'silver', 'gold', 'platinum', 'diamond')),
  "threshold" INTEGER NOT NULL CHECK ("threshold" >= 0),
  "discountPermille" INTEGER NOT NULL CHECK ("discountPermille" BETWEEN 1 AND 1000),
  "pointsPermille" INTEGER NOT NULL CHECK ("pointsPermille" >= 0),
  "birthdayGift" TEXT NOT NULL DEFAULT '',
  "benefits" TEXT NOT NULL DEFAULT '',
  "deletedAt" TEXT
) STRICT;

CREATE TABLE "loyaltyMembers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL UNIQUE REFERENCES "customers" ("id"),
  "tierId" INTEGER NOT NULL REFERENCES "loyaltyTiers" ("id"),
  "sinceOn" TEXT NOT NULL,
  "lockedUntil" TEXT,
  "lapsesOn" TEXT
) STRICT;
CREATE INDEX "loyaltyMembers_tierId" ON "loyaltyMembers" ("tierId", "customerId");

CREATE TABLE "loyaltyTierMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "fromTierId" INTEGER REFERENCES "loyaltyTiers" ("id"),
  "toTierId" INTEGER NOT NULL REFERENCES "loyaltyTiers" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('start', 'upgrade', 'review', 'hand', 'undo')),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "loyaltyTierMoves_customerId" ON "loyaltyTierMoves" ("customerId", "id");
CREATE INDEX "loyaltyTierMoves_onDay" ON "loyaltyTierMoves" ("onDay");
CREATE INDEX "loyaltyTierMoves_saleId" ON "loyaltyTierMoves" ("saleId");
CREATE INDEX "loyaltyTierMoves_actorId" ON "loyaltyTierMoves" ("actorId");
CREATE INDEX "loyaltyTierMoves_fromTierId" ON "loyaltyTierMoves" ("fromTierId");
CREATE INDEX "loyaltyTierMoves_toTierId" ON "loyaltyTierMoves" ("toTierId");
CREATE TRIGGER "loyaltyTierMoves_no_update" BEFORE UPDATE ON "loyaltyTierMoves"
BEGIN SELECT RAISE(ABORT, 'moves of tiers are append-only'); END;
CREATE TRIGGER "loyaltyTierMoves_no_delete" BEFORE DELETE ON "loyaltyTierMoves"
BEGIN SELECT RAISE(ABORT, 'moves of tiers are append-only'); END;

CREATE TABLE "loyaltyPoints" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "points" INTEGER NOT NULL CHECK ("points" <> 0),
  "cause" TEXT NOT NULL CHECK ("cause" IN
    ('earn', 'takenBack', 'spend', 'givenBack', 'expire', 'hand', 'opening', 'settle', 'erased')),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "lotId" INTEGER REFERENCES "loyaltyPoints" ("id"),
  "expiresOn" TEXT CHECK ("expiresOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK ("lotId" IS NULL OR "points" < 0),
  CHECK ("expiresOn" IS NULL OR "points" > 0)
) STRICT;
CREATE INDEX "loyaltyPoints_customerId" ON "loyaltyPoints" ("customerId", "onDay", "points");
CREATE INDEX "loyaltyPoints_saleId" ON "loyaltyPoints" ("saleId");
CREATE INDEX "loyaltyPoints_lotId" ON "loyaltyPoints" ("lotId");
CREATE INDEX "loyaltyPoints_expiresOn" ON "loyaltyPoints" ("expiresOn");
CREATE INDEX "loyaltyPoints_actorId" ON "loyaltyPoints" ("actorId");
CREATE TRIGGER "loyaltyPoints_no_update" BEFORE UPDATE ON "loyaltyPoints"
BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;
CREATE TRIGGER "loyaltyPoints_no_delete" BEFORE DELETE ON "loyaltyPoints"
BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;

CREATE TABLE "loyaltyEarnings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "lineId" INTEGER NOT NULL UNIQUE REFERENCES "saleLines" ("id"),
  "points" INTEGER NOT NULL CHECK ("points" > 0)
) STRICT;

CREATE TABLE "loyaltyReasons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "moveId" INTEGER UNIQUE REFERENCES "loyaltyTierMoves" ("id"),
  "pointsId" INTEGER UNIQUE REFERENCES "loyaltyPoints" ("id"),
  "reason" TEXT NOT NULL,
  CHECK (("moveId" IS NULL) <> ("pointsId" IS NULL))
) STRICT;
CREATE INDEX "loyaltyReasons_customerId" ON "loyaltyReasons" ("customerId");

CREATE TABLE "loyaltyReviews" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "onDay" TEXT NOT NULL UNIQUE,
  "at" TEXT NOT NULL,
  "up" INTEGER NOT NULL,
  "down" INTEGER NOT NULL,
  "lapsed" INTEGER NOT NULL
) STRICT;
`,
};
