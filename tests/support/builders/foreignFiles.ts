import { AppError } from '@shared/errors/AppError';
import type { TransferLayout } from '@shared/features/transfer/transfer.contract';
import { PROBLEMS, type ProblemCode } from '@shared/features/transfer/transfer.problems.rules';
import type {
  CustomerRow,
  GoodsRow,
  ReadRow,
  RowItem,
  SaleLine,
} from '@shared/features/transfer/transfer.rows.rules';
import type { Day } from '@shared/lib/days';
import type { Cents } from '@shared/lib/money';
import type { HelperActs, HelperPort } from '../../../src/main/helper/port';

/** Rows of a foreign file as the helper process would read them, with the moments at which a test may step in. */
export type MadeFile = {
  rows: readonly ReadRow[];
  blank?: number;
  /** Rows of one batch; 20 without it. */
  batch?: number;
  /** Called before each batch is handed over, with its number from 0, and once more at the end with -1. */
  before?: (batch: number) => void | Promise<void>;
};

/** A helper that reads no files: it hands over rows that a test made, in batches, and stops when it is told to. */
export function fakeHelper(): {
  helper: HelperPort;
  put(path: string, file: MadeFile | readonly ReadRow[]): void;
} {
  const files = new Map<string, MadeFile>();
  const read: HelperPort['request'] = async (act, input, options = {}) => {
    if (act !== 'read') throw new Error(`no ${act} in this test`);
    const file = files.get((input as HelperActs['read']['input']).path);
    if (file === undefined) throw new AppError('transfer.fileMissing');
    const assertWanted = (): void => {
      if (options.signal?.aborted === true) throw new AppError('transfer.cancelled');
    };
    const size = file.batch ?? 20;
    for (let from = 0; from < file.rows.length; from += size) {
      await file.before?.(from / size);
      assertWanted();
      const rows = file.rows.slice(from, from + size);
      await options.onBatch?.(JSON.stringify({ fromRow: rows[0]?.row ?? 0, rows }));
    }
    await file.before?.(-1);
    assertWanted();
    return { read: file.rows.length, blank: file.blank ?? 0 } as never;
  };
  return {
    helper: { request: read, stop: () => undefined },
    put: (path, file) => void files.set(path, 'rows' in file ? file : { rows: file }),
  };
}

const NOBODY: CustomerRow = {
  number: null,
  name: null,
  phones: [],
  wechat: null,
  email: null,
  gender: null,
  birthday: null,
  address: null,
  region: null,
  company: null,
  tags: [],
  note: null,
};

/** A phone as the reader gives it. */
export const phoneOf = (digits: string): CustomerRow['phones'][number] => ({
  digits,
  display: digits,
  kind: 'mobile',
});

/** What a file says of a customer; what is left out is not in it. */
export const customerItem = (of: Partial<CustomerRow>): CustomerRow => ({ ...NOBODY, ...of });

const NOTHING: GoodsRow = {
  code: null,
  barcode: null,
  name: null,
  category: null,
  priceCents: null,
  costCents: null,
  unit: null,
  supplier: null,
  shelf: null,
  isOutOfReach: null,
  tags: [],
  included: null,
  excluded: null,
  warranty: null,
  note: null,
  isActive: null,
  isSpecial: null,
  parts: [],
};

/** What a file says of a product; what is left out is not in it. */
export const goodsItem = (
  of: Partial<Omit<GoodsRow, 'priceCents' | 'costCents'>> & { priceCents?: number; costCents?: number },
): GoodsRow => ({
  ...NOTHING,
  ...of,
  priceCents: (of.priceCents ?? null) as Cents | null,
  costCents: (of.costCents ?? null) as Cents | null,
});

/** A line of a sale: one piece for ten yuan on a day in March, unless told otherwise. */
export const saleItem = (
  of: Partial<Omit<SaleLine, 'soldOn' | 'amountCents'>> & { soldOn?: string; amountCents?: number },
): SaleLine => ({
  saleNumber: 'S1',
  kind: 'sale',
  soldMinute: 600,
  productCode: 'P1',
  productName: '绿茶',
  quantityMilli: 1_000,
  unitPriceMills: 10_000,
  customerNumber: null,
  customerName: null,
  customerPhone: null,
  region: null,
  ...of,
  soldOn: (of.soldOn ?? '2026-03-01') as Day,
  amountCents: (of.amountCents ?? 1_000) as Cents,
});

/** Rows of a file from row 2 on, as below a header. A code in place of an item is a row kept out for that problem. */
export function rowsOf(items: readonly (RowItem | ProblemCode)[]): ReadRow[] {
  return items.map((item, at) => {
    const row = at + 2;
    if (typeof item !== 'string') return { row, item, problems: [] };
    const severity = PROBLEMS[item];
    return {
      row,
      item: null,
      problems: [{ code: item, severity, column: null, text: '' }],
      raw: ['x', item],
    };
  });
}

/** A layout as the wizard sends it; the fake helper does not look at it. */
export const layoutOf = (target: TransferLayout['target']): TransferLayout => ({
  target,
  sheet: null,
  headerRow: 1,
  encoding: 'utf-8',
  delimiter: ',',
  mapping: {},
  returnPrefix: null,
  adjustmentPrefix: null,
  dayOrder: null,
});
