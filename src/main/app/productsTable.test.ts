import { expect, test } from 'vitest';
import type { ListedProduct } from '@shared/features/products/paper.channels';
import { guessTarget } from '@shared/features/transfer/transfer.columns.rules';
import { goodsReader } from '@shared/features/transfer/transfer.goods.rules';
import { productsTable } from './productsTable';

const TEA: ListedProduct = {
  name: '=明前"龙井"',
  code: '007',
  category: '茶',
  priceCents: 123_450,
  costCents: null,
  unit: '盒',
  barcode: '6901234567892',
  supplier: '',
  shelf: 'A-1',
  isOutOfReach: true,
  isReducible: false,
  tags: ['送礼', '长辈'],
  included: '茶罐\n茶匙',
  excluded: '',
  warranty: '',
  note: '',
  isActive: true,
  pictureId: null,
  parts: [{ name: '公道杯', unit: '件', code: 'C704', quantityMilli: 2_000 }],
};

test.each(['zh-CN', 'en'] as const)(
  'a table in %s is known again by an import, to the cell',
  async (language) => {
    const { readXlsx } = await import('hucre/xlsx');
    const book = await readXlsx(await productsTable([TEA], 'xlsx', language));
    const [headers = [], cells = []] = (book.sheets[0]?.rows ?? []).map((row) =>
      row.map((cell) => String(cell ?? '')),
    );
    const { target, mapping } = guessTarget(headers.map((header, index) => ({ index, header, samples: [] })));
    expect(target).toBe('products');
    expect(Object.keys(mapping)).toHaveLength(headers.length);
    const { item, problems } = goodsReader(mapping, {}, headers)(2, cells);
    expect(problems).toEqual([]);
    expect(item).toEqual({
      code: '007',
      barcode: '6901234567892',
      name: '=明前"龙井"',
      category: '茶',
      priceCents: 123_450,
      costCents: null,
      unit: '盒',
      supplier: null,
      shelf: 'A-1',
      isOutOfReach: true,
      tags: ['送礼', '长辈'],
      included: '茶罐\n茶匙',
      excluded: null,
      warranty: null,
      note: null,
      isActive: true,
      isSpecial: true,
      parts: [{ word: 'C704', quantityMilli: 2_000 }],
    });
  },
);

test('a CSV begins with its mark, and no cell of it is a formula', async () => {
  const text = Buffer.from(await productsTable([TEA], 'csv', 'zh-CN')).toString('utf8');
  expect(text.startsWith('\uFEFF货号,条码,')).toBe(true);
  expect(text).toContain(`"'=明前""龙井"""`);
});
