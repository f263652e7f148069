import { describe, expect, it } from 'vitest';
import { guessTarget } from './transfer.columns.rules';
import { goodsReader } from './transfer.goods.rules';

const HEADERS = {
  code: '货号',
  barcode: '条码',
  name: '品名',
  category: '分类',
  price: '零售价',
  cost: '进价',
  unit: '单位',
  supplier: '供应商',
  shelf: '货架号',
  outOfReach: '高处',
  tags: '适合人群',
  included: '包含',
  excluded: '不含',
  warranty: '保修期',
  note: '备注',
  active: '状态',
  special: '特价',
  parts: '套餐内容',
};
type Cells = Partial<Record<keyof typeof HEADERS, string>>;
const NAMES = Object.keys(HEADERS) as (keyof typeof HEADERS)[];
const MAPPING = Object.fromEntries(NAMES.map((name, at) => [name, at]));

const read = (cells: Cells) => {
  const row = goodsReader(
    MAPPING,
    {},
    Object.values(HEADERS),
  )(
    2,
    NAMES.map((name) => cells[name] ?? ''),
  );
  return { item: row.item, codes: row.problems.map(({ code }) => code) };
};

describe('a row of products', () => {
  it('is read whole', () => {
    const { item, codes } = read({
      code: 'P0001',
      barcode: '6901234567892',
      name: '龙井茶',
      category: '茶',
      price: '￥１，２３４．００',
      cost: '800',
      unit: '盒',
      supplier: '西湖茶厂',
      shelf: 'A-3',
      outOfReach: '是',
      tags: '送礼、长辈',
      included: '茶罐',
      excluded: '提袋',
      warranty: '一年',
      note: '春茶',
      active: '上架',
      special: '否',
      parts: 'L101 ×1；品茗杯 x2',
    });
    expect(codes).toEqual([]);
    expect(item).toEqual({
      code: 'P0001',
      barcode: '6901234567892',
      name: '龙井茶',
      category: '茶',
      priceCents: 123_400,
      costCents: 80_000,
      unit: '盒',
      supplier: '西湖茶厂',
      shelf: 'A-3',
      isOutOfReach: true,
      tags: ['送礼', '长辈'],
      included: '茶罐',
      excluded: '提袋',
      warranty: '一年',
      note: '春茶',
      isActive: true,
      isSpecial: false,
      parts: [
        { word: 'L101', quantityMilli: 1_000 },
        { word: '品茗杯', quantityMilli: 2_000 },
      ],
    });
  });

  it.each([
    ['-5', null, ['pricedWrong']],
    ['面议', null, ['pricedWrong']],
    ['0', 0, ['pricedAtZero']],
    ['100000000000', null, ['pricedWrong']],
    ['', null, []],
    ['暂无', null, []],
    ['¥1,234.00', 123_400, []],
    ['１２.５元', 1_250, []],
  ])('priced at %s costs %s', (price, priceCents, expected) => {
    const { item, codes } = read({ name: '茶', price });
    expect(item?.priceCents).toBe(priceCents);
    expect(codes).toEqual(expected);
  });

  it.each([
    ['6.9E+12', null, ['barcodeDamaged']],
    ['6.90123E12', null, ['barcodeDamaged']],
    ['6901234567890', null, ['barcodeDamaged']],
    ['６９０１２３４５６７８９２', '6901234567892', []],
    ['6901234567892.0', '6901234567892', []],
    ["'6901234567892", '6901234567892', []],
    ['="6901234567892"', '6901234567892', []],
    ['无', null, []],
  ])('with the barcode %s has %s', (barcode, kept, expected) => {
    const { item, codes } = read({ name: '茶', barcode });
    expect(item?.barcode).toBe(kept);
    expect(codes).toEqual(expected);
  });

  it('keeps an answer that is neither yes nor no out, and tells', () => {
    const { item, codes } = read({ name: '茶', active: '看情况', special: 'Y', outOfReach: '' });
    expect([item?.isActive, item?.isSpecial, item?.isOutOfReach]).toEqual([null, true, null]);
    expect(codes).toEqual(['answerUnreadable']);
  });

  it('is refused where nothing tells which product it is, and where it is no product', () => {
    expect(read({ price: '12' })).toEqual({ item: null, codes: ['noGoods'] });
    expect(read({ code: '合计', price: '12' })).toEqual({ item: null, codes: ['totalRow'] });
    expect(read(HEADERS)).toEqual({ item: null, codes: ['headerAgain'] });
  });
});

describe('what a file holds', () => {
  const columns = (headers: readonly string[]) =>
    headers.map((header, index) => ({ index, header, samples: [] }));

  it('is products where columns say so, each matched', () => {
    expect(guessTarget(columns(Object.values(HEADERS)))).toEqual({ target: 'products', mapping: MAPPING });
    const english = ['Code', 'Barcode', 'Name', 'Category', 'Price', 'Cost', 'Unit', 'Supplier', 'Shelf'];
    expect(guessTarget(columns(english))).toEqual({
      target: 'products',
      mapping: {
        code: 0,
        barcode: 1,
        name: 2,
        category: 3,
        price: 4,
        cost: 5,
        unit: 6,
        supplier: 7,
        shelf: 8,
      },
    });
    expect(guessTarget(columns(['商品名称', '售价'])).target).toBe('products');
  });

  it('is sales or customers where those fit better', () => {
    expect(
      guessTarget(columns(['单号', '日期', '商品编码', '商品名称', '数量', '单价', '金额'])).target,
    ).toBe('sales');
    expect(guessTarget(columns(['姓名', '手机号', '生日', '标签'])).target).toBe('customers');
    expect(guessTarget(columns(['名称', '电话'])).target).toBe('customers');
  });
});
