import type { Migration } from '../migrate';

/** Who approved an act, and the codes by which somebody away approves one. */
export const migration0007: Migration = {
  version: 7,
  name: 'staff-approval',
  sql: `
ALTER TABLE "audit" ADD COLUMN "approverId" INTEGER REFERENCES "staff" ("id");
CREATE INDEX "audit_approverId" ON "audit" ("approverId");

CREATE TABLE "staffCodes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('app', 'list')),
  "secret" TEXT NOT NULL,
  "next" INTEGER NOT NULL,
  UNIQUE ("personId", "kind")
) STRICT;
`,
};
