import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { IdleCustomer } from '@shared/features/privacy/privacy.contract';
import type { RetentionYears } from '@shared/features/privacy/retention.rules';
import type { Day } from '@shared/lib/days';
import { customerTitle } from '@/features/customers/customers.public';
import { CustomerDrawer } from '@/features/customers/customers.screens.public';
import { useMay } from '@/features/staff/staff.public';
import { formatAge, formatDay, formatMoney } from '@/lib/format';
import { pressKey, useKeys, type KeyHandlers } from '@/lib/keys';
import { useToday } from '@/lib/today';
import type { Column } from '@/ui/column';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconLock, IconShield, IconTrash } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { RowsInView, type RowsInViewHandle } from '@/ui/RowsInView';
import { SplitPage } from '@/ui/SplitPage';
import { useIdleCustomers } from './idle';
import styles from './IdleList.module.css';

/** Everybody with whom nothing has happened for so many years, the longest first, with the card of the one that is open. */
export function IdleList({ years }: { years: RetentionYears }) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<IdleCustomer | null>(null);
  const table = useRef<DataTableHandle>(null);
  const inView = useRef<RowsInViewHandle>(null);
  const maySeeHistory = useMay('history.read');
  const source = useIdleCustomers(years);
  const columns = useMemo(() => idleColumns(t, today), [t, today]);
  const total = source.total ?? 0;

  const enterTable = (): void => table.current?.focus();
  useEffect(() => {
    table.current?.focus();
  }, []);
  const close = (): void => {
    setOpen(null);
    enterTable();
  };
  const goBack = (): void => {
    navigate('/settings/privacy');
  };
  /** The card's own keys: they mean the active row, else the card that is open. */
  const handlersFor = (row: IdleCustomer | null): KeyHandlers => {
    const meant = row ?? open;
    if (meant === null) return {};
    return {
      'customers.edit': () => {
        if (meant.isInBin) return false;
        navigate(`/customers/${meant.id}/edit`);
        return true;
      },
      'customers.history': () => {
        if (!maySeeHistory) return false;
        navigate(`/settings/history/customer/${meant.id}`);
        return true;
      },
    };
  };
  useKeys({
    ...handlersFor(null),
    'list.move': enterTable,
    'list.page': enterTable,
    'customers.leave': () => {
      if (open === null) goBack();
      else close();
    },
  });

  return (
    <SplitPage
      side={
        open === null ? null : (
          <CustomerDrawer key={open.id} place={{ kind: 'card', id: open.id }} onClose={close} />
        )
      }
    >
      <PageHeader
        title={t('privacy.idle.title')}
        sub={years === null ? undefined : t('privacy.idle.listSub', { count: years })}
      >
        <Button onClick={goBack} rightSection={open === null && <KeyCap name="customers.leave" />}>
          {t('privacy.idle.back')}
        </Button>
      </PageHeader>
      {total > 0 && <p className={styles.how}>{t('privacy.idle.how')}</p>}
      {source.error && (
        <div className={styles.problem}>
          <ErrorNotice error={source.error} onRetry={source.retry} />
        </div>
      )}
      <DataTable
        label={t('privacy.idle.title')}
        columns={columns}
        source={source}
        rowId={(row) => row.id}
        rowName={customerTitle}
        openId={open?.id ?? null}
        onOpen={setOpen}
        onKey={(event, row) => {
          pressKey(event, handlersFor(row));
        }}
        onView={(first, last) => inView.current?.show(first, last)}
        handleRef={table}
        empty={
          <EmptyState
            icon={IconShield}
            text={years === null ? t('privacy.idle.off') : t('privacy.idle.none', { count: years })}
          />
        }
      />
      <FootBar
        keys={['list.move', 'list.open']}
        end={total > 0 && <RowsInView handleRef={inView} of="customers" total={total} />}
      />
    </SplitPage>
  );
}

function idleColumns(t: TFunction, today: Day): readonly Column<IdleCustomer>[] {
  return [
    {
      key: 'name',
      header: t('customers.column.name'),
      width: 'minmax(9rem, 1fr)',
      cell: (row) => (
        <>
          <span className={styles.name}>{customerTitle(row)}</span>
          {row.isInBin && (
            <span className={styles.mark}>
              <IconTrash size="1rem" stroke={1.6} aria-hidden />
              {t('privacy.idle.inBin')}
            </span>
          )}
          {row.isRestricted && (
            <span className={styles.mark} title={t('customers.team.restricted')}>
              <IconLock size="1rem" stroke={1.6} aria-label={t('customers.team.restricted')} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'number',
      header: t('customers.column.number'),
      width: '7rem',
      hideBelow: 52,
      cell: (row) => row.number ?? '',
    },
    {
      key: 'age',
      header: t('privacy.idle.column.age'),
      width: '6.5rem',
      cell: (row) => formatAge(row.sinceOn, today),
    },
    {
      key: 'since',
      header: t('privacy.idle.column.since'),
      width: 'minmax(10rem, 16rem)',
      hideBelow: 36,
      cell: (row) => (
        <span className={styles.since}>
          {t('privacy.idle.since', {
            day: formatDay(row.sinceOn, today),
            what: t(`privacy.idle.last.${row.last ?? 'import'}`),
          })}
        </span>
      ),
    },
    {
      key: 'spend',
      header: t('customers.column.spend'),
      width: '8rem',
      align: 'end',
      hideBelow: 44,
      cell: (row) => (row.spendCents === 0 ? '' : formatMoney(row.spendCents)),
    },
  ];
}
