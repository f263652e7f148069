import type { Migration } from '../migrate';

/**
 * Stored value: its rules, money paid in and out, what each account holds in two kinds, each row traced to its cause, who may
 * spend it, and the pay code.
 */
export const migration0023: Migration = {
  version: 23,
  name: 'loyalty-stored',
  sql: `
CREATE TABLE "loyaltyStoredRules" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("id" = 1),
  "isOn" INTEGER NOT NULL CHECK ("isOn" IN (0, 1)),
  "offers" TEXT NOT NULL DEFAULT '[]',
  "spendFirst" TEXT NOT NULL CHECK ("spendFirst" IN ('principal', 'gift', 'share')),
  "mostTopUpCents" INTEGER NOT NULL CHECK ("mostTopUpCents" > 0),
  "mostBalanceCents" INTEGER NOT NULL CHECK ("mostBalanceCents" > 0),
  "giftPermille" INTEGER NOT NULL CHECK ("giftPermille" BETWEEN 0 AND 1000),
  "asksCode" INTEGER NOT NULL CHECK ("asksCode" IN (0, 1)),
  "takesUsedGift" INTEGER NOT NULL CHECK ("takesUsedGift" IN (0, 1)),
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE "loyaltyTopUps" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('topUp', 'undo', 'refund')),
  "moneyKind" TEXT NOT NULL CHECK ("moneyKind" IN ('wechat', 'alipay', 'cash', 'card', 'transfer', 'other')),
  "moneyCents" INTEGER NOT NULL,
  "undoesId" INTEGER UNIQUE REFERENCES "loyaltyTopUps" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" = 'undo') = ("undoesId" IS NOT NULL)),
  CHECK (CASE "cause" WHEN 'topUp' THEN "moneyCents" > 0 WHEN 'undo' THEN "moneyCents" < 0 ELSE "moneyCents" <= 0 END)
) STRICT;
CREATE INDEX "loyaltyTopUps_customerId" ON "loyaltyTopUps" ("customerId", "id");
CREATE INDEX "loyaltyTopUps_onDay" ON "loyaltyTopUps" ("onDay", "moneyKind", "moneyCents");
CREATE INDEX "loyaltyTopUps_actorId" ON "loyaltyTopUps" ("actorId");
CREATE TRIGGER "loyaltyTopUps_no_update" BEFORE UPDATE ON "loyaltyTopUps"
BEGIN SELECT RAISE(ABORT, 'top-ups are append-only'); END;
CREATE TRIGGER "loyaltyTopUps_no_delete" BEFORE DELETE ON "loyaltyTopUps"
BEGIN SELECT RAISE(ABORT, 'top-ups are append-only'); END;

CREATE TABLE "loyaltyStored" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('principal', 'gift')),
  "cents" INTEGER NOT NULL CHECK ("cents" <> 0),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('topUp', 'spend', 'givenBack', 'takenBack', 'undo', 'refund', 'kept',
    'forfeit', 'opening', 'compensation', 'erased')),
  "topUpId" INTEGER REFERENCES "loyaltyTopUps" ("id"),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "undoesId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "countsFrom" TEXT CHECK ("countsFrom" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" = 'undo') = ("undoesId" IS NOT NULL))
) STRICT;
CREATE INDEX "loyaltyStored_customerId" ON "loyaltyStored" ("customerId", "kind", "countsFrom", "cents");
CREATE INDEX "loyaltyStored_onDay" ON "loyaltyStored" ("onDay");
CREATE INDEX "loyaltyStored_topUpId" ON "loyaltyStored" ("topUpId");
CREATE INDEX "loyaltyStored_saleId" ON "loyaltyStored" ("saleId");
CREATE INDEX "loyaltyStored_actorId" ON "loyaltyStored" ("actorId");
CREATE TRIGGER "loyaltyStored_no_update" BEFORE UPDATE ON "loyaltyStored"
BEGIN SELECT RAISE(ABORT, 'stored value is append-only'); END;
CREATE TRIGGER "loyaltyStored_no_delete" BEFORE DELETE ON "loyaltyStored"
BEGIN SELECT RAISE(ABORT, 'stored value is append-only'); END;

CREATE TABLE "loyaltyStoredReasons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "topUpId" INTEGER UNIQUE REFERENCES "loyaltyTopUps" ("id"),
  "storedId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "reason" TEXT NOT NULL,
  CHECK ("topUpId" IS NULL OR "storedId" IS NULL)
) STRICT;
CREATE INDEX "loyaltyStoredReasons_customerId" ON "loyaltyStoredReasons" ("customerId");

CREATE TABLE "loyaltyPersons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "endedAt" TEXT
) STRICT;
CREATE INDEX "loyaltyPersons_customerId" ON "loyaltyPersons" ("customerId");

CREATE TABLE "loyaltySpenders" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "saleId" INTEGER NOT NULL UNIQUE REFERENCES "sales" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "loyaltyPersons" ("id")
) STRICT;
CREATE INDEX "loyaltySpenders_customerId" ON "loyaltySpenders" ("customerId");
CREATE INDEX "loyaltySpenders_personId" ON "loyaltySpenders" ("personId");

CREATE TABLE "loyaltyCodes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL UNIQUE REFERENCES "customers" ("id"),
  "cost" INTEGER NOT NULL,
  "salt" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "failures" INTEGER NOT NULL DEFAULT 0,
  "failedAt" TEXT,
  "openedAt" TEXT,
  "openedBy" INTEGER REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "loyaltyCodes_openedBy" ON "loyaltyCodes" ("openedBy");
`,
};
