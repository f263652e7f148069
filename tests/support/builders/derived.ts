import type { Reader } from '../../../src/main/db/reader';
import { relistProducts } from '../../../src/main/features/products/products.service';
import { relistCustomers } from '../../../src/main/features/customers/customers.service';
import type { TestShop } from '../shop';
import { inPassing } from './dump';

type Derived = Record<string, unknown[]>;

function derivedRows(reader: Reader): Derived {
  return {
    customers: reader.all(
      'SELECT "id", "isListed", "sortKey", "pinyin", "phoneTail" FROM "customers" ORDER BY "id"',
    ),
    customersFind: reader.all('SELECT "rowid", * FROM "customersFind" ORDER BY "rowid"'),
    products: reader.all('SELECT "id", "isListed", "sortKey" FROM "products" ORDER BY "id"'),
    productsFind: reader.all('SELECT "rowid", * FROM "productsFind" ORDER BY "rowid"'),
    customersDigits: reader.all('SELECT "rowid", * FROM "customersDigits" ORDER BY "rowid"'),
    salesSummary: reader.all('SELECT * FROM "salesSummary" ORDER BY "customerId"'),
    sales: reader.all('SELECT "id", "amountCents", "lineCount" FROM "sales" ORDER BY "id"'),
  };
}

/** What is derived as the file has it, and as it would be if it were all worked out from nothing. */
export async function derivedAndRebuilt(
  shop: Pick<TestShop, 'writer'>,
): Promise<{ kept: Derived; rebuilt: Derived }> {
  return inPassing(shop, (unit) => {
    const kept = derivedRows(unit);
    /* Both search indices must agree with the rows that they index; SQLite throws where they do not. */
    unit.run(`INSERT INTO "customersFind" ("customersFind", "rank") VALUES ('integrity-check', 1)`);
    unit.run(`INSERT INTO "customersDigits" ("customersDigits", "rank") VALUES ('integrity-check', 1)`);
    /* Overwriting what is deleted takes most of the time, and here all of it is taken back. */
    unit.run(`INSERT INTO "customersFind" ("customersFind", "rank") VALUES ('secure-delete', 0)`);
    unit.run(`INSERT INTO "customersDigits" ("customersDigits", "rank") VALUES ('secure-delete', 0)`);
    unit.run('DELETE FROM "customersFind"');
    unit.run('DELETE FROM "customersDigits"');
    unit.run(`INSERT INTO "productsFind" ("productsFind", "rank") VALUES ('integrity-check', 1)`);
    unit.run('DELETE FROM "productsFind"');
    unit.run(`UPDATE "products" SET "isListed" = 0, "sortKey" = ''`);
    unit.run('DELETE FROM "salesSummary"');
    unit.run(`UPDATE "customers" SET "isListed" = 0, "sortKey" = '', "pinyin" = '', "phoneTail" = ''`);
    unit.run(`UPDATE "sales" SET
      "amountCents" = (SELECT coalesce(sum(l."amountCents"), 0) FROM "saleLines" l WHERE l."saleId" = "sales"."id"),
      "lineCount" = (SELECT count(*) FROM "saleLines" l WHERE l."saleId" = "sales"."id")`);
    relistProducts(unit, unit.column<number>('SELECT "id" FROM "products"'));
    relistCustomers(unit, unit.column<number>('SELECT "id" FROM "customers"'));
    return { kept, rebuilt: derivedRows(unit) };
  });
}
