import type { Migration } from '../migrate';

/** Forms by which people become members: where they lay, what stood beside them, and what was written. */
export const migration0039: Migration = {
  version: 39,
  name: 'joins',
  sql: `
CREATE TABLE "joinSources" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL UNIQUE CHECK ("code" <> ''),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('poster', 'shelf', 'event', 'counter')),
  "isClosed" INTEGER NOT NULL DEFAULT 0 CHECK ("isClosed" IN (0, 1))
) STRICT;

CREATE TABLE "joinTexts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "zh" TEXT NOT NULL CHECK ("zh" <> ''),
  "en" TEXT NOT NULL CHECK ("en" <> ''),
  "onDay" TEXT NOT NULL,
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "joinTexts_actorId" ON "joinTexts" ("actorId");

CREATE TABLE "joinForms" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "sourceId" INTEGER REFERENCES "joinSources" ("id"),
  "way" TEXT NOT NULL CHECK ("way" IN ('qr', 'paper')),
  "name" TEXT NOT NULL,
  "phone" TEXT NOT NULL,
  "gender" TEXT CHECK ("gender" IN ('female', 'male')),
  "birthMonth" INTEGER CHECK ("birthMonth" BETWEEN 1 AND 12),
  "birthDay" INTEGER CHECK ("birthDay" BETWEEN 1 AND 31),
  "birthYear" INTEGER CHECK ("birthYear" BETWEEN 1900 AND 2100),
  "wishes" TEXT NOT NULL,
  "answer" TEXT NOT NULL CHECK ("answer" IN ('given', 'refused')),
  "textId" INTEGER REFERENCES "joinTexts" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'joined', 'refused')),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "reason" TEXT NOT NULL DEFAULT '',
  "endedOn" TEXT,
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  CHECK (("state" = 'waiting') = ("endedOn" IS NULL)),
  CHECK ("state" = 'joined' OR "customerId" IS NULL)
) STRICT;
CREATE INDEX "joinForms_state" ON "joinForms" ("state", "onDay");
CREATE INDEX "joinForms_sourceId" ON "joinForms" ("sourceId", "state");
CREATE INDEX "joinForms_textId" ON "joinForms" ("textId");
CREATE INDEX "joinForms_customerId" ON "joinForms" ("customerId");
CREATE INDEX "joinForms_endedBy" ON "joinForms" ("endedBy");
`,
};
