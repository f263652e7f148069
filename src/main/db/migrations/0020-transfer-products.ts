import type { Migration } from '../migrate';

/** Files of products can be imported. `transferImports` is built anew, since its targets stand in its check; it has no trigger. */
export const migration0020: Migration = {
  version: 20,
  name: 'transfer-products',
  sql: `
CREATE TABLE "transferImportsAnew" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "fileName" TEXT NOT NULL,
  "target" TEXT NOT NULL CHECK ("target" IN ('customers', 'sales', 'products')),
  "layout" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN
    ('running', 'settling', 'done', 'removing', 'undone', 'cancelled', 'failed')),
  "startedAt" TEXT NOT NULL,
  "endedAt" TEXT,
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "counts" TEXT,
  "endState" TEXT CHECK ("endState" IN ('undone', 'cancelled', 'failed'))
) STRICT;
INSERT INTO "transferImportsAnew" ("id", "fileName", "target", "layout", "state", "startedAt", "endedAt", "actorId", "counts", "endState")
SELECT "id", "fileName", "target", "layout", "state", "startedAt", "endedAt", "actorId", "counts", "endState" FROM "transferImports";
DROP TABLE "transferImports";
ALTER TABLE "transferImportsAnew" RENAME TO "transferImports";
`,
};
