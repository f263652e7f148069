import { givenBack } from '@shared/features/loyalty/points.rules';
import type { Lot, Spent } from '@shared/features/loyalty/points.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** Condition on a row of the ledger: it grants points. What pays off points that are owed grants none. */
export const isLot = (row: string): string =>
  `(${row}."points" > 0 AND ${row}."cause" NOT IN ('settle', 'erased'))`;

/** The points that a lot still holds, as SQL. */
export const leftOf = (row: string): string =>
  `(${row}."points" + (SELECT coalesce(sum(d."points"), 0) FROM "loyaltyPoints" d WHERE d."lotId" = ${row}."id"))`;

/** Lots of a customer that something is left of. */
export const lotsOf = (reader: Reads, customerId: number): Lot[] =>
  reader.all<Lot>(
    `SELECT * FROM (SELECT p."id", p."expiresOn", ${leftOf('p')} AS "left" FROM "loyaltyPoints" p
       WHERE p."customerId" = ? AND ${isLot('p')}) WHERE "left" > 0 ORDER BY "id"`,
    customerId,
  );

/** The lots that are still good today. */
export const goodLotsOf = (reader: Reads, customerId: number): Lot[] =>
  lotsOf(reader, customerId).filter(({ expiresOn }) => expiresOn === null || expiresOn >= reader.today);

/** Points that were taken back and were not there any more. */
export const owedBy = (reader: Reads, customerId: number): number =>
  reader.column<number>(
    `SELECT coalesce(-sum("points"), 0) FROM "loyaltyPoints" p
     WHERE p."customerId" = ? AND p."lotId" IS NULL AND NOT ${isLot('p')}`,
    customerId,
  )[0] ?? 0;

/** The slips of a sale: itself, what took something of it back, and what undid any of them. */
const FAMILY = `(SELECT ? UNION ALL SELECT "saleId" FROM "counterSales" WHERE "originalId" = ?)`;

/** What points went to and fro on the slips of a sale. */
export type SalePoints = {
  /** What its lines earned when it was rung up. */
  earned: number;
  /** What is taken back of that by now. */
  takenBack: number;
  /** What of that lapsed before anybody used it. */
  lapsed: number;
  /** What was spent on it. */
  spent: number;
  /** What of that is still spent, as it was drawn. */
  stillSpent: Spent[];
};

type SlipRow = { points: number; cause: string; lotId: number | null; on: Day | null };

export function salePoints(reader: Reads, saleId: number): SalePoints {
  const rows = reader.all<SlipRow>(
    `SELECT p."points", p."cause", p."lotId",
       (SELECT l."expiresOn" FROM "loyaltyPoints" l WHERE l."id" = coalesce(p."lotId", p."id")) AS "on"
     FROM "loyaltyPoints" p WHERE p."saleId" IN ${FAMILY} ORDER BY p."id"`,
    saleId,
    saleId,
  );
  const sum = (...causes: string[]): number =>
    rows.reduce((all, { cause, points }) => (causes.includes(cause) ? all + points : all), 0);
  const [earned = 0] = reader.column<number>(
    `SELECT coalesce(sum("points"), 0) FROM "loyaltyEarnings"
     WHERE "lineId" IN (SELECT "id" FROM "saleLines" WHERE "saleId" = ?)`,
    saleId,
  );
  const [lapsed = 0] = reader.column<number>(
    `SELECT coalesce(-sum(d."points"), 0) FROM "loyaltyPoints" p JOIN "loyaltyPoints" d ON d."lotId" = p."id"
     WHERE p."saleId" IN ${FAMILY} AND p."cause" = 'earn' AND d."cause" = 'expire'`,
    saleId,
    saleId,
  );
  const [spent = 0] = reader.column<number>(
    `SELECT coalesce(-sum("points"), 0) FROM "loyaltyPoints" WHERE "saleId" = ? AND "cause" = 'spend'`,
    saleId,
  );
  return {
    earned,
    takenBack: earned - sum('earn', 'takenBack'),
    lapsed,
    spent,
    stillSpent: unwound(rows),
  };
}

/** What is still spent, in the order in which it was drawn: what came back was drawn last. */
function unwound(rows: readonly SlipRow[]): Spent[] {
  const open: Spent[] = [];
  for (const { points, cause, on, lotId } of rows) {
    if (cause === 'spend') open.push({ points: -points, expiresOn: on, isOwed: lotId === null });
    else if (cause === 'givenBack') open.splice(0, open.length, ...givenBack(open, points).left);
  }
  return open;
}

/** Lots that the slips of a sale granted, the latest first: what is taken back is drawn from these before others. */
export const ownLots = (reader: Reads, saleId: number): number[] =>
  reader.column<number>(
    `SELECT p."id" FROM "loyaltyPoints" p WHERE p."saleId" IN ${FAMILY} AND ${isLot('p')} ORDER BY p."id" DESC`,
    saleId,
    saleId,
  );

/** What of a sale is paid with points by now, and was when it was rung up, in cents. */
export function pointsPaid(reader: Reads, saleId: number): { now: number; first: number } {
  const [now = 0] = reader.column<number>(
    `SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" WHERE "kind" = 'points' AND "saleId" IN ${FAMILY}`,
    saleId,
    saleId,
  );
  const [first = 0] = reader.column<number>(
    `SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" WHERE "kind" = 'points' AND "saleId" = ?`,
    saleId,
  );
  return { now, first };
}

/** What lines of a sale earned, with how much of each is back. */
export const earningsOf = (
  reader: Reads,
  saleId: number,
): { points: number; quantityMilli: number; backMilli: number }[] =>
  reader.all(
    `SELECT e."points", l."quantityMilli", (SELECT coalesce(-sum(b."quantityMilli"), 0) FROM "counterReturns" r
       JOIN "saleLines" b ON b."id" = r."lineId" WHERE r."originalLineId" = l."id") AS "backMilli"
     FROM "saleLines" l JOIN "loyaltyEarnings" e ON e."lineId" = l."id" WHERE l."saleId" = ?`,
    saleId,
  );
