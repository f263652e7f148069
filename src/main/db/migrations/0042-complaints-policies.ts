import type { Migration } from '../migrate';

/** What the shop says to special requests, and each yes against it. */
export const migration0042: Migration = {
  version: 42,
  name: 'complaints-policies',
  sql: `
CREATE TABLE "complaintPolicies" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "what" TEXT NOT NULL CHECK ("what" <> ''),
  "answer" TEXT NOT NULL CHECK ("answer" IN ('yes', 'no', 'ask')),
  "words" TEXT NOT NULL DEFAULT '',
  "deletedAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

ALTER TABLE "complaints" ADD COLUMN "policyId" INTEGER REFERENCES "complaintPolicies" ("id");
CREATE INDEX "complaints_policyId" ON "complaints" ("policyId", "receivedOn");

CREATE TABLE "complaintExceptions" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "policyId" INTEGER NOT NULL REFERENCES "complaintPolicies" ("id"),
  "complaintId" INTEGER NOT NULL UNIQUE,
  "eventId" INTEGER NOT NULL,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "approverId" INTEGER REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "complaintExceptions_policyId" ON "complaintExceptions" ("policyId", "onDay");
CREATE INDEX "complaintExceptions_customerId" ON "complaintExceptions" ("customerId");
CREATE INDEX "complaintExceptions_actorId" ON "complaintExceptions" ("actorId");
CREATE INDEX "complaintExceptions_approverId" ON "complaintExceptions" ("approverId");
`,
};
