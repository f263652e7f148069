import { type Day, type DayOrder } from '../../lib/days';
import { type Cents } from '../../lib/money';
import { type FieldShape, type OwnValue } from '../fields/fields.rules';
import { type NamedPart } from '../products/bundle.rules';
import { type PhoneKind } from '../../lib/phone';
import { type ProblemCode, type ProblemSeverity } from './transfer.problems.rules';

/** What kind of rows a file holds. */
export type RowTarget = 'customers' | 'sales' | 'products';

/**
 * Fields of a sale line that a column may be matched to. `soldTime`: where day and time have a column each. Statements of
 * payment services also tell what kind of deal a row is, which way its money went, and what became of it.
 */
export const SALE_FIELDS = [
  'saleNumber',
  'soldOn',
  'soldTime',
  'productCode',
  'productName',
  'quantity',
  'unitPrice',
  'amount',
  'customerNumber',
  'customerName',
  'customerPhone',
  'region',
  'deal',
  'direction',
  'state',
] as const;
export type SaleField = (typeof SALE_FIELDS)[number];

/** Fields of a customer that a column may be matched to; three columns may hold phones. */
export const CUSTOMER_FIELDS = [
  'number',
  'name',
  'phone',
  'phone2',
  'phone3',
  'wechat',
  'email',
  'gender',
  'birthday',
  'address',
  'region',
  'company',
  'tags',
  'note',
] as const;
export type CustomerField = (typeof CUSTOMER_FIELDS)[number];

/** Fields of a product that a column may be matched to. */
const GOODS_FIELDS = [
  'code',
  'barcode',
  'name',
  'category',
  'price',
  'cost',
  'unit',
  'supplier',
  'shelf',
  'outOfReach',
  'tags',
  'included',
  'excluded',
  'warranty',
  'note',
  'active',
  'special',
  'parts',
] as const;

export const FIELDS = { sales: SALE_FIELDS, customers: CUSTOMER_FIELDS, products: GOODS_FIELDS } as const;

/** The field of a target that a field of the shop's own goes by. */
export const ownField = (id: number): string => `field:${String(id)}`;

/** A field of the shop's own that a column of customers may be matched to. */
export type OwnField = FieldShape & { id: number; name: string };

/** Column (from 0) of each field that the file has. */
export type ColumnMapping = Readonly<Record<string, number>>;

/** How values are understood where the file itself does not say. */
export type ReadOptions = {
  /** Letter before the digits of a sale number that makes it a return, such as C. */
  returnPrefix?: string | null;
  /** Letter before the digits of a sale number that makes it an adjustment, such as A. */
  adjustmentPrefix?: string | null;
  /** Order in days like 3/5/24; without it such days are refused as ambiguous. */
  dayOrder?: DayOrder | null;
  /** Fields of the shop's own among those that are matched. */
  own?: readonly OwnField[];
};

/** writeoff: stock that went without a sale; adjustment: a correction of the books. Neither sale nor return. */
export type SaleKind = 'sale' | 'return' | 'writeoff' | 'adjustment';

/** One line of a sale. Quantity in thousandths of a piece, price in mills (1/1000 of the currency unit). */
export type SaleLine = {
  saleNumber: string | null;
  kind: SaleKind;
  soldOn: Day;
  /** Minute of that day, 0..1439, where the file tells. */
  soldMinute: number | null;
  productCode: string | null;
  productName: string | null;
  quantityMilli: number;
  unitPriceMills: number;
  amountCents: Cents;
  customerNumber: string | null;
  customerName: string | null;
  /** Bare digits, as of shared/lib/phone. */
  customerPhone: string | null;
  region: string | null;
};

/** A phone that can be kept; damaged ones are a problem of the row instead. */
export type RowPhone = { digits: string; display: string; kind: Exclude<PhoneKind, 'damaged'> };

/** A birthday; the year is often unknown. */
export type RowBirthday = { month: number; day: number; year: number | null; calendar: 'solar' };

/** One customer of a list. At least one of number, name and phones is there. */
export type CustomerRow = {
  number: string | null;
  name: string | null;
  phones: RowPhone[];
  wechat: string | null;
  email: string | null;
  gender: 'female' | 'male' | null;
  birthday: RowBirthday | null;
  address: string | null;
  region: string | null;
  company: string | null;
  tags: string[];
  note: string | null;
  /** What stands in fields of the shop's own; left out where that is nothing. */
  own?: OwnValue[];
};

/** One product of a list; null: the file does not tell. At least one of code, barcode and name is there. */
export type GoodsRow = {
  code: string | null;
  /** As canonicalBarcode writes it. */
  barcode: string | null;
  name: string | null;
  category: string | null;
  priceCents: Cents | null;
  costCents: Cents | null;
  unit: string | null;
  supplier: string | null;
  shelf: string | null;
  isOutOfReach: boolean | null;
  tags: string[];
  included: string | null;
  excluded: string | null;
  warranty: string | null;
  note: string | null;
  isActive: boolean | null;
  /** At a special price, which no tier reduces. */
  isSpecial: boolean | null;
  /** What it holds where it is a bundle; empty where the file says nothing of it. */
  parts: NamedPart[];
};

/** What a row of any file holds. */
export type RowItem = SaleLine | CustomerRow | GoodsRow;

/** What is wrong with a row: `skip` kept it out, `warn` did not. */
export type Problem = {
  code: ProblemCode;
  severity: ProblemSeverity;
  /** Column of the file, from 0; null where the whole row is meant. */
  column: number | null;
  /** The offending text, cut to 100 characters. */
  text: string;
};

/** What became of one physical row: exactly one of these per row that is not blank. */
export type ReadRow<Item extends RowItem = RowItem> = {
  /** As a spreadsheet numbers it, from 1. */
  row: number;
  /** Null where a problem of severity `skip` kept it out. */
  item: Item | null;
  problems: Problem[];
  /** The cells, each cut to 200 characters; only where there are problems. */
  raw?: string[];
};

/** One piece of a read, in file order; this is what a batch's JSON holds. */
export type ReadBatch<Item extends RowItem = RowItem> = {
  /** Number of the first row in it. */
  fromRow: number;
  rows: ReadRow<Item>[];
};

/** How a read ended: `read` rows were delivered, `blank` ones were passed over. */
export type ReadResult = { read: number; blank: number };
