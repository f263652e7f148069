import type { Migration } from '../migrate';

/** Why complaints come, and what the shop changes so that they come no more. */
export const migration0036: Migration = {
  version: 36,
  name: 'complaints-learn',
  sql: `
CREATE TABLE "complaintCauses" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL UNIQUE CHECK ("name" <> '')
) STRICT;

ALTER TABLE "complaints" ADD COLUMN "causeId" INTEGER REFERENCES "complaintCauses" ("id");
DROP INDEX "complaints_endedOn";
CREATE INDEX "complaints_endedOn" ON "complaints" ("endedOn", "endedMinute", "customerId", "personId");
CREATE INDEX "complaints_causeId" ON "complaints" ("causeId", "receivedOn");

CREATE TABLE "complaintImprovements" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "what" TEXT NOT NULL CHECK ("what" <> ''),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "dueOn" TEXT NOT NULL,
  "causeId" INTEGER REFERENCES "complaintCauses" ("id"),
  "productId" INTEGER REFERENCES "products" ("id"),
  "batch" TEXT NOT NULL DEFAULT '',
  "supplier" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'done', 'dropped')),
  "outcome" TEXT NOT NULL DEFAULT '',
  "createdOn" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "endedOn" TEXT,
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("state" = 'open') = ("endedOn" IS NULL))
) STRICT;
CREATE INDEX "complaintImprovements_state" ON "complaintImprovements" ("state", "dueOn");
CREATE INDEX "complaintImprovements_personId" ON "complaintImprovements" ("personId");
CREATE INDEX "complaintImprovements_causeId" ON "complaintImprovements" ("causeId");
CREATE INDEX "complaintImprovements_productId" ON "complaintImprovements" ("productId");
CREATE INDEX "complaintImprovements_createdBy" ON "complaintImprovements" ("createdBy");
CREATE INDEX "complaintImprovements_endedBy" ON "complaintImprovements" ("endedBy");

CREATE TABLE "complaintRaisers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "improvementId" INTEGER NOT NULL REFERENCES "complaintImprovements" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "complaintId" INTEGER REFERENCES "complaints" ("id"),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "toldId" INTEGER REFERENCES "followups" ("id"),
  CHECK (("complaintId" IS NOT NULL) + ("saleId" IS NOT NULL) + ("followupId" IS NOT NULL) = 1)
) STRICT;
CREATE INDEX "complaintRaisers_improvementId" ON "complaintRaisers" ("improvementId");
CREATE INDEX "complaintRaisers_customerId" ON "complaintRaisers" ("customerId");
CREATE INDEX "complaintRaisers_complaintId" ON "complaintRaisers" ("complaintId");
CREATE INDEX "complaintRaisers_saleId" ON "complaintRaisers" ("saleId");
CREATE INDEX "complaintRaisers_followupId" ON "complaintRaisers" ("followupId");
CREATE INDEX "complaintRaisers_toldId" ON "complaintRaisers" ("toldId");
`,
};
