import { rounded } from './arithmetic';
import type { DrillShop } from './drillShop';
import { differences } from './told';

type Row = { id: number; milli: number; mills: number; cents: number; off: number };

const toldLine = (milli: number, cents: number): string => `${String(milli)} for ${String(cents)}`;

/** Every line that was sold, a bundle part by part, and whether it says how it came to its price. */
export function compareLines({ shop, books }: DrillShop): string[] {
  const rows = shop.reader.all<Row>(
    `SELECT l."id", l."quantityMilli" AS "milli", l."unitPriceMills" AS "mills", l."amountCents" AS "cents",
       (SELECT coalesce(sum(d."cents"), 0) FROM "saleDiscounts" d WHERE d."lineId" = l."id") AS "off"
     FROM "saleLines" l WHERE l."quantityMilli" > 0
       AND NOT EXISTS (SELECT 1 FROM "counterReturns" r WHERE r."lineId" = l."id")`,
  );
  const unexplained = rows
    .filter(({ milli, mills, cents, off }) => rounded(milli * mills, 10_000) - off !== cents)
    .map(({ id }) => `line ${String(id)} is not its list price less what was taken off`);
  const lines = books.sales.flatMap((sale) => sale.lines);
  return [
    ...unexplained,
    ...differences(
      'line',
      new Map(rows.map(({ id, milli, cents }) => [id, toldLine(milli, cents)])),
      new Map(lines.map(({ id, milli, cents }) => [id, toldLine(milli, cents)])),
    ),
  ];
}
