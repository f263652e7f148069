import type { Migration } from '../migrate';

/** What complaints were given, each traced to the row of its ledger, and who may give how much. */
export const migration0040: Migration = {
  version: 40,
  name: 'complaints-compensation',
  sql: `
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
CREATE INDEX "complaintCompensations_complaintId" ON "complaintCompensations" ("complaintId", "id");
CREATE INDEX "complaintCompensations_customerId" ON "complaintCompensations" ("customerId");
CREATE INDEX "complaintCompensations_onDay" ON "complaintCompensations" ("onDay", "moneyKind", "moneyCents");
CREATE INDEX "complaintCompensations_pointsId" ON "complaintCompensations" ("pointsId");
CREATE INDEX "complaintCompensations_storedId" ON "complaintCompensations" ("storedId");
CREATE INDEX "complaintCompensations_couponId" ON "complaintCompensations" ("couponId");
CREATE INDEX "complaintCompensations_productId" ON "complaintCompensations" ("productId");
CREATE INDEX "complaintCompensations_giftId" ON "complaintCompensations" ("giftId");
CREATE INDEX "complaintCompensations_actorId" ON "complaintCompensations" ("actorId");
CREATE INDEX "complaintCompensations_approverId" ON "complaintCompensations" ("approverId");
CREATE TRIGGER "complaintCompensations_no_update" BEFORE UPDATE ON "complaintCompensations"
BEGIN SELECT RAISE(ABORT, 'compensations are append-only'); END;
CREATE TRIGGER "complaintCompensations_no_delete" BEFORE DELETE ON "complaintCompensations"
BEGIN SELECT RAISE(ABORT, 'compensations are append-only'); END;

CREATE TABLE "complaintLimits" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "role" TEXT UNIQUE CHECK ("role" IN ('manager', 'desk', 'sales')),
  "personId" INTEGER UNIQUE REFERENCES "staff" ("id"),
  "cents" INTEGER CHECK ("cents" >= 0),
  CHECK (("role" IS NULL) <> ("personId" IS NULL))
) STRICT;
`,
};
