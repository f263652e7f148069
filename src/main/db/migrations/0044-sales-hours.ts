import type { Migration } from '../migrate';

/** When sales are made is read from the index alone. */
export const migration0044: Migration = {
  version: 44,
  name: 'sales-hours',
  sql: `
DROP INDEX "sales_soldOn";
CREATE INDEX "sales_soldOn" ON "sales" ("soldOn", "soldMinute", "kind", "importId");
`,
};
