import type { CustomerRow, SaleLine } from '@shared/features/transfer/transfer.rows.rules';
import type { Reader } from '../../db/reader';
import { VISIBLE } from '../sales/sales.queries';
import type { CustomerIntake } from './transfer.customers';
import type { Sink } from './transfer.sink';
import type { Tally } from './transfer.tally';

/** A slip that rows of the file belong to. */
type Slip = {
  id: number;
  isOwn: boolean;
  soldOn: string;
  customerId: number | null;
  amountCents: number;
  lineCount: number;
  /** Lines that the shop had before this import, by what they say, and how often. */
  older: Map<string, number>;
  /** True once settling was told of further lines. */
  isGrown: boolean;
};

/** Slips of one number at most this far apart in days are one slip; shops restart their numbers. */
const NEAR_DAYS = 1;

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const isNear = (a: string, b: string): boolean =>
  a === b || Math.abs(dayNumber(a) - dayNumber(b)) <= NEAR_DAYS;

/** The instant of a local day and minute, by the machine's time zone. */
function instantOf(day: string, minute: number | null): string {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  return new Date(y, m - 1, d, 0, minute ?? 0).toISOString();
}

const bareCustomer = (item: SaleLine): CustomerRow => ({
  number: item.customerNumber,
  name: item.customerName,
  phones:
    item.customerPhone === null
      ? []
      : [{ digits: item.customerPhone, display: item.customerPhone, kind: phoneKind(item.customerPhone) }],
  wechat: null,
  email: null,
  gender: null,
  birthday: null,
  address: null,
  region: item.region,
  company: null,
  tags: [],
  note: null,
});

const phoneKind = (digits: string): 'mobile' | 'unsure' =>
  /^1[3-9]\d{9}$/u.test(digits) ? 'mobile' : 'unsure';

/**
 * Takes sale lines: gathers them into slips, finds or makes customers and products, and passes over lines that the
 * shop already has. A line is known by slip, product, quantity, price and amount; the same line twice in one file
 * is two lines, and twice in the shop if the shop has it twice.
 */
export class SaleIntake {
  readonly #slips = new Map<string, Slip[]>();
  readonly #products = new Map<string, { id: number; name: string; isOwn: boolean }>();
  readonly #customers = new Map<string, number | null>();
  readonly #touched = new Set<Slip>();

  constructor(
    private readonly sink: Sink,
    private readonly tally: Tally,
    private readonly customers: CustomerIntake,
  ) {}

  /** Takes one row of a sales file. */
  take(reader: Reader, row: number, item: SaleLine): void {
    const customerId = this.#customerOf(reader, item);
    const product = this.#productOf(reader, item);
    const slip = this.#slipOf(reader, item, customerId);
    const sign = fingerprint(product?.id ?? null, item);
    const older = slip.older.get(sign) ?? 0;
    if (older > 0) {
      slip.older.set(sign, older - 1);
      this.tally.row(row, 'skipped', 'alreadyThere');
      return;
    }
    this.sink.addLine({
      saleId: slip.id,
      lineNo: slip.lineCount + 1,
      productId: product?.id ?? null,
      name: item.productName ?? product?.name ?? '',
      quantityMilli: item.quantityMilli,
      unitPriceMills: item.unitPriceMills,
      amountCents: item.amountCents,
    });
    slip.lineCount += 1;
    slip.amountCents += item.amountCents;
    if (slip.isOwn) this.#touched.add(slip);
    else if (!slip.isGrown) {
      slip.isGrown = true;
      this.sink.later('grow', slip.id, {});
    }
    this.tally.amount(item.amountCents, slip.customerId !== null);
    this.tally.row(row, 'imported');
  }

  /** Writes the sums of the slips that this batch added to; called before the unit ends. */
  endBatch(): void {
    for (const slip of this.#touched) this.sink.sumSale(slip.id, slip.amountCents, slip.lineCount);
    this.#touched.clear();
  }

  #customerOf(reader: Reader, item: SaleLine): number | null {
    const { customerNumber, customerName, customerPhone } = item;
    if (customerNumber === null && customerName === null && customerPhone === null) return null;
    const key = JSON.stringify([customerNumber, customerName, customerPhone]);
    const known = this.#customers.get(key);
    if (known !== undefined) return known;
    const { id } = this.customers.find(reader, bareCustomer(item)).known;
    this.#customers.set(key, id);
    return id;
  }

  #productOf(reader: Reader, item: SaleLine): { id: number; name: string } | null {
    const code = item.productCode ?? item.productName;
    if (code === null) return null;
    let product = this.#products.get(code);
    if (product === undefined) {
      const row = reader.get<{ id: number; name: string }>(
        `SELECT "id", "name" FROM "products" WHERE "code" = ?`,
        code,
      );
      product =
        row === undefined
          ? {
              id: this.sink.addProduct(code, item.productName ?? code),
              name: item.productName ?? code,
              isOwn: true,
            }
          : { ...row, isOwn: false };
      if (product.isOwn) this.tally.counts.newProducts += 1;
      this.#products.set(code, product);
    }
    /* A product first met without its name gets the first name that turns up. */
    if (product.isOwn && product.name === code && item.productName !== null && item.productName !== code) {
      product.name = item.productName;
      this.sink.nameProduct(product.id, item.productName);
    }
    return product;
  }

  #slipOf(reader: Reader, item: SaleLine, customerId: number | null): Slip {
    const key =
      item.saleNumber ?? `\0${String(customerId)} ${item.soldOn} ${String(item.soldMinute)} ${item.kind}`;
    const same = this.#slips.get(key) ?? [];
    const near = same.find((slip) => isNear(slip.soldOn, item.soldOn));
    if (near !== undefined) return near;
    const slip = this.#olderSlip(reader, item, customerId) ?? this.#newSlip(item, customerId);
    this.#slips.set(key, [...same, slip]);
    return slip;
  }

  #newSlip(item: SaleLine, customerId: number | null): Slip {
    const id = this.sink.addSale({
      number: item.saleNumber,
      kind: item.kind,
      customerId,
      soldAt: instantOf(item.soldOn, item.soldMinute),
      soldOn: item.soldOn,
      soldMinute: item.soldMinute,
      amountCents: 0,
      lineCount: 0,
    });
    this.tally.sale(item.kind);
    return {
      id,
      isOwn: true,
      soldOn: item.soldOn,
      customerId,
      amountCents: 0,
      lineCount: 0,
      older: new Map(),
      isGrown: false,
    };
  }

  #olderSlip(reader: Reader, item: SaleLine, customerId: number | null): Slip | null {
    const columns = '"id", "soldOn", "customerId", "amountCents", "lineCount"';
    type Row = Pick<Slip, 'id' | 'soldOn' | 'customerId' | 'amountCents' | 'lineCount'>;
    const rows =
      item.saleNumber === null
        ? reader.all<Row>(
            `SELECT ${columns} FROM "sales" WHERE "number" IS NULL AND "soldOn" = ? AND "soldMinute" IS ?
               AND "customerId" IS ? AND "kind" = ? AND ${VISIBLE} LIMIT 1`,
            item.soldOn,
            item.soldMinute,
            customerId,
            item.kind,
          )
        : reader.all<Row>(
            `SELECT ${columns} FROM "sales" WHERE "number" = ? AND ${VISIBLE} ORDER BY "id"`,
            item.saleNumber,
          );
    const row = rows.find((candidate) => isNear(candidate.soldOn, item.soldOn));
    if (row === undefined) return null;
    const older = new Map<string, number>();
    for (const line of reader.all<LineSign>(
      `SELECT "productId", "quantityMilli", "unitPriceMills", "amountCents" FROM "saleLines"
       WHERE "saleId" = ? AND ${VISIBLE}`,
      row.id,
    )) {
      const sign = fingerprint(line.productId, line);
      older.set(sign, (older.get(sign) ?? 0) + 1);
    }
    return { ...row, isOwn: false, older, isGrown: false };
  }
}

type LineSign = {
  productId: number | null;
  quantityMilli: number;
  unitPriceMills: number;
  amountCents: number;
};

function fingerprint(productId: number | null, line: Omit<LineSign, 'productId'>): string {
  return `${String(productId)} ${String(line.quantityMilli)} ${String(line.unitPriceMills)} ${String(line.amountCents)}`;
}
