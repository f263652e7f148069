import type { CustomerListRow } from '@shared/features/customers/customers.contract';
import type { CustomField } from '@shared/features/fields/fields.contract';
import { useEffect, useMemo, useRef, type ComponentProps, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasColleagues } from '@/features/staff/staff.public';
import { markFirstPainted, markPainted, useIsPainted } from '@/lib/painted';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { DataTable } from '@/ui/DataTable';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { RowsInView, type RowsInViewHandle } from '@/ui/RowsInView';
import { customerColumns } from './columns';
import { customerTitle } from './customerTitle';
import { useCustomerRows, type ListView } from './customers.hooks';
import styles from './CustomersScreen.module.css';

const NO_FIELDS: readonly CustomField[] = [];
const LOOK_KEYS = ['list.move', 'list.open', 'customers.filter'] as const;
const BIN_KEYS = ['list.move', 'list.open', 'list.tick'] as const;
const LIST_KEYS = [...BIN_KEYS, 'customers.edit', 'customers.remove'] as const;

type TableProps = ComponentProps<typeof DataTable<CustomerListRow>>;

type CustomersTableProps = Pick<
  TableProps,
  'selectedIds' | 'openId' | 'onSort' | 'onToggle' | 'onOpen' | 'onKey' | 'onMenu' | 'handleRef'
> & {
  view: ListView;
  panelId: string;
  /** A backup is looked into: its customers can be opened, and no more. */
  isLooking: boolean;
  /** Told how many the view has, whenever that changes; null until the first answer. */
  onTotal: (total: number | null) => void;
  empty: ReactNode;
};

/** The rows of the list and the line under them. On its own, so that scrolling draws nothing else anew. */
export function CustomersTable({ view, panelId, isLooking, onTotal, ...table }: CustomersTableProps) {
  const { t } = useTranslation();
  const today = useToday();
  const source = useCustomerRows(view);
  const inView = useRef<RowsInViewHandle>(null);
  const hasColleagues = useHasColleagues();
  const isPainted = useIsPainted();
  const { data: fields = NO_FIELDS } = useCall('fields.list', {}, { isEnabled: isPainted });
  const columns = useMemo(
    () => customerColumns(t, today, hasColleagues, fields),
    [t, today, hasColleagues, fields],
  );
  const { total } = source;

  useEffect(() => {
    onTotal(total);
    if (total === 0) markFirstPainted('shuke:list-usable');
  }, [onTotal, total]);

  return (
    <>
      {source.error && (
        <div className={styles.problem}>
          <ErrorNotice error={source.error} onRetry={source.retry} />
        </div>
      )}
      <div
        id={panelId}
        role="tabpanel"
        className={styles.panel}
        aria-label={t(`customers.group.${view.group}`)}
      >
        <DataTable
          {...table}
          label={t('customers.title.list')}
          columns={columns}
          source={source}
          rowId={(row) => row.id}
          rowName={customerTitle}
          sort={view.sort}
          onView={(first, last) => inView.current?.show(first, last)}
          onRowsDrawn={() => {
            markFirstPainted('shuke:list-usable');
            markPainted('shuke:list-painted');
          }}
        />
      </div>
      <FootBar
        keys={isLooking ? LOOK_KEYS : view.group === 'bin' ? BIN_KEYS : LIST_KEYS}
        end={total !== null && total > 0 && <RowsInView handleRef={inView} of="customers" total={total} />}
      />
    </>
  );
}
