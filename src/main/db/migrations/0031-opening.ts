import type { Migration } from '../migrate';

/** What was owed to and by customers before the shop began with the program: lists with a line each, and debts that no sale made. */
export const migration0031: Migration = {
  version: 31,
  name: 'opening',
  sql: `
CREATE TABLE "saleOpenings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "saleId" INTEGER NOT NULL REFERENCES "sales" ("id"),
  "cents" INTEGER NOT NULL CHECK ("cents" <> 0),
  "dueOn" TEXT NOT NULL CHECK ("dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "undoesId" INTEGER UNIQUE REFERENCES "saleOpenings" ("id"),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("undoesId" IS NULL) = ("cents" > 0))
) STRICT;
CREATE INDEX "saleOpenings_saleId" ON "saleOpenings" ("saleId");
CREATE INDEX "saleOpenings_dueOn" ON "saleOpenings" ("dueOn");
CREATE INDEX "saleOpenings_actorId" ON "saleOpenings" ("actorId");
CREATE TRIGGER "saleOpenings_no_update" BEFORE UPDATE ON "saleOpenings"
BEGIN SELECT RAISE(ABORT, 'opening debts are append-only'); END;
CREATE TRIGGER "saleOpenings_no_delete" BEFORE DELETE ON "saleOpenings"
BEGIN SELECT RAISE(ABORT, 'opening debts are append-only'); END;

CREATE TABLE "openingLists" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "signedBy" TEXT NOT NULL DEFAULT '',
  "signedOn" TEXT,
  "signedActorId" INTEGER REFERENCES "staff" ("id"),
  CHECK (("signedOn" IS NULL) = ("signedBy" = ''))
) STRICT;
CREATE INDEX "openingLists_actorId" ON "openingLists" ("actorId");
CREATE INDEX "openingLists_signedActorId" ON "openingLists" ("signedActorId");

CREATE TABLE "openingRows" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "listId" INTEGER NOT NULL REFERENCES "openingLists" ("id"),
  "position" INTEGER NOT NULL,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "isNew" INTEGER NOT NULL CHECK ("isNew" IN (0, 1)),
  "points" INTEGER NOT NULL DEFAULT 0 CHECK ("points" >= 0),
  "principalCents" INTEGER NOT NULL DEFAULT 0 CHECK ("principalCents" >= 0),
  "giftCents" INTEGER NOT NULL DEFAULT 0 CHECK ("giftCents" >= 0),
  "times" INTEGER NOT NULL DEFAULT 0 CHECK ("times" >= 0),
  "debtCents" INTEGER NOT NULL DEFAULT 0 CHECK ("debtCents" >= 0),
  "dueOn" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  "pointsId" INTEGER UNIQUE REFERENCES "loyaltyPoints" ("id"),
  "principalId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "giftId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "countCardId" INTEGER UNIQUE REFERENCES "loyaltyCountCards" ("id"),
  "debtId" INTEGER UNIQUE REFERENCES "saleOpenings" ("id"),
  "undoneOn" TEXT,
  UNIQUE ("listId", "position"),
  UNIQUE ("listId", "customerId")
) STRICT;
CREATE INDEX "openingRows_customerId" ON "openingRows" ("customerId");
`,
};
