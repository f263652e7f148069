import type { Migration } from '../migrate';

/**
 * Refused calls, counted together by person, channel and minute, and what the trail is searched by. The person of a
 * refused call may be nobody (0), so they refer to nothing.
 */
export const migration0006: Migration = {
  version: 6,
  name: 'audit-search',
  sql: `
CREATE TABLE "auditDenied" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL,
  "channel" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "count" INTEGER NOT NULL CHECK ("count" > 0),
  UNIQUE ("personId", "channel", "onDay", "minute")
) STRICT;
CREATE INDEX "auditDenied_onDay" ON "auditDenied" ("onDay", "minute", "personId");

CREATE INDEX "audit_onDay" ON "audit" ("onDay", "channel", "actorId");
CREATE INDEX "audit_actorId" ON "audit" ("actorId", "onDay", "channel");
CREATE INDEX "audit_channel" ON "audit" ("channel", "onDay", "actorId");
CREATE INDEX "auditDetails_tableName" ON "auditDetails" ("tableName", "auditId");
`,
};
