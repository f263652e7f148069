import type { Migration } from '../migrate';

/** Pictures of products; their bytes are contents of files. */
export const migration0027: Migration = {
  version: 27,
  name: 'products-pictures',
  sql: `
CREATE TABLE "productPictures" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "contentId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "smallId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "position" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "removedAt" TEXT
) STRICT;
CREATE INDEX "productPictures_productId" ON "productPictures" ("productId", "position");
CREATE INDEX "productPictures_contentId" ON "productPictures" ("contentId");
CREATE INDEX "productPictures_smallId" ON "productPictures" ("smallId");
CREATE INDEX "productPictures_actorId" ON "productPictures" ("actorId");
`,
};
