import type { Migration } from '../migrate';

/** Count cards: their kinds, each card with the times that were paid for, and the ledger of what became of them. */
export const migration0028: Migration = {
  version: 28,
  name: 'loyalty-counts',
  sql: `
CREATE TABLE "loyaltyCountKinds" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "times" INTEGER CHECK ("times" > 0),
  "priceCents" INTEGER NOT NULL CHECK ("priceCents" >= 0),
  "goodDays" INTEGER CHECK ("goodDays" > 0),
  "isReducible" INTEGER NOT NULL DEFAULT 0 CHECK ("isReducible" IN (0, 1)),
  "productIds" TEXT NOT NULL DEFAULT '[]',
  "categories" TEXT NOT NULL DEFAULT '[]',
  "words" TEXT NOT NULL DEFAULT '',
  "isActive" INTEGER NOT NULL DEFAULT 1 CHECK ("isActive" IN (0, 1)),
  CHECK ("times" IS NOT NULL OR "goodDays" IS NOT NULL)
) STRICT;

CREATE TABLE "loyaltyCountCards" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "kindId" INTEGER NOT NULL REFERENCES "loyaltyCountKinds" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('sale', 'opening', 'compensation')),
  "lineId" INTEGER UNIQUE REFERENCES "saleLines" ("id"),
  "times" INTEGER CHECK ("times" > 0),
  "paidCents" INTEGER NOT NULL CHECK ("paidCents" >= 0),
  "fromDay" TEXT NOT NULL CHECK ("fromDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "until" TEXT CHECK ("until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CHECK (("cause" = 'sale') = ("lineId" IS NOT NULL)),
  CHECK ("times" IS NOT NULL OR "until" IS NOT NULL)
) STRICT;
CREATE INDEX "loyaltyCountCards_customerId" ON "loyaltyCountCards" ("customerId", "until");
CREATE INDEX "loyaltyCountCards_kindId" ON "loyaltyCountCards" ("kindId");
CREATE TRIGGER "loyaltyCountCards_no_update" BEFORE UPDATE ON "loyaltyCountCards"
BEGIN SELECT RAISE(ABORT, 'count cards are append-only'); END;
CREATE TRIGGER "loyaltyCountCards_no_delete" BEFORE DELETE ON "loyaltyCountCards"
BEGIN SELECT RAISE(ABORT, 'count cards are append-only'); END;

CREATE TABLE "loyaltyCountMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "cardId" INTEGER NOT NULL REFERENCES "loyaltyCountCards" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('issued', 'used', 'givenBack', 'extended', 'takenBack', 'refunded', 'reversed',
    'reopened', 'erased')),
  "times" INTEGER NOT NULL,
  "until" TEXT CHECK ("until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "lineId" INTEGER REFERENCES "saleLines" ("id"),
  "undoesId" INTEGER UNIQUE REFERENCES "loyaltyCountMoves" ("id"),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" IN ('used', 'givenBack')) = ("lineId" IS NOT NULL)),
  CHECK (("cause" = 'extended') = ("until" IS NOT NULL)),
  CHECK (("cause" = 'reopened') = ("undoesId" IS NOT NULL)),
  CHECK ("cause" NOT IN ('used', 'givenBack', 'takenBack', 'refunded', 'reopened') OR "saleId" IS NOT NULL),
  CHECK (CASE "cause" WHEN 'used' THEN "times" < 0 WHEN 'givenBack' THEN "times" > 0 WHEN 'extended' THEN "times" = 0
    WHEN 'issued' THEN "times" >= 0 WHEN 'reopened' THEN "times" >= 0 ELSE "times" <= 0 END)
) STRICT;
CREATE INDEX "loyaltyCountMoves_cardId" ON "loyaltyCountMoves" ("cardId", "id");
CREATE INDEX "loyaltyCountMoves_saleId" ON "loyaltyCountMoves" ("saleId");
CREATE INDEX "loyaltyCountMoves_lineId" ON "loyaltyCountMoves" ("lineId");
CREATE INDEX "loyaltyCountMoves_actorId" ON "loyaltyCountMoves" ("actorId");
CREATE TRIGGER "loyaltyCountMoves_no_update" BEFORE UPDATE ON "loyaltyCountMoves"
BEGIN SELECT RAISE(ABORT, 'times of count cards are append-only'); END;
CREATE TRIGGER "loyaltyCountMoves_no_delete" BEFORE DELETE ON "loyaltyCountMoves"
BEGIN SELECT RAISE(ABORT, 'times of count cards are append-only'); END;

CREATE TABLE "loyaltyCountReasons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "moveId" INTEGER NOT NULL UNIQUE REFERENCES "loyaltyCountMoves" ("id"),
  "reason" TEXT NOT NULL
) STRICT;
CREATE INDEX "loyaltyCountReasons_customerId" ON "loyaltyCountReasons" ("customerId");
`,
};
