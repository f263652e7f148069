import type { Migration } from '../migrate';

/** The public board: what was raised, and what the shop changed. */
export const migration0045: Migration = {
  version: 45,
  name: 'complaints-board',
  sql: `
CREATE TABLE "complaintPostings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "complaintId" INTEGER NOT NULL REFERENCES "complaints" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "raised" TEXT NOT NULL CHECK ("raised" <> ''),
  "changed" TEXT NOT NULL CHECK ("changed" <> ''),
  "passed" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("passed")),
  "state" TEXT NOT NULL DEFAULT 'up' CHECK ("state" IN ('up', 'down')),
  "postedOn" TEXT NOT NULL,
  "postedBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "takenOn" TEXT,
  "takenBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("state" = 'up') = ("takenOn" IS NULL)),
  CHECK (("takenOn" IS NULL) = ("takenBy" IS NULL))
) STRICT;
CREATE INDEX "complaintPostings_state" ON "complaintPostings" ("state", "id");
CREATE INDEX "complaintPostings_complaintId" ON "complaintPostings" ("complaintId", "state");
CREATE INDEX "complaintPostings_customerId" ON "complaintPostings" ("customerId");
CREATE INDEX "complaintPostings_postedBy" ON "complaintPostings" ("postedBy");
CREATE INDEX "complaintPostings_takenBy" ON "complaintPostings" ("takenBy");
`,
};
