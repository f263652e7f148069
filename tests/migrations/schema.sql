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
, "place" INTEGER) STRICT;

CREATE INDEX "complaintCategories_personId" ON "complaintCategories" ("personId");

CREATE TABLE "complaintCauses" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL UNIQUE CHECK ("name" <> '')
) STRICT;

CREATE TABLE "complaintCompensations" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "complaintId" INTEGER NOT NULL,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('points', 'stored', 'coupon', 'refund', 'goods')),
  "valueCents" INTEGER NOT NULL,
  "points" INTEGER,
  "pointsId" INTEGER REFERENCES "loyaltyPoints" ("id"),
  "storedId" INTEGER REFERENCES "loyaltyStored" ("id"),
  "couponId" INTEGER REFERENCES "loyaltyCoupons" ("id"),
  "moneyKind" TEXT CHECK ("moneyKind" IN ('cash', 'wechat', 'alipay', 'card', 'transfer', 'other')),
  "moneyCents" INTEGER NOT NULL DEFAULT 0,
  "productId" INTEGER REFERENCES "products" ("id"),
  "quantityMilli" INTEGER,
  "giftId" INTEGER REFERENCES "loyaltyGifts" ("id"),
  "undoesId" INTEGER UNIQUE REFERENCES "complaintCompensations" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "approverId" INTEGER REFERENCES "staff" ("id"),
  CHECK (("undoesId" IS NULL AND "valueCents" >= 0 AND "moneyCents" <= 0)
    OR ("undoesId" IS NOT NULL AND "valueCents" <= 0 AND "moneyCents" >= 0)),
  CHECK (("kind" = 'refund') = ("moneyKind" IS NOT NULL)),
  CHECK (("kind" = 'goods') = ("productId" IS NOT NULL))
) STRICT;

CREATE INDEX "complaintCompensations_actorId" ON "complaintCompensations" ("actorId");

CREATE INDEX "complaintCompensations_approverId" ON "complaintCompensations" ("approverId");

CREATE INDEX "complaintCompensations_complaintId" ON "complaintCompensations" ("complaintId", "id");

CREATE INDEX "complaintCompensations_couponId" ON "complaintCompensations" ("couponId");

CREATE INDEX "complaintCompensations_customerId" ON "complaintCompensations" ("customerId");

CREATE INDEX "complaintCompensations_giftId" ON "complaintCompensations" ("giftId");

CREATE INDEX "complaintCompensations_onDay" ON "complaintCompensations" ("onDay", "moneyKind", "moneyCents");

CREATE INDEX "complaintCompensations_pointsId" ON "complaintCompensations" ("pointsId");

CREATE INDEX "complaintCompensations_productId" ON "complaintCompensations" ("productId");

CREATE INDEX "complaintCompensations_storedId" ON "complaintCompensations" ("storedId");

CREATE TRIGGER "complaintCompensations_no_delete" BEFORE DELETE ON "complaintCompensations"
BEGIN SELECT RAISE(ABORT, 'compensations are append-only'); END;

CREATE TRIGGER "complaintCompensations_no_update" BEFORE UPDATE ON "complaintCompensations"
BEGIN SELECT RAISE(ABORT, 'compensations are append-only'); END;

CREATE TABLE "complaintEvents" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "complaintId" INTEGER NOT NULL REFERENCES "complaints" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "kind" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "by" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "fromId" INTEGER REFERENCES "staff" ("id"),
  "toId" INTEGER REFERENCES "staff" ("id"),
  "words" TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX "complaintEvents_by" ON "complaintEvents" ("by");

CREATE INDEX "complaintEvents_complaintId" ON "complaintEvents" ("complaintId", "id");

CREATE INDEX "complaintEvents_customerId" ON "complaintEvents" ("customerId");

CREATE INDEX "complaintEvents_fromId" ON "complaintEvents" ("fromId");

CREATE INDEX "complaintEvents_toId" ON "complaintEvents" ("toId");

CREATE TABLE "complaintExceptions" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "policyId" INTEGER NOT NULL REFERENCES "complaintPolicies" ("id"),
  "complaintId" INTEGER NOT NULL UNIQUE,
  "eventId" INTEGER NOT NULL,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "approverId" INTEGER REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "complaintExceptions_actorId" ON "complaintExceptions" ("actorId");

CREATE INDEX "complaintExceptions_approverId" ON "complaintExceptions" ("approverId");

CREATE INDEX "complaintExceptions_customerId" ON "complaintExceptions" ("customerId");

CREATE INDEX "complaintExceptions_policyId" ON "complaintExceptions" ("policyId", "onDay");

CREATE TABLE "complaintImprovements" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "what" TEXT NOT NULL CHECK ("what" <> ''),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "dueOn" TEXT NOT NULL,
  "causeId" INTEGER REFERENCES "complaintCauses" ("id"),
  "productId" INTEGER REFERENCES "products" ("id"),
  "batch" TEXT NOT NULL DEFAULT '',
  "supplier" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'done', 'dropped')),
  "outcome" TEXT NOT NULL DEFAULT '',
  "createdOn" TEXT NOT NULL,
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "endedOn" TEXT,
  "endedBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("state" = 'open') = ("endedOn" IS NULL))
) STRICT;

CREATE INDEX "complaintImprovements_causeId" ON "complaintImprovements" ("causeId");

CREATE INDEX "complaintImprovements_createdBy" ON "complaintImprovements" ("createdBy");

CREATE INDEX "complaintImprovements_endedBy" ON "complaintImprovements" ("endedBy");

CREATE INDEX "complaintImprovements_personId" ON "complaintImprovements" ("personId");

CREATE INDEX "complaintImprovements_productId" ON "complaintImprovements" ("productId");

CREATE INDEX "complaintImprovements_state" ON "complaintImprovements" ("state", "dueOn");

CREATE TABLE "complaintLimits" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "role" TEXT UNIQUE CHECK ("role" IN ('manager', 'desk', 'sales')),
  "personId" INTEGER UNIQUE REFERENCES "staff" ("id"),
  "cents" INTEGER CHECK ("cents" >= 0),
  CHECK (("role" IS NULL) <> ("personId" IS NULL))
) STRICT;

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

CREATE INDEX "complaintPictures_actorId" ON "complaintPictures" ("actorId");

CREATE INDEX "complaintPictures_complaintId" ON "complaintPictures" ("complaintId", "id");

CREATE INDEX "complaintPictures_contentId" ON "complaintPictures" ("contentId");

CREATE INDEX "complaintPictures_customerId" ON "complaintPictures" ("customerId");

CREATE INDEX "complaintPictures_smallId" ON "complaintPictures" ("smallId");

CREATE TABLE "complaintPolicies" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "what" TEXT NOT NULL CHECK ("what" <> ''),
  "answer" TEXT NOT NULL CHECK ("answer" IN ('yes', 'no', 'ask')),
  "words" TEXT NOT NULL DEFAULT '',
  "deletedAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE "complaintPostings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "complaintId" INTEGER NOT NULL REFERENCES "complaints" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "raised" TEXT NOT NULL CHECK ("raised" <> ''),
  "changed" TEXT NOT NULL CHECK ("changed" <> ''),
  "passed" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("passed")),
  "state" TEXT NOT NULL DEFAULT 'up' CHECK ("state" IN ('up', 'down')),
  "postedOn" TEXT NOT NULL,
  "postedBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "takenOn" TEXT,
  "takenBy" INTEGER REFERENCES "staff" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("state" = 'up') = ("takenOn" IS NULL)),
  CHECK (("takenOn" IS NULL) = ("takenBy" IS NULL))
) STRICT;

CREATE INDEX "complaintPostings_complaintId" ON "complaintPostings" ("complaintId", "state");

CREATE INDEX "complaintPostings_customerId" ON "complaintPostings" ("customerId");

CREATE INDEX "complaintPostings_postedBy" ON "complaintPostings" ("postedBy");

CREATE INDEX "complaintPostings_state" ON "complaintPostings" ("state", "id");

CREATE INDEX "complaintPostings_takenBy" ON "complaintPostings" ("takenBy");

CREATE TABLE "complaintRaisers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "improvementId" INTEGER NOT NULL REFERENCES "complaintImprovements" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "complaintId" INTEGER REFERENCES "complaints" ("id"),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "toldId" INTEGER REFERENCES "followups" ("id"),
  CHECK (("complaintId" IS NOT NULL) + ("saleId" IS NOT NULL) + ("followupId" IS NOT NULL) = 1)
) STRICT;

CREATE INDEX "complaintRaisers_complaintId" ON "complaintRaisers" ("complaintId");

CREATE INDEX "complaintRaisers_customerId" ON "complaintRaisers" ("customerId");

CREATE INDEX "complaintRaisers_followupId" ON "complaintRaisers" ("followupId");

CREATE INDEX "complaintRaisers_improvementId" ON "complaintRaisers" ("improvementId");

CREATE INDEX "complaintRaisers_saleId" ON "complaintRaisers" ("saleId");

CREATE INDEX "complaintRaisers_toldId" ON "complaintRaisers" ("toldId");

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
  "receivedMinute" INTEGER NOT NULL CHECK ("receivedMinute" BETWEEN 0 AND 1439),
  "receivedBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "state" TEXT NOT NULL DEFAULT 'new' CHECK ("state" IN ('new', 'investigating', 'proposed', 'resolved', 'followedUp', 'closed', 'rejected', 'withdrawn', 'merged')),
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "promised" TEXT NOT NULL DEFAULT '',
  "promisedOn" TEXT,
  "promisedMinute" INTEGER CHECK ("promisedMinute" BETWEEN 0 AND 1439),
  "promiseId" INTEGER REFERENCES "followupPromises" ("id"),
  "answerDueOn" TEXT NOT NULL,
  "answerDueMinute" INTEGER NOT NULL CHECK ("answerDueMinute" BETWEEN 0 AND 1440),
  "solveDueOn" TEXT NOT NULL,
  "solveDueMinute" INTEGER NOT NULL CHECK ("solveDueMinute" BETWEEN 0 AND 1440),
  "answeredOn" TEXT,
  "answeredMinute" INTEGER CHECK ("answeredMinute" BETWEEN 0 AND 1439),
  "answerTook" INTEGER,
  "waitingOn" TEXT,
  "waitingMinute" INTEGER CHECK ("waitingMinute" BETWEEN 0 AND 1439),
  "pausedMinutes" INTEGER NOT NULL DEFAULT 0,
  "solvedOn" TEXT,
  "solvedMinute" INTEGER CHECK ("solvedMinute" BETWEEN 0 AND 1439),
  "solveTook" INTEGER,
  "solution" TEXT NOT NULL DEFAULT '',
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "handOffs" INTEGER NOT NULL DEFAULT 0,
  "reopened" INTEGER NOT NULL DEFAULT 0,
  "checks" TEXT NOT NULL DEFAULT '[]',
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "satisfaction" INTEGER CHECK ("satisfaction" BETWEEN 1 AND 5),
  "satisfactionWords" TEXT NOT NULL DEFAULT '',
  "mergedIntoId" INTEGER REFERENCES "complaints" ("id"),
  "version" INTEGER NOT NULL DEFAULT 1, "causeId" INTEGER REFERENCES "complaintCauses" ("id"), "policyId" INTEGER REFERENCES "complaintPolicies" ("id"),
  CHECK (("state" = 'merged') = ("mergedIntoId" IS NOT NULL)),
  CHECK (("waitingOn" IS NULL) = ("waitingMinute" IS NULL))
) STRICT;

CREATE INDEX "complaints_category" ON "complaints" ("category", "receivedOn");

CREATE INDEX "complaints_causeId" ON "complaints" ("causeId", "receivedOn");

CREATE INDEX "complaints_customerId" ON "complaints" ("customerId", "receivedOn");

CREATE INDEX "complaints_endedOn" ON "complaints" ("endedOn", "endedMinute", "customerId", "personId");

CREATE INDEX "complaints_followupId" ON "complaints" ("followupId");

CREATE INDEX "complaints_mergedIntoId" ON "complaints" ("mergedIntoId");

CREATE INDEX "complaints_open" ON "complaints" ("state", "solveDueOn", "solveDueMinute");

CREATE INDEX "complaints_personId" ON "complaints" ("personId", "state");

CREATE INDEX "complaints_policyId" ON "complaints" ("policyId", "receivedOn");

CREATE INDEX "complaints_productId" ON "complaints" ("productId", "receivedOn");

CREATE INDEX "complaints_promiseId" ON "complaints" ("promiseId");

CREATE INDEX "complaints_receivedBy" ON "complaints" ("receivedBy");

CREATE INDEX "complaints_receivedOn" ON "complaints" ("receivedOn", "receivedMinute");

CREATE INDEX "complaints_saleId" ON "complaints" ("saleId");

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

CREATE TABLE "duplicatePairs" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "firstId" INTEGER NOT NULL,
  "secondId" INTEGER NOT NULL,
  "reasons" TEXT NOT NULL CHECK (json_valid("reasons")),
  "confidence" TEXT NOT NULL CHECK ("confidence" IN ('sure', 'likely', 'maybe')),
  "state" TEXT NOT NULL DEFAULT 'open' CHECK ("state" IN ('open', 'later', 'different')),
  "scanId" INTEGER NOT NULL,
  "putOffAt" TEXT,
  UNIQUE ("firstId", "secondId"),
  CHECK ("firstId" < "secondId"),
  CHECK (("state" = 'later') = ("putOffAt" IS NOT NULL))
) STRICT;

CREATE INDEX "duplicatePairs_secondId" ON "duplicatePairs" ("secondId");

CREATE INDEX "duplicatePairs_state" ON "duplicatePairs" ("state", "confidence", "id");

CREATE TABLE "duplicateScans" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "cards" INTEGER NOT NULL,
  "pairs" INTEGER NOT NULL
) STRICT;

CREATE INDEX "duplicateScans_actorId" ON "duplicateScans" ("actorId");

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
  "endedBy" INTEGER REFERENCES "staff" ("id"), "complaintId" INTEGER,
  CHECK (("kind" = 'survey') = ("satisfaction" IS NOT NULL)),
  CHECK (("state" IN ('answered', 'junk')) = ("endedOn" IS NOT NULL))
) STRICT;

CREATE INDEX "feedbackEntries_complaintId" ON "feedbackEntries" ("complaintId");

CREATE INDEX "feedbackEntries_ended" ON "feedbackEntries" ("endedOn");

CREATE INDEX "feedbackEntries_endedBy" ON "feedbackEntries" ("endedBy");

CREATE INDEX "feedbackEntries_readBy" ON "feedbackEntries" ("readBy");

CREATE INDEX "feedbackEntries_sourceId" ON "feedbackEntries" ("sourceId");

CREATE INDEX "feedbackEntries_state" ON "feedbackEntries" ("state", "id");

CREATE TABLE "feedbackPictures" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "entryId" INTEGER NOT NULL REFERENCES "feedbackEntries" ("id"),
  "contentId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "smallId" INTEGER NOT NULL REFERENCES "fileContents" ("id"),
  "removedAt" TEXT
) STRICT;

CREATE INDEX "feedbackPictures_contentId" ON "feedbackPictures" ("contentId");

CREATE INDEX "feedbackPictures_entryId" ON "feedbackPictures" ("entryId", "id");

CREATE INDEX "feedbackPictures_smallId" ON "feedbackPictures" ("smallId");

CREATE TABLE "feedbackSources" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "code" TEXT NOT NULL UNIQUE CHECK (length("code") = 6),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "page" TEXT NOT NULL CHECK ("page" IN ('feedback', 'survey')),
  "retiredAt" TEXT
) STRICT;

CREATE TABLE "fieldValues" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "fieldId" INTEGER NOT NULL REFERENCES "fields" ("id"),
  "text" TEXT NOT NULL CHECK ("text" <> ''),
  "milli" INTEGER
) STRICT;

CREATE UNIQUE INDEX "fieldValues_customerId" ON "fieldValues" ("customerId", "fieldId");

CREATE INDEX "fieldValues_fieldId" ON "fieldValues" ("fieldId", "text", "customerId");

CREATE INDEX "fieldValues_milli" ON "fieldValues" ("fieldId", "milli", "customerId");

CREATE TABLE "fields" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL UNIQUE CHECK ("name" <> ''),
  "kind" TEXT NOT NULL CHECK ("kind" IN ('text', 'number', 'date', 'choice', 'yesNo', 'link')),
  "choices" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("choices")),
  "isInList" INTEGER NOT NULL DEFAULT 0 CHECK ("isInList" IN (0, 1)),
  "place" INTEGER NOT NULL,
  "retiredAt" TEXT,
  "version" INTEGER NOT NULL DEFAULT 1
) STRICT;

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

CREATE TABLE "inquiries" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "need" TEXT NOT NULL CHECK ("need" <> ''),
  "tags" TEXT NOT NULL DEFAULT '[]',
  "productId" INTEGER REFERENCES "products" ("id"),
  "budgetCents" INTEGER CHECK ("budgetCents" >= 0),
  "source" TEXT NOT NULL CHECK ("source" IN ('counter', 'phone', 'wechat', 'platform', 'other')),
  "untilOn" TEXT,
  "personId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "createdAt" TEXT NOT NULL,
  "createdOn" TEXT NOT NULL,
  "createdMinute" INTEGER NOT NULL CHECK ("createdMinute" BETWEEN 0 AND 1439),
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "stage" TEXT NOT NULL DEFAULT 'new'
    CHECK ("stage" IN ('new', 'answered', 'quoted', 'bought', 'lost', 'reopened')),
  "answeredOn" TEXT,
  "answerMinutes" INTEGER CHECK ("answerMinutes" >= 0),
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "reason" TEXT CHECK ("reason" IN ('price', 'stock', 'competitor', 'noNeed', 'noAnswer', 'other')),
  "lostTo" TEXT NOT NULL DEFAULT '',
  "endedOn" TEXT,
  "endedMinute" INTEGER CHECK ("endedMinute" BETWEEN 0 AND 1439),
  "version" INTEGER NOT NULL DEFAULT 1,
  CHECK (("stage" IN ('bought', 'lost')) = ("endedOn" IS NOT NULL)),
  CHECK (("stage" = 'lost') = ("reason" IS NOT NULL)),
  CHECK (("answeredOn" IS NULL) = ("answerMinutes" IS NULL))
) STRICT;

CREATE INDEX "inquiries_byCreated" ON "inquiries" ("createdAt", "id", "personId", "customerId", "stage");

CREATE INDEX "inquiries_byDay" ON "inquiries" ("createdOn", "source", "reason", "personId", "stage", "answerMinutes", "customerId");

CREATE INDEX "inquiries_byStage" ON "inquiries" ("stage", "personId", "customerId");

CREATE INDEX "inquiries_createdBy" ON "inquiries" ("createdBy");

CREATE INDEX "inquiries_customerId" ON "inquiries" ("customerId", "stage");

CREATE INDEX "inquiries_ended" ON "inquiries" ("endedOn", "endedMinute", "id", "personId", "customerId", "stage");

CREATE INDEX "inquiries_followupId" ON "inquiries" ("followupId");

CREATE INDEX "inquiries_open" ON "inquiries" ("endedOn", "createdAt", "id", "personId", "customerId", "stage");

CREATE INDEX "inquiries_personId" ON "inquiries" ("personId");

CREATE INDEX "inquiries_productId" ON "inquiries" ("productId");

CREATE INDEX "inquiries_saleId" ON "inquiries" ("saleId");

CREATE TABLE "inquiryMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "inquiryId" INTEGER NOT NULL REFERENCES "inquiries" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "stage" TEXT NOT NULL CHECK ("stage" IN ('new', 'answered', 'quoted', 'bought', 'lost', 'reopened')),
  "note" TEXT NOT NULL DEFAULT '',
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "inquiryMoves_actorId" ON "inquiryMoves" ("actorId");

CREATE INDEX "inquiryMoves_customerId" ON "inquiryMoves" ("customerId", "onDay");

CREATE INDEX "inquiryMoves_inquiryId" ON "inquiryMoves" ("inquiryId");

CREATE TABLE "inquiryQuoteLines" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "quoteId" INTEGER NOT NULL REFERENCES "inquiryQuotes" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "lineNo" INTEGER NOT NULL,
  "productId" INTEGER REFERENCES "products" ("id"),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "unit" TEXT NOT NULL DEFAULT '',
  "quantityMilli" INTEGER NOT NULL CHECK ("quantityMilli" > 0),
  "listMills" INTEGER CHECK ("listMills" >= 0),
  "priceMills" INTEGER NOT NULL CHECK ("priceMills" >= 0),
  "amountCents" INTEGER NOT NULL,
  UNIQUE ("quoteId", "lineNo")
) STRICT;

CREATE INDEX "inquiryQuoteLines_customerId" ON "inquiryQuoteLines" ("customerId");

CREATE INDEX "inquiryQuoteLines_productId" ON "inquiryQuoteLines" ("productId");

CREATE TABLE "inquiryQuotes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "inquiryId" INTEGER NOT NULL REFERENCES "inquiries" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "number" TEXT NOT NULL,
  "dayNo" INTEGER NOT NULL CHECK ("dayNo" > 0),
  "version" INTEGER NOT NULL CHECK ("version" > 0),
  "isLatest" INTEGER NOT NULL DEFAULT 1 CHECK ("isLatest" IN (0, 1)),
  "givenOn" TEXT NOT NULL,
  "givenMinute" INTEGER NOT NULL CHECK ("givenMinute" BETWEEN 0 AND 1439),
  "givenBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "validUntil" TEXT NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "delivery" TEXT NOT NULL DEFAULT '',
  "amountCents" INTEGER NOT NULL CHECK ("amountCents" >= 0),
  UNIQUE ("number", "version")
) STRICT;

CREATE INDEX "inquiryQuotes_customerId" ON "inquiryQuotes" ("customerId", "isLatest");

CREATE INDEX "inquiryQuotes_givenBy" ON "inquiryQuotes" ("givenBy");

CREATE INDEX "inquiryQuotes_inquiryId" ON "inquiryQuotes" ("inquiryId", "isLatest");

CREATE TABLE "inquiryWishes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "inquiryId" INTEGER REFERENCES "inquiries" ("id"),
  "customerId" INTEGER REFERENCES "customers" ("id"),
  "name" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "productId" INTEGER REFERENCES "products" ("id"),
  "words" TEXT NOT NULL CHECK ("words" <> ''),
  "thing" TEXT NOT NULL,
  "wasOnSale" INTEGER NOT NULL DEFAULT 0 CHECK ("wasOnSale" IN (0, 1)),
  "quantity" INTEGER NOT NULL DEFAULT 1 CHECK ("quantity" > 0),
  "untilOn" TEXT,
  "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'arrived', 'told', 'dropped')),
  "followupId" INTEGER REFERENCES "followups" ("id"),
  "note" TEXT NOT NULL DEFAULT '',
  "createdOn" TEXT NOT NULL,
  "createdMinute" INTEGER NOT NULL CHECK ("createdMinute" BETWEEN 0 AND 1439),
  "createdBy" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "arrivedOn" TEXT,
  "endedOn" TEXT
) STRICT;

CREATE INDEX "inquiryWishes_createdBy" ON "inquiryWishes" ("createdBy");

CREATE INDEX "inquiryWishes_customerId" ON "inquiryWishes" ("customerId");

CREATE INDEX "inquiryWishes_followupId" ON "inquiryWishes" ("followupId");

CREATE INDEX "inquiryWishes_inquiryId" ON "inquiryWishes" ("inquiryId");

CREATE INDEX "inquiryWishes_productId" ON "inquiryWishes" ("productId");

CREATE INDEX "inquiryWishes_state" ON "inquiryWishes" ("state", "thing");

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
  "endedBy" INTEGER REFERENCES "staff" ("id"), "token" TEXT CHECK (length("token") BETWEEN 22 AND 36),
  CHECK (("state" = 'waiting') = ("endedOn" IS NULL)),
  CHECK ("state" = 'joined' OR "customerId" IS NULL)
) STRICT;

CREATE INDEX "joinForms_customerId" ON "joinForms" ("customerId");

CREATE INDEX "joinForms_endedBy" ON "joinForms" ("endedBy");

CREATE INDEX "joinForms_sourceId" ON "joinForms" ("sourceId", "state");

CREATE INDEX "joinForms_state" ON "joinForms" ("state", "onDay");

CREATE INDEX "joinForms_textId" ON "joinForms" ("textId");

CREATE UNIQUE INDEX "joinForms_token" ON "joinForms" ("token");

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

CREATE TABLE "loyaltyCards" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "number" TEXT NOT NULL UNIQUE CHECK ("number" <> ''),
  "state" TEXT NOT NULL CHECK ("state" IN ('lost', 'old')),
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id")
) STRICT;

CREATE INDEX "loyaltyCards_actorId" ON "loyaltyCards" ("actorId");

CREATE INDEX "loyaltyCards_customerId" ON "loyaltyCards" ("customerId");

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

CREATE TABLE "loyaltyCountCards" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "kindId" INTEGER NOT NULL REFERENCES "loyaltyCountKinds" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('sale', 'opening', 'compensation')),
  "lineId" INTEGER UNIQUE REFERENCES "saleLines" ("id"),
  "times" INTEGER CHECK ("times" > 0),
  "paidCents" INTEGER NOT NULL CHECK ("paidCents" >= 0),
  "fromDay" TEXT NOT NULL CHECK ("fromDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "until" TEXT CHECK ("until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CHECK (("cause" = 'sale') = ("lineId" IS NOT NULL)),
  CHECK ("times" IS NOT NULL OR "until" IS NOT NULL)
) STRICT;

CREATE INDEX "loyaltyCountCards_customerId" ON "loyaltyCountCards" ("customerId", "until");

CREATE INDEX "loyaltyCountCards_kindId" ON "loyaltyCountCards" ("kindId");

CREATE TRIGGER "loyaltyCountCards_no_delete" BEFORE DELETE ON "loyaltyCountCards"
BEGIN SELECT RAISE(ABORT, 'count cards are append-only'); END;

CREATE TRIGGER "loyaltyCountCards_no_update" BEFORE UPDATE ON "loyaltyCountCards"
BEGIN SELECT RAISE(ABORT, 'count cards are append-only'); END;

CREATE TABLE "loyaltyCountKinds" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "times" INTEGER CHECK ("times" > 0),
  "priceCents" INTEGER NOT NULL CHECK ("priceCents" >= 0),
  "goodDays" INTEGER CHECK ("goodDays" > 0),
  "isReducible" INTEGER NOT NULL DEFAULT 0 CHECK ("isReducible" IN (0, 1)),
  "productIds" TEXT NOT NULL DEFAULT '[]',
  "categories" TEXT NOT NULL DEFAULT '[]',
  "words" TEXT NOT NULL DEFAULT '',
  "isActive" INTEGER NOT NULL DEFAULT 1 CHECK ("isActive" IN (0, 1)),
  CHECK ("times" IS NOT NULL OR "goodDays" IS NOT NULL)
) STRICT;

CREATE TABLE "loyaltyCountMoves" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "cardId" INTEGER NOT NULL REFERENCES "loyaltyCountCards" ("id"),
  "cause" TEXT NOT NULL CHECK ("cause" IN ('issued', 'used', 'givenBack', 'extended', 'takenBack', 'refunded', 'reversed',
    'reopened', 'erased')),
  "times" INTEGER NOT NULL,
  "until" TEXT CHECK ("until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "saleId" INTEGER REFERENCES "sales" ("id"),
  "lineId" INTEGER REFERENCES "saleLines" ("id"),
  "undoesId" INTEGER UNIQUE REFERENCES "loyaltyCountMoves" ("id"),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("cause" IN ('used', 'givenBack')) = ("lineId" IS NOT NULL)),
  CHECK (("cause" = 'extended') = ("until" IS NOT NULL)),
  CHECK (("cause" = 'reopened') = ("undoesId" IS NOT NULL)),
  CHECK ("cause" NOT IN ('used', 'givenBack', 'takenBack', 'refunded', 'reopened') OR "saleId" IS NOT NULL),
  CHECK (CASE "cause" WHEN 'used' THEN "times" < 0 WHEN 'givenBack' THEN "times" > 0 WHEN 'extended' THEN "times" = 0
    WHEN 'issued' THEN "times" >= 0 WHEN 'reopened' THEN "times" >= 0 ELSE "times" <= 0 END)
) STRICT;

CREATE INDEX "loyaltyCountMoves_actorId" ON "loyaltyCountMoves" ("actorId");

CREATE INDEX "loyaltyCountMoves_cardId" ON "loyaltyCountMoves" ("cardId", "id");

CREATE INDEX "loyaltyCountMoves_lineId" ON "loyaltyCountMoves" ("lineId");

CREATE INDEX "loyaltyCountMoves_saleId" ON "loyaltyCountMoves" ("saleId");

CREATE TRIGGER "loyaltyCountMoves_no_delete" BEFORE DELETE ON "loyaltyCountMoves"
BEGIN SELECT RAISE(ABORT, 'times of count cards are append-only'); END;

CREATE TRIGGER "loyaltyCountMoves_no_update" BEFORE UPDATE ON "loyaltyCountMoves"
BEGIN SELECT RAISE(ABORT, 'times of count cards are append-only'); END;

CREATE TABLE "loyaltyCountReasons" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "moveId" INTEGER NOT NULL UNIQUE REFERENCES "loyaltyCountMoves" ("id"),
  "reason" TEXT NOT NULL
) STRICT;

CREATE INDEX "loyaltyCountReasons_customerId" ON "loyaltyCountReasons" ("customerId");

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

CREATE TABLE "loyaltyNumbers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT CHECK ("id" = 1),
  "prefix" TEXT NOT NULL,
  "digits" INTEGER NOT NULL CHECK ("digits" BETWEEN 3 AND 8),
  "hasCheck" INTEGER NOT NULL CHECK ("hasCheck" IN (0, 1)),
  "isAuto" INTEGER NOT NULL DEFAULT 0 CHECK ("isAuto" IN (0, 1)),
  "next" INTEGER NOT NULL DEFAULT 1 CHECK ("next" > 0)
) STRICT;

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

CREATE TABLE "openingLists" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "at" TEXT NOT NULL,
  "onDay" TEXT NOT NULL,
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  "signedBy" TEXT NOT NULL DEFAULT '',
  "signedOn" TEXT,
  "signedActorId" INTEGER REFERENCES "staff" ("id"),
  CHECK (("signedOn" IS NULL) = ("signedBy" = ''))
) STRICT;

CREATE INDEX "openingLists_actorId" ON "openingLists" ("actorId");

CREATE INDEX "openingLists_signedActorId" ON "openingLists" ("signedActorId");

CREATE TABLE "openingRows" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "listId" INTEGER NOT NULL REFERENCES "openingLists" ("id"),
  "position" INTEGER NOT NULL,
  "customerId" INTEGER NOT NULL REFERENCES "customers" ("id"),
  "isNew" INTEGER NOT NULL CHECK ("isNew" IN (0, 1)),
  "points" INTEGER NOT NULL DEFAULT 0 CHECK ("points" >= 0),
  "principalCents" INTEGER NOT NULL DEFAULT 0 CHECK ("principalCents" >= 0),
  "giftCents" INTEGER NOT NULL DEFAULT 0 CHECK ("giftCents" >= 0),
  "times" INTEGER NOT NULL DEFAULT 0 CHECK ("times" >= 0),
  "debtCents" INTEGER NOT NULL DEFAULT 0 CHECK ("debtCents" >= 0),
  "dueOn" TEXT,
  "note" TEXT NOT NULL DEFAULT '',
  "pointsId" INTEGER UNIQUE REFERENCES "loyaltyPoints" ("id"),
  "principalId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "giftId" INTEGER UNIQUE REFERENCES "loyaltyStored" ("id"),
  "countCardId" INTEGER UNIQUE REFERENCES "loyaltyCountCards" ("id"),
  "debtId" INTEGER UNIQUE REFERENCES "saleOpenings" ("id"),
  "undoneOn" TEXT,
  UNIQUE ("listId", "position"),
  UNIQUE ("listId", "customerId")
) STRICT;

CREATE INDEX "openingRows_customerId" ON "openingRows" ("customerId");

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

CREATE TABLE "productParts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "bundleId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "partId" INTEGER NOT NULL REFERENCES "products" ("id"),
  "quantityMilli" INTEGER NOT NULL CHECK ("quantityMilli" > 0),
  UNIQUE ("bundleId", "partId"),
  CHECK ("bundleId" <> "partId")
) STRICT;

CREATE INDEX "productParts_partId" ON "productParts" ("partId");

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

CREATE INDEX "productPictures_actorId" ON "productPictures" ("actorId");

CREATE INDEX "productPictures_contentId" ON "productPictures" ("contentId");

CREATE INDEX "productPictures_productId" ON "productPictures" ("productId", "position");

CREATE INDEX "productPictures_smallId" ON "productPictures" ("smallId");

CREATE TABLE "productPlaces" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('shelf', 'counter', 'entrance')),
  "name" TEXT NOT NULL CHECK ("name" <> ''),
  "x" INTEGER NOT NULL CHECK ("x" >= 0),
  "y" INTEGER NOT NULL CHECK ("y" >= 0),
  "width" INTEGER NOT NULL CHECK ("width" > 0),
  "height" INTEGER NOT NULL CHECK ("height" > 0)
) STRICT;

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
  "kind" TEXT NOT NULL CHECK ("kind" IN ('tier', 'hand', 'round', 'coupon', 'bundle')),
  "cents" INTEGER NOT NULL,
  "bundleId" INTEGER REFERENCES "products" ("id"),
  CHECK ("cents" <> 0 OR "kind" = 'bundle'),
  CHECK (("kind" = 'bundle') = ("bundleId" IS NOT NULL))
) STRICT;

CREATE INDEX "saleDiscounts_bundleId" ON "saleDiscounts" ("bundleId");

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

CREATE TABLE "saleOpenings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "saleId" INTEGER NOT NULL REFERENCES "sales" ("id"),
  "cents" INTEGER NOT NULL CHECK ("cents" <> 0),
  "dueOn" TEXT NOT NULL CHECK ("dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "undoesId" INTEGER UNIQUE REFERENCES "saleOpenings" ("id"),
  "at" TEXT NOT NULL CHECK ("at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  "onDay" TEXT NOT NULL CHECK ("onDay" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  "minute" INTEGER NOT NULL CHECK ("minute" BETWEEN 0 AND 1439),
  "actorId" INTEGER NOT NULL REFERENCES "staff" ("id"),
  CHECK (("undoesId" IS NULL) = ("cents" > 0))
) STRICT;

CREATE INDEX "saleOpenings_actorId" ON "saleOpenings" ("actorId");

CREATE INDEX "saleOpenings_dueOn" ON "saleOpenings" ("dueOn");

CREATE INDEX "saleOpenings_saleId" ON "saleOpenings" ("saleId");

CREATE TRIGGER "saleOpenings_no_delete" BEFORE DELETE ON "saleOpenings"
BEGIN SELECT RAISE(ABORT, 'opening debts are append-only'); END;

CREATE TRIGGER "saleOpenings_no_update" BEFORE UPDATE ON "saleOpenings"
BEGIN SELECT RAISE(ABORT, 'opening debts are append-only'); END;

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

CREATE INDEX "sales_soldOn" ON "sales" ("soldOn", "soldMinute", "kind", "importId");

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
