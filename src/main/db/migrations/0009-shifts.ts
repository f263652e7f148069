import type { Migration } from '../migrate';

/** Who stands in for whom while somebody is away, and what a shift tells the next. */
export const migration0009: Migration = {
  version: 9,
  name: 'shifts',
  sql: `
CREATE TABLE "staffLeaves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "deputyId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "fromDay" TEXT NOT NULL,
  "toDay" TEXT NOT NULL,
  CHECK ("personId" <> "deputyId"),
  CHECK ("fromDay" <= "toDay")
) STRICT;
CREATE INDEX "staffLeaves_personId" ON "staffLeaves" ("personId", "toDay");
CREATE INDEX "staffLeaves_deputyId" ON "staffLeaves" ("deputyId", "toDay");

CREATE TABLE "shifts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "text" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;
CREATE INDEX "shifts_actorId" ON "shifts" ("actorId");

CREATE TABLE "shiftItems" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "shiftId" INTEGER NOT NULL REFERENCES "shifts" ("id"),
  "position" INTEGER NOT NULL,
  "text" TEXT NOT NULL CHECK ("text" <> ''),
  "doneAt" TEXT,
  "doneBy" INTEGER REFERENCES "staff" ("id"),
  CHECK (("doneAt" IS NULL) = ("doneBy" IS NULL))
) STRICT;
CREATE INDEX "shiftItems_shiftId" ON "shiftItems" ("shiftId", "position");
CREATE INDEX "shiftItems_doneBy" ON "shiftItems" ("doneBy");
CREATE INDEX "shiftItems_open" ON "shiftItems" ("doneAt", "shiftId");

CREATE TABLE "shiftMentions" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "shiftId" INTEGER NOT NULL REFERENCES "shifts" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "seenAt" TEXT,
  UNIQUE ("shiftId", "personId")
) STRICT;
CREATE INDEX "shiftMentions_personId" ON "shiftMentions" ("personId", "seenAt");
`,
};
