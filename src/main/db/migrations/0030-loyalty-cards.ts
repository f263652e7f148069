import type { Migration } from '../migrate';

/** Member numbers by a pattern, and the cards that customers had before the current one. */
export const migration0030: Migration = {
  version: 30,
  name: 'loyalty-cards',
  sql: `
CREATE TABLE "loyaltyNumbers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("id" = 1),
  "prefix" TEXT NOT NULL,
  "digits" INTEGER NOT NULL CHECK ("digits" BETWEEN 3 AND 8),
  "hasCheck" INTEGER NOT NULL CHECK ("hasCheck" IN (0, 1)),
  "isAuto" INTEGER NOT NULL DEFAULT 0 CHECK ("isAuto" IN (0, 1)),
  "next" INTEGER NOT NULL DEFAULT 1 CHECK ("next" > 0)
) STRICT;

CREATE TABLE "loyaltyCards" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "number" TEXT NOT NULL UNIQUE CHECK ("number" <> ''),
  "state" TEXT NOT NULL CHECK ("state" IN ('lost', 'old')),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "loyaltyCards_customerId" ON "loyaltyCards" ("customerId");
CREATE INDEX "loyaltyCards_actorId" ON "loyaltyCards" ("actorId");
`,
};
