import { makeDay, parseDay, parseMinute, type Day, type DayOrder } from '../../lib/days';
import {
  asCents,
  finePricedCents,
  lineAmountCents,
  parseAmount,
  parseUnitPrice,
  unitPriceMillsOf,
  type Cents,
} from '../../lib/money';
import {
  CELL_LIMITS,
  headerAgain,
  isTotalRow,
  parseQuantity,
  RowCells,
  takePhones,
} from './transfer.cells.rules';
import {
  type ColumnMapping,
  type ReadOptions,
  type ReadRow,
  type RowPhone,
  type SaleKind,
  type SaleLine,
} from './transfer.rows.rules';

/** Beyond these a line is refused: sums of millions of lines stay exact. */
const LARGEST = { quantityMilli: 1e12, unitPriceMills: 1e13, amountCents: 1e12 } as const;
const YEARS = { first: 1970, last: 2100 } as const;

/** The parts of a sale line that come from the matched columns alone. */
type Numbers = { quantityMilli: number; unitPriceMills: number; amountCents: Cents };

/**
 * Reads rows of a file as sale lines, one ReadRow per row. A line needs a day, and a price or an amount; without a
 * quantity column it counts as one piece; a price or an amount that has no column is worked out from the other.
 */
export function saleReader(
  mapping: ColumnMapping,
  options: ReadOptions,
  headers: readonly string[],
): (row: number, cells: readonly string[]) => ReadRow<SaleLine> {
  const row = new RowCells(mapping);
  const isHeader = headerAgain(headers, mapping);
  const dayOf = dayReader(options.dayOrder ?? null);
  const tellsCustomers = row.has('customerNumber') || row.has('customerName') || row.has('customerPhone');

  const readItem = (cells: readonly string[]): SaleLine | null => {
    if (isHeader(cells)) return refuse(row, 'headerAgain', null, cells.join(' '));
    const on = row.text('soldOn', CELL_LIMITS.name);
    if (on === '') {
      if (isTotalRow(cells))
        return refuse(row, 'totalRow', null, cells.find((cell) => cell.trim() !== '') ?? '');
      return refuse(row, 'dateMissing', 'soldOn', '');
    }
    const sold = dayOf(on);
    if (sold === null) return refuse(row, 'dateUnreadable', 'soldOn', on);
    if (sold === 'ambiguous') return refuse(row, 'dateAmbiguous', 'soldOn', on);
    const flow = flowOf(row);
    if (flow === 'notASale') return refuse(row, flow, 'direction', row.text('direction', CELL_LIMITS.name));
    if (flow === 'notDone') return refuse(row, flow, 'state', row.text('state', CELL_LIMITS.name));
    const numbers = givenBack(readNumbers(row), flow);
    if (numbers === null) return null;
    const saleNumber = row.id('saleNumber');
    const customerNumber = row.id('customerNumber');
    const customerName = row.textOrNull('customerName', CELL_LIMITS.name);
    const customerPhone = row.has('customerPhone') ? readPhone(row) : null;
    const hasCustomer = customerNumber !== null || customerName !== null || customerPhone !== null;
    return {
      saleNumber,
      kind:
        flow === 'return'
          ? flow
          : saleKind(saleNumber, numbers.quantityMilli, hasCustomer || !tellsCustomers, options),
      soldOn: sold.day,
      soldMinute: row.has('soldTime') ? (readTime(row) ?? sold.minute) : sold.minute,
      productCode: row.id('productCode'),
      productName: row.textOrNull('productName', CELL_LIMITS.name),
      ...numbers,
      customerNumber,
      customerName,
      customerPhone,
      region: row.textOrNull('region', CELL_LIMITS.name),
    };
  };

  return (number, cells) => {
    row.start(cells);
    return row.finish(number, readItem(cells));
  };
}

/**
 * A prefix of the sale number says return or adjustment. Else a negative quantity is a return where a customer is
 * known, and a stock write-off where none is; everything else is a sale. In a file that tells no customers at all
 * pass `hasCustomer`: goods that came back are then the likelier reason.
 */
export function saleKind(
  saleNumber: string | null,
  quantityMilli: number,
  hasCustomer: boolean,
  options: Pick<ReadOptions, 'returnPrefix' | 'adjustmentPrefix'>,
): SaleKind {
  if (saleNumber !== null) {
    if (hasPrefix(saleNumber, options.returnPrefix)) return 'return';
    if (hasPrefix(saleNumber, options.adjustmentPrefix)) return 'adjustment';
  }
  if (quantityMilli >= 0) return 'sale';
  return hasCustomer ? 'return' : 'writeoff';
}

/** True where the number begins with the prefix and goes on with a digit; capital or small letters alike. */
export function hasPrefix(saleNumber: string, prefix: string | null | undefined): boolean {
  if (!prefix || saleNumber.length <= prefix.length) return false;
  const next = saleNumber.charCodeAt(prefix.length);
  if (next < 48 || next > 57) return false;
  return (
    saleNumber.startsWith(prefix) || saleNumber.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase()
  );
}

/** Which orders of day, month and year give a real day for a text such as 3/5/24; empty for other texts. */
export function possibleOrders(text: string): DayOrder[] {
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})(?!\d)/.exec(text.trim());
  if (!parts) return [];
  const [a = '', b = '', c = ''] = parts.slice(1);
  const first = Number(a);
  const second = Number(b);
  const year = c.length === 4 ? Number(c) : 2000 + Number(c);
  const orders: DayOrder[] = [];
  if (c.length !== 4 && a.length === 2 && makeDay(2000 + first, second, Number(c))) orders.push('ymd');
  if (c.length !== 1 && makeDay(year, second, first)) orders.push('dmy');
  if (c.length !== 1 && makeDay(year, first, second)) orders.push('mdy');
  return orders;
}

function refuse(
  row: RowCells,
  code: Parameters<RowCells['note']>[0],
  field: string | null,
  text: string,
): null {
  row.note(code, field, text);
  return null;
}

const UNDONE = /关闭|失败|取消|未支付|未付款|待付|待支付|等待.*付款|closed|cancel|failed|unpaid|pending/iu;
const CAME_IN = /^(?:收入|收款|入账|收|\+|in|income|incoming|credit)$/iu;
const WENT_OUT = /^(?:支出|付款|出账|支|-|out|expense|outgoing|debit)$/iu;
const REFUND = /退款|退货|refund/iu;

/**
 * What a row of a payment service's statement means for the shop; 'sale' where the file tells nothing of it. Money that
 * came in is a sale, unless it is a refund of what the shop had paid; money that went out is a return where the row calls
 * itself a refund. What was neither, or was not carried out, is no sale.
 */
function flowOf(row: RowCells): 'sale' | 'return' | 'notASale' | 'notDone' {
  if (row.has('state') && UNDONE.test(row.text('state', CELL_LIMITS.name))) return 'notDone';
  if (!row.has('direction')) return 'sale';
  const direction = row.text('direction', CELL_LIMITS.name);
  const isRefund = row.has('deal') && REFUND.test(row.text('deal', CELL_LIMITS.name));
  if (CAME_IN.test(direction)) return isRefund ? 'notASale' : 'sale';
  return WENT_OUT.test(direction) && isRefund ? 'return' : 'notASale';
}

/** Statements write what was given back without a sign. */
function givenBack(numbers: Numbers | null, flow: 'sale' | 'return'): Numbers | null {
  if (numbers === null || flow === 'sale' || numbers.amountCents < 0) return numbers;
  return { ...numbers, quantityMilli: -numbers.quantityMilli, amountCents: asCents(0 - numbers.amountCents) };
}

type Sold = { day: Day; minute: number | null };

/** Lines of one sale share their day: the last texts are remembered. */
function dayReader(order: DayOrder | null): (text: string) => Sold | 'ambiguous' | null {
  const known = new Map<string, Sold | 'ambiguous' | null>();
  const read = (text: string): Sold | 'ambiguous' | null => {
    const parsed = parseDay(text);
    if (parsed === null) return null;
    const day = parsed.ambiguous ? (order ? parsed[order] : null) : parsed.day;
    if (day === null) return order === null ? 'ambiguous' : null;
    const year = Number(day.slice(0, 4));
    return year < YEARS.first || year > YEARS.last ? null : { day, minute: parsed.minute };
  };
  return (text) => {
    let sold = known.get(text);
    if (sold === undefined) {
      sold = read(text);
      if (known.size >= 500) known.clear();
      known.set(text, sold);
    }
    return sold;
  };
}

function readNumbers(row: RowCells): Numbers | null {
  const quantityText = row.text('quantity', CELL_LIMITS.name);
  const priceText = row.text('unitPrice', CELL_LIMITS.name);
  const amountText = row.text('amount', CELL_LIMITS.name);
  const price = priceText === '' ? null : parseUnitPrice(priceText);
  const amount = amountText === '' ? null : parseAmount(amountText);
  let quantity = quantityText === '' ? null : parseQuantity(quantityText);
  if (priceText !== '' && price === null) row.note('priceUnreadable', 'unitPrice', priceText);
  if (amountText !== '' && amount === null) row.note('amountUnreadable', 'amount', amountText);
  if (quantityText !== '' && quantity === null) row.note('quantityUnreadable', 'quantity', quantityText);
  else if (quantity === null && row.has('quantity')) row.note('quantityMissing', 'quantity', '');
  else if (quantity === null) quantity = amount !== null && amount < 0 && (price ?? 0) >= 0 ? -1000 : 1000;
  if (priceText === '' && amountText === '')
    row.note('priceMissing', row.has('unitPrice') ? 'unitPrice' : 'amount', '');
  if (quantity === null || (price === null && amount === null)) return null;
  if (Math.abs(quantity) > LARGEST.quantityMilli)
    return refuse(row, 'amountTooLarge', 'quantity', quantityText);
  if (Math.abs(price ?? 0) > LARGEST.unitPriceMills)
    return refuse(row, 'amountTooLarge', 'unitPrice', priceText);
  // The product is looked at before it is rounded: it may lie beyond what cents can count.
  const isBeyond =
    amount === null
      ? Math.abs(quantity * (price ?? 0)) > LARGEST.amountCents * 10_000
      : Math.abs(amount) > LARGEST.amountCents;
  if (isBeyond)
    return refuse(row, 'amountTooLarge', amount === null ? 'unitPrice' : 'amount', amountText || priceText);
  const amountCents = amount ?? finePricedCents(quantity, priceText) ?? lineAmountCents(quantity, price ?? 0);
  const unitPriceMills = price ?? unitPriceMillsOf(amountCents, quantity) ?? 0;
  return { quantityMilli: quantity, unitPriceMills, amountCents };
}

function readTime(row: RowCells): number | null {
  const text = row.text('soldTime', CELL_LIMITS.name);
  if (text === '') return null;
  const minute = parseMinute(text) ?? parseDay(text)?.minute ?? null;
  if (minute === null) row.note('timeUnreadable', 'soldTime', text);
  return minute;
}

/** A sale names one phone: the first good one of its cell. */
function readPhone(row: RowCells): string | null {
  const phones: RowPhone[] = [];
  takePhones(row, 'customerPhone', phones);
  return phones[0]?.digits ?? null;
}
