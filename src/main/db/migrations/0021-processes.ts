import type { Migration } from '../migrate';

/** Processes: what is done step by step when something goes another way than usual. */
export const migration0021: Migration = {
  version: 21,
  name: 'processes',
  sql: `
CREATE TABLE "processTemplates" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "preset" TEXT UNIQUE CHECK ("preset" IN ('return', 'overdue', 'dispute')),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "startsFrom" TEXT NOT NULL CHECK ("startsFrom" IN ('customer', 'sale', 'debt')),
  "steps" TEXT NOT NULL,
  "deletedAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE "processes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "saleId" INTEGER,
  "startsFrom" TEXT NOT NULL CHECK ("startsFrom" IN ('customer', 'sale', 'debt')),
  "templateId" INTEGER REFERENCES "processTemplates" ("id"),
  "preset" TEXT CHECK ("preset" IN ('return', 'overdue', 'dispute')),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "words" TEXT NOT NULL DEFAULT '',
  "startedAt" TEXT NOT NULL,
  "startedOn" TEXT NOT NULL,
  "startedMinute" INTEGER NOT NULL CHECK ("startedMinute" BETWEEN 0 AND 1439),
  "startedBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "state" TEXT NOT NULL DEFAULT 'running' CHECK ("state" IN ('running', 'done', 'stopped')),
  "reason" TEXT NOT NULL DEFAULT '',
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  CHECK (("state" = 'running') = ("endedOn" IS NULL))
) STRICT;
CREATE INDEX "processes_customerId" ON "processes" ("customerId", "state");
CREATE INDEX "processes_state" ON "processes" ("state", "endedOn");
CREATE INDEX "processes_templateId" ON "processes" ("templateId");
CREATE INDEX "processes_startedOn" ON "processes" ("startedOn");
CREATE INDEX "processes_startedBy" ON "processes" ("startedBy");
CREATE INDEX "processes_endedBy" ON "processes" ("endedBy");

CREATE TABLE "processSteps" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "processId" INTEGER NOT NULL REFERENCES "processes" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "position" INTEGER NOT NULL,
  "title" TEXT NOT NULL CHECK ("title" <> ''),
  "task" TEXT NOT NULL DEFAULT '',
  "amount" INTEGER NOT NULL CHECK ("amount" > 0),
  "unit" TEXT NOT NULL CHECK ("unit" IN ('hours', 'days')),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'open', 'done', 'skipped', 'dropped')),
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "openedOn" TEXT,
  "openedMinute" INTEGER CHECK ("openedMinute" BETWEEN 0 AND 1439),
  "dueOn" TEXT,
  "dueMinute" INTEGER CHECK ("dueMinute" BETWEEN 0 AND 1439),
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  "note" TEXT NOT NULL DEFAULT '',
  UNIQUE ("processId", "position")
) STRICT;
CREATE INDEX "processSteps_customerId" ON "processSteps" ("customerId");
CREATE INDEX "processSteps_personId" ON "processSteps" ("personId", "state");
CREATE INDEX "processSteps_state" ON "processSteps" ("state", "dueOn");
CREATE INDEX "processSteps_followupId" ON "processSteps" ("followupId");
CREATE INDEX "processSteps_endedBy" ON "processSteps" ("endedBy");
`,
};
