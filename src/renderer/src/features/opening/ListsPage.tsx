import { Button } from '@mantine/core';
import type { OpeningList } from '@shared/features/opening/opening.contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { formatDay, formatMinute, formatMoney, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconNotebook } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { usePagedRows } from '@/ui/pagedRows';

/** Every list that was taken over, the latest first. */
export function ListsPage() {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const isLooking = useIsLooking();
  const mayWrite = useMay('opening.write') && !isLooking;
  const source = usePagedRows<OpeningList>({
    queryKey: keyOf('opening.lists', {}),
    fetchPage: (offset, limit) => call('opening.lists', { offset, limit }),
  });
  const columns = useMemo<readonly Column<OpeningList>[]>(
    () => [
      {
        key: 'on',
        header: t('opening.lists.when'),
        width: 'minmax(9rem, 1fr)',
        cell: ({ on, minute }) => `${formatDay(on, today)} ${formatMinute(minute)}`,
      },
      { key: 'by', header: t('opening.lists.by'), width: '7rem', cell: ({ by }) => by.name },
      {
        key: 'rows',
        header: t('opening.lists.rows'),
        width: '6rem',
        align: 'end',
        cell: ({ rows }) => formatNumber(rows),
      },
      {
        key: 'points',
        header: t('opening.column.points'),
        width: '7rem',
        align: 'end',
        cell: ({ totals }) => formatNumber(totals.points),
      },
      {
        key: 'stored',
        header: t('opening.lists.stored'),
        width: '8rem',
        align: 'end',
        cell: ({ totals }) => formatMoney(totals.principalCents + totals.giftCents),
      },
      {
        key: 'debt',
        header: t('opening.column.debt'),
        width: '8rem',
        align: 'end',
        cell: ({ totals }) => formatMoney(totals.debtCents),
      },
      {
        key: 'state',
        header: t('opening.lists.state'),
        width: 'minmax(10rem, 1fr)',
        cell: ({ signed, rows }) => {
          if (signed !== null) {
            return t('opening.lists.signed', { name: signed.by, day: formatDay(signed.on, today) });
          }
          return t(rows === 0 ? 'opening.lists.undone' : 'opening.lists.unsigned');
        },
      },
    ],
    [t, today],
  );
  const begin = mayWrite && (
    <Button
      variant="filled"
      onClick={() => {
        navigate('/opening/new');
      }}
    >
      {t('opening.new.begin')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('opening.title')} sub={t('opening.sub')}>
        {begin}
      </PageHeader>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        label={t('opening.title')}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={({ on }) => formatDay(on, today)}
        onOpen={({ id }) => {
          navigate(`/opening/${String(id)}`);
        }}
        empty={
          <EmptyState icon={IconNotebook} text={t('opening.empty')}>
            {begin}
          </EmptyState>
        }
      />
      <FootBar keys={['list.move', 'list.open']} />
    </>
  );
}
