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
  { name: 'a second sending that is done again', spoil: () => undefined, forgetsIds: true },
];
