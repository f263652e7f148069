import type { Migration } from '../migrate';

/** Which event of another calendar a follow-up came from, by marks that hold no word of it. */
export const migration0016: Migration = {
  version: 16,
  name: 'followups-events',
  sql: `
ALTER TABLE "followups" ADD COLUMN "eventKey" TEXT;
ALTER TABLE "followups" ADD COLUMN "eventSum" TEXT;
CREATE INDEX "followups_eventKey" ON "followups" ("eventKey", "personId");
`,
};
