import type { Migration } from '../migrate';

/** Follow-ups that come back, and to which day of which of them a follow-up belongs. */
export const migration0013: Migration = {
  version: 13,
  name: 'followups-series',
  sql: `
CREATE TABLE "followupSeries" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL
    CHECK ("kind" IN ('call', 'visit', 'appointment', 'message', 'usage', 'care', 'payment', 'internal')),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),
  "dueMinute" INTEGER CHECK ("dueMinute" BETWEEN 0 AND 1439),
  "lengthMinutes" INTEGER NOT NULL CHECK ("lengthMinutes" BETWEEN 5 AND 1440),
  "every" TEXT NOT NULL CHECK ("every" IN ('day', 'week', 'month', 'year', 'lunarYear')),
  "interval" INTEGER NOT NULL CHECK ("interval" BETWEEN 1 AND 999),
  "weekdays" TEXT NOT NULL DEFAULT '',
  "monthly" TEXT CHECK ("monthly" IN ('date', 'lastDay', 'nthWeekday', 'lastWeekday')),
  "fromDay" TEXT NOT NULL,
  "untilDay" TEXT,
  "count" INTEGER CHECK ("count" BETWEEN 1 AND 9999),
  "beginsOn" TEXT NOT NULL,
  "stopsOn" TEXT,
  "createdAt" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK ("dueMinute" IS NULL OR "dueMinute" + "lengthMinutes" <= 1440)
) STRICT;
CREATE INDEX "followupSeries_customerId" ON "followupSeries" ("customerId");
CREATE INDEX "followupSeries_personId" ON "followupSeries" ("personId");
CREATE INDEX "followupSeries_createdBy" ON "followupSeries" ("createdBy");

ALTER TABLE "followups" ADD COLUMN "seriesId" INTEGER REFERENCES "followupSeries" ("id");
ALTER TABLE "followups" ADD COLUMN "seriesDay" TEXT;
CREATE UNIQUE INDEX "followups_seriesDay" ON "followups" ("seriesId", "seriesDay");
`,
};
