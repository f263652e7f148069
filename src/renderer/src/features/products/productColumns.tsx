import type { ProductListRow } from '@shared/features/products/products.contract';
import type { Liking } from '@shared/features/products/ratings.rules';
import type { TFunction } from 'i18next';
import { formatList, formatMoney, formatNumber } from '@/lib/format';
import type { Column } from '@/ui/column';
import { IconReach } from '@/ui/icons';
import { ProductThumb } from './ProductThumb';
import styles from './ProductsScreen.module.css';

/** The columns of the list of products. Those that matter least leave first where room is short. */
export function productColumns(t: TFunction): readonly Column<ProductListRow>[] {
  return [
    {
      key: 'name',
      header: t('products.field.name'),
      width: 'minmax(12rem, 22rem)',
      sortBy: 'name',
      cell: (row) => (
        <>
          <ProductThumb pictureId={row.pictureId} size="row" />
          <span className={styles.name}>{row.name}</span>
          {!row.isReducible && <span className={styles.special}>{t('products.special')}</span>}
        </>
      ),
    },
    {
      key: 'code',
      header: t('products.field.code'),
      width: '6.5rem',
      sortBy: 'code',
      hideBelow: 40,
      cell: (row) => row.code,
    },
    {
      key: 'price',
      header: t('products.field.priceCents'),
      width: '8rem',
      align: 'end',
      sortBy: 'price',
      cell: (row) => priceText(t, row),
    },
    {
      key: 'category',
      header: t('products.field.category'),
      width: '7rem',
      sortBy: 'category',
      hideBelow: 48,
      cell: (row) => row.category,
    },
    {
      key: 'shelf',
      header: t('products.field.shelf'),
      width: '8rem',
      hideBelow: 58,
      cell: (row) => (
        <>
          <span className={styles.shelf}>{row.shelf}</span>
          {row.isOutOfReach && (
            <span className={styles.reach} title={t('products.field.isOutOfReach')}>
              <IconReach size="1rem" stroke={1.6} aria-label={t('products.field.isOutOfReach')} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'liking',
      header: t('products.field.liking'),
      width: '7rem',
      hideBelow: 62,
      cell: (row) => row.liking && likingText(t, row.liking),
    },
    {
      key: 'tags',
      header: t('products.field.tags'),
      width: 'minmax(6rem, 1fr)',
      hideBelow: 68,
      cell: (row) => <span className={styles.tags}>{formatList(row.tags)}</span>,
    },
  ];
}

/** How a product is liked: 4.6 (12). */
export const likingText = (t: TFunction, { count, tenths }: Liking): string =>
  t('products.liking', {
    mean: `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}`,
    number: formatNumber(count),
  });

/** A price with what it is for: ¥360.00 / 斤. Empty where it is unknown. */
export function priceText(
  t: TFunction,
  { priceCents, unit }: Pick<ProductListRow, 'priceCents' | 'unit'>,
): string {
  if (priceCents === null) return '';
  const price = formatMoney(priceCents);
  return unit === '' ? price : t('products.perUnit', { price, unit });
}
