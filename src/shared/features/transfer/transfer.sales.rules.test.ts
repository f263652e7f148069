import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadOptions, type ReadRow, type SaleLine } from './transfer.rows.rules';
import { hasPrefix, possibleOrders, saleKind, saleReader } from './transfer.sales.rules';

const HEADERS = ['单号', '日期', '货号', '品名', '数量', '单价', '金额', '会员号', '姓名', '手机', '地区'];
const MAPPING = {
  saleNumber: 0,
  soldOn: 1,
  productCode: 2,
  productName: 3,
  quantity: 4,
  unitPrice: 5,
  amount: 6,
  customerNumber: 7,
  customerName: 8,
  customerPhone: 9,
  region: 10,
};
const GOOD = [
  '536365',
  '2010-12-01 08:26:00',
  '85123A',
  'LANTERN',
  '6',
  '2.55',
  '',
  '17850',
  '',
  '',
  'France',
];

function read(
  changes: Partial<Record<keyof typeof MAPPING, string>>,
  options: ReadOptions = {},
): ReadRow<SaleLine> {
  const cells = [...GOOD];
  for (const [field, text] of Object.entries(changes)) cells[MAPPING[field as keyof typeof MAPPING]] = text;
  return saleReader(MAPPING, options, HEADERS)(7, cells);
}
const codesOf = (row: ReadRow): string[] => row.problems.map(({ code }) => code);

describe('saleReader', () => {
  it('reads a whole line', () => {
    expect(read({ customerPhone: '138-0013-8000', customerName: ' 单雨 ' })).toEqual({
      row: 7,
      item: {
        saleNumber: '536365',
        kind: 'sale',
        soldOn: '2010-12-01',
        soldMinute: 506,
        productCode: '85123A',
        productName: 'LANTERN',
        quantityMilli: 6000,
        unitPriceMills: 2550,
        amountCents: 1530,
        customerNumber: '17850',
        customerName: '单雨',
        customerPhone: '13800138000',
        region: 'France',
      },
      problems: [],
    });
  });

  it('takes NA, N/A, null, - and 无 for missing', () => {
    for (const text of ['NA', 'N/A', 'null', '-', '无', ' ']) {
      const { item, problems } = read({
        customerNumber: text,
        productName: text,
        saleNumber: text,
        region: text,
      });
      expect(item).toMatchObject({ customerNumber: null, productName: null, saleNumber: null, region: null });
      expect(problems).toEqual([]);
    }
  });

  it('lets the amount of the file win over quantity times price, and works out what has no value', () => {
    expect(read({ quantity: '3', unitPrice: '10', amount: '27' }).item).toMatchObject({
      unitPriceMills: 10_000,
      amountCents: 2700,
    });
    expect(read({ quantity: '3', unitPrice: '', amount: '10' }).item).toMatchObject({
      unitPriceMills: 3333,
      amountCents: 1000,
    });
    expect(read({ quantity: '-2', unitPrice: 'NA', amount: '-10' }).item).toMatchObject({
      unitPriceMills: 5000,
      amountCents: -1000,
    });
    expect(read({ quantity: '0', unitPrice: '', amount: '10' }).item).toMatchObject({
      unitPriceMills: 0,
      amountCents: 1000,
    });
  });

  it('counts a line as one piece where the file has no quantities', () => {
    const readLine = saleReader({ soldOn: 0, amount: 1 }, {}, ['日期', '金额']);
    expect(readLine(2, ['2024/3/5', '¥88.00']).item).toMatchObject({
      quantityMilli: 1000,
      unitPriceMills: 88_000,
      kind: 'sale',
    });
    expect(readLine(3, ['2024/3/5', '-88']).item).toMatchObject({
      quantityMilli: -1000,
      unitPriceMills: 88_000,
      kind: 'return',
    });
  });

  it('keeps amounts exact to the cent over many lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 0, max: 99_999 })), {
          maxLength: 30,
        }),
        (lines) => {
          let cents = 0;
          for (const [pieces, price] of lines) {
            const text = `${Math.floor(price / 100)}.${String(price % 100).padStart(2, '0')}`;
            cents += read({ quantity: String(pieces), unitPrice: text }).item?.amountCents ?? NaN;
          }
          expect(cents).toBe(lines.reduce((sum, [pieces, price]) => sum + pieces * price, 0));
        },
      ),
    );
  });

  it('keeps prices finer than a cent', () => {
    expect(read({ quantity: '1', unitPrice: '0.001' }).item).toMatchObject({
      unitPriceMills: 1,
      amountCents: 0,
    });
    expect(read({ quantity: '1000', unitPrice: '0.001' }).item).toMatchObject({ amountCents: 100 });
  });

  it.each([
    ['1000', '0.0125', 1250],
    ['-1000', '¥0.0125', -1250],
    ['8', '3.0005', 2400],
    ['10000', '0.000149', 149],
    ['1000', '0.0120', 1200],
  ])('works %s pieces at %s out before anything is rounded', (quantity, unitPrice, cents) => {
    expect(read({ quantity, unitPrice }).item).toMatchObject({ amountCents: cents });
  });

  it('understands units behind a quantity', () => {
    expect(read({ quantity: '3件' }).item?.quantityMilli).toBe(3000);
    expect(read({ quantity: '1.5 kg' }).item?.quantityMilli).toBe(1500);
    expect(codesOf(read({ quantity: '三件' }))).toEqual(['quantityUnreadable']);
  });

  it.each([
    [{ soldOn: '' }, 'dateMissing'],
    [{ soldOn: 'NA' }, 'dateMissing'],
    [{ soldOn: '2024-02-30' }, 'dateUnreadable'],
    [{ soldOn: '0204-03-05' }, 'dateUnreadable'],
    [{ soldOn: '3/5/24' }, 'dateAmbiguous'],
    [{ quantity: '' }, 'quantityMissing'],
    [{ quantity: 'six' }, 'quantityUnreadable'],
    [{ unitPrice: '' }, 'priceMissing'],
    [{ unitPrice: '2.5.5' }, 'priceUnreadable'],
    [{ amount: '=1+1' }, 'amountUnreadable'],
    [{ quantity: '999999999', unitPrice: '999999999' }, 'amountTooLarge'],
    [{ quantity: '1999999999', unitPrice: '1' }, 'amountTooLarge'],
  ] as const)('refuses %j with %s and shows the row', (changes, code) => {
    const row = read(changes);
    expect(row.item).toBeNull();
    expect(codesOf(row)).toEqual([code]);
    expect(row.problems[0]?.severity).toBe('skip');
    expect(row.raw?.[0]).toBe('536365');
  });

  it('reads days like 3/5/24 in the order that it is told', () => {
    expect(read({ soldOn: '3/5/24 8:26' }, { dayOrder: 'mdy' }).item).toMatchObject({
      soldOn: '2024-03-05',
      soldMinute: 506,
    });
    expect(read({ soldOn: '3/5/24' }, { dayOrder: 'dmy' }).item).toMatchObject({
      soldOn: '2024-05-03',
      soldMinute: null,
    });
    expect(read({ soldOn: '13/5/24' }, { dayOrder: 'dmy' }).item).toMatchObject({ soldOn: '2024-05-13' });
  });

  it('takes the time from a column of its own', () => {
    const readLine = saleReader({ soldOn: 0, soldTime: 1, amount: 2 }, {}, ['日期', '时间', '金额']);
    expect(readLine(2, ['2024/3/5', '下午3:05', '1']).item?.soldMinute).toBe(905);
    expect(readLine(2, ['2024/3/5', '', '1']).item?.soldMinute).toBeNull();
    const late = readLine(2, ['2024/3/5', '25:99', '1']);
    expect(late.item?.soldMinute).toBeNull();
    expect(codesOf(late)).toEqual(['timeUnreadable']);
  });

  it('skips the header once more and the sum at the foot', () => {
    expect(codesOf(saleReader(MAPPING, {}, HEADERS)(9, HEADERS))).toEqual(['headerAgain']);
    expect(codesOf(saleReader(MAPPING, {}, HEADERS)(9, ['合计', '', '', '', '99', '', '123.00']))).toEqual([
      'totalRow',
    ]);
  });

  it('leaves out numbers that a spreadsheet damaged, and mends 17850.0 and ="00123"', () => {
    const damaged = read({ customerNumber: '5.36E+05', saleNumber: '1.2E+15' });
    expect(damaged.item).toMatchObject({ customerNumber: null, saleNumber: null });
    expect(codesOf(damaged)).toEqual(['numberDamaged', 'numberDamaged']);
    expect(read({ customerNumber: '17850.0' }).item?.customerNumber).toBe('17850');
    expect(read({ customerNumber: '="00123"' }).item?.customerNumber).toBe('00123');
    expect(read({ customerNumber: "'00123" }).item?.customerNumber).toBe('00123');
    expect(read({ productCode: '84E10' }).item?.productCode).toBe('84E10');
  });

  it('flags a damaged phone and takes the line without it', () => {
    const row = read({ customerPhone: '1.38E+10' });
    expect(row.item?.customerPhone).toBeNull();
    expect(codesOf(row)).toEqual(['phoneDamaged']);
    expect(row.problems[0]).toEqual({ code: 'phoneDamaged', severity: 'warn', column: 9, text: '1.38E+10' });
  });

  it('keeps hostile names as plain text', () => {
    for (const name of [
      '=HYPERLINK("http://x","y")',
      "O'Neil",
      '<img src=x onerror=alert(1)>',
      '𠮷野',
      "'; DROP TABLE sales;--",
    ]) {
      const row = read({ customerName: name });
      expect(row.item?.customerName).toBe(name);
      expect(row.problems).toEqual([]);
    }
  });

  it('takes control and turning characters out, and says so', () => {
    const row = read({ productName: 'A\u0000B\u202eC' });
    expect(row.item?.productName).toBe('ABC');
    expect(codesOf(row)).toEqual(['controlCharacters']);
    expect(read({ customerNumber: '\ufeff178\u200b50' }).item?.customerNumber).toBe('17850');
    expect(read({ productName: 'two\r\nlines' }).item?.productName).toBe('two lines');
  });

  it('marks text that was damaged before, and never passes half a character on', () => {
    const row = read({ productName: 'A\ud800B' });
    expect(row.item?.productName).toBe('A\ufffdB');
    expect(codesOf(row)).toEqual(['textDamaged']);
  });

  it('cuts a cell of ten million characters', () => {
    const row = read({ productName: '单'.repeat(10_000_000) });
    expect(row.item?.productName).toBe('单'.repeat(200));
    expect(codesOf(row)).toEqual(['cellTooLong']);
    expect(JSON.stringify(row).length).toBeLessThan(2_000);
  });

  it('says so where cells are missing at the end of a row', () => {
    const row = saleReader(MAPPING, {}, HEADERS)(7, GOOD.slice(0, 8));
    expect(row.item).toMatchObject({ customerNumber: '17850', region: null });
    expect(codesOf(row)).toEqual(['rowTooShort']);
  });

  it('answers one row for any cells and never throws', () => {
    const readLine = saleReader(MAPPING, { returnPrefix: 'C', dayOrder: 'dmy' }, HEADERS);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom(...GOOD)), {
          maxLength: 14,
        }),
        (cells) => {
          const row = readLine(3, cells);
          const skips = row.problems.some(({ severity }) => severity === 'skip');
          expect(row.item === null).toBe(skips);
          expect(row.raw === undefined).toBe(row.problems.length === 0);
          expect(JSON.parse(JSON.stringify(row))).toEqual(row);
        },
      ),
    );
  });
});

describe('saleKind', () => {
  const options = { returnPrefix: 'C', adjustmentPrefix: 'A' };

  it.each([
    ['C536379', -1, true, 'return'],
    ['C536379', 1, false, 'return'],
    ['c536379', -1, true, 'return'],
    ['A563185', 1, false, 'adjustment'],
    ['A563186', -1, false, 'adjustment'],
    ['536365', 6, true, 'sale'],
    ['536365', 6, false, 'sale'],
    ['536365', -6, false, 'writeoff'],
    ['536365', -6, true, 'return'],
    ['CARD1', 6, true, 'sale'],
    ['C', 6, true, 'sale'],
    [null, 0, false, 'sale'],
  ] as const)('of %s with %i pieces, customer known: %s, is %s', (number, pieces, hasCustomer, kind) => {
    expect(saleKind(number, pieces * 1000, hasCustomer, options)).toBe(kind);
  });

  it('takes goods that came back for a return where a file tells no customers at all', () => {
    const readLine = saleReader({ soldOn: 0, quantity: 1, unitPrice: 2 }, {}, ['日期', '数量', '单价']);
    expect(readLine(2, ['2024-03-05', '-1', '5']).item?.kind).toBe('return');
    expect(read({ quantity: '-1', customerNumber: 'NA' }).item?.kind).toBe('writeoff');
  });

  it('knows no prefix where none is given', () => {
    expect(hasPrefix('C536379', null)).toBe(false);
    expect(hasPrefix('C536379', '')).toBe(false);
    expect(hasPrefix('TH20240001', 'TH')).toBe(true);
  });
});

describe('possibleOrders', () => {
  it.each([
    ['13/5/2024', ['dmy']],
    ['5/13/2024', ['mdy']],
    ['3/5/2024 8:26', ['dmy', 'mdy']],
    ['24-3-5', ['ymd']],
    ['11/12/10', ['ymd', 'dmy', 'mdy']],
    ['2024-03-05', []],
    ['NA', []],
  ])('of %s are %j', (text, orders) => {
    expect(possibleOrders(text)).toEqual(orders);
  });
});
