import type { HistoryAct } from '@shared/features/history/history.contract';
import type { Day } from '@shared/lib/days';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { act, call } from '@/lib/client';
import { formatInstant, formatNumber } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { notifyDone, notifyError } from '@/lib/notify';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { actText } from '@/lib/undo';
import type { Column } from '@/ui/column';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconUndo } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { usePagedRows, type Page } from '@/ui/pagedRows';
import { RowsInView, type RowsInViewHandle } from '@/ui/RowsInView';
import styles from './HistoryScreen.module.css';
import { PersonMenu } from './PersonMenu';

/** Every act in the shop, or one person's, newest first, and the way to undo one. */
export function HistoryScreen() {
  const { t } = useTranslation();
  const today = useToday();
  const isLooking = useIsLooking();
  const [byId, setById] = useState<number | null>(null);
  const [isUndoing, setIsUndoing] = useState(false);
  const inView = useRef<RowsInViewHandle>(null);
  const table = useRef<DataTableHandle>(null);
  const enterTable = (): void => table.current?.focus();
  useKeys({ 'list.move': enterTable, 'list.page': enterTable });
  const only = byId === null ? {} : { byId };
  const source = usePagedRows({
    queryKey: keyOf('history.list', only),
    fetchPage: async (offset, limit): Promise<Page<HistoryAct>> => {
      const { acts, total } = await call('history.list', { ...only, offset, limit });
      return { rows: acts, total };
    },
  });

  const columns = useMemo(() => {
    const undo = async (one: HistoryAct): Promise<void> => {
      setIsUndoing(true);
      try {
        await act('history.undo', { actId: one.id });
        notifyDone(t('history.undoneWhat', { what: actText(one) }));
      } catch (error) {
        notifyError(error);
      } finally {
        setIsUndoing(false);
      }
    };
    const all = historyColumns(t, today, isUndoing, undo);
    return isLooking ? all.filter(({ key }) => key !== 'undo') : all;
  }, [t, today, isUndoing, isLooking]);

  return (
    <>
      <PageHeader title={t('history.title')} sub={t(isLooking ? 'history.lookSub' : 'history.sub')}>
        <PersonMenu byId={byId} onPerson={setById} />
      </PageHeader>
      {source.error && (
        <div className={styles.problem}>
          <ErrorNotice error={source.error} onRetry={source.retry} />
        </div>
      )}
      <DataTable
        label={t('history.list')}
        columns={columns}
        source={source}
        rowId={(row) => row.id}
        rowName={actText}
        handleRef={table}
        onView={(first, last) => inView.current?.show(first, last)}
        empty={<EmptyState icon={IconUndo} text={t('history.empty')} />}
      />
      <FootBar
        keys={isLooking ? ['list.move'] : ['list.move', 'everywhere.undo']}
        end={
          source.total !== null &&
          source.total > 0 && (
            <RowsInView
              handleRef={inView}
              text={(first, last) =>
                t('history.rows', {
                  first: formatNumber(first),
                  last: formatNumber(last),
                  total: formatNumber(source.total ?? 0),
                })
              }
            />
          )
        }
      />
    </>
  );
}

function historyColumns(
  t: TFunction,
  today: Day,
  isUndoing: boolean,
  undo: (one: HistoryAct) => Promise<void>,
): readonly Column<HistoryAct>[] {
  return [
    {
      key: 'at',
      header: t('history.at'),
      width: '12rem',
      cell: (row) => <span className={styles.at}>{formatInstant(row.at, today)}</span>,
    },
    { key: 'by', header: t('history.by'), width: '7rem', hideBelow: 46, cell: (row) => row.by },
    {
      key: 'what',
      header: t('history.what'),
      width: 'minmax(10rem, 1fr)',
      cell: (row) => (
        <>
          <span className={row.undoneById === null ? styles.what : styles.gone}>{actText(row)}</span>
          {row.undoneById !== null && <span className={styles.later}>{t('history.wasUndone')}</span>}
        </>
      ),
    },
    {
      key: 'undo',
      header: t('history.undo'),
      width: '7rem',
      align: 'end',
      cell: (row) =>
        row.channel === 'transfer.run' ? (
          <Link href="/settings/transfer" className={styles.imports}>
            {t('history.seeImports')}
          </Link>
        ) : row.canUndo ? (
          <Button
            size="compact-sm"
            disabled={isUndoing}
            leftSection={<IconUndo size="1rem" stroke={1.6} aria-hidden />}
            aria-label={t('history.undoThis', { what: actText(row) })}
            onClick={(event) => {
              event.stopPropagation();
              void undo(row);
            }}
          >
            {t('history.undo')}
          </Button>
        ) : null,
    },
  ];
}
