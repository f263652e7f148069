import type { ListedProduct } from '@shared/features/products/paper.channels';
import { partsText } from '@shared/features/products/bundle.rules';
import { typedPrice } from '@shared/features/products/products.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { paperText } from './paperText';
import { textTable } from './textTable';

const COLUMNS = [
  ...['code', 'barcode', 'name', 'category', 'price', 'cost', 'unit', 'supplier', 'shelf', 'outOfReach'],
  ...['tags', 'included', 'excluded', 'warranty', 'note', 'active', 'special', 'parts'],
];
const WIDE: Readonly<Record<string, number>> = {
  name: 28,
  barcode: 16,
  tags: 20,
  included: 24,
  note: 24,
  parts: 24,
};

/**
 * Products as a table, an .xlsx or a text in UTF-8, whose heads an import knows again. All cells are text, so that no
 * spreadsheet cuts a barcode or takes a name for a formula.
 */
export async function productsTable(
  rows: readonly ListedProduct[],
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<Uint8Array> {
  const find = paperText(language);
  const say = (key: string): string => find(`papers.products.${key}`) ?? key;
  const answer = (isTrue: boolean): string => say(isTrue ? 'yes' : 'no');
  const cellsOf = (row: ListedProduct): string[] => [
    row.code,
    row.barcode,
    row.name,
    row.category,
    typedPrice(row.priceCents),
    typedPrice(row.costCents),
    row.unit,
    row.supplier,
    row.shelf,
    answer(row.isOutOfReach),
    row.tags.join(language === 'en' ? ', ' : '、'),
    row.included,
    row.excluded,
    row.warranty,
    row.note,
    answer(row.isActive),
    answer(!row.isReducible),
    partsText(row.parts),
  ];
  const heads = COLUMNS.map((column) => say(`column.${column}`));
  const table = [heads, ...rows.map(cellsOf)];
  return textTable(table, {
    format,
    title: say('title'),
    widths: COLUMNS.map((column) => WIDE[column] ?? 12),
  });
}
