import type { Migration } from '../migrate';

/**
 * Sales that files bring can earn points. `loyaltyPoints` is built anew: a sale that came with a file goes when its import is
 * undone, and the ledger, which stays, keeps its number. Numbers of sales are given once.
 */
export const migration0024: Migration = {
  version: 24,
  name: 'loyalty-imports',
  sql: `
ALTER TABLE "loyaltyProgramme" ADD COLUMN "importsSince" TEXT;

CREATE TABLE "loyaltyPointsAnew" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "points" INTEGER NOT NULL CHECK ("points" <> 0),
  "cause" TEXT NOT NULL CHECK ("cause" IN
    ('earn', 'takenBack', 'spend', 'givenBack', 'expire', 'hand', 'opening', 'settle', 'erased')),
  "saleId" INTEGER,
  "lotId" INTEGER REFERENCES "loyaltyPoints" ("id"),
  "expiresOn" TEXT CHECK ("expiresOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK ("lotId" IS NULL OR "points" < 0),
  CHECK ("expiresOn" IS NULL OR "points" > 0)
) STRICT;
INSERT INTO "loyaltyPointsAnew" ("id", "customerId", "points", "cause", "saleId", "lotId", "expiresOn", "at", "onDay", "minute", "actorId")
SELECT "id", "customerId", "points", "cause", "saleId", "lotId", "expiresOn", "at", "onDay", "minute", "actorId" FROM "loyaltyPoints";
DROP TABLE "loyaltyPoints";
ALTER TABLE "loyaltyPointsAnew" RENAME TO "loyaltyPoints";
CREATE INDEX "loyaltyPoints_customerId" ON "loyaltyPoints" ("customerId", "onDay", "points");
CREATE INDEX "loyaltyPoints_saleId" ON "loyaltyPoints" ("saleId");
CREATE INDEX "loyaltyPoints_lotId" ON "loyaltyPoints" ("lotId");
CREATE INDEX "loyaltyPoints_expiresOn" ON "loyaltyPoints" ("expiresOn");
CREATE INDEX "loyaltyPoints_actorId" ON "loyaltyPoints" ("actorId");
CREATE TRIGGER "loyaltyPoints_no_update" BEFORE UPDATE ON "loyaltyPoints"
BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;
CREATE TRIGGER "loyaltyPoints_no_delete" BEFORE DELETE ON "loyaltyPoints"
BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;
`,
};
