import type { MoneyKind } from '@shared/features/sales/payment.rules';
import type { Reader } from '../../db/reader';

/** Money paid out for complaints on a day, and of it what came back, by kind. */
export const compensationMoneyOf = (
  reader: Pick<Reader, 'all'>,
  onDay: string,
): { kind: MoneyKind; inCents: number; outCents: number }[] =>
  reader.all(
    `SELECT "moneyKind" AS "kind", coalesce(sum("moneyCents") FILTER (WHERE "moneyCents" > 0), 0) AS "inCents",
       coalesce(-sum("moneyCents") FILTER (WHERE "moneyCents" < 0), 0) AS "outCents"
     FROM "complaintCompensations" WHERE "onDay" = ? AND "moneyCents" <> 0 GROUP BY "moneyKind" ORDER BY "moneyKind"`,
    onDay,
  );

/** The cash of a day that complaints left in the till, which is below nothing where it was paid out. */
export const compensationCashOf = (reader: Pick<Reader, 'column'>, onDay: string): number =>
  reader.column<number>(
    `SELECT coalesce(sum("moneyCents"), 0) FROM "complaintCompensations" WHERE "onDay" = ? AND "moneyKind" = 'cash'`,
    onDay,
  )[0] ?? 0;
