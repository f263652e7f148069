import type { Migration } from '../migrate';

/** What was promised to customers by when, and what became of it. */
export const migration0012: Migration = {
  version: 12,
  name: 'followups-promises',
  sql: `
CREATE TABLE "followupPromises" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('goods', 'delivery', 'repair', 'money', 'answer', 'other')),
  "words" TEXT NOT NULL CHECK ("words" <> ''),
  "promisedAt" TEXT NOT NULL,
  "promisedOn" TEXT NOT NULL,
  "promisedMinute" INTEGER NOT NULL CHECK ("promisedMinute" BETWEEN 0 AND 1439),
  "promisedBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "dueOn" TEXT NOT NULL,
  "dueMinute" INTEGER CHECK ("dueMinute" BETWEEN 0 AND 1439),
  "toldOn" TEXT,
  "newDueOn" TEXT,
  "newDueMinute" INTEGER CHECK ("newDueMinute" BETWEEN 0 AND 1439),
  "sourceFeature" TEXT,
  "sourceId" INTEGER,
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'kept', 'broken', 'released')),
  "reason" TEXT NOT NULL DEFAULT '',
  "endedAt" TEXT,
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("toldOn" IS NULL) = ("newDueOn" IS NULL)),
  CHECK ("newDueMinute" IS NULL OR "newDueOn" IS NOT NULL),
  CHECK (("sourceFeature" IS NULL) = ("sourceId" IS NULL)),
  CHECK ("state" IN ('open', 'kept') OR "reason" <> ''),
  CHECK (("state" = 'open') = ("endedAt" IS NULL)),
  CHECK (("endedAt" IS NULL) = ("endedOn" IS NULL) AND ("endedAt" IS NULL) = ("endedMinute" IS NULL)
    AND ("endedAt" IS NULL) = ("endedBy" IS NULL))
) STRICT;
CREATE INDEX "followupPromises_customerId" ON "followupPromises" ("customerId", "state");
CREATE INDEX "followupPromises_personId" ON "followupPromises" ("personId", "state");
CREATE INDEX "followupPromises_state" ON "followupPromises" ("state", "endedAt");
CREATE INDEX "followupPromises_kind" ON "followupPromises" ("kind", "promisedOn");
CREATE INDEX "followupPromises_dueOn" ON "followupPromises" ("dueOn");
CREATE INDEX "followupPromises_promisedBy" ON "followupPromises" ("promisedBy");
CREATE INDEX "followupPromises_endedBy" ON "followupPromises" ("endedBy");
`,
};
