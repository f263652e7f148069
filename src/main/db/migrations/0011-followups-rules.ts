import type { Migration } from '../migrate';

/** Rules that make follow-ups by themselves, what they made, and on which days they were gone through. */
export const migration0011: Migration = {
  version: 11,
  name: 'followups-rules',
  sql: `
CREATE TABLE "followupRules" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "trigger" TEXT NOT NULL,
  "params" TEXT NOT NULL DEFAULT '{}',
  "tag" TEXT NOT NULL DEFAULT '',
  "minSpendCents" INTEGER NOT NULL DEFAULT 0 CHECK ("minSpendCents" >= 0),
  "kind" TEXT NOT NULL
    CHECK ("kind" IN ('call', 'visit', 'appointment', 'message', 'usage', 'care', 'payment', 'internal')),
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),
  "personId" INTEGER REFERENCES "staff" ("id"),
  "isOn" INTEGER NOT NULL DEFAULT 0 CHECK ("isOn" IN (0, 1)),
  "createdAt" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "deletedAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX "followupRules_personId" ON "followupRules" ("personId");
CREATE INDEX "followupRules_createdBy" ON "followupRules" ("createdBy");

CREATE TABLE "followupRuns" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "onDay" TEXT NOT NULL UNIQUE,
  "at" TEXT NOT NULL,
  "made" INTEGER NOT NULL CHECK ("made" >= 0),
  "waiting" INTEGER NOT NULL CHECK ("waiting" >= 0),
  "isClosed" INTEGER NOT NULL DEFAULT 0 CHECK ("isClosed" IN (0, 1))
) STRICT;

ALTER TABLE "followups" ADD COLUMN "ruleId" INTEGER REFERENCES "followupRules" ("id");
ALTER TABLE "followups" ADD COLUMN "occasion" TEXT;
ALTER TABLE "followups" ADD COLUMN "why" TEXT;
CREATE UNIQUE INDEX "followups_occasion" ON "followups" ("ruleId", "customerId", "occasion");
`,
};
