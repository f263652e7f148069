import type { Migration } from '../migrate';

/** Which products have a special price, which no tier and no coupon reduces. */
export const migration0019: Migration = {
  version: 19,
  name: 'products-special',
  sql: `
ALTER TABLE "products" ADD COLUMN "isReducible" INTEGER NOT NULL DEFAULT 1 CHECK ("isReducible" IN (0, 1));
`,
};
