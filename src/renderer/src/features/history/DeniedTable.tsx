import { useMemo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import { call } from '@/lib/client';
import { formatMinute, formatNumber, formatWeekday } from '@/lib/format';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconShield } from '@/ui/icons';
import { usePagedRows, type Page } from '@/ui/pagedRows';
import { askOf, type ActFilter } from './actFilter';
import { deniedText } from './actWords';
import styles from './HistoryScreen.module.css';

type Row = CallOutput<'history.denied'>['rows'][number];

/** What was refused to whom, counted by the minute, newest first. */
export function DeniedTable({ filter, handleRef }: { filter: ActFilter; handleRef: Ref<DataTableHandle> }) {
  const { t } = useTranslation();
  const today = useToday();
  const { byId, from, to } = askOf(filter);
  const only = {
    ...(byId !== undefined && { byId }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  const source = usePagedRows({
    queryKey: keyOf('history.denied', only),
    fetchPage: (offset, limit): Promise<Page<Row>> => call('history.denied', { ...only, offset, limit }),
  });
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        key: 'at',
        header: t('history.at'),
        width: '12rem',
        cell: (row) => (
          <span className={styles.at}>{`${formatWeekday(row.on, today)} ${formatMinute(row.minute)}`}</span>
        ),
      },
      {
        key: 'by',
        header: t('history.by'),
        width: '7rem',
        cell: (row) => row.by ?? t('history.denied.nobody'),
      },
      {
        key: 'what',
        header: t('history.denied.what'),
        width: 'minmax(10rem, 1fr)',
        cell: (row) => deniedText(row.channel),
      },
      {
        key: 'count',
        header: t('history.denied.count'),
        width: '6rem',
        align: 'end',
        cell: (row) => formatNumber(row.count),
      },
    ],
    [t, today],
  );
  return (
    <>
      {source.error && (
        <div className={styles.problem}>
          <ErrorNotice error={source.error} onRetry={source.retry} />
        </div>
      )}
      <DataTable
        label={t('history.denied.list')}
        columns={columns}
        source={source}
        handleRef={handleRef}
        rowId={(row) => row.id}
        rowName={(row) => deniedText(row.channel)}
        empty={<EmptyState icon={IconShield} text={t('history.denied.empty')} />}
      />
    </>
  );
}
