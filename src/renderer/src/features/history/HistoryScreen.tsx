import type { HistoryAct } from '@shared/features/history/history.contract';
import type { Day } from '@shared/lib/days';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { MOST_FOUND } from '@shared/features/history/history.rules';
import { act } from '@/lib/client';
import { formatInstant } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { notifyDone, notifyError } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { actText } from '@/lib/undo';
import type { Column } from '@/ui/column';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import type { FilterBoxHandle } from '@/ui/FilterBox';
import { FootBar } from '@/ui/FootBar';
import { IconHistory, IconUndo } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { RowsInView, type RowsInViewHandle } from '@/ui/RowsInView';
import { SplitPage } from '@/ui/SplitPage';
import { TabBar } from '@/ui/TabBar';
import { ActPanel } from './ActPanel';
import { actIn, filterIn, NO_FILTER, type ActFilter } from './actFilter';
import { DeniedTable } from './DeniedTable';
import styles from './HistoryScreen.module.css';
import { HistoryTools } from './HistoryTools';
import { Unusual, type Behind } from './Unusual';
import { useActs } from './useActs';
import { useTrailCheck } from './useTrailCheck';

/** Typing is waited for: a search walks all that was ever changed. */
const SEARCH_AFTER_MS = 250;

/** What the history begins with. */
type Beginning = Behind & {
  openId: number | null;
  /** Its rows are gone to at once. */
  isEntered: boolean;
};

/** Every act in the shop, newest first: looked for by person, customer, kind, day and text, opened, undone. */
export function HistoryScreen() {
  const [path] = useLocation();
  const [asked, setAsked] = useState<{ path: string; times: number; rows: Behind } | null>(null);
  const isAsked = asked?.path === path;
  const begin: Beginning = isAsked
    ? { ...asked.rows, openId: null, isEntered: true }
    : { tab: 'acts', filter: filterIn(path), openId: actIn(path), isEntered: false };
  /* Another address, or rows behind something, ask for another history. */
  return (
    <History
      key={`${path} ${String(isAsked ? asked.times : 0)}`}
      begin={begin}
      onSee={(rows) => {
        setAsked({ path, times: (asked?.times ?? 0) + 1, rows });
      }}
    />
  );
}

function History({ begin, onSee }: { begin: Beginning; onSee: (rows: Behind) => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const isLooking = useIsLooking();
  const [filter, setFilter] = useState(begin.filter);
  const [tab, setTab] = useState(begin.tab);
  const [openId, setOpenId] = useState(begin.openId);
  const [isUndoing, setIsUndoing] = useState(false);
  const panelId = useId();
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const inView = useRef<RowsInViewHandle>(null);
  const table = useRef<DataTableHandle>(null);
  const box = useRef<FilterBoxHandle>(null);
  const enterTable = (): void => table.current?.focus();
  useEffect(() => {
    if (begin.isEntered) table.current?.focus();
  }, [begin.isEntered]);
  const close = (): void => {
    setOpenId(null);
    enterTable();
  };
  useKeys({
    'list.move': enterTable,
    'list.page': enterTable,
    'customers.filter': () => box.current?.focus(),
    'customers.leave': () => (openId === null ? false : close()),
  });
  const change = ({ text, ...rest }: Partial<ActFilter>): void => {
    setFilter((old) => ({ ...old, ...rest }));
    if (text === undefined) return;
    if (waiting.current !== null) clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      setFilter((old) => ({ ...old, text }));
    }, SEARCH_AFTER_MS);
  };
  const { source, hasMore } = useActs(filter);
  const check = useTrailCheck((id) => {
    setTab('acts');
    setOpenId(id);
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
  const isAll = JSON.stringify(filter) === JSON.stringify(NO_FILTER);

  return (
    <>
      <div className={styles.history}>
        <PageHeader title={t('history.title')} sub={t(isLooking ? 'history.lookSub' : 'history.sub')}>
          {check.button}
        </PageHeader>
        {check.outcome !== null && <div className={styles.problem}>{check.outcome}</div>}
        {!isLooking && (
          <div className={openId === null ? undefined : styles.covered}>
            <Unusual onSee={onSee} />
          </div>
        )}
        <div className={styles.bars}>
          <TabBar
            label={t('history.title')}
            tabs={(['acts', 'denied'] as const).map((name) => ({ name, text: t(`history.tab.${name}`) }))}
            active={tab}
            onChange={(name) => {
              setTab(name);
              setOpenId(null);
            }}
            panelId={panelId}
          />
          <HistoryTools
            filter={filter}
            onFilter={change}
            onLeave={enterTable}
            boxRef={box}
            isDenied={tab === 'denied'}
          />
        </div>
        <div id={panelId} role="tabpanel" aria-label={t(`history.tab.${tab}`)} className={styles.panel}>
          {tab === 'denied' ? (
            <DeniedTable filter={filter} handleRef={table} />
          ) : (
            <SplitPage side={openId === null ? null : <ActPanel key={openId} id={openId} onClose={close} />}>
              {source.error && (
                <div className={styles.problem}>
                  <ErrorNotice error={source.error} onRetry={source.retry} />
                </div>
              )}
              {hasMore && <p className={styles.hint}>{t('history.onlyNewest', { count: MOST_FOUND })}</p>}
              <DataTable
                label={t('history.list')}
                columns={columns}
                source={source}
                rowId={(row) => row.id}
                rowName={actText}
                openId={openId}
                onOpen={(row) => {
                  setOpenId(row.id);
                }}
                handleRef={table}
                onView={(from, to) => inView.current?.show(from, to)}
                empty={
                  <EmptyState icon={IconHistory} text={t(isAll ? 'history.empty' : 'history.noneFound')} />
                }
              />
            </SplitPage>
          )}
        </div>
      </div>
      <FootBar
        keys={[
          'list.move',
          'list.open',
          'customers.filter',
          ...(isLooking ? [] : (['everywhere.undo'] as const)),
        ]}
        end={
          tab === 'acts' &&
          source.total !== null &&
          source.total > 0 && <RowsInView handleRef={inView} of="acts" total={source.total} />
        }
      />
    </>
  );
}

/** Who did it, and who agreed to it. */
function By({ act: { by, approvedBy } }: { act: HistoryAct }) {
  const { t } = useTranslation();
  if (approvedBy === null) return by;
  const both = t('history.approved', { by, approvedBy });
  return <span title={both}>{both}</span>;
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
    { key: 'by', header: t('history.by'), width: '10rem', hideBelow: 46, cell: (row) => <By act={row} /> },
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
