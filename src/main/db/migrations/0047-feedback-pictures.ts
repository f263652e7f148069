import type { Migration } from '../migrate';

/** Photos that came with messages from the page; their bytes are contents of files. */
export const migration0047: Migration = {
  version: 47,
  name: 'feedback-pictures',
  sql: `
CREATE TABLE "feedbackPictures" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "entryId" INTEGER NOT NULL REFERENCES "feedbackEntries" ("id"),
  "contentId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "smallId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "removedAt" TEXT
) STRICT;
CREATE INDEX "feedbackPictures_entryId" ON "feedbackPictures" ("entryId", "id");
CREATE INDEX "feedbackPictures_contentId" ON "feedbackPictures" ("contentId");
CREATE INDEX "feedbackPictures_smallId" ON "feedbackPictures" ("smallId");
`,
};
