import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { Reader } from '../../db/reader';

/** Money paid in for accounts and out of them on a day, by kind. */
export const storedMoneyOf = (
  reader: Pick<Reader, 'all'>,
  onDay: string,
): { kind: MoneyKind; inCents: number; outCents: number }[] =>
  reader.all(
    `SELECT "moneyKind" AS "kind", coalesce(sum("moneyCents") FILTER (WHERE "moneyCents" > 0), 0) AS "inCents",
       coalesce(-sum("moneyCents") FILTER (WHERE "moneyCents" < 0), 0) AS "outCents"
     FROM "loyaltyTopUps" WHERE "onDay" = ? AND "moneyCents" <> 0 GROUP BY "moneyKind" ORDER BY "moneyKind"`,
    onDay,
  );

/** The cash of a day that came in for accounts, less what was paid out. */
export const storedCashOf = (reader: Pick<Reader, 'column'>, onDay: string): number =>
  reader.column<number>(
    `SELECT coalesce(sum("moneyCents"), 0) FROM "loyaltyTopUps" WHERE "onDay" = ? AND "moneyKind" = 'cash'`,
    onDay,
  )[0] ?? 0;

/** What a customer had stored before the slip of a sale drew on it or gave back, and after; null where it did neither. */
export function storedAround(
  reader: Pick<Reader, 'get'>,
  saleId: number,
): { beforeCents: number; afterCents: number } | null {
  const first = reader.get<{ id: number; at: string; customerId: number }>(
    'SELECT "id", "at", "customerId" FROM "loyaltyStored" WHERE "saleId" = ? ORDER BY "id" LIMIT 1',
    saleId,
  );
  if (first === undefined) return null;
  return (
    reader.get<{ beforeCents: number; afterCents: number }>(
      `SELECT coalesce(sum("cents") FILTER (WHERE "id" < ?), 0) AS "beforeCents", sum("cents") AS "afterCents"
       FROM "loyaltyStored" WHERE "customerId" = ? AND "id" <=
         (SELECT max("id") FROM "loyaltyStored" WHERE "saleId" = ? AND "at" = ?)`,
      first.id,
      first.customerId,
      saleId,
      first.at,
    ) ?? null
  );
}
