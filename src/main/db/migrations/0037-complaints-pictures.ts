import type { Migration } from '../migrate';

/** Photos of complaints; their bytes are contents of files. */
export const migration0037: Migration = {
  version: 37,
  name: 'complaints-pictures',
  sql: `
CREATE TABLE "complaintPictures" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "complaintId" INTEGER NOT NULL REFERENCES "complaints" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "contentId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "smallId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "at" TEXT NOT NULL,
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "removedAt" TEXT
) STRICT;
CREATE INDEX "complaintPictures_complaintId" ON "complaintPictures" ("complaintId", "id");
CREATE INDEX "complaintPictures_customerId" ON "complaintPictures" ("customerId");
CREATE INDEX "complaintPictures_contentId" ON "complaintPictures" ("contentId");
CREATE INDEX "complaintPictures_smallId" ON "complaintPictures" ("smallId");
CREATE INDEX "complaintPictures_actorId" ON "complaintPictures" ("actorId");
`,
};
