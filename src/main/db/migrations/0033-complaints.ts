import type { Migration } from '../migrate';

const MINUTE = (column: string, isNull = true): string =>
  `"${column}" INTEGER ${isNull ? '' : 'NOT NULL '}CHECK ("${column}" BETWEEN 0 AND 1439)`;

/** Complaints: what was said, who sees to it until when, and all that happened to it. */
export const migration0033: Migration = {
  version: 33,
  name: 'complaints',
  sql: `
CREATE TABLE "complaintCategories" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "key" TEXT NOT NULL UNIQUE CHECK ("key" <> ''),
  "name" TEXT NOT NULL,
  "personId" INTEGER REFERENCES "staff" ("id"),
  "role" TEXT CHECK ("role" IN ('owner', 'manager', 'desk', 'sales')),
  "answerMinutes" INTEGER NOT NULL CHECK ("answerMinutes" > 0),
  "solveMinutes" INTEGER NOT NULL CHECK ("solveMinutes" > 0),
  "script" TEXT,
  "avoid" TEXT,
  "checklist" TEXT,
  "deletedAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX "complaintCategories_personId" ON "complaintCategories" ("personId");

CREATE TABLE "complaints" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "type" TEXT NOT NULL CHECK ("type" IN ('complaint', 'suggestion', 'praise', 'dispute', 'return', 'request')),
  "channel" TEXT NOT NULL CHECK ("channel" IN ('counter', 'phone', 'wechat', 'qr', 'letter', 'other')),
  "category" TEXT NOT NULL CHECK ("category" <> ''),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "contactName" TEXT NOT NULL DEFAULT '',
  "contactPhone" TEXT NOT NULL DEFAULT '',
  "words" TEXT NOT NULL CHECK ("words" <> ''),
  "mood" TEXT CHECK ("mood" IN ('happy', 'calm', 'unhappy', 'angry')),
  "wish" TEXT CHECK ("wish" IN ('exchange', 'refund', 'makeUp', 'explain')),
  "wants" TEXT NOT NULL DEFAULT '',
  "saleId" INTEGER,
  "productId" INTEGER REFERENCES "products" ("id"),
  "batch" TEXT NOT NULL DEFAULT '',
  "receivedAt" TEXT NOT NULL,
  "receivedOn" TEXT NOT NULL,
  ${MINUTE('receivedMinute', false)},
  "receivedBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "state" TEXT NOT NULL DEFAULT 'new' CHECK ("state" IN ('new', 'investigating', 'proposed', 'resolved', 'followedUp', 'closed', 'rejected', 'withdrawn', 'merged')),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "promised" TEXT NOT NULL DEFAULT '',
  "promisedOn" TEXT,
  ${MINUTE('promisedMinute')},
  "promiseId" INTEGER REFERENCES "followupPromises" ("id"),
  "answerDueOn" TEXT NOT NULL,
  "answerDueMinute" INTEGER NOT NULL CHECK ("answerDueMinute" BETWEEN 0 AND 1440),
  "solveDueOn" TEXT NOT NULL,
  "solveDueMinute" INTEGER NOT NULL CHECK ("solveDueMinute" BETWEEN 0 AND 1440),
  "answeredOn" TEXT,
  ${MINUTE('answeredMinute')},
  "answerTook" INTEGER,
  "waitingOn" TEXT,
  ${MINUTE('waitingMinute')},
  "pausedMinutes" INTEGER NOT NULL DEFAULT 0,
  "solvedOn" TEXT,
  ${MINUTE('solvedMinute')},
  "solveTook" INTEGER,
  "solution" TEXT NOT NULL DEFAULT '',
  "endedOn" TEXT,
  ${MINUTE('endedMinute')},
  "handOffs" INTEGER NOT NULL DEFAULT 0,
  "reopened" INTEGER NOT NULL DEFAULT 0,
  "checks" TEXT NOT NULL DEFAULT '[]',
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "satisfaction" INTEGER CHECK ("satisfaction" BETWEEN 1 AND 5),
  "satisfactionWords" TEXT NOT NULL DEFAULT '',
  "mergedIntoId" INTEGER REFERENCES "complaints" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("state" = 'merged') = ("mergedIntoId" IS NOT NULL)),
  CHECK (("waitingOn" IS NULL) = ("waitingMinute" IS NULL))
) STRICT;
CREATE INDEX "complaints_customerId" ON "complaints" ("customerId", "receivedOn");
CREATE INDEX "complaints_open" ON "complaints" ("state", "solveDueOn", "solveDueMinute");
CREATE INDEX "complaints_receivedOn" ON "complaints" ("receivedOn", "receivedMinute");
CREATE INDEX "complaints_endedOn" ON "complaints" ("endedOn", "endedMinute");
CREATE INDEX "complaints_category" ON "complaints" ("category", "receivedOn");
CREATE INDEX "complaints_productId" ON "complaints" ("productId", "receivedOn");
CREATE INDEX "complaints_saleId" ON "complaints" ("saleId");
CREATE INDEX "complaints_personId" ON "complaints" ("personId", "state");
CREATE INDEX "complaints_receivedBy" ON "complaints" ("receivedBy");
CREATE INDEX "complaints_promiseId" ON "complaints" ("promiseId");
CREATE INDEX "complaints_followupId" ON "complaints" ("followupId");
CREATE INDEX "complaints_mergedIntoId" ON "complaints" ("mergedIntoId");

CREATE TABLE "complaintEvents" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "complaintId" INTEGER NOT NULL REFERENCES "complaints" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "kind" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  ${MINUTE('minute', false)},
  "by" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "fromId" INTEGER REFERENCES "staff" ("id"),
  "toId" INTEGER REFERENCES "staff" ("id"),
  "words" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX "complaintEvents_complaintId" ON "complaintEvents" ("complaintId", "id");
CREATE INDEX "complaintEvents_customerId" ON "complaintEvents" ("customerId");
CREATE INDEX "complaintEvents_by" ON "complaintEvents" ("by");
CREATE INDEX "complaintEvents_fromId" ON "complaintEvents" ("fromId");
CREATE INDEX "complaintEvents_toId" ON "complaintEvents" ("toId");
`,
};
