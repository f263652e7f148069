import type { SaleId, SaleRow } from '@shared/features/sales/sales.contract';
import { addDays } from '@shared/lib/days';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { call } from '@/lib/client';
import { formatList, formatMinute, formatMoney, formatNumber, formatWeekday } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FilterBox, type FilterBoxHandle } from '@/ui/FilterBox';
import { FootBar } from '@/ui/FootBar';
import { IconReceipt } from '@/ui/icons';
import { usePagedRows } from '@/ui/pagedRows';
import { SplitPage } from '@/ui/SplitPage';
import styles from '../Sales.module.css';
import { SlipPanel } from './SlipPanel';

/** How far back the list goes, in days; null: as far as there is anything. */
const PERIODS = { today: 0, week: 6, month: 29, all: null } as const;
type Period = keyof typeof PERIODS;

/** All slips, the latest first, with the one that is open beside them. */
export function SlipsPage({ openId }: { openId: SaleId | null }) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const [period, setPeriod] = useState<Period>('month');
  const [number, setNumber] = useState('');
  const [sum, setSum] = useState<{ total: number; amountCents: number } | null>(null);
  const table = useRef<DataTableHandle>(null);
  const filter = useRef<FilterBoxHandle>(null);
  const back = PERIODS[period];
  const asked = useMemo(
    () => ({
      from: back === null || number !== '' ? null : addDays(today, -back),
      to: null,
      customerId: null,
      number,
    }),
    [back, number, today],
  );
  const source = usePagedRows<SaleRow>({
    queryKey: keyOf('sales.list', asked),
    fetchPage: async (offset, limit) => {
      const { rows, total, amountCents } = await call('sales.list', { ...asked, offset, limit });
      setSum({ total, amountCents });
      return { rows, total };
    },
  });
  const columns = useMemo<readonly Column<SaleRow>[]>(
    () => [
      {
        key: 'when',
        header: t('sales.column.when'),
        width: '11.5rem',
        cell: ({ on, minute }) =>
          minute === null ? formatWeekday(on, today) : `${formatWeekday(on, today)} ${formatMinute(minute)}`,
      },
      {
        key: 'number',
        header: t('sales.column.number'),
        width: '8rem',
        hideBelow: 64,
        cell: (row) => row.number ?? '',
      },
      {
        key: 'customer',
        header: t('sales.column.customer'),
        width: 'minmax(6rem, 12rem)',
        cell: ({ customer }) => (customer === null ? '' : customerTitle(customer)),
      },
      {
        key: 'names',
        header: t('sales.column.names'),
        width: 'minmax(8rem, 1fr)',
        hideBelow: 56,
        cell: ({ names, lineCount }) =>
          names.length < lineCount
            ? t('sales.namesAndMore', { names: formatList(names), number: formatNumber(lineCount) })
            : formatList(names),
      },
      {
        key: 'kind',
        header: t('sales.column.kind'),
        width: '5.5rem',
        cell: ({ kind, by }) =>
          kind === 'sale'
            ? ''
            : t(`sales.kindOf.${by === null ? kind : kind === 'adjustment' ? 'undone' : kind}`),
      },
      {
        key: 'amount',
        header: t('sales.column.amount'),
        width: '7.5rem',
        align: 'end',
        cell: ({ amountCents }) => formatMoney(amountCents),
      },
      {
        key: 'owed',
        header: t('sales.column.owed'),
        width: '7rem',
        align: 'end',
        cell: ({ owedCents }) => (owedCents === null || owedCents <= 0 ? '' : formatMoney(owedCents)),
      },
    ],
    [t, today],
  );
  useEffect(() => {
    if (document.activeElement === document.body) table.current?.focus();
  }, []);
  const close = useCallback(() => {
    navigate('/sales/slips');
    table.current?.focus();
  }, [navigate]);
  return (
    <>
      <div className={styles.tools}>
        <FilterBox
          label={t('sales.filter.label')}
          placeholder={t('sales.filter.placeholder')}
          onChange={(text) => {
            setNumber(text.trim());
          }}
          onLeave={() => table.current?.focus()}
          handleRef={filter}
        />
        <select
          className={styles.select}
          aria-label={t('sales.period.label')}
          value={period}
          onChange={({ target }) => {
            setPeriod(target.value as Period);
          }}
        >
          {(Object.keys(PERIODS) as Period[]).map((one) => (
            <option key={one} value={one}>
              {t(`sales.period.${one}`)}
            </option>
          ))}
        </select>
        {sum !== null && (
          <span className={styles.sum}>
            {t('sales.sum', {
              count: sum.total,
              number: formatNumber(sum.total),
              amount: formatMoney(sum.amountCents),
            })}
          </span>
        )}
      </div>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <SplitPage side={openId === null ? null : <SlipPanel key={openId} id={openId} onClose={close} />}>
        <DataTable
          handleRef={table}
          label={t('sales.page.slips')}
          columns={columns}
          source={source}
          rowId={({ id }) => id}
          rowName={(row) => row.number ?? ''}
          openId={openId}
          onOpen={({ id }) => {
            navigate(`/sales/slips/${String(id)}`);
          }}
          onKey={(event) => {
            pressKey(event, {
              'customers.filter': () => filter.current?.focus(),
              'customers.leave': () => (openId === null ? false : close()),
            });
          }}
          empty={
            <EmptyState
              icon={IconReceipt}
              text={t(number === '' ? 'sales.empty.slips' : 'sales.empty.number', { text: number })}
            />
          }
        />
      </SplitPage>
      <FootBar
        keys={[
          'list.move',
          'list.open',
          'customers.filter',
          'slips.back',
          'slips.print',
          'slips.undo',
          'slips.pay',
        ]}
      />
    </>
  );
}
