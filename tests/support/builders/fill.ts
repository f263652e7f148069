import type { Unit } from '../../../src/main/db/unit';
import type { Writer, WriterOptions } from '../../../src/main/db/writer';
import { relistCustomers } from '../../../src/main/features/customers/customers.service';
import { relistProducts } from '../../../src/main/features/products/products.service';
import { openAccount } from '../../../src/main/features/sales/sales.service';
import { OWNER, openWriter } from './openWriter';
import { LIKES, TAGS, makeMobile, makePerson } from './people';
import { type Random, randomFrom } from '../../../src/main/sample/random';

export type FillAsk = {
  customers: number;
  /** Sale lines over all customers. */
  lines: number;
  seed?: number;
};

const PRODUCTS = 2_000;
/** Rows of one transaction. */
const CHUNK = 20_000;
/** Sales lie on the days before this one. */
const LAST_DAY = Date.UTC(2026, 10, 23);
const DAYS = 3 * 365;
const CATEGORIES = ['茶', '日用', '文具', '礼品'];
const GOODS = ['绿茶', '红茶', '礼盒', '毛巾', '雨伞', '杯子', '点心', '笔记本', '围巾', '香皂'];

/**
 * Fills a shop's file (made and migrated where it is not there) with people, products and sales, the same for the
 * same seed; `more` opens it otherwise. Nobody else may have the file open for writing. Derived rows are worked out by the product itself.
 */
export async function fillShop(file: string, ask: FillAsk, more: Partial<WriterOptions> = {}): Promise<void> {
  const random = randomFrom(ask.seed ?? 1);
  await withWriter(file, more, async (writer) => {
    const inUnits = unitsOf(writer);
    const productIds = await inUnits(Math.min(PRODUCTS, ask.lines), (unit, at) =>
      addProduct(unit, at, random),
    );
    const customerIds = await inUnits(ask.customers, (unit, at) => addCustomer(unit, at, random));
    let left = ask.lines;
    while (left > 0) {
      left = await writer.unit('fill.sales', OWNER, (unit) => {
        const end = Math.max(0, left - CHUNK);
        let open = left;
        while (open > end) open -= addSale(unit, random, pickCustomer(random, customerIds), productIds, open);
        return open;
      });
    }
    await inUnits(customerIds.length, (unit, at) => {
      relistCustomers(unit, [customerIds[at] ?? 0]);
      return 0;
    });
  });
}

/** Gives one customer of a filled shop that many more sales of one line each, for cards with a long timeline. */
export async function growTimeline(
  file: string,
  customerId: number,
  entries: number,
  seed = 2,
): Promise<void> {
  const random = randomFrom(seed);
  await withWriter(file, {}, async (writer) => {
    const products = await writer.unit('fill.products', OWNER, (unit) =>
      unit.column<number>('SELECT "id" FROM "products" LIMIT 100'),
    );
    await unitsOf(writer)(entries, (unit) => addSale(unit, random, customerId, products, 1));
    await writer.unit('fill.account', OWNER, (unit) => {
      openAccount(unit, customerId);
    });
  });
}

async function withWriter(
  file: string,
  more: Partial<WriterOptions>,
  act: (writer: Writer) => Promise<void>,
): Promise<void> {
  const writer = await openWriter(file, more);
  try {
    await act(writer);
  } finally {
    await writer.close();
  }
}

type InUnits = <T>(count: number, act: (unit: Unit, at: number) => T) => Promise<T[]>;

/** Does something `count` times in large transactions; gives all answers. */
const unitsOf =
  (writer: Writer): InUnits =>
  async (count, act) => {
    const made: ReturnType<typeof act>[] = [];
    for (let from = 0; from < count; from += CHUNK) {
      await writer.unit('fill', OWNER, (unit) => {
        for (let at = from; at < Math.min(count, from + CHUNK); at += 1) made.push(act(unit, at));
      });
    }
    return made;
  };

/** True in a file of today; a shop of an older version has goods with a code and a name alone. */
const hasCatalogue = (unit: Unit): boolean =>
  unit.get(`SELECT 1 FROM pragma_table_info('products') WHERE "name" = 'category'`) !== undefined;

function addProduct(unit: Unit, at: number, random: Random): number {
  const kind = random.pick(GOODS);
  if (!hasCatalogue(unit)) {
    return unit.run(
      'INSERT INTO "products" ("code", "name", "createdAt") VALUES (?, ?, ?)',
      `P${String(at + 1).padStart(5, '0')}`,
      `${kind} ${String(random.whole(1, 500))}号`,
      unit.moment.at,
    ).lastId;
  }
  const { lastId } = unit.run(
    `INSERT INTO "products" ("code", "name", "createdAt", "category", "priceCents", "unit", "barcode")
     VALUES (?, ?, ?, ?, ?, '件', ?)`,
    `P${String(at + 1).padStart(5, '0')}`,
    `${kind} ${String(random.whole(1, 500))}号`,
    unit.moment.at,
    CATEGORIES[GOODS.indexOf(kind) % CATEGORIES.length] ?? '',
    (3 + ((at * 37) % 600)) * 50,
    `OWN${String(at + 1).padStart(6, '0')}`,
  );
  relistProducts(unit, [lastId]);
  return lastId;
}

function addCustomer(unit: Unit, at: number, random: Random): number {
  const { name, kind } = makePerson(random);
  const created = dayBefore(random.whole(0, DAYS));
  const hasBirthday = random.chance(0.4);
  const createdAt = `${created}T${String(random.whole(1, 9)).padStart(2, '0')}:00:00.000Z`;
  const { lastId: id } = unit.run(
    `INSERT INTO "customers" ("number", "name", "kind", "gender", "birthMonth", "birthDay", "birthYear",
       "birthCalendar", "wechat", "email", "region", "likes", "note", "createdAt", "createdOn", "createdBy",
       "updatedAt") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    random.chance(0.6) ? `K${String(at + 1).padStart(6, '0')}` : null,
    name,
    kind,
    kind === 'company' ? null : random.pick(['female', 'male', null]),
    hasBirthday ? random.whole(1, 12) : null,
    hasBirthday ? random.whole(1, 28) : null,
    hasBirthday && random.chance(0.5) ? random.whole(1950, 2010) : null,
    hasBirthday ? random.pick(['solar', 'solar', 'lunar']) : null,
    random.chance(0.2) ? `wx_${String(random.whole(100_000, 999_999))}` : '',
    random.chance(0.05) ? `kunde${String(at)}@example.com` : '',
    random.chance(0.2) ? random.pick(['朝阳区', '海淀区', '浦东新区', '天河区', '武侯区']) : '',
    random.chance(0.1) ? random.pick(LIKES) : '',
    random.chance(0.1) ? `${random.pick(LIKES)}，下次${random.pick(['打折', '送货', '提前打电话'])}` : '',
    createdAt,
    created,
    OWNER.id,
    createdAt,
  );
  const phones = random.chance(0.08) ? 0 : random.chance(0.12) ? 2 : 1;
  for (let position = 0; position < phones; position += 1) {
    const digits = makeMobile(random);
    unit.run(
      `INSERT INTO "customerPhones" ("customerId", "position", "digits", "display", "kind")
       VALUES (?, ?, ?, ?, 'mobile')`,
      id,
      position,
      digits,
      `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
    );
  }
  if (random.chance(0.25)) {
    unit.run('INSERT INTO "customerTags" ("customerId", "tag") VALUES (?, ?)', id, random.pick(TAGS));
  }
  return id;
}

/** A tenth of all sales have no customer; of the others, a few customers have most. */
function pickCustomer(random: Random, ids: readonly number[]): number | null {
  if (ids.length === 0 || random.chance(0.1)) return null;
  return ids[Math.floor(random.next() ** 2 * ids.length * 0.95)] ?? null;
}

/** Adds a sale of one to seven lines, at most `most`, or a return; answers how many lines it has. */
function addSale(
  unit: Unit,
  random: Random,
  customerId: number | null,
  productIds: readonly number[],
  most: number,
): number {
  const lineCount = Math.min(most, random.whole(1, 7));
  const sign = random.chance(0.03) ? -1 : 1;
  const minute = random.whole(9 * 60, 21 * 60);
  const day = dayBefore(Math.floor(random.next() ** 1.5 * DAYS));
  const lines = Array.from({ length: lineCount }, () => {
    const pieces = random.whole(1, 6) * sign;
    const cents = random.whole(100, 30_000);
    return { productId: random.pick(productIds), pieces, cents, amountCents: pieces * cents };
  });
  const { lastId: saleId } = unit.run(
    `INSERT INTO "sales" ("number", "kind", "customerId", "soldAt", "soldOn", "soldMinute", "amountCents",
       "lineCount") VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    String(random.whole(100_000, 999_999)),
    sign === 1 ? 'sale' : 'return',
    customerId,
    new Date(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000).toISOString(),
    day,
    minute,
    lines.reduce((sum, line) => sum + line.amountCents, 0),
    lineCount,
  );
  lines.forEach((line, at) => {
    unit.run(
      `INSERT INTO "saleLines" ("saleId", "lineNo", "productId", "name", "quantityMilli", "unitPriceMills",
         "amountCents") VALUES (?, ?, ?, ?, ?, ?, ?)`,
      saleId,
      at + 1,
      line.productId,
      GOODS[line.productId % GOODS.length] ?? '',
      line.pieces * 1_000,
      line.cents * 10,
      line.amountCents,
    );
  });
  return lineCount;
}

const dayBefore = (days: number): string => new Date(LAST_DAY - days * 86_400_000).toISOString().slice(0, 10);
