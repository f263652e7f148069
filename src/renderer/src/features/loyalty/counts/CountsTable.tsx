import type { CallOutput } from '@shared/ipc/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { call } from '@/lib/client';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconMember } from '@/ui/icons';
import { usePagedRows } from '@/ui/pagedRows';

type Row = CallOutput<'loyalty.countAccounts'>['rows'][number];

/** Every count card with something left, who lapses first before the others. */
export function CountsTable() {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const source = usePagedRows<Row>({
    queryKey: keyOf('loyalty.countAccounts', {}),
    fetchPage: (offset, limit) => call('loyalty.countAccounts', { offset, limit }),
  });
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        key: 'customer',
        header: t('loyalty.column.customer'),
        width: 'minmax(8rem, 1fr)',
        cell: ({ customer }) => customerTitle(customer),
      },
      { key: 'name', header: t('loyalty.count.title'), width: 'minmax(8rem, 1fr)', cell: ({ name }) => name },
      {
        key: 'left',
        header: t('loyalty.count.column.left'),
        width: '8rem',
        align: 'end',
        cell: ({ times, left }) =>
          times === null ? t('loyalty.count.endless') : `${formatNumber(left)} / ${formatNumber(times)}`,
      },
      {
        key: 'worth',
        header: t('loyalty.count.column.worth'),
        width: '8rem',
        align: 'end',
        hideBelow: 48,
        cell: ({ worthCents }) => formatMoney(worthCents),
      },
      {
        key: 'until',
        header: t('loyalty.count.column.until'),
        width: '10rem',
        cell: ({ until, state }) =>
          state === 'lapsed'
            ? t('loyalty.count.state.lapsed')
            : until === null
              ? t('loyalty.count.forever')
              : formatDay(until, today),
      },
    ],
    [t, today],
  );
  return (
    <>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        label={t('loyalty.which.counts')}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={({ customer }) => customerTitle(customer)}
        onOpen={({ customer }) => {
          navigate(`/customers/${String(customer.id)}`);
        }}
        empty={<EmptyState icon={IconMember} text={t('loyalty.empty.counts')} />}
      />
    </>
  );
}
