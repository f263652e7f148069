import type { Migration } from '../migrate';

/** What somebody has set out to do for a customer, or for the shop, on a day. */
export const migration0010: Migration = {
  version: 10,
  name: 'followups',
  sql: `
CREATE TABLE "followups" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL
    CHECK ("kind" IN ('call', 'visit', 'appointment', 'message', 'usage', 'care', 'payment', 'internal')),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),
  "dueOn" TEXT NOT NULL,
  "dueMinute" INTEGER CHECK ("dueMinute" BETWEEN 0 AND 1439),
  "lengthMinutes" INTEGER NOT NULL DEFAULT 30 CHECK ("lengthMinutes" BETWEEN 5 AND 1440),
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'done', 'dropped', 'withdrawn')),
  "outcome" TEXT,
  "mood" TEXT CHECK ("mood" IN ('happy', 'calm', 'unhappy', 'angry')),
  "note" TEXT NOT NULL DEFAULT '',
  "endedAt" TEXT,
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  "previousId" INTEGER REFERENCES "followups" ("id"),
  "moves" INTEGER NOT NULL DEFAULT 0 CHECK ("moves" >= 0),
  "createdAt" TEXT NOT NULL,
  "createdOn" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK ("dueMinute" IS NULL OR "dueMinute" + "lengthMinutes" <= 1440),
  CHECK (("state" = 'open') = ("endedAt" IS NULL)),
  CHECK (("endedAt" IS NULL) = ("endedOn" IS NULL) AND ("endedAt" IS NULL) = ("endedMinute" IS NULL)
    AND ("endedAt" IS NULL) = ("endedBy" IS NULL))
) STRICT;
CREATE INDEX "followups_personId" ON "followups" ("personId", "state", "dueOn");
CREATE INDEX "followups_state" ON "followups" ("state", "dueOn");
CREATE INDEX "followups_dueOn" ON "followups" ("dueOn", "personId");
CREATE INDEX "followups_customerId" ON "followups" ("customerId", "state", "dueOn");
CREATE INDEX "followups_endedOn" ON "followups" ("endedOn", "personId");
CREATE INDEX "followups_endedBy" ON "followups" ("endedBy");
CREATE INDEX "followups_previousId" ON "followups" ("previousId");
CREATE INDEX "followups_createdBy" ON "followups" ("createdBy");
`,
};
