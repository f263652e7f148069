import type { Migration } from '../migrate';

/** Customers taken along on the road, and whether the sheet has come back. */
export const migration0014: Migration = {
  version: 14,
  name: 'followups-visits',
  sql: `
CREATE TABLE "followupSheets" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "mark" TEXT NOT NULL UNIQUE,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "dayOn" TEXT NOT NULL,
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),
  "facts" TEXT NOT NULL,
  "form" TEXT NOT NULL CHECK ("form" IN ('paper', 'pdf', 'xlsx')),
  "takenAt" TEXT NOT NULL,
  "takenOn" TEXT NOT NULL,
  "takenBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "backAt" TEXT,
  "backOn" TEXT,
  "backBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("backAt" IS NULL) = ("backOn" IS NULL) AND ("backAt" IS NULL) = ("backBy" IS NULL))
) STRICT;
CREATE INDEX "followupSheets_personId" ON "followupSheets" ("personId", "backOn", "dayOn");
CREATE INDEX "followupSheets_takenBy" ON "followupSheets" ("takenBy");
CREATE INDEX "followupSheets_backBy" ON "followupSheets" ("backBy");

CREATE TABLE "followupStops" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "sheetId" INTEGER NOT NULL REFERENCES "followupSheets" ("id"),
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "position" INTEGER NOT NULL,
  "mark" TEXT NOT NULL,
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "endedId" INTEGER REFERENCES "followups" ("id"),
  UNIQUE ("sheetId", "customerId"),
  UNIQUE ("sheetId", "mark")
) STRICT;
CREATE INDEX "followupStops_customerId" ON "followupStops" ("customerId");
CREATE INDEX "followupStops_followupId" ON "followupStops" ("followupId");
CREATE INDEX "followupStops_endedId" ON "followupStops" ("endedId");
`,
};
