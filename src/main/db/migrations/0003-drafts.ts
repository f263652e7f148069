import type { Migration } from '../migrate';

/** What people have begun to type and not saved. */
export const migration0003: Migration = {
  version: 3,
  name: 'drafts',
  sql: `
CREATE TABLE "drafts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "form" TEXT NOT NULL,
  "customerId" INTEGER REFERENCES "customers" ("id") ON DELETE CASCADE,
  "slot" TEXT,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL CHECK (length("body") <= 300000),
  "begunAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  UNIQUE ("personId", "form", "customerId"),
  UNIQUE ("personId", "form", "slot"),
  CHECK (("customerId" IS NULL) <> ("slot" IS NULL))
) STRICT;
CREATE INDEX "drafts_customerId" ON "drafts" ("customerId");
`,
};
