import type { Migration } from '../migrate';

/** What visitors leave on the page of the shop's Wi-Fi, and the codes that open it. */
export const migration0032: Migration = {
  version: 32,
  name: 'feedback',
  sql: `
CREATE TABLE "feedbackSources" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL UNIQUE CHECK (length("code") = 6),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "page" TEXT NOT NULL CHECK ("page" IN ('feedback', 'survey')),
  "retiredAt" TEXT
) STRICT;

CREATE TABLE "feedbackEntries" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "token" TEXT NOT NULL UNIQUE CHECK ("token" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('complaint', 'suggestion', 'praise', 'survey')),
  "sourceId" INTEGER REFERENCES "feedbackSources" ("id"),
  "words" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "wantsCall" INTEGER NOT NULL DEFAULT 0 CHECK ("wantsCall" IN (0, 1)),
  "satisfaction" INTEGER CHECK ("satisfaction" BETWEEN 1 AND 5),
  "recommend" INTEGER CHECK ("recommend" BETWEEN 0 AND 10),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "state" TEXT NOT NULL DEFAULT 'unread' CHECK ("state" IN ('unread', 'open', 'answered', 'junk')),
  "readBy" INTEGER REFERENCES "staff" ("id"),
  "answer" TEXT NOT NULL DEFAULT '',
  "endedOn" TEXT,
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  CHECK (("kind" = 'survey') = ("satisfaction" IS NOT NULL)),
  CHECK (("state" IN ('answered', 'junk')) = ("endedOn" IS NOT NULL))
) STRICT;
CREATE INDEX "feedbackEntries_state" ON "feedbackEntries" ("state", "id");
CREATE INDEX "feedbackEntries_ended" ON "feedbackEntries" ("endedOn");
CREATE INDEX "feedbackEntries_sourceId" ON "feedbackEntries" ("sourceId");
CREATE INDEX "feedbackEntries_readBy" ON "feedbackEntries" ("readBy");
CREATE INDEX "feedbackEntries_endedBy" ON "feedbackEntries" ("endedBy");
`,
};
