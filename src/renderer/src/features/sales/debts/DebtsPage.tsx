import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { AGES } from '@shared/features/sales/payment.rules';
import type { Debt } from '@shared/features/sales/sales.contract';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { StartDialog } from '@/features/processes/processes.public';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import type { Column } from '@/ui/column';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconMoney } from '@/ui/icons';
import { usePagedRows } from '@/ui/pagedRows';
import styles from '../Sales.module.css';
import { PayOffDialog } from './PayOffDialog';
import { StatementDialog } from './StatementDialog';

const ASKED = { customerId: null };

/** What is still to be paid: by age above, sale by sale below, the longest overdue first. */
export function DebtsPage() {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const table = useRef<DataTableHandle>(null);
  const [paid, setPaid] = useState<Debt | null>(null);
  const [chased, setChased] = useState<Debt | null>(null);
  const [stated, setStated] = useState<{ id: CustomerId; title: string } | null>(null);
  const isLooking = useIsLooking();
  const mayWrite = useMay('sales.write') && !isLooking;
  const mayProcess = useMay('processes.write') && !isLooking;
  const { data: sums } = useCall('sales.debts', { ...ASKED, offset: 0, limit: 1 });
  const source = usePagedRows<Debt>({
    queryKey: keyOf('sales.debts', ASKED),
    fetchPage: (offset, limit) => call('sales.debts', { ...ASKED, offset, limit }),
  });
  const columns = useMemo<readonly Column<Debt>[]>(
    () => [
      {
        key: 'customer',
        header: t('sales.column.customer'),
        width: 'minmax(8rem, 1fr)',
        cell: ({ customer }) => customerTitle(customer),
      },
      {
        key: 'number',
        header: t('sales.column.number'),
        width: '8rem',
        cell: ({ number, isOpening }) => (isOpening ? t('sales.kindOf.opening') : (number ?? '')),
      },
      {
        key: 'on',
        header: t('sales.column.when'),
        width: '8rem',
        hideBelow: 48,
        cell: ({ on }) => formatDay(on, today),
      },
      {
        key: 'due',
        header: t('sales.column.due'),
        width: '8rem',
        cell: ({ dueOn }) => formatDay(dueOn, today),
      },
      {
        key: 'age',
        header: t('sales.column.age'),
        width: '8.5rem',
        cell: ({ age }) => (
          <span className={age === 'notDue' ? undefined : styles.late}>{t(`sales.age.${age}`)}</span>
        ),
      },
      {
        key: 'amount',
        header: t('sales.column.amount'),
        width: '7.5rem',
        align: 'end',
        hideBelow: 56,
        cell: ({ amountCents }) => formatMoney(amountCents),
      },
      {
        key: 'owed',
        header: t('sales.column.owed'),
        width: '7.5rem',
        align: 'end',
        cell: ({ owedCents }) => <strong>{formatMoney(owedCents)}</strong>,
      },
    ],
    [t, today],
  );
  useEffect(() => {
    if (document.activeElement === document.body) table.current?.focus();
  }, []);
  const leave = (): void => {
    setPaid(null);
    setChased(null);
    setStated(null);
    table.current?.focus();
  };
  return (
    <>
      {sums && sums.total > 0 && (
        <ul className={styles.ages} aria-label={t('sales.age.label')}>
          <li>
            <strong className={styles.figureBig}>{formatMoney(sums.owedCents)}</strong>
            <span className={styles.meta}>
              {t('sales.age.all', { count: sums.total, number: formatNumber(sums.total) })}
            </span>
          </li>
          {AGES.map((age) => (
            <li key={age}>
              <span className={age !== 'notDue' && sums.ages[age].cents > 0 ? styles.late : undefined}>
                {formatMoney(sums.ages[age].cents)}
              </span>
              <span className={styles.meta}>{t(`sales.age.${age}`)}</span>
            </li>
          ))}
        </ul>
      )}
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        handleRef={table}
        label={t('sales.page.debts')}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={({ customer }) => customerTitle(customer)}
        onOpen={({ id }) => {
          navigate(`/sales/slips/${String(id)}`);
        }}
        onKey={(event, row) => {
          if (row === null) return;
          pressKey(event, {
            ...(mayWrite && {
              'slips.pay': () => {
                setPaid(row);
              },
            }),
            ...(mayProcess && {
              'slips.process': () => {
                setChased(row);
              },
            }),
            'slips.statement': () => {
              setStated({ id: row.customer.id, title: customerTitle(row.customer) });
            },
          });
        }}
        empty={
          <EmptyState icon={IconMoney} text={t('sales.empty.debts')}>
            {mayWrite && (
              <Button
                onClick={() => {
                  navigate('/sales/till');
                }}
              >
                {t('sales.page.till')}
              </Button>
            )}
          </EmptyState>
        }
      />
      <FootBar
        keys={[
          'list.move',
          'list.open',
          ...(mayWrite ? (['slips.pay'] as const) : []),
          ...(mayProcess ? (['slips.process'] as const) : []),
          'slips.statement',
        ]}
      />
      {paid && (
        <PayOffDialog id={paid.id} customerId={paid.customer.id} owedCents={paid.owedCents} onClose={leave} />
      )}
      {chased && (
        <StartDialog
          customer={{ id: chased.customer.id, title: customerTitle(chased.customer) }}
          sale={{ id: chased.id, number: chased.number }}
          startsFrom="debt"
          onClose={leave}
        />
      )}
      {stated && <StatementDialog customerId={stated.id} title={stated.title} onClose={leave} />}
    </>
  );
}
