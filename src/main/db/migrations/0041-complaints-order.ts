import type { Migration } from '../migrate';

/** The order in which the shop offers its categories of complaints. */
export const migration0041: Migration = {
  version: 41,
  name: 'complaints-order',
  sql: `
ALTER TABLE "complaintCategories" ADD COLUMN "place" INTEGER;
`,
};
