import { readParts, type NamedPart } from '../products/bundle.rules';
import { canonicalBarcode, isBarcodeMistyped, PRODUCT_LIMITS, readPrice } from '../products/products.rules';
import { type Cents } from '../../lib/money';
import { toHalfWidth } from '../../lib/text';
import { CELL_LIMITS, headerAgain, isTotalRow, readWords, RowCells } from './transfer.cells.rules';
import { type ColumnMapping, type GoodsRow, type ReadOptions, type ReadRow } from './transfer.rows.rules';

/**
 * Reads rows of a file as products, one ReadRow per row. A row with neither code nor barcode nor name is refused
 * (noGoods); everything else that cannot be read is left out and told.
 */
export function goodsReader(
  mapping: ColumnMapping,
  _options: ReadOptions,
  headers: readonly string[],
): (row: number, cells: readonly string[]) => ReadRow<GoodsRow> {
  const row = new RowCells(mapping);
  const isHeader = headerAgain(headers, mapping);
  const short = (field: string): string | null => row.textOrNull(field, PRODUCT_LIMITS.short);
  const long = (field: string): string | null => row.textOrNull(field, PRODUCT_LIMITS.text, true);

  const readItem = (cells: readonly string[]): GoodsRow | null => {
    const refuse = (code: 'headerAgain' | 'totalRow' | 'noGoods'): null => {
      row.note(code, null, cells.find((cell) => cell.trim() !== '') ?? '');
      return null;
    };
    if (isHeader(cells)) return refuse('headerAgain');
    if (isTotalRow(cells)) return refuse('totalRow');
    const code = row.id('code');
    const barcode = readBarcode(row);
    const name = row.textOrNull('name', PRODUCT_LIMITS.name);
    if (code === null && barcode === null && name === null) return refuse('noGoods');
    return {
      code,
      barcode,
      name,
      category: short('category'),
      priceCents: readCents(row, 'price', 'pricedWrong'),
      costCents: readCents(row, 'cost', 'costedWrong'),
      unit: short('unit'),
      supplier: short('supplier'),
      shelf: short('shelf'),
      isOutOfReach: readAnswer(row, 'outOfReach'),
      tags: readWords(row, 'tags', { signs: PRODUCT_LIMITS.tag, words: PRODUCT_LIMITS.tags }),
      included: long('included'),
      excluded: long('excluded'),
      warranty: long('warranty'),
      note: long('note'),
      isActive: readAnswer(row, 'active'),
      isSpecial: readAnswer(row, 'special'),
      parts: readHeld(row),
    };
  };

  return (number, cells) => {
    row.start(cells);
    return row.finish(number, readItem(cells));
  };
}

/** What a spreadsheet makes of a long number: 6.9E+12, with the plus sign or without. */
const CUT_NUMBER = /^\d(?:\.\d+)?e\+?\d+$/iu;

function readBarcode(row: RowCells): string | null {
  const text = row.text('barcode', CELL_LIMITS.id);
  const plain = toHalfWidth(text).trim().replace(/^'/u, '');
  if (plain === '') return null;
  if (CUT_NUMBER.test(plain) || plain.length > PRODUCT_LIMITS.short || isBarcodeMistyped(plain)) {
    row.note('barcodeDamaged', 'barcode', text);
    return null;
  }
  // 6901234567892.0: a column of whole numbers that once passed for decimals.
  return canonicalBarcode(/^\d{8,}\.0$/u.test(plain) ? plain.slice(0, -2) : plain);
}

function readCents(
  row: RowCells,
  field: 'price' | 'cost',
  wrong: 'pricedWrong' | 'costedWrong',
): Cents | null {
  const text = row.text(field, CELL_LIMITS.name);
  const cents = readPrice(text);
  if (cents === 'unreadable') {
    row.note(wrong, field, text);
    return null;
  }
  if (cents === 0 && field === 'price') row.note('pricedAtZero', field, text);
  return cents;
}

/** Parts of which one cannot be read are no bundle: all are left out. */
function readHeld(row: RowCells): NamedPart[] {
  const text = row.text('parts', CELL_LIMITS.note, true);
  const parts = readParts(text);
  if (parts === null) row.note('partsUnreadable', 'parts', text);
  return parts ?? [];
}

const YES = new Set(
  '是 对 有 在售 上架 已上架 销售中 在架 启用 正常 需要 需 高处 特价 不打折 不参与折扣 √ ✓ ✔ y yes 1 t true on active onsale special'.split(
    ' ',
  ),
);
const NO = new Set(
  '否 不 不是 停售 下架 已下架 停产 停用 禁用 不卖 不需要 不需 正价 打折 可打折 × ✗ x n no 0 f false off inactive ended discontinued'.split(
    ' ',
  ),
);

/** Yes or no; null where nothing is said, or neither. */
function readAnswer(row: RowCells, field: 'outOfReach' | 'active' | 'special'): boolean | null {
  const text = row.text(field, CELL_LIMITS.name);
  const word = toHalfWidth(text).toLowerCase().replaceAll(/\s+/gu, '');
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  if (word !== '') row.note('answerUnreadable', field, text);
  return null;
}
