import type { Migration } from '../migrate';

/** The plan of the shop: named places, in squares. */
export const migration0035: Migration = {
  version: 35,
  name: 'products-plan',
  sql: `
CREATE TABLE "productPlaces" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('shelf', 'counter', 'entrance')),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "x" INTEGER NOT NULL CHECK ("x" >= 0),
  "y" INTEGER NOT NULL CHECK ("y" >= 0),
  "width" INTEGER NOT NULL CHECK ("width" > 0),
  "height" INTEGER NOT NULL CHECK ("height" > 0)
) STRICT;
`,
};
