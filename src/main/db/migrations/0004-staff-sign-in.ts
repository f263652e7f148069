import type { Migration } from '../migrate';

/**
 * People with more roles than the owner, what they sign in with, and what their roles may do. `staff` is built anew,
 * since the roles stand in its check; it has no trigger that would be lost.
 */
export const migration0004: Migration = {
  version: 4,
  name: 'staff-sign-in',
  sql: `
CREATE TABLE "staffAnew" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('owner', 'manager', 'desk', 'sales')),
  "isActive" INTEGER NOT NULL DEFAULT 1 CHECK ("isActive" IN (0, 1))
) STRICT;
INSERT INTO "staffAnew" ("id", "name", "role", "isActive") SELECT "id", "name", "role", "isActive" FROM "staff";
DROP TABLE "staff";
ALTER TABLE "staffAnew" RENAME TO "staff";

CREATE TABLE "staffSecrets" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('password', 'pin', 'recovery')),
  "cost" INTEGER NOT NULL,
  "salt" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  UNIQUE ("personId", "kind")
) STRICT;

CREATE TABLE "staffAttempts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL UNIQUE REFERENCES "staff" ("id"),
  "failures" INTEGER NOT NULL
) STRICT;

CREATE TABLE "staffRights" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "role" TEXT NOT NULL CHECK ("role" IN ('manager', 'desk', 'sales')),
  "right" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('none', 'own', 'all')),
  UNIQUE ("role", "right")
) STRICT;
`,
};
