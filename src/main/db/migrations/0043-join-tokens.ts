import type { Migration } from '../migrate';

/** A join form that comes by the page for visitors is kept once for the token of its form. */
export const migration0043: Migration = {
  version: 43,
  name: 'join tokens',
  sql: `
ALTER TABLE "joinForms" ADD COLUMN "token" TEXT CHECK (length("token") BETWEEN 22 AND 36);
CREATE UNIQUE INDEX "joinForms_token" ON "joinForms" ("token");
`,
};
