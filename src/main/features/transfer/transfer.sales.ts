import type { CustomerRow, RowPhone, SaleLine } from '@shared/features/transfer/transfer.rows.rules';
import { daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { normalisePhone } from '@shared/lib/phone';
import type { Reader, SqlValue } from '../../db/reader';
import { VISIBLE } from '../sales/sales.queries';
import type { CustomerIntake } from './transfer.customers';
import type { Sink } from './transfer.sink';
import type { Tally } from './transfer.tally';

/** A slip that rows of the file belong to. */
type Slip = {
  id: number;
  isOwn: boolean;
  kind: SaleLine['kind'];
  soldOn: string;
  soldMinute: number | null;
  customerId: number | null;
  amountCents: number;
  lineCount: number;
  /** 1 for a slip of our own till: it was paid as it stands, and no file adds to it. */
  isRungUp: 0 | 1;
  /** Lines that the shop had before this import, by what they say, and how often. */
  older: Map<string, number>;
  /** True once settling was told of further lines. */
  isGrown: boolean;
};

/** Who a row names: a card, somebody without a card, or nobody. */
type Who = number | 'new' | null;

const customerKey = (item: SaleLine): string =>
  JSON.stringify([item.customerNumber, item.customerName, item.customerPhone]);

const SLIP = `"id", "kind", "soldOn", "soldMinute", "customerId", "amountCents", "lineCount",
  EXISTS (SELECT 1 FROM "counterSales" c WHERE c."saleId" = "sales"."id") AS "isRungUp"`;

/** A slip that was begun before midnight may end after it, by at most so many minutes. */
const PAST_MIDNIGHT = 360;

/**
 * True where a line of the same number belongs to the slip. Shops begin their numbers anew, many each day: another
 * customer or another day is another slip, but for one that runs past midnight.
 */
function isSameSlip(
  slip: Pick<Slip, 'soldOn' | 'soldMinute' | 'customerId' | 'isOwn'>,
  item: Pick<SaleLine, 'soldOn' | 'soldMinute'>,
  who: Who,
): boolean {
  /* Somebody new to the shop is nobody of this file's slips; a slip of the shop's own keeps its customer. */
  if (who === 'new' && slip.isOwn && slip.customerId !== null) return false;
  const areBothKnown = slip.customerId !== null && who !== null && who !== 'new';
  if (areBothKnown && slip.customerId !== who) return false;
  if (slip.soldOn === item.soldOn) return true;
  if (!areBothKnown || slip.soldMinute === null || item.soldMinute === null) return false;
  const days = daysBetween(slip.soldOn as Day, item.soldOn);
  return Math.abs(days * 1_440 + item.soldMinute - slip.soldMinute) <= PAST_MIDNIGHT;
}

/** The instant of a local day and minute, by the machine's time zone. */
function instantOf(day: string, minute: number | null): string {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  return new Date(y, m - 1, d, 0, minute ?? 0).toISOString();
}

const bareCustomer = (item: SaleLine): CustomerRow => ({
  number: item.customerNumber,
  name: item.customerName,
  phones: item.customerPhone === null ? [] : [phoneOf(item.customerPhone)],
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

/** The phone that a line names by its bare digits, as a card keeps it. */
function phoneOf(digits: string): RowPhone {
  const phone = normalisePhone(digits);
  if (phone === null || phone.kind === 'damaged') return { digits, display: digits, kind: 'unsure' };
  return { digits, display: phone.display, kind: phone.kind };
}

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
    const product = this.#productOf(reader, item);
    const sign = fingerprint(product?.id ?? null, item);
    const slip =
      item.saleNumber === null
        ? this.#unnumberedSlip(reader, item)
        : this.#numberedSlip(reader, item, item.saleNumber, sign);
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
    if (slip.isOwn) {
      this.#touched.add(slip);
      this.#settleKind(slip, item.kind);
    } else if (!slip.isGrown) {
      slip.isGrown = true;
      this.sink.later('grow', slip.id, {});
    }
    this.tally.amount(item.amountCents, slip.customerId !== null);
    this.tally.row(row, 'imported');
  }

  /** Writes the sums of the slips that this batch added to; called before the unit ends. */
  endBatch(): void {
    for (const slip of this.#touched) this.sink.sumSale(slip.id, slip);
    this.#touched.clear();
  }

  #customerOf(reader: Reader, item: SaleLine): number | null {
    const { customerNumber, customerName, customerPhone } = item;
    if (customerNumber === null && customerName === null && customerPhone === null) return null;
    const key = customerKey(item);
    const known = this.#customers.get(key);
    if (known !== undefined) return known;
    const id = this.customers.meet(reader, bareCustomer(item));
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

  /** Who the row names, without making a card. */
  #whoIs(reader: Reader, item: SaleLine): Who {
    const { customerNumber, customerName, customerPhone } = item;
    if (customerNumber === null && customerName === null && customerPhone === null) return null;
    const known = this.#customers.get(customerKey(item));
    return known ?? this.customers.peek(reader, bareCustomer(item)) ?? 'new';
  }

  /**
   * Of the slips of one number that fit, one of the shop's that has this very line comes first, so that the same file
   * again meets the same slips. A slip that the shop had keeps its customer: its rows make no new one, whatever they
   * call them.
   */
  #numberedSlip(reader: Reader, item: SaleLine, number: string, sign: string): Slip {
    const same =
      this.#slips.get(number) ??
      this.#olderSlips(
        reader,
        `SELECT ${SLIP} FROM "sales" WHERE "number" = ? AND ${VISIBLE} ORDER BY "id"`,
        number,
      );
    const who = this.#whoIs(reader, item);
    const fitting = same.filter((slip) => isSameSlip(slip, item, who));
    const known =
      fitting.find((slip) => hasLine(slip, sign)) ??
      same.find((slip) => isSameMoment(slip, item) && hasLine(slip, sign)) ??
      fitting.find((slip) => slip.isOwn) ??
      fitting.find((slip) => slip.isRungUp === 0);
    if (known !== undefined) {
      this.#slips.set(number, same);
      /* Whoever stands on a further line of the slip gets a card too. */
      if (known.isOwn) this.#customerOf(reader, item);
      return known;
    }
    const slip = this.#newSlip(item, this.#customerOf(reader, item));
    this.#slips.set(number, [...same, slip]);
    return slip;
  }

  /** Lines without a number are one slip where customer, day, minute and kind are the same. */
  #unnumberedSlip(reader: Reader, item: SaleLine): Slip {
    const { soldOn, soldMinute, kind } = item;
    const customerId = this.#customerOf(reader, item);
    const key = `\0${String(customerId)} ${soldOn} ${String(soldMinute)} ${kind}`;
    const [known] = this.#slips.get(key) ?? [];
    if (known !== undefined) return known;
    const slip =
      this.#olderSlips(
        reader,
        `SELECT ${SLIP} FROM "sales" WHERE "number" IS NULL AND "soldOn" = ? AND "soldMinute" IS ?
           AND "customerId" IS ? AND "kind" = ? AND ${VISIBLE} ORDER BY "id"`,
        soldOn,
        soldMinute,
        customerId,
        kind,
      )[0] ?? this.#newSlip(item, customerId);
    this.#slips.set(key, [slip]);
    return slip;
  }

  /** A slip that sells something is a sale, whatever discount or exchange stands on its first line. */
  #settleKind(slip: Slip, kind: SaleLine['kind']): void {
    if (kind !== 'sale' || slip.kind === 'sale') return;
    this.tally.counts.newSales[slip.kind] -= 1;
    slip.kind = 'sale';
    this.tally.sale('sale');
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
      kind: item.kind,
      soldOn: item.soldOn,
      soldMinute: item.soldMinute,
      customerId,
      amountCents: 0,
      lineCount: 0,
      isRungUp: 0,
      older: new Map(),
      isGrown: false,
    };
  }

  /** Slips that the shop had before this import, with their lines. */
  #olderSlips(reader: Reader, sql: string, ...values: readonly SqlValue[]): Slip[] {
    return reader.all<Omit<Slip, 'isOwn' | 'older' | 'isGrown'>>(sql, ...values).map((row) => {
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
    });
  }
}

const hasLine = (slip: Slip, sign: string): boolean => (slip.older.get(sign) ?? 0) > 0;

/** Number, day, minute and a whole line alike: the same slip, whoever its customer has become since. */
const isSameMoment = (slip: Slip, item: SaleLine): boolean =>
  slip.soldOn === item.soldOn && slip.soldMinute !== null && slip.soldMinute === item.soldMinute;

type LineSign = {
  productId: number | null;
  quantityMilli: number;
  unitPriceMills: number;
  amountCents: number;
};

function fingerprint(productId: number | null, line: Omit<LineSign, 'productId'>): string {
  return `${String(productId)} ${String(line.quantityMilli)} ${String(line.unitPriceMills)} ${String(line.amountCents)}`;
}
