import type { Migration } from '../migrate';

/**
 * Pairs of cards that may be one person's, and what people said of them. A pair holds two ids and nothing of a person, so that a
 * card goes without asking for it.
 */
export const migration0048: Migration = {
  version: 48,
  name: 'duplicates',
  sql: `
CREATE TABLE "duplicateScans" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "cards" INTEGER NOT NULL,
  "pairs" INTEGER NOT NULL
) STRICT;
CREATE INDEX "duplicateScans_actorId" ON "duplicateScans" ("actorId");

CREATE TABLE "duplicatePairs" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "firstId" INTEGER NOT NULL,
  "secondId" INTEGER NOT NULL,
  "reasons" TEXT NOT NULL CHECK (json_valid("reasons")),
  "confidence" TEXT NOT NULL CHECK ("confidence" IN ('sure', 'likely', 'maybe')),
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'later', 'different')),
  "scanId" INTEGER NOT NULL,
  "putOffAt" TEXT,
  UNIQUE ("firstId", "secondId"),
  CHECK ("firstId" < "secondId"),
  CHECK (("state" = 'later') = ("putOffAt" IS NOT NULL))
) STRICT;
CREATE INDEX "duplicatePairs_secondId" ON "duplicatePairs" ("secondId");
CREATE INDEX "duplicatePairs_state" ON "duplicatePairs" ("state", "confidence", "id");
`,
};
