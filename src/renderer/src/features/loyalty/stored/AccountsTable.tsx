import type { CallOutput } from '@shared/ipc/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { call } from '@/lib/client';
import { formatDay, formatMoney } from '@/lib/format';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconMember } from '@/ui/icons';
import { usePagedRows } from '@/ui/pagedRows';

type Row = CallOutput<'loyalty.storedAccounts'>['rows'][number];

/** Everybody with stored value, who has the most first. */
export function AccountsTable() {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const source = usePagedRows<Row>({
    queryKey: keyOf('loyalty.storedAccounts', {}),
    fetchPage: (offset, limit) => call('loyalty.storedAccounts', { offset, limit }),
  });
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        key: 'customer',
        header: t('loyalty.column.customer'),
        width: 'minmax(8rem, 1fr)',
        cell: ({ customer }) => customerTitle(customer),
      },
      {
        key: 'principal',
        header: t('loyalty.stored.kind.principal'),
        width: '10rem',
        align: 'end',
        cell: ({ principalCents }) => formatMoney(principalCents),
      },
      {
        key: 'gift',
        header: t('loyalty.stored.kind.gift'),
        width: '9rem',
        align: 'end',
        cell: ({ giftCents }) => formatMoney(giftCents),
      },
      {
        key: 'last',
        header: t('loyalty.stored.lastOn'),
        width: '9rem',
        hideBelow: 48,
        cell: ({ lastOn }) => formatDay(lastOn, today),
      },
    ],
    [t, today],
  );
  return (
    <>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        label={t('loyalty.which.stored')}
        columns={columns}
        source={source}
        rowId={({ customer }) => customer.id}
        rowName={({ customer }) => customerTitle(customer)}
        onOpen={({ customer }) => {
          navigate(`/customers/${String(customer.id)}`);
        }}
        empty={<EmptyState icon={IconMember} text={t('loyalty.empty.stored')} />}
      />
    </>
  );
}
