import { describe, expect, it } from 'vitest';
import {
  DayOrderGuess,
  findHeaderRow,
  guessMapping,
  guessTarget,
  missingFields,
  plainHeader,
  PrefixGuess,
  type SampledColumn,
} from './transfer.columns.rules';

/** Columns from a small table whose first row is the header. */
function columnsOf(...table: string[][]): SampledColumn[] {
  const [headers = [], ...rows] = table;
  return headers.map((header, index) => ({ index, header, samples: rows.map((row) => row[index] ?? '') }));
}

describe('guessTarget', () => {
  it('knows the columns of a shop in English', () => {
    const columns = columnsOf(
      [
        'InvoiceNo',
        'StockCode',
        'Description',
        'Quantity',
        'InvoiceDate',
        'UnitPrice',
        'CustomerID',
        'Country',
      ],
      ['536365', '85123A', 'LANTERN', '6', '2010-12-01 08:26:00', '2.55', '17850', 'France'],
    );
    expect(guessTarget(columns)).toEqual({
      target: 'sales',
      mapping: {
        saleNumber: 0,
        productCode: 1,
        productName: 2,
        quantity: 3,
        soldOn: 4,
        unitPrice: 5,
        customerNumber: 6,
        region: 7,
      },
    });
  });

  it('knows the columns of a Chinese till', () => {
    const columns = columnsOf(
      [
        '序号',
        '销售日期',
        '时间',
        '小票号',
        '会员卡号',
        '会员姓名',
        '联系电话',
        '商品条码',
        '品名',
        '数量',
        '单价(元)',
        '实付金额（元）',
        '收银员',
      ],
      [
        '1',
        '2024/3/5',
        '8:26',
        'XS001',
        '00123',
        '单雨珍',
        '13800138000',
        '6901234567892',
        '绿茶',
        '2',
        '12.5',
        '25',
        '小王',
      ],
      ['2', '2024/3/5', '9:10', 'XS002', '', '', '', '6901234567893', '红茶', '1', '18', '18', '小王'],
    );
    expect(guessTarget(columns)).toEqual({
      target: 'sales',
      mapping: {
        soldOn: 1,
        soldTime: 2,
        saleNumber: 3,
        customerNumber: 4,
        customerName: 5,
        customerPhone: 6,
        productCode: 7,
        productName: 8,
        quantity: 9,
        unitPrice: 10,
        amount: 11,
      },
    });
  });

  it('knows a list of members, even one that tells what they spent and when', () => {
    const columns = columnsOf(
      [
        '会员卡号',
        '姓名',
        '性别',
        '手机号码',
        '生日',
        '累计消费金额',
        '最近消费时间',
        '积分',
        '注册日期',
        '备注',
      ],
      ['00123', '单雨珍', '女', '13800138000', '3月5日', '1234.50', '2024-03-05', '120', '2020-01-01', ''],
      ['00124', '曾国', '男', '13900139000', '1990-03-05', '88', '2024-03-01', '8', '2020-01-02', '爱喝茶'],
    );
    expect(guessTarget(columns)).toEqual({
      target: 'customers',
      mapping: { number: 0, name: 1, gender: 2, phone: 3, birthday: 4, note: 9 },
    });
  });

  it('knows a list of customers in English', () => {
    const columns = columnsOf(
      ['Full Name', 'E-mail', 'Mobile Phone', 'Home phone', 'Address', 'Company', 'Tags'],
      ["O'Neil", 'o@example.com', '+44 7911 123456', '+44 20 7946 0958', '1 High St', 'Acme', 'a;b'],
    );
    expect(guessTarget(columns)).toEqual({
      target: 'customers',
      mapping: { name: 0, email: 1, phone: 2, phone3: 3, address: 4, company: 5, tags: 6 },
    });
  });

  it('finds phones and days by their content where the headers say nothing', () => {
    const people = columnsOf(
      ['姓名', '列2', '列3'],
      ['张三', '13800138000', 'x'],
      ['李四', '13900139000', 'y'],
    );
    expect(guessTarget(people)).toEqual({ target: 'customers', mapping: { name: 0, phone: 1 } });
    const sales = columnsOf(['单号', 'A', '金额'], ['1', '2024-03-05', '12'], ['2', '2024-03-06', '13']);
    expect(guessTarget(sales)).toEqual({ target: 'sales', mapping: { saleNumber: 0, soldOn: 1, amount: 2 } });
  });

  it('lets the content judge between look-alike headers', () => {
    const columns = columnsOf(
      ['客户', '客户', '数量', '日期', '单价'],
      ['17850', '张三', '1', '2024-03-05', '2'],
      ['17851', '李四', '1', '2024-03-05', '2'],
    );
    expect(guessMapping('sales', columns).customerName).toBe(1);
    const noDay = columnsOf(['日期', '金额'], ['一号', '12']);
    expect(guessMapping('sales', noDay)).toEqual({ amount: 1 });
  });

  it('matches each column to one field only', () => {
    const { mapping } = guessTarget(
      columnsOf(['电话', '手机', '联系电话', '姓名'], ['010-65529988', '13800138000', '13900139000', '张三']),
    );
    expect(new Set(Object.values(mapping)).size).toBe(Object.keys(mapping).length);
    expect(mapping).toMatchObject({ name: 3 });
    expect([mapping.phone, mapping.phone2, mapping.phone3].sort()).toEqual([0, 1, 2]);
  });
});

describe('missingFields', () => {
  it('says what a target cannot do without', () => {
    expect(missingFields('sales', { soldOn: 0, amount: 1 })).toEqual([]);
    expect(missingFields('sales', { quantity: 1 })).toEqual([['soldOn'], ['unitPrice', 'amount']]);
    expect(missingFields('customers', { number: 0 })).toEqual([]);
    expect(missingFields('customers', { note: 0 }).length).toBe(1);
  });
});

describe('findHeaderRow', () => {
  it.each([
    [
      'the first row',
      [
        ['姓名', '手机'],
        ['张三', '13800138000'],
      ],
      0,
    ],
    [
      'the row below a title, a time of export and blank lines',
      [
        ['会员资料导出'],
        [''],
        ['导出时间：2024-03-05 08:26'],
        ['共 2 人', ''],
        ['姓名', '手机', '备注'],
        ['张三', '13800138000', ''],
        ['李四', '13900139000', ''],
      ],
      4,
    ],
    [
      'a row of unknown words over data',
      [
        ['Kunde', 'Betrag'],
        ['Meier', '12.50'],
        ['Huber', '8'],
      ],
      0,
    ],
    ['one column of names', [['姓名'], ['张三'], ['李四']], 0],
    [
      'the first of two headers',
      [
        ['姓名', '手机'],
        ['张三', '13800138000'],
        ['姓名', '手机'],
        ['李四', '13900139000'],
      ],
      0,
    ],
    [
      'no row, where data begin at once',
      [
        ['张三', '13800138000'],
        ['李四', '13900139000'],
      ],
      -1,
    ],
    ['no row, where there is nothing', [], -1],
  ])('finds %s', (_what, rows, at) => {
    expect(findHeaderRow(rows)).toBe(at);
  });
});

describe('plainHeader', () => {
  it('drops what writers differ in', () => {
    expect(['Invoice No.', 'INVOICE_NO', 'invoiceNo'].map(plainHeader)).toEqual([
      'invoiceno',
      'invoiceno',
      'invoiceno',
    ]);
    expect(plainHeader(' 单价（元） ')).toBe('单价');
    expect(plainHeader('*手 机：')).toBe('手机');
  });
});

describe('PrefixGuess', () => {
  const feed = (lines: [string, boolean, boolean, number][]): ReturnType<PrefixGuess['result']> => {
    const guess = new PrefixGuess();
    for (const [number, isNegative, hasCustomer, times] of lines) {
      for (let i = 0; i < times; i += 1) guess.add(`${number}${i}`, isNegative, hasCustomer);
    }
    return guess.result();
  };

  it('tells returns and adjustments beside plain numbers', () => {
    expect(
      feed([
        ['5', false, true, 90],
        ['C5', true, true, 9],
        ['A5', false, false, 3],
      ]),
    ).toEqual({ returnPrefix: 'C', adjustmentPrefix: 'A' });
  });

  it('tells them beside numbers that all begin with letters', () => {
    expect(
      feed([
        ['XS2', false, true, 90],
        ['TH2', true, true, 9],
      ]),
    ).toEqual({ returnPrefix: 'TH' });
  });

  it('guesses nothing from a letter that sells, from one invoice, from many lines, or without a majority', () => {
    expect(
      feed([
        ['5', false, true, 90],
        ['B5', false, true, 9],
      ]),
    ).toEqual({});
    expect(
      feed([
        ['5', false, true, 90],
        ['C5', true, true, 1],
      ]),
    ).toEqual({});
    expect(
      feed([
        ['5', false, true, 90],
        ['A5', false, false, 30],
      ]),
    ).toEqual({});
    expect(
      feed([
        ['5', false, true, 10],
        ['C5', true, true, 10],
      ]),
    ).toEqual({});
  });
});

describe('DayOrderGuess', () => {
  const feed = (...texts: string[]): string | undefined => {
    const guess = new DayOrderGuess();
    for (const text of texts) guess.add(text);
    return guess.result();
  };

  it('tells the order from the days that allow only one', () => {
    expect(feed('3/5/2024', '13/5/2024', '4/6/2024')).toBe('dmy');
    expect(feed('3/5/24', '5/13/24', '12/31/24')).toBe('mdy');
  });

  it('is silent where no day needs it or none gives it away', () => {
    expect(feed('2024-03-05', '2024-03-13')).toBeUndefined();
    expect(feed('13/5/2024', '14/5/2024')).toBeUndefined();
    expect(feed('3/5/2024', '4/6/2024')).toBeUndefined();
  });
});
