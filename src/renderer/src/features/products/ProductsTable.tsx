import type { ProductListRow } from '@shared/features/products/products.contract';
import { useEffect, useMemo, useRef, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '@/ui/DataTable';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { RowsInView, type RowsInViewHandle } from '@/ui/RowsInView';
import { productColumns } from './productColumns';
import { useProductRows, type ListView } from './products.hooks';
import styles from './ProductsScreen.module.css';

const LOOK_KEYS = ['list.move', 'list.open', 'products.filter'] as const;
const BIN_KEYS = ['list.move', 'list.open', 'list.tick'] as const;
const LIST_KEYS = [...BIN_KEYS, 'products.edit', 'products.signs', 'products.remove'] as const;

type TableProps = ComponentProps<typeof DataTable<ProductListRow>>;

type ProductsTableProps = Pick<
  TableProps,
  'selectedIds' | 'openId' | 'onSort' | 'onToggle' | 'onOpen' | 'onKey' | 'onMenu' | 'handleRef'
> & {
  view: ListView;
  panelId: string;
  /** Nothing can be changed here. */
  isReadOnly: boolean;
  /** Told how many the view has, whenever that changes; null until the first answer. */
  onTotal: (total: number | null) => void;
  empty: ReactNode;
};

/** The rows of the list and the line under them. On its own, so that scrolling draws nothing else anew. */
export function ProductsTable({ view, panelId, isReadOnly, onTotal, ...table }: ProductsTableProps) {
  const { t } = useTranslation();
  const source = useProductRows(view);
  const inView = useRef<RowsInViewHandle>(null);
  const columns = useMemo(() => productColumns(t), [t]);
  const { total } = source;
  const { group } = view.filter;

  useEffect(() => {
    onTotal(total);
  }, [onTotal, total]);

  return (
    <>
      {source.error && (
        <div className={styles.problem}>
          <ErrorNotice error={source.error} onRetry={source.retry} />
        </div>
      )}
      <div id={panelId} role="tabpanel" className={styles.panel} aria-label={t(`products.group.${group}`)}>
        <DataTable
          {...table}
          label={t('products.title.list')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          sort={view.sort}
          onView={(first, last) => inView.current?.show(first, last)}
        />
      </div>
      <FootBar
        keys={isReadOnly ? LOOK_KEYS : group === 'bin' ? BIN_KEYS : LIST_KEYS}
        end={total !== null && total > 0 && <RowsInView handleRef={inView} of="products" total={total} />}
      />
    </>
  );
}
