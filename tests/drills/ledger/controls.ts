import type Database from 'better-sqlite3';

/** A shop in which one promise is broken, which the drill must notice. */
export type Control = {
  name: string;
  /** Breaks it, before anything is done or midway. */
  spoil: (raw: Database.Database, when: 'before' | 'midway') => void;
  forgetsIds?: boolean;
};

export const CONTROLS: readonly Control[] = [
  {
    name: 'a payment written behind the till',
    spoil: (raw, when) => {
      if (when === 'before') return;
      raw.exec(
        `INSERT INTO "salePayments" ("saleId", "kind", "amountCents", "at", "onDay", "minute", "actorId")
         SELECT "saleId", "kind", 1, "at", "onDay", "minute", "actorId" FROM "salePayments" WHERE "kind" = 'cash' LIMIT 1`,
      );
    },
  },
  {
    name: 'points that a return does not take back',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyPoints" WHEN NEW."cause" = 'takenBack'
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'a row of points that was changed',
    spoil: (raw, when) => {
      if (when === 'before') return;
      raw.exec(
        `DROP TRIGGER "loyaltyPoints_no_update";
         UPDATE "loyaltyPoints" SET "points" = "points" + 1 WHERE "id" = (SELECT max("id") FROM "loyaltyPoints")`,
      );
    },
  },
  {
    name: 'a coupon that a whole return does not give back',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyCouponMoves" WHEN NEW."cause" = 'givenBack'
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'stored value that a sale does not take',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyStored" WHEN NEW."cause" = 'spend'
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'a time of a count card that a use does not take',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyCountMoves" WHEN NEW."cause" = 'used'
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'a gift that comes back and is not on the shelf',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyGiftMoves" WHEN NEW."cause" = 'givenBack'
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'a part of a bundle that does not say why it costs less',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "saleDiscounts" WHEN NEW."kind" = 'bundle'
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'a part of a bundle that takes a cent of another',
    spoil: (raw, when) => {
      if (when === 'before') return;
      raw.exec(
        `UPDATE "saleLines" SET "amountCents" = "amountCents" + CASE "lineNo" WHEN (SELECT min(l."lineNo") FROM "saleLines" l
             WHERE l."saleId" = "saleLines"."saleId") THEN 1 ELSE -1 END
         WHERE "saleId" = (SELECT max(s."id") FROM "sales" s WHERE s."kind" = 'sale' AND s."lineCount" = 2)`,
      );
    },
  },
  {
    name: 'a debt of before that stays when its list is taken back',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "saleOpenings" WHEN NEW."undoesId" IS NOT NULL
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'points of the notebook that stay when their list is taken back',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyPoints" WHEN NEW."cause" = 'opening' AND NEW."points" < 0
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'a card of the notebook that stays when its list is taken back',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyCountMoves" WHEN NEW."cause" = 'reversed'
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'a list that was signed off and is taken back',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE UPDATE ON "openingLists" WHEN NEW."signedOn" IS NOT NULL
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'gift money for a complaint that stays when it is taken back',
    spoil: (raw, when) => {
      if (when === 'midway') return;
      raw.exec(
        `CREATE TRIGGER "spoilt" BEFORE INSERT ON "loyaltyStored" WHEN NEW."cause" = 'undo' AND NEW."topUpId" IS NULL
         BEGIN SELECT RAISE(IGNORE); END`,
      );
    },
  },
  {
    name: 'cash for a complaint that is not in the till',
    spoil: (raw, when) => {
      if (when === 'before') return;
      raw.exec(
        `INSERT INTO "complaintCompensations" ("complaintId", "customerId", "kind", "valueCents", "moneyKind", "moneyCents",
           "at", "onDay", "minute", "actorId")
         SELECT c."id", c."customerId", 'refund', 100, 'cash', -100, m."at", m."onDay", m."minute", m."actorId"
         FROM "complaints" c, "salePayments" m LIMIT 1`,
      );
    },
  },
  { name: 'a second sending that is done again', spoil: () => undefined, forgetsIds: true },
];
