import type { Migration } from '../migrate';

/** Fields that the shop adds to every card, and what stands in them. */
export const migration0046: Migration = {
  version: 46,
  name: 'fields',
  sql: `
CREATE TABLE "fields" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL UNIQUE CHECK ("name" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('text', 'number', 'date', 'choice', 'yesNo', 'link')),
  "choices" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("choices")),
  "isInList" INTEGER NOT NULL DEFAULT 0 CHECK ("isInList" IN (0, 1)),
  "place" INTEGER NOT NULL,
  "retiredAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE "fieldValues" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "fieldId" INTEGER NOT NULL REFERENCES "fields" ("id"),
  "text" TEXT NOT NULL CHECK ("text" <> ''),
  "milli" INTEGER
) STRICT;
CREATE UNIQUE INDEX "fieldValues_customerId" ON "fieldValues" ("customerId", "fieldId");
CREATE INDEX "fieldValues_fieldId" ON "fieldValues" ("fieldId", "text", "customerId");
CREATE INDEX "fieldValues_milli" ON "fieldValues" ("fieldId", "milli", "customerId");
`,
};
