import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/*
 * The measure for `import.retail` and `import.undo`: the least code that reads the retail file and puts the same
 * rows into the same tables of a shop's file, in one transaction, with the library's own settings. It knows this one
 * file, checks nothing, tells nobody, and cannot be stopped or undone. Prints {"ms", "rows"} as JSON.
 *
 * Arguments: the shop's file, the retail file.
 */

const [shopFile = '', retailFile = ''] = process.argv.slice(2);

/** Cuts a line at its commas outside quotation marks. */
function cellsOf(line: string): string[] {
  if (!line.includes('""') && !/"[^",]*,[^"]*"/u.test(line)) return line.replaceAll('"', '').split(',');
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/gu)]
    .slice(0, 8)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

type Sale = {
  id: number;
  day: string;
  kind: string;
  customerId: number | null;
  cents: number;
  lines: number;
};
type Account = { sales: number; returns: number; cents: number; first: string | null; last: string | null };

const began = performance.now();
const db = new Database(shopFile);
const now = new Date().toISOString();
const insertImport = db.prepare(
  `INSERT INTO "transferImports" ("fileName", "target", "layout", "state", "startedAt", "endedAt", "actorId")
   VALUES ('retail', 'sales', '{}', 'done', ?, ?, 1)`,
);
const insertOutcome = db.prepare(
  `INSERT INTO "transferOutcomes" ("importId", "fromRow", "toRow", "outcome") VALUES (?, 2, ?, 'imported')`,
);
const insertCustomer = db.prepare(
  `INSERT INTO "customers" ("number", "name", "region", "createdAt", "createdOn", "createdBy", "updatedAt",
     "importId", "isListed", "sortKey") VALUES (?, '', ?, ?, ?, 1, ?, ?, 1, ?)`,
);
const insertFind = db.prepare(
  `INSERT INTO "customersFind" ("rowid", "name", "pinyin", "other", "syllables") VALUES (?, '', '', ?, '')`,
);
const insertDigits = db.prepare(`INSERT INTO "customersDigits" ("rowid", "digits") VALUES (?, ?)`);
const insertProduct = db.prepare(
  `INSERT INTO "products" ("code", "name", "createdAt", "importId") VALUES (?, ?, ?, ?)`,
);
const nameProduct = db.prepare('UPDATE "products" SET "name" = ? WHERE "id" = ?');
const insertSale = db.prepare(
  `INSERT INTO "sales" ("id", "number", "kind", "customerId", "soldAt", "soldOn", "soldMinute", "amountCents",
     "lineCount", "importId") VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
);
const sumSale = db.prepare('UPDATE "sales" SET "amountCents" = ?, "lineCount" = ? WHERE "id" = ?');
const insertLine = db.prepare(
  `INSERT INTO "saleLines" ("saleId", "lineNo", "productId", "name", "quantityMilli", "unitPriceMills",
     "amountCents", "importId") VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
);
const insertAccount = db.prepare('INSERT INTO "salesSummary" VALUES (?, ?, ?, ?, ?, ?)');

const idOf = (done: Database.RunResult): number => Number(done.lastInsertRowid);

function kindOf(number: string, quantity: number, hasCustomer: boolean): string {
  if (number.startsWith('C')) return 'return';
  if (number.startsWith('A')) return 'adjustment';
  if (quantity >= 0) return 'sale';
  return hasCustomer ? 'return' : 'writeoff';
}

const rows = db.transaction(() => {
  const importId = idOf(insertImport.run(now, now));
  const lines = readFileSync(retailFile, 'utf8').split('\n').slice(1);
  const customers = new Map<string, number>();
  const products = new Map<string, { id: number; name: string }>();
  const sales = new Map<string, Sale>();
  const lastSale = db.prepare('SELECT coalesce(max("id"), 0) FROM "sales"').pluck().get() as number;
  let count = 0;
  for (const line of lines) {
    if (line === '') continue;
    count += 1;
    const [number = '', code = '', text = '', pieces = '', at = '', price = '', customer = '', region = ''] =
      cellsOf(line);
    const quantity = Number(pieces);
    let customerId: number | null = null;
    if (customer !== 'NA') {
      customerId = customers.get(customer) ?? null;
      if (customerId === null) {
        customerId = idOf(
          insertCustomer.run(customer, region, now, now.slice(0, 10), now, importId, `~${customer}`),
        );
        insertFind.run(customerId, `${customer} . ${region.toLowerCase()}`);
        insertDigits.run(customerId, customer);
        customers.set(customer, customerId);
      }
    }
    let product = products.get(code);
    if (product === undefined) {
      const called = text === 'NA' ? code : text.trim();
      product = { id: idOf(insertProduct.run(code, called, now, importId)), name: called };
      products.set(code, product);
    } else if (product.name === code && text !== 'NA') {
      product.name = text.trim();
      nameProduct.run(product.name, product.id);
    }
    let sale = sales.get(number);
    if (sale === undefined) {
      const day = at.slice(0, 10);
      const kind = kindOf(number, quantity, customerId !== null);
      sale = { id: lastSale + sales.size + 1, day, kind, customerId, cents: 0, lines: 0 };
      sales.set(number, sale);
      const minute = Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16));
      const instant = new Date(at.replace(' ', 'T')).toISOString();
      insertSale.run(sale.id, number, kind, customerId, instant, day, minute, importId);
    }
    const mills = Math.round(Number(price) * 1_000);
    const cents = (Math.sign(quantity * mills) * Math.round(Math.abs(quantity * mills) / 10)) | 0;
    sale.cents += cents;
    sale.lines += 1;
    const name = text === 'NA' ? product.name : text.trim();
    insertLine.run(sale.id, sale.lines, product.id, name, quantity * 1_000, mills, cents, importId);
  }
  const accounts = new Map<number, Account>();
  for (const { id, day, kind, customerId, cents, lines: lineCount } of sales.values()) {
    sumSale.run(cents, lineCount, id);
    if (customerId === null) continue;
    const account = accounts.get(customerId) ?? { sales: 0, returns: 0, cents: 0, first: null, last: null };
    accounts.set(customerId, account);
    account.cents += cents;
    if (kind === 'return') account.returns += 1;
    if (kind !== 'sale') continue;
    account.sales += 1;
    if (account.first === null || day < account.first) account.first = day;
    if (account.last === null || day > account.last) account.last = day;
  }
  for (const [id, a] of accounts) insertAccount.run(id, a.sales, a.returns, a.cents, a.first, a.last);
  insertOutcome.run(importId, count + 1);
  return count;
})();
db.close();
process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, rows })}\n`);
