import type { Migration } from '../migrate';

/** What became of a message from the page: the complaint that it was taken in as, which holds its words from then on. */
export const migration0034: Migration = {
  version: 34,
  name: 'feedback-complaints',
  sql: `
ALTER TABLE "feedbackEntries" ADD COLUMN "complaintId" INTEGER;
CREATE INDEX "feedbackEntries_complaintId" ON "feedbackEntries" ("complaintId");
`,
};
