CREATE TABLE "audit" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "commandId" TEXT NOT NULL UNIQUE,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "channel" TEXT NOT NULL,
  "result" TEXT NOT NULL,
  "changeCount" INTEGER NOT NULL,
  "undoesId" INTEGER UNIQUE REFERENCES "audit" ("id"),
  "detailsHash" TEXT NOT NULL,
  "previousHash" TEXT NOT NULL,
  "hash" TEXT NOT NULL
, "approverId" INTEGER REFERENCES "staff" ("id")) STRICT;

CREATE INDEX "audit_actorId" ON "audit" ("actorId", "onDay", "channel");

CREATE INDEX "audit_approverId" ON "audit" ("approverId");

CREATE INDEX "audit_channel" ON "audit" ("channel", "onDay", "actorId");

CREATE INDEX "audit_onDay" ON "audit" ("onDay", "channel", "actorId");

CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "audit"
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit"
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TABLE "auditDenied" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL,
  "channel" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "count" INTEGER NOT NULL CHECK ("count" > 0),
  UNIQUE ("personId", "channel", "onDay", "minute")
) STRICT;

CREATE INDEX "auditDenied_onDay" ON "auditDenied" ("onDay", "minute", "personId");

CREATE TABLE "auditDetails" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "auditId" INTEGER NOT NULL REFERENCES "audit" ("id"),
  "tableName" TEXT NOT NULL,
  "rowId" INTEGER NOT NULL,
  "customerId" INTEGER,
  "before" TEXT,
  "after" TEXT,
  "salt" TEXT NOT NULL,
  "hash" TEXT NOT NULL
) STRICT;

CREATE INDEX "auditDetails_auditId" ON "auditDetails" ("auditId");

CREATE INDEX "auditDetails_customerId" ON "auditDetails" ("customerId");

CREATE INDEX "auditDetails_tableName" ON "auditDetails" ("tableName", "auditId");

CREATE TRIGGER "auditDetails_no_delete" BEFORE DELETE ON "auditDetails"
BEGIN SELECT RAISE(ABORT, 'audit details are append-only'); END;

CREATE TRIGGER "auditDetails_only_blank" BEFORE UPDATE ON "auditDetails"
WHEN NEW."before" IS NOT NULL OR NEW."after" IS NOT NULL OR NEW."id" IS NOT OLD."id"
  OR NEW."auditId" IS NOT OLD."auditId" OR NEW."tableName" IS NOT OLD."tableName"
  OR NEW."rowId" IS NOT OLD."rowId" OR NEW."customerId" IS NOT OLD."customerId"
  OR NEW."salt" IS NOT OLD."salt" OR NEW."hash" IS NOT OLD."hash"
BEGIN SELECT RAISE(ABORT, 'audit details may only be blanked'); END;

CREATE TABLE "counterReturns" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "lineId" INTEGER NOT NULL UNIQUE REFERENCES "saleLines" ("id"),
  "originalLineId" INTEGER NOT NULL REFERENCES "saleLines" ("id")
) STRICT;

CREATE INDEX "counterReturns_originalLineId" ON "counterReturns" ("originalLineId");

CREATE TABLE "counterSales" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "saleId" INTEGER NOT NULL UNIQUE REFERENCES "sales" ("id"),
  "onDay" TEXT NOT NULL,
  "dayNo" INTEGER NOT NULL CHECK ("dayNo" > 0),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "originalId" INTEGER REFERENCES "sales" ("id"),
  "isUndo" INTEGER NOT NULL DEFAULT 0 CHECK ("isUndo" IN (0, 1)),
  "dueOn" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  UNIQUE ("onDay", "dayNo"),
  CHECK ("isUndo" = 0 OR "originalId" IS NOT NULL),
  CHECK ("dueOn" IS NULL OR "originalId" IS NULL)
) STRICT;

CREATE INDEX "counterSales_actorId" ON "counterSales" ("actorId");

CREATE INDEX "counterSales_dueOn" ON "counterSales" ("dueOn");

CREATE INDEX "counterSales_originalId" ON "counterSales" ("originalId");

CREATE TABLE "customerCompanies" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL UNIQUE REFERENCES "customers" ("id"),
  "invoiceTitle" TEXT NOT NULL DEFAULT '',
  "taxNumber" TEXT NOT NULL DEFAULT '',
  "invoiceAddress" TEXT NOT NULL DEFAULT '',
  "invoicePhone" TEXT NOT NULL DEFAULT '',
  "bankName" TEXT NOT NULL DEFAULT '',
  "bankAccount" TEXT NOT NULL DEFAULT '',
  "deliveryTerms" TEXT NOT NULL DEFAULT '',
  "qualityTerms" TEXT NOT NULL DEFAULT '',
  "language" TEXT NOT NULL DEFAULT '',
  "quoteCurrency" TEXT CHECK (length("quoteCurrency") = 3),
  "timeZone" TEXT
) STRICT;

CREATE INDEX "customerCompanies_taxNumber" ON "customerCompanies" ("taxNumber");

CREATE TABLE "customerConsents" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "purpose" TEXT NOT NULL CHECK ("purpose" <> ''),
  "answer" TEXT NOT NULL CHECK ("answer" IN ('given', 'refused', 'withdrawn')),
  "way" TEXT NOT NULL CHECK ("way" IN ('counter', 'paper', 'phone', 'message', 'qr', 'other')),
  "textVersion" TEXT NOT NULL,
  "proofId" INTEGER REFERENCES "customerFiles" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "customerConsents_customerId" ON "customerConsents" ("customerId", "purpose", "at");

CREATE INDEX "customerConsents_proofId" ON "customerConsents" ("proofId");

CREATE TABLE "customerContacts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "position" INTEGER NOT NULL,
  "personId" INTEGER REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL DEFAULT '',
  "salutation" TEXT NOT NULL DEFAULT '',
  "jobTitle" TEXT NOT NULL DEFAULT '',
  "wechat" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "decides" INTEGER NOT NULL DEFAULT 0 CHECK ("decides" IN (0, 1)),
  "buys" INTEGER NOT NULL DEFAULT 0 CHECK ("buys" IN (0, 1)),
  "pays" INTEGER NOT NULL DEFAULT 0 CHECK ("pays" IN (0, 1)),
  "uses" INTEGER NOT NULL DEFAULT 0 CHECK ("uses" IN (0, 1)),
  "influences" INTEGER NOT NULL DEFAULT 0 CHECK ("influences" IN (0, 1)),
  UNIQUE ("customerId", "personId"),
  CHECK ("personId" IS NOT "customerId"),
  CHECK ("name" <> '' OR "personId" IS NOT NULL)
) STRICT;

CREATE INDEX "customerContacts_customerId" ON "customerContacts" ("customerId", "position");

CREATE INDEX "customerContacts_personId" ON "customerContacts" ("personId");

CREATE TABLE "customerFiles" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "contentId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('photo', 'contract', 'drawing', 'chat', 'other')),
  "note" TEXT NOT NULL DEFAULT '',
  "isConfidential" INTEGER NOT NULL DEFAULT 0 CHECK ("isConfidential" IN (0, 1)),
  "agreement" TEXT NOT NULL DEFAULT '',
  "confidentialUntil" TEXT,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "deletedAt" TEXT,
  CHECK ("isConfidential" = 1 OR ("agreement" = '' AND "confidentialUntil" IS NULL))
) STRICT;

CREATE INDEX "customerFiles_contentId" ON "customerFiles" ("contentId");

CREATE INDEX "customerFiles_customerId" ON "customerFiles" ("customerId", "onDay", "minute");

CREATE TABLE "customerNotes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "text" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "customerNotes_customerId" ON "customerNotes" ("customerId", "onDay", "minute");

CREATE TABLE "customerPeeks" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "reason" TEXT NOT NULL CHECK ("reason" IN ('call', 'deliver', 'check', 'other')),
  "note" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK ("note" <> '' OR "reason" <> 'other')
) STRICT;

CREATE INDEX "customerPeeks_actor" ON "customerPeeks" ("actorId", "onDay");

CREATE INDEX "customerPeeks_customerId" ON "customerPeeks" ("customerId", "at");

CREATE TABLE "customerPhones" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "position" INTEGER NOT NULL,
  "digits" TEXT NOT NULL,
  "display" TEXT NOT NULL,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('mobile', 'landline', 'foreign', 'unsure'))
, "label" TEXT NOT NULL DEFAULT '', "contactId" INTEGER REFERENCES "customerContacts" ("id")) STRICT;

CREATE INDEX "customerPhones_contactId" ON "customerPhones" ("contactId");

CREATE INDEX "customerPhones_customerId" ON "customerPhones" ("customerId", "position");

CREATE INDEX "customerPhones_digits" ON "customerPhones" ("digits");

CREATE TABLE "customerTags" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "tag" TEXT NOT NULL,
  UNIQUE ("customerId", "tag")
) STRICT;

CREATE INDEX "customerTags_tag" ON "customerTags" ("tag");

CREATE TABLE "customerTeam" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "part" TEXT NOT NULL CHECK ("part" IN ('lead', 'deputy', 'member')),
  UNIQUE ("customerId", "personId")
) STRICT;

CREATE INDEX "customerTeam_personId" ON "customerTeam" ("personId", "customerId");

CREATE TRIGGER "customerTeam_one_lead_else" BEFORE UPDATE ON "customerTeam" WHEN NEW."part" = 'lead' AND EXISTS
  (SELECT 1 FROM "customerTeam" WHERE "customerId" = NEW."customerId" AND "part" = 'lead' AND "id" <> NEW."id")
BEGIN SELECT RAISE(ABORT, 'a customer has one lead'); END;

CREATE TRIGGER "customerTeam_one_lead_more" BEFORE INSERT ON "customerTeam" WHEN NEW."part" = 'lead' AND EXISTS
  (SELECT 1 FROM "customerTeam" WHERE "customerId" = NEW."customerId" AND "part" = 'lead')
BEGIN SELECT RAISE(ABORT, 'a customer has one lead'); END;

CREATE TABLE "customers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "number" TEXT UNIQUE,
  "name" TEXT NOT NULL,
  "salutation" TEXT NOT NULL DEFAULT '',
  "kind" TEXT NOT NULL DEFAULT 'person' CHECK ("kind" IN ('person', 'company')),
  "gender" TEXT CHECK ("gender" IN ('female', 'male')),
  "birthMonth" INTEGER CHECK ("birthMonth" BETWEEN 1 AND 12),
  "birthDay" INTEGER CHECK ("birthDay" BETWEEN 1 AND 31),
  "birthYear" INTEGER CHECK ("birthYear" BETWEEN 1900 AND 2100),
  "birthCalendar" TEXT CHECK ("birthCalendar" IN ('solar', 'lunar')),
  "wechat" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "region" TEXT NOT NULL DEFAULT '',
  "company" TEXT NOT NULL DEFAULT '',
  "likes" TEXT NOT NULL DEFAULT '',
  "avoids" TEXT NOT NULL DEFAULT '',
  "note" TEXT NOT NULL DEFAULT '',
  "createdAt" TEXT NOT NULL,
  "createdOn" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "updatedAt" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "deletedAt" TEXT,
  "importId" INTEGER REFERENCES "transferImports" ("id"),
  "isListed" INTEGER NOT NULL DEFAULT 0 CHECK ("isListed" IN (0, 1)),
  "sortKey" TEXT NOT NULL DEFAULT '',
  "pinyin" TEXT NOT NULL DEFAULT '',
  "phoneTail" TEXT NOT NULL DEFAULT '', "isRestricted" INTEGER NOT NULL DEFAULT 0 CHECK ("isRestricted" IN (0, 1)), "erasedAt" TEXT, "mark" TEXT CHECK (length("mark") = 64),
  CHECK (("birthMonth" IS NULL) = ("birthDay" IS NULL)),
  CHECK (("birthMonth" IS NULL) = ("birthCalendar" IS NULL)),
  CHECK ("birthYear" IS NULL OR "birthMonth" IS NOT NULL)
) STRICT;

CREATE INDEX "customers_bin" ON "customers" ("deletedAt", "id");

CREATE INDEX "customers_byBirthday" ON "customers" ("isListed", "birthCalendar", "birthMonth", "birthDay", "id");

CREATE INDEX "customers_byCreated" ON "customers" ("isListed", "createdAt", "id");

CREATE INDEX "customers_byKind" ON "customers" ("isListed", "kind", "id");

CREATE INDEX "customers_byName" ON "customers" ("isListed", "sortKey", "id");

CREATE INDEX "customers_byNumber" ON "customers" ("isListed", "number", "id");

CREATE INDEX "customers_byPhoneTail" ON "customers" ("isListed", "phoneTail", "id");

CREATE INDEX "customers_importId" ON "customers" ("importId");

CREATE INDEX "customers_restricted" ON "customers" ("isRestricted", "id");

CREATE VIRTUAL TABLE "customersDigits" USING fts5("digits", tokenize = 'trigram');

CREATE VIRTUAL TABLE "customersFind" USING fts5(
  "name", "pinyin", "other", "contact", "syllables" UNINDEXED,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);

CREATE TABLE "drafts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "form" TEXT NOT NULL,
  "customerId" INTEGER REFERENCES "customers" ("id") ON DELETE CASCADE,
  "slot" TEXT,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL CHECK (length("body") <= 300000),
  "begunAt" TEXT NOT NULL,
  "updatedAt" TEXT NOT NULL,
  UNIQUE ("personId", "form", "customerId"),
  UNIQUE ("personId", "form", "slot"),
  CHECK (("customerId" IS NULL) <> ("slot" IS NULL))
) STRICT;

CREATE INDEX "drafts_customerId" ON "drafts" ("customerId");

CREATE TABLE "fileContents" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "sha256" TEXT NOT NULL UNIQUE CHECK (length("sha256") = 64),
  "mediaType" TEXT NOT NULL,
  "byteCount" INTEGER NOT NULL,
  "content" BLOB NOT NULL,
  CHECK ("byteCount" = length("content"))
) STRICT;

CREATE TABLE "followupPromises" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('goods', 'delivery', 'repair', 'money', 'answer', 'other')),
  "words" TEXT NOT NULL CHECK ("words" <> ''),
  "promisedAt" TEXT NOT NULL,
  "promisedOn" TEXT NOT NULL,
  "promisedMinute" INTEGER NOT NULL CHECK ("promisedMinute" BETWEEN 0 AND 1439),
  "promisedBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "dueOn" TEXT NOT NULL,
  "dueMinute" INTEGER CHECK ("dueMinute" BETWEEN 0 AND 1439),
  "toldOn" TEXT,
  "newDueOn" TEXT,
  "newDueMinute" INTEGER CHECK ("newDueMinute" BETWEEN 0 AND 1439),
  "sourceFeature" TEXT,
  "sourceId" INTEGER,
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'kept', 'broken', 'released')),
  "reason" TEXT NOT NULL DEFAULT '',
  "endedAt" TEXT,
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("toldOn" IS NULL) = ("newDueOn" IS NULL)),
  CHECK ("newDueMinute" IS NULL OR "newDueOn" IS NOT NULL),
  CHECK (("sourceFeature" IS NULL) = ("sourceId" IS NULL)),
  CHECK ("state" IN ('open', 'kept') OR "reason" <> ''),
  CHECK (("state" = 'open') = ("endedAt" IS NULL)),
  CHECK (("endedAt" IS NULL) = ("endedOn" IS NULL) AND ("endedAt" IS NULL) = ("endedMinute" IS NULL)
    AND ("endedAt" IS NULL) = ("endedBy" IS NULL))
) STRICT;

CREATE INDEX "followupPromises_customerId" ON "followupPromises" ("customerId", "state");

CREATE INDEX "followupPromises_dueOn" ON "followupPromises" ("dueOn");

CREATE INDEX "followupPromises_endedBy" ON "followupPromises" ("endedBy");

CREATE INDEX "followupPromises_kind" ON "followupPromises" ("kind", "promisedOn");

CREATE INDEX "followupPromises_personId" ON "followupPromises" ("personId", "state");

CREATE INDEX "followupPromises_promisedBy" ON "followupPromises" ("promisedBy");

CREATE INDEX "followupPromises_state" ON "followupPromises" ("state", "endedAt");

CREATE TABLE "followupRules" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "trigger" TEXT NOT NULL,
  "params" TEXT NOT NULL DEFAULT '{}',
  "tag" TEXT NOT NULL DEFAULT '',
  "minSpendCents" INTEGER NOT NULL DEFAULT 0 CHECK ("minSpendCents" >= 0),
  "kind" TEXT NOT NULL
    CHECK ("kind" IN ('call', 'visit', 'appointment', 'message', 'usage', 'care', 'payment', 'internal')),
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),
  "personId" INTEGER REFERENCES "staff" ("id"),
  "isOn" INTEGER NOT NULL DEFAULT 0 CHECK ("isOn" IN (0, 1)),
  "createdAt" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "deletedAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX "followupRules_createdBy" ON "followupRules" ("createdBy");

CREATE INDEX "followupRules_personId" ON "followupRules" ("personId");

CREATE TABLE "followupRuns" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "onDay" TEXT NOT NULL UNIQUE,
  "at" TEXT NOT NULL,
  "made" INTEGER NOT NULL CHECK ("made" >= 0),
  "waiting" INTEGER NOT NULL CHECK ("waiting" >= 0),
  "isClosed" INTEGER NOT NULL DEFAULT 0 CHECK ("isClosed" IN (0, 1))
) STRICT;

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

CREATE INDEX "followupSeries_createdBy" ON "followupSeries" ("createdBy");

CREATE INDEX "followupSeries_customerId" ON "followupSeries" ("customerId");

CREATE INDEX "followupSeries_personId" ON "followupSeries" ("personId");

CREATE TABLE "followupSheets" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "mark" TEXT NOT NULL UNIQUE,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "dayOn" TEXT NOT NULL,
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),
  "facts" TEXT NOT NULL,
  "form" TEXT NOT NULL CHECK ("form" IN ('paper', 'pdf', 'xlsx')),
  "takenAt" TEXT NOT NULL,
  "takenOn" TEXT NOT NULL,
  "takenBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "backAt" TEXT,
  "backOn" TEXT,
  "backBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("backAt" IS NULL) = ("backOn" IS NULL) AND ("backAt" IS NULL) = ("backBy" IS NULL))
) STRICT;

CREATE INDEX "followupSheets_backBy" ON "followupSheets" ("backBy");

CREATE INDEX "followupSheets_personId" ON "followupSheets" ("personId", "backOn", "dayOn");

CREATE INDEX "followupSheets_takenBy" ON "followupSheets" ("takenBy");

CREATE TABLE "followupStops" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "sheetId" INTEGER NOT NULL REFERENCES "followupSheets" ("id"),
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "position" INTEGER NOT NULL,
  "mark" TEXT NOT NULL,
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "endedId" INTEGER REFERENCES "followups" ("id"),
  UNIQUE ("sheetId", "customerId"),
  UNIQUE ("sheetId", "mark")
) STRICT;

CREATE INDEX "followupStops_customerId" ON "followupStops" ("customerId");

CREATE INDEX "followupStops_endedId" ON "followupStops" ("endedId");

CREATE INDEX "followupStops_followupId" ON "followupStops" ("followupId");

CREATE TABLE "followups" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL
    CHECK ("kind" IN ('call', 'visit', 'appointment', 'message', 'usage', 'care', 'payment', 'internal')),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "subject" TEXT NOT NULL CHECK ("subject" <> ''),
  "dueOn" TEXT NOT NULL,
  "dueMinute" INTEGER CHECK ("dueMinute" BETWEEN 0 AND 1439),
  "lengthMinutes" INTEGER NOT NULL DEFAULT 30 CHECK ("lengthMinutes" BETWEEN 5 AND 1440),
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'done', 'dropped', 'withdrawn')),
  "outcome" TEXT,
  "mood" TEXT CHECK ("mood" IN ('happy', 'calm', 'unhappy', 'angry')),
  "note" TEXT NOT NULL DEFAULT '',
  "endedAt" TEXT,
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  "previousId" INTEGER REFERENCES "followups" ("id"),
  "moves" INTEGER NOT NULL DEFAULT 0 CHECK ("moves" >= 0),
  "createdAt" TEXT NOT NULL,
  "createdOn" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1, "ruleId" INTEGER REFERENCES "followupRules" ("id"), "occasion" TEXT, "why" TEXT, "seriesId" INTEGER REFERENCES "followupSeries" ("id"), "seriesDay" TEXT, "eventKey" TEXT, "eventSum" TEXT,
  CHECK ("dueMinute" IS NULL OR "dueMinute" + "lengthMinutes" <= 1440),
  CHECK (("state" = 'open') = ("endedAt" IS NULL)),
  CHECK (("endedAt" IS NULL) = ("endedOn" IS NULL) AND ("endedAt" IS NULL) = ("endedMinute" IS NULL)
    AND ("endedAt" IS NULL) = ("endedBy" IS NULL))
) STRICT;

CREATE INDEX "followups_createdBy" ON "followups" ("createdBy");

CREATE INDEX "followups_customerId" ON "followups" ("customerId", "state", "dueOn");

CREATE INDEX "followups_dueOn" ON "followups" ("dueOn", "personId");

CREATE INDEX "followups_endedBy" ON "followups" ("endedBy");

CREATE INDEX "followups_endedOn" ON "followups" ("endedOn", "personId");

CREATE INDEX "followups_eventKey" ON "followups" ("eventKey", "personId");

CREATE UNIQUE INDEX "followups_occasion" ON "followups" ("ruleId", "customerId", "occasion");

CREATE INDEX "followups_personId" ON "followups" ("personId", "state", "dueOn");

CREATE INDEX "followups_previousId" ON "followups" ("previousId");

CREATE UNIQUE INDEX "followups_seriesDay" ON "followups" ("seriesId", "seriesDay");

CREATE INDEX "followups_state" ON "followups" ("state", "dueOn");

CREATE TABLE "loyaltyCodes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL UNIQUE REFERENCES "customers" ("id"),
  "cost" INTEGER NOT NULL,
  "salt" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "failures" INTEGER NOT NULL DEFAULT 0,
  "failedAt" TEXT,
  "openedAt" TEXT,
  "openedBy" INTEGER REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "loyaltyCodes_openedBy" ON "loyaltyCodes" ("openedBy");

CREATE TABLE "loyaltyCouponBatches" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('amount', 'percent', 'goods')),
  "cents" INTEGER CHECK ("cents" >= 0),
  "permille" INTEGER CHECK ("permille" BETWEEN 1 AND 999),
  "fromCents" INTEGER NOT NULL DEFAULT 0 CHECK ("fromCents" >= 0),
  "productIds" TEXT NOT NULL DEFAULT '[]',
  "categories" TEXT NOT NULL DEFAULT '[]',
  "tierIds" TEXT NOT NULL DEFAULT '[]',
  "isAlone" INTEGER NOT NULL DEFAULT 1 CHECK ("isAlone" IN (0, 1)),
  "uses" INTEGER NOT NULL DEFAULT 1 CHECK ("uses" > 0),
  "startsOn" TEXT,
  "endsOn" TEXT,
  "goodDays" INTEGER CHECK ("goodDays" > 0),
  "prefix" TEXT NOT NULL DEFAULT '',
  "isBirthday" INTEGER NOT NULL DEFAULT 0 CHECK ("isBirthday" IN (0, 1)),
  "closedAt" TEXT,
  CHECK (("kind" = 'percent') = ("permille" IS NOT NULL)),
  CHECK (("kind" = 'percent') = ("cents" IS NULL)),
  CHECK ("startsOn" IS NULL OR "endsOn" IS NULL OR "startsOn" <= "endsOn")
) STRICT;

CREATE TABLE "loyaltyCouponMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "couponId" INTEGER NOT NULL REFERENCES "loyaltyCoupons" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('issued', 'used', 'givenBack', 'voided', 'erased')),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "cents" INTEGER NOT NULL DEFAULT 0,
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" IN ('used', 'givenBack')) = ("saleId" IS NOT NULL)),
  CHECK ("cents" = 0 OR ("cause" = 'used' AND "cents" > 0) OR ("cause" = 'givenBack' AND "cents" < 0))
) STRICT;

CREATE INDEX "loyaltyCouponMoves_actorId" ON "loyaltyCouponMoves" ("actorId");

CREATE INDEX "loyaltyCouponMoves_couponId" ON "loyaltyCouponMoves" ("couponId", "id");

CREATE INDEX "loyaltyCouponMoves_saleId" ON "loyaltyCouponMoves" ("saleId");

CREATE TRIGGER "loyaltyCouponMoves_no_delete" BEFORE DELETE ON "loyaltyCouponMoves"
BEGIN SELECT RAISE(ABORT, 'uses of coupons are append-only'); END;

CREATE TRIGGER "loyaltyCouponMoves_no_update" BEFORE UPDATE ON "loyaltyCouponMoves"
BEGIN SELECT RAISE(ABORT, 'uses of coupons are append-only'); END;

CREATE TABLE "loyaltyCoupons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "batchId" INTEGER NOT NULL REFERENCES "loyaltyCouponBatches" ("id"),
  "code" TEXT NOT NULL UNIQUE CHECK ("code" GLOB '[2-9A-Z]*[2-9A-Z]' AND length("code") BETWEEN 8 AND 12),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "birthYear" INTEGER CHECK ("birthYear" IS NULL OR "customerId" IS NOT NULL),
  "endsOn" TEXT CHECK ("endsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;

CREATE INDEX "loyaltyCoupons_batchId" ON "loyaltyCoupons" ("batchId", "id");

CREATE UNIQUE INDEX "loyaltyCoupons_birthYear" ON "loyaltyCoupons" ("customerId", "birthYear", "batchId");

CREATE INDEX "loyaltyCoupons_customerId" ON "loyaltyCoupons" ("customerId", "endsOn");

CREATE TRIGGER "loyaltyCoupons_no_delete" BEFORE DELETE ON "loyaltyCoupons"
BEGIN SELECT RAISE(ABORT, 'coupons are append-only'); END;

CREATE TRIGGER "loyaltyCoupons_no_update" BEFORE UPDATE ON "loyaltyCoupons"
BEGIN SELECT RAISE(ABORT, 'coupons are append-only'); END;

CREATE TABLE "loyaltyEarnings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "lineId" INTEGER NOT NULL UNIQUE REFERENCES "saleLines" ("id"),
  "points" INTEGER NOT NULL CHECK ("points" > 0)
) STRICT;

CREATE TABLE "loyaltyGiftMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "giftId" INTEGER NOT NULL REFERENCES "loyaltyGifts" ("id"),
  "count" INTEGER NOT NULL CHECK ("count" <> 0),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('in', 'out', 'givenBack', 'correct', 'counted')),
  "lineId" INTEGER REFERENCES "saleLines" ("id"),
  "points" INTEGER NOT NULL DEFAULT 0 CHECK ("points" >= 0),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" IN ('out', 'givenBack')) = ("lineId" IS NOT NULL)),
  CHECK ("cause" <> 'in' OR "count" > 0),
  CHECK ("cause" <> 'out' OR "count" < 0),
  CHECK ("cause" <> 'givenBack' OR "count" > 0)
) STRICT;

CREATE INDEX "loyaltyGiftMoves_actorId" ON "loyaltyGiftMoves" ("actorId");

CREATE INDEX "loyaltyGiftMoves_giftId" ON "loyaltyGiftMoves" ("giftId", "id");

CREATE INDEX "loyaltyGiftMoves_lineId" ON "loyaltyGiftMoves" ("lineId");

CREATE TRIGGER "loyaltyGiftMoves_no_delete" BEFORE DELETE ON "loyaltyGiftMoves"
BEGIN SELECT RAISE(ABORT, 'moves of gifts are append-only'); END;

CREATE TRIGGER "loyaltyGiftMoves_no_update" BEFORE UPDATE ON "loyaltyGiftMoves"
BEGIN SELECT RAISE(ABORT, 'moves of gifts are append-only'); END;

CREATE TABLE "loyaltyGifts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL UNIQUE REFERENCES "products" ("id"),
  "points" INTEGER NOT NULL CHECK ("points" > 0),
  "lowAt" INTEGER NOT NULL DEFAULT 0 CHECK ("lowAt" >= 0),
  "isActive" INTEGER NOT NULL DEFAULT 1 CHECK ("isActive" IN (0, 1))
) STRICT;

CREATE TABLE "loyaltyMembers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL UNIQUE REFERENCES "customers" ("id"),
  "tierId" INTEGER NOT NULL REFERENCES "loyaltyTiers" ("id"),
  "sinceOn" TEXT NOT NULL,
  "lockedUntil" TEXT,
  "lapsesOn" TEXT
) STRICT;

CREATE INDEX "loyaltyMembers_tierId" ON "loyaltyMembers" ("tierId", "customerId");

CREATE TABLE "loyaltyPersons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "endedAt" TEXT
) STRICT;

CREATE INDEX "loyaltyPersons_customerId" ON "loyaltyPersons" ("customerId");

CREATE TABLE "loyaltyPoints" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "points" INTEGER NOT NULL CHECK ("points" <> 0),
  "cause" TEXT NOT NULL CHECK ("cause" IN
    ('earn', 'takenBack', 'spend', 'givenBack', 'expire', 'hand', 'opening', 'settle', 'erased')),
  "saleId" INTEGER,
  "lotId" INTEGER REFERENCES "loyaltyPoints" ("id"),
  "expiresOn" TEXT CHECK ("expiresOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK ("lotId" IS NULL OR "points" < 0),
  CHECK ("expiresOn" IS NULL OR "points" > 0)
) STRICT;

CREATE INDEX "loyaltyPoints_actorId" ON "loyaltyPoints" ("actorId");

CREATE INDEX "loyaltyPoints_customerId" ON "loyaltyPoints" ("customerId", "onDay", "points");

CREATE INDEX "loyaltyPoints_expiresOn" ON "loyaltyPoints" ("expiresOn");

CREATE INDEX "loyaltyPoints_lotId" ON "loyaltyPoints" ("lotId");

CREATE INDEX "loyaltyPoints_saleId" ON "loyaltyPoints" ("saleId");

CREATE TRIGGER "loyaltyPoints_no_delete" BEFORE DELETE ON "loyaltyPoints"
BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;

CREATE TRIGGER "loyaltyPoints_no_update" BEFORE UPDATE ON "loyaltyPoints"
BEGIN SELECT RAISE(ABORT, 'points are append-only'); END;

CREATE TABLE "loyaltyProgramme" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("id" = 1),
  "isOn" INTEGER NOT NULL CHECK ("isOn" IN (0, 1)),
  "basis" TEXT NOT NULL CHECK ("basis" IN ('spend', 'visits', 'points')),
  "window" TEXT NOT NULL CHECK ("window" IN ('rolling', 'calendar')),
  "graceDays" INTEGER NOT NULL CHECK ("graceDays" >= 0),
  "hasPoints" INTEGER NOT NULL CHECK ("hasPoints" IN (0, 1)),
  "centsPerPoint" INTEGER NOT NULL CHECK ("centsPerPoint" > 0),
  "redeemPoints" INTEGER NOT NULL CHECK ("redeemPoints" > 0),
  "redeemCents" INTEGER NOT NULL CHECK ("redeemCents" > 0),
  "redeemStep" INTEGER NOT NULL CHECK ("redeemStep" > 0),
  "months" INTEGER NOT NULL CHECK ("months" >= 0),
  "forewarnDays" INTEGER NOT NULL CHECK ("forewarnDays" >= 0),
  "days" TEXT NOT NULL DEFAULT '[]',
  "extras" TEXT NOT NULL DEFAULT '[]',
  "version" INTEGER NOT NULL DEFAULT 1
, "importsSince" TEXT) STRICT;

CREATE TABLE "loyaltyReasons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "moveId" INTEGER UNIQUE REFERENCES "loyaltyTierMoves" ("id"),
  "pointsId" INTEGER UNIQUE REFERENCES "loyaltyPoints" ("id"),
  "reason" TEXT NOT NULL,
  CHECK (("moveId" IS NULL) <> ("pointsId" IS NULL))
) STRICT;

CREATE INDEX "loyaltyReasons_customerId" ON "loyaltyReasons" ("customerId");

CREATE TABLE "loyaltyRemarks" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "couponMoveId" INTEGER UNIQUE REFERENCES "loyaltyCouponMoves" ("id"),
  "giftMoveId" INTEGER UNIQUE REFERENCES "loyaltyGiftMoves" ("id"),
  "reason" TEXT NOT NULL,
  CHECK (("couponMoveId" IS NULL) <> ("giftMoveId" IS NULL))
) STRICT;

CREATE INDEX "loyaltyRemarks_customerId" ON "loyaltyRemarks" ("customerId");

CREATE TABLE "loyaltyReviews" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "onDay" TEXT NOT NULL UNIQUE,
  "at" TEXT NOT NULL,
  "up" INTEGER NOT NULL,
  "down" INTEGER NOT NULL,
  "lapsed" INTEGER NOT NULL
) STRICT;

CREATE TABLE "loyaltySpenders" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "saleId" INTEGER NOT NULL UNIQUE REFERENCES "sales" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "loyaltyPersons" ("id")
) STRICT;

CREATE INDEX "loyaltySpenders_customerId" ON "loyaltySpenders" ("customerId");

CREATE INDEX "loyaltySpenders_personId" ON "loyaltySpenders" ("personId");

CREATE TABLE "loyaltyStored" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('principal', 'gift')),
  "cents" INTEGER NOT NULL CHECK ("cents" <> 0),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('topUp', 'spend', 'givenBack', 'takenBack', 'undo', 'refund', 'kept',
    'forfeit', 'opening', 'compensation', 'erased')),
  "topUpId" INTEGER REFERENCES "loyaltyTopUps" ("id"),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "undoesId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "countsFrom" TEXT CHECK ("countsFrom" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" = 'undo') = ("undoesId" IS NOT NULL))
) STRICT;

CREATE INDEX "loyaltyStored_actorId" ON "loyaltyStored" ("actorId");

CREATE INDEX "loyaltyStored_customerId" ON "loyaltyStored" ("customerId", "kind", "countsFrom", "cents");

CREATE INDEX "loyaltyStored_onDay" ON "loyaltyStored" ("onDay");

CREATE INDEX "loyaltyStored_saleId" ON "loyaltyStored" ("saleId");

CREATE INDEX "loyaltyStored_topUpId" ON "loyaltyStored" ("topUpId");

CREATE TRIGGER "loyaltyStored_no_delete" BEFORE DELETE ON "loyaltyStored"
BEGIN SELECT RAISE(ABORT, 'stored value is append-only'); END;

CREATE TRIGGER "loyaltyStored_no_update" BEFORE UPDATE ON "loyaltyStored"
BEGIN SELECT RAISE(ABORT, 'stored value is append-only'); END;

CREATE TABLE "loyaltyStoredReasons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "topUpId" INTEGER UNIQUE REFERENCES "loyaltyTopUps" ("id"),
  "storedId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "reason" TEXT NOT NULL,
  CHECK ("topUpId" IS NULL OR "storedId" IS NULL)
) STRICT;

CREATE INDEX "loyaltyStoredReasons_customerId" ON "loyaltyStoredReasons" ("customerId");

CREATE TABLE "loyaltyStoredRules" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("id" = 1),
  "isOn" INTEGER NOT NULL CHECK ("isOn" IN (0, 1)),
  "offers" TEXT NOT NULL DEFAULT '[]',
  "spendFirst" TEXT NOT NULL CHECK ("spendFirst" IN ('principal', 'gift', 'share')),
  "mostTopUpCents" INTEGER NOT NULL CHECK ("mostTopUpCents" > 0),
  "mostBalanceCents" INTEGER NOT NULL CHECK ("mostBalanceCents" > 0),
  "giftPermille" INTEGER NOT NULL CHECK ("giftPermille" BETWEEN 0 AND 1000),
  "asksCode" INTEGER NOT NULL CHECK ("asksCode" IN (0, 1)),
  "takesUsedGift" INTEGER NOT NULL CHECK ("takesUsedGift" IN (0, 1)),
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE "loyaltyTierMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "fromTierId" INTEGER REFERENCES "loyaltyTiers" ("id"),
  "toTierId" INTEGER NOT NULL REFERENCES "loyaltyTiers" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('start', 'upgrade', 'review', 'hand', 'undo')),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "loyaltyTierMoves_actorId" ON "loyaltyTierMoves" ("actorId");

CREATE INDEX "loyaltyTierMoves_customerId" ON "loyaltyTierMoves" ("customerId", "id");

CREATE INDEX "loyaltyTierMoves_fromTierId" ON "loyaltyTierMoves" ("fromTierId");

CREATE INDEX "loyaltyTierMoves_onDay" ON "loyaltyTierMoves" ("onDay");

CREATE INDEX "loyaltyTierMoves_saleId" ON "loyaltyTierMoves" ("saleId");

CREATE INDEX "loyaltyTierMoves_toTierId" ON "loyaltyTierMoves" ("toTierId");

CREATE TRIGGER "loyaltyTierMoves_no_delete" BEFORE DELETE ON "loyaltyTierMoves"
BEGIN SELECT RAISE(ABORT, 'moves of tiers are append-only'); END;

CREATE TRIGGER "loyaltyTierMoves_no_update" BEFORE UPDATE ON "loyaltyTierMoves"
BEGIN SELECT RAISE(ABORT, 'moves of tiers are append-only'); END;

CREATE TABLE "loyaltyTiers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "line" TEXT NOT NULL CHECK ("line" IN ('retail', 'bulk')),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "tone" TEXT NOT NULL CHECK ("tone" IN ('plain', 'bronze', 'silver', 'gold', 'platinum', 'diamond')),
  "threshold" INTEGER NOT NULL CHECK ("threshold" >= 0),
  "discountPermille" INTEGER NOT NULL CHECK ("discountPermille" BETWEEN 1 AND 1000),
  "pointsPermille" INTEGER NOT NULL CHECK ("pointsPermille" >= 0),
  "birthdayGift" TEXT NOT NULL DEFAULT '',
  "benefits" TEXT NOT NULL DEFAULT '',
  "deletedAt" TEXT
) STRICT;

CREATE TABLE "loyaltyTopUps" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('topUp', 'undo', 'refund')),
  "moneyKind" TEXT NOT NULL CHECK ("moneyKind" IN ('wechat', 'alipay', 'cash', 'card', 'transfer', 'other')),
  "moneyCents" INTEGER NOT NULL,
  "undoesId" INTEGER UNIQUE REFERENCES "loyaltyTopUps" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" = 'undo') = ("undoesId" IS NOT NULL)),
  CHECK (CASE "cause" WHEN 'topUp' THEN "moneyCents" > 0 WHEN 'undo' THEN "moneyCents" < 0 ELSE "moneyCents" <= 0 END)
) STRICT;

CREATE INDEX "loyaltyTopUps_actorId" ON "loyaltyTopUps" ("actorId");

CREATE INDEX "loyaltyTopUps_customerId" ON "loyaltyTopUps" ("customerId", "id");

CREATE INDEX "loyaltyTopUps_onDay" ON "loyaltyTopUps" ("onDay", "moneyKind", "moneyCents");

CREATE TRIGGER "loyaltyTopUps_no_delete" BEFORE DELETE ON "loyaltyTopUps"
BEGIN SELECT RAISE(ABORT, 'top-ups are append-only'); END;

CREATE TRIGGER "loyaltyTopUps_no_update" BEFORE UPDATE ON "loyaltyTopUps"
BEGIN SELECT RAISE(ABORT, 'top-ups are append-only'); END;

CREATE TABLE "privacyErasures" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL,
  "mark" TEXT NOT NULL UNIQUE CHECK (length("mark") = 64),
  "at" TEXT NOT NULL
) STRICT;

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

CREATE INDEX "processSteps_endedBy" ON "processSteps" ("endedBy");

CREATE INDEX "processSteps_followupId" ON "processSteps" ("followupId");

CREATE INDEX "processSteps_personId" ON "processSteps" ("personId", "state");

CREATE INDEX "processSteps_state" ON "processSteps" ("state", "dueOn");

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

CREATE INDEX "processes_endedBy" ON "processes" ("endedBy");

CREATE INDEX "processes_startedBy" ON "processes" ("startedBy");

CREATE INDEX "processes_startedOn" ON "processes" ("startedOn");

CREATE INDEX "processes_state" ON "processes" ("state", "endedOn");

CREATE INDEX "processes_templateId" ON "processes" ("templateId");

CREATE TABLE "productMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "fromShelf" TEXT NOT NULL CHECK ("fromShelf" <> ''),
  "toShelf" TEXT NOT NULL CHECK ("toShelf" <> ''),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "productMoves_actorId" ON "productMoves" ("actorId");

CREATE INDEX "productMoves_onDay" ON "productMoves" ("onDay", "id");

CREATE INDEX "productMoves_productId" ON "productMoves" ("productId", "id");

CREATE TABLE "productRatings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "stars" INTEGER NOT NULL CHECK ("stars" BETWEEN 1 AND 5),
  "words" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  UNIQUE ("productId", "customerId")
) STRICT;

CREATE INDEX "productRatings_actorId" ON "productRatings" ("actorId");

CREATE INDEX "productRatings_customerId" ON "productRatings" ("customerId");

CREATE INDEX "productRatings_productId" ON "productRatings" ("productId", "stars");

CREATE TABLE "productTags" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "productId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "tag" TEXT NOT NULL CHECK ("tag" <> ''),
  UNIQUE ("productId", "tag")
) STRICT;

CREATE INDEX "productTags_tag" ON "productTags" ("tag", "productId");

CREATE TABLE "products" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "isActive" INTEGER NOT NULL DEFAULT 1 CHECK ("isActive" IN (0, 1)),
  "createdAt" TEXT NOT NULL,
  "importId" INTEGER REFERENCES "transferImports" ("id")
, "category" TEXT NOT NULL DEFAULT '', "priceCents" INTEGER CHECK ("priceCents" >= 0), "costCents" INTEGER CHECK ("costCents" >= 0), "unit" TEXT NOT NULL DEFAULT '', "barcode" TEXT NOT NULL DEFAULT '', "supplier" TEXT NOT NULL DEFAULT '', "shelf" TEXT NOT NULL DEFAULT '', "isOutOfReach" INTEGER NOT NULL DEFAULT 0 CHECK ("isOutOfReach" IN (0, 1)), "included" TEXT NOT NULL DEFAULT '', "excluded" TEXT NOT NULL DEFAULT '', "warranty" TEXT NOT NULL DEFAULT '', "note" TEXT NOT NULL DEFAULT '', "version" INTEGER NOT NULL DEFAULT 1, "deletedAt" TEXT, "isListed" INTEGER NOT NULL DEFAULT 0 CHECK ("isListed" IN (0, 1)), "sortKey" TEXT NOT NULL DEFAULT '', "isReducible" INTEGER NOT NULL DEFAULT 1 CHECK ("isReducible" IN (0, 1))) STRICT;

CREATE INDEX "products_barcode" ON "products" ("barcode");

CREATE INDEX "products_bin" ON "products" ("deletedAt", "id");

CREATE INDEX "products_byCategory" ON "products" ("isListed", "isActive", "category", "sortKey", "id");

CREATE INDEX "products_byName" ON "products" ("isListed", "isActive", "sortKey", "id");

CREATE INDEX "products_byPrice" ON "products" ("isListed", "isActive", "priceCents", "id");

CREATE INDEX "products_importId" ON "products" ("importId");

CREATE INDEX "products_sortKey" ON "products" ("sortKey");

CREATE TRIGGER "products_one_barcode_else" BEFORE UPDATE ON "products"
WHEN NEW."barcode" <> '' AND NEW."isActive" = 1 AND NEW."deletedAt" IS NULL AND EXISTS
  (SELECT 1 FROM "products" WHERE "barcode" = NEW."barcode" AND "isActive" = 1 AND "deletedAt" IS NULL
     AND "id" <> NEW."id")
BEGIN SELECT RAISE(ABORT, 'a barcode is on sale once'); END;

CREATE TRIGGER "products_one_barcode_more" BEFORE INSERT ON "products"
WHEN NEW."barcode" <> '' AND NEW."isActive" = 1 AND NEW."deletedAt" IS NULL AND EXISTS
  (SELECT 1 FROM "products" WHERE "barcode" = NEW."barcode" AND "isActive" = 1 AND "deletedAt" IS NULL)
BEGIN SELECT RAISE(ABORT, 'a barcode is on sale once'); END;

CREATE VIRTUAL TABLE "productsFind" USING fts5(
  "name", "pinyin", "other",
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2'
);

CREATE TABLE "saleAdvices" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "forWhom" TEXT NOT NULL DEFAULT '',
  "need" TEXT NOT NULL DEFAULT '',
  "toCents" INTEGER CHECK ("toCents" >= 0),
  "productIds" TEXT NOT NULL CHECK (json_valid("productIds")),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "saleAdvices_actorId" ON "saleAdvices" ("actorId");

CREATE INDEX "saleAdvices_customerId" ON "saleAdvices" ("customerId", "onDay");

CREATE TABLE "saleCloses" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "onDay" TEXT NOT NULL,
  "floatCents" INTEGER NOT NULL CHECK ("floatCents" >= 0),
  "expectedCents" INTEGER NOT NULL,
  "countedCents" INTEGER NOT NULL CHECK ("countedCents" >= 0),
  "note" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "saleCloses_actorId" ON "saleCloses" ("actorId");

CREATE INDEX "saleCloses_onDay" ON "saleCloses" ("onDay");

CREATE TABLE "saleDiscounts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "lineId" INTEGER NOT NULL REFERENCES "saleLines" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('tier', 'hand', 'round', 'coupon')),
  "cents" INTEGER NOT NULL CHECK ("cents" <> 0)
) STRICT;

CREATE INDEX "saleDiscounts_lineId" ON "saleDiscounts" ("lineId");

CREATE TABLE "saleLines" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "saleId" INTEGER NOT NULL REFERENCES "sales" ("id"),
  "lineNo" INTEGER NOT NULL,
  "productId" INTEGER REFERENCES "products" ("id"),
  "name" TEXT NOT NULL,
  "quantityMilli" INTEGER NOT NULL,
  "unitPriceMills" INTEGER NOT NULL,
  "amountCents" INTEGER NOT NULL,
  "importId" INTEGER REFERENCES "transferImports" ("id")
) STRICT;

CREATE INDEX "saleLines_importId" ON "saleLines" ("importId");

CREATE INDEX "saleLines_productId" ON "saleLines" ("productId");

CREATE INDEX "saleLines_saleId" ON "saleLines" ("saleId", "lineNo");

CREATE TABLE "salePayments" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "saleId" INTEGER NOT NULL REFERENCES "sales" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN
    ('wechat', 'alipay', 'cash', 'card', 'transfer', 'other', 'stored', 'gift', 'points')),
  "amountCents" INTEGER NOT NULL CHECK ("amountCents" <> 0),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "salePayments_actorId" ON "salePayments" ("actorId");

CREATE INDEX "salePayments_onDay" ON "salePayments" ("onDay", "kind");

CREATE INDEX "salePayments_saleId" ON "salePayments" ("saleId");

CREATE TRIGGER "salePayments_no_delete" BEFORE DELETE ON "salePayments"
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;

CREATE TRIGGER "salePayments_no_update" BEFORE UPDATE ON "salePayments"
BEGIN SELECT RAISE(ABORT, 'payments are append-only'); END;

CREATE TABLE "sales" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "number" TEXT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('sale', 'return', 'writeoff', 'adjustment')),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "soldAt" TEXT NOT NULL,
  "soldOn" TEXT NOT NULL,
  "soldMinute" INTEGER CHECK ("soldMinute" BETWEEN 0 AND 1439),
  "amountCents" INTEGER NOT NULL,
  "lineCount" INTEGER NOT NULL,
  "importId" INTEGER REFERENCES "transferImports" ("id")
) STRICT;

CREATE INDEX "sales_customerId" ON "sales" ("customerId", "soldOn", "soldMinute", "kind", "importId");

CREATE INDEX "sales_importId" ON "sales" ("importId");

CREATE INDEX "sales_number" ON "sales" ("number");

CREATE INDEX "sales_soldOn" ON "sales" ("soldOn", "soldMinute");

CREATE TABLE "salesSummary" (
  "customerId" INTEGER PRIMARY KEY REFERENCES "customers" ("id") DEFERRABLE INITIALLY DEFERRED,
  "saleCount" INTEGER NOT NULL,
  "returnCount" INTEGER NOT NULL,
  "spendCents" INTEGER NOT NULL,
  "firstSoldOn" TEXT,
  "lastSoldOn" TEXT
) STRICT;

CREATE INDEX "salesSummary_lastSold" ON "salesSummary" ("lastSoldOn", "customerId");

CREATE INDEX "salesSummary_spend" ON "salesSummary" ("spendCents", "customerId");

CREATE TABLE "settings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "key" TEXT NOT NULL UNIQUE,
  "value" TEXT NOT NULL
) STRICT;

CREATE TABLE "shiftItems" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "shiftId" INTEGER NOT NULL REFERENCES "shifts" ("id"),
  "position" INTEGER NOT NULL,
  "text" TEXT NOT NULL CHECK ("text" <> ''),
  "doneAt" TEXT,
  "doneBy" INTEGER REFERENCES "staff" ("id"),
  CHECK (("doneAt" IS NULL) = ("doneBy" IS NULL))
) STRICT;

CREATE INDEX "shiftItems_doneBy" ON "shiftItems" ("doneBy");

CREATE INDEX "shiftItems_open" ON "shiftItems" ("doneAt", "shiftId");

CREATE INDEX "shiftItems_shiftId" ON "shiftItems" ("shiftId", "position");

CREATE TABLE "shiftMentions" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "shiftId" INTEGER NOT NULL REFERENCES "shifts" ("id"),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "seenAt" TEXT,
  UNIQUE ("shiftId", "personId")
) STRICT;

CREATE INDEX "shiftMentions_personId" ON "shiftMentions" ("personId", "seenAt");

CREATE TABLE "shifts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "text" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "shifts_actorId" ON "shifts" ("actorId");

CREATE TABLE "staff" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('owner', 'manager', 'desk', 'sales')),
  "isActive" INTEGER NOT NULL DEFAULT 1 CHECK ("isActive" IN (0, 1))
) STRICT;

CREATE TABLE "staffAttempts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL UNIQUE REFERENCES "staff" ("id"),
  "failures" INTEGER NOT NULL
) STRICT;

CREATE TABLE "staffCodes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('app', 'list')),
  "secret" TEXT NOT NULL,
  "next" INTEGER NOT NULL,
  UNIQUE ("personId", "kind")
) STRICT;

CREATE TABLE "staffLeaves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "deputyId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "fromDay" TEXT NOT NULL,
  "toDay" TEXT NOT NULL,
  CHECK ("personId" <> "deputyId"),
  CHECK ("fromDay" <= "toDay")
) STRICT;

CREATE INDEX "staffLeaves_deputyId" ON "staffLeaves" ("deputyId", "toDay");

CREATE INDEX "staffLeaves_personId" ON "staffLeaves" ("personId", "toDay");

CREATE TABLE "staffRights" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "role" TEXT NOT NULL CHECK ("role" IN ('manager', 'desk', 'sales')),
  "right" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('none', 'own', 'team', 'all')),
  UNIQUE ("role", "right")
) STRICT;

CREATE TABLE "staffSecrets" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('password', 'pin', 'recovery')),
  "cost" INTEGER NOT NULL,
  "salt" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  UNIQUE ("personId", "kind")
) STRICT;

CREATE TABLE "transferChanges" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "importId" INTEGER NOT NULL REFERENCES "transferImports" ("id"),
  "tableName" TEXT NOT NULL,
  "rowId" INTEGER NOT NULL,
  "before" TEXT,
  "after" TEXT
) STRICT;

CREATE INDEX "transferChanges_importId" ON "transferChanges" ("importId");

CREATE TABLE "transferImports" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "fileName" TEXT NOT NULL,
  "target" TEXT NOT NULL CHECK ("target" IN ('customers', 'sales', 'products')),
  "layout" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN
    ('running', 'settling', 'done', 'removing', 'undone', 'cancelled', 'failed')),
  "startedAt" TEXT NOT NULL,
  "endedAt" TEXT,
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "counts" TEXT,
  "endState" TEXT CHECK ("endState" IN ('undone', 'cancelled', 'failed'))
) STRICT;

CREATE TABLE "transferLayouts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "headers" TEXT NOT NULL UNIQUE,
  "layout" TEXT NOT NULL,
  "usedAt" TEXT NOT NULL
) STRICT;

CREATE TABLE "transferOutcomes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "importId" INTEGER NOT NULL REFERENCES "transferImports" ("id"),
  "fromRow" INTEGER NOT NULL,
  "toRow" INTEGER NOT NULL,
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('imported', 'merged', 'skipped')),
  "reason" TEXT,
  "raw" TEXT,
  CHECK ("toRow" >= "fromRow")
) STRICT;

CREATE INDEX "transferOutcomes_importId" ON "transferOutcomes" ("importId", "fromRow");

CREATE TABLE "transferPending" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "importId" INTEGER NOT NULL REFERENCES "transferImports" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('merge', 'grow')),
  "refId" INTEGER NOT NULL,
  "patch" TEXT NOT NULL
) STRICT;

CREATE INDEX "transferPending_importId" ON "transferPending" ("importId");
