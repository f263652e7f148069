import type { Migration } from '../migrate';

/** What customers asked for at the counter and were shown. */
export const migration0025: Migration = {
  version: 25,
  name: 'sales-advices',
  sql: `
CREATE TABLE "saleAdvices" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "forWhom" TEXT NOT NULL DEFAULT '',
  "need" TEXT NOT NULL DEFAULT '',
  "toCents" INTEGER CHECK ("toCents" >= 0),
  "productIds" TEXT NOT NULL CHECK (json_valid("productIds")),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "saleAdvices_customerId" ON "saleAdvices" ("customerId", "onDay");
CREATE INDEX "saleAdvices_actorId" ON "saleAdvices" ("actorId");
`,
};
