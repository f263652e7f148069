import type { Unit } from '../../../src/main/db/unit';
import { relistProducts } from '../../../src/main/features/products/products.service';
import type { SaleKind } from '../../../src/main/features/sales/sales.entity';

export type MadeSale = {
  customerId: number | null;
  /** Local day. */
  on: string;
  minute?: number | null;
  kind?: SaleKind;
  number?: string | null;
  /** Names and cents of its lines; one of ten yuan by default. */
  lines?: readonly { name: string; cents: number; productId?: number }[];
  importId?: number | null;
};

/** Puts a sale into the file without any account being worked out; gives its id. No command exists for it yet. */
export function addSale(unit: Unit, sale: MadeSale): number {
  const lines = sale.lines ?? [{ name: '绿茶', cents: 1_000 }];
  const minute = sale.minute ?? null;
  const importId = sale.importId ?? null;
  const { lastId } = unit.run(
    `INSERT INTO "sales" ("number", "kind", "customerId", "soldAt", "soldOn", "soldMinute", "amountCents",
       "lineCount", "importId") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    sale.number ?? null,
    sale.kind ?? 'sale',
    sale.customerId,
    new Date(Date.parse(`${sale.on}T00:00:00Z`) + (minute ?? 0) * 60_000).toISOString(),
    sale.on,
    minute,
    lines.reduce((sum, line) => sum + line.cents, 0),
    lines.length,
    importId,
  );
  lines.forEach((line, at) => {
    unit.run(
      `INSERT INTO "saleLines" ("saleId", "lineNo", "productId", "name", "quantityMilli", "unitPriceMills",
         "amountCents", "importId") VALUES (?, ?, ?, ?, 1000, ?, ?, ?)`,
      lastId,
      at + 1,
      line.productId ?? null,
      line.name,
      line.cents * 10,
      line.cents,
      importId,
    );
  });
  return lastId;
}

/** Puts a product into the file; gives its id. */
export function addProduct(unit: Unit, code: string, name = code): number {
  const { lastId } = unit.run(
    'INSERT INTO "products" ("code", "name", "createdAt") VALUES (?, ?, ?)',
    code,
    name,
    unit.moment.at,
  );
  relistProducts(unit, [lastId]);
  return lastId;
}
