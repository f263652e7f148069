import { Button } from '@mantine/core';
import type { ProcessId, ProcessRow } from '@shared/features/processes/processes.contract';
import { PROCESS_GROUPS, type ProcessGroup } from '@shared/features/processes/processes.rules';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { call } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { useOffers } from '@/lib/offers';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { DataTable, type DataTableHandle } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconProcess } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { usePagedRows } from '@/ui/pagedRows';
import { SplitPage } from '@/ui/SplitPage';
import { TabBar } from '@/ui/TabBar';
import { StartDialog } from './dialogs';
import { processColumns } from './processColumns';
import styles from './Processes.module.css';
import { ProcessPanel } from './ProcessPanel';
import { ProcessRecord } from './ProcessRecord';

const TABS = [...PROCESS_GROUPS, 'record'] as const;
type Tab = (typeof TABS)[number];
const KEYS = ['list.move', 'list.open', 'process.tick', 'process.skip'] as const;

/** Processes: what runs, what is late, what ended, and how it went; the open one with its checklist beside the list. */
export function ProcessesScreen() {
  const { t } = useTranslation();
  const panelId = useId();
  const [path, navigate] = useLocation();
  const openId = /^\/processes\/(\d+)$/u.exec(path)?.[1];
  const [tab, setTab] = useState<Tab>('running');
  const [isMine, setIsMine] = useState(false);
  const [isStarting, setIsStarting] = useState(false);
  const table = useRef<DataTableHandle>(null);
  const hasColleagues = useHasColleagues();
  const isLooking = useIsLooking();
  const mayWrite = useMay('processes.write') && !isLooking;
  const asked = { isMine, offset: 0, limit: 1 };
  const { data: sums } = useCall('processes.list', { ...asked, group: 'running' });
  const record = useCall('processes.record', {}, { isEnabled: tab === 'record' });
  const focus = useCallback(() => table.current?.focus(), []);
  const close = useCallback(() => {
    navigate('/processes');
    focus();
  }, [navigate, focus]);
  const start = (): void => {
    setIsStarting(true);
  };
  useOffers(mayWrite ? [{ name: 'newProcess', icon: IconProcess, isAdding: true, run: start }] : []);
  return (
    <>
      <PageHeader title={t('processes.title')} sub={t('processes.sub')}>
        {hasColleagues && tab !== 'record' && (
          <label className={styles.fields}>
            <input
              type="checkbox"
              checked={isMine}
              onChange={({ target }) => {
                setIsMine(target.checked);
              }}
            />
            {t('processes.mine')}
          </label>
        )}
        {mayWrite && <Button onClick={start}>{t('processes.start.open')}</Button>}
      </PageHeader>
      <TabBar
        label={t('processes.title')}
        panelId={panelId}
        active={tab}
        onChange={setTab}
        tabs={TABS.map((name) => ({
          name,
          text: t(`processes.tab.${name}`),
          count: name === 'record' || !sums ? null : formatNumber(sums.counts[name]),
        }))}
      />
      <div
        id={panelId}
        role="tabpanel"
        tabIndex={tab === 'record' ? 0 : undefined}
        aria-label={t(`processes.tab.${tab}`)}
        className={classes(styles.body, tab === 'record' && styles.scroll)}
      >
        {tab === 'record' ? (
          <>
            {record.error && <ErrorNotice error={record.error} onRetry={() => void record.refetch()} />}
            {record.data && <ProcessRecord record={record.data} />}
          </>
        ) : (
          <SplitPage
            side={
              openId === undefined ? null : (
                <ProcessPanel key={openId} id={Number(openId) as ProcessId} onClose={close} onLeft={focus} />
              )
            }
          >
            <ProcessTable
              key={tab}
              group={tab}
              isMine={isMine}
              openId={openId === undefined ? null : Number(openId)}
              handleRef={table}
              onStart={mayWrite ? start : null}
              onClose={close}
            />
          </SplitPage>
        )}
      </div>
      <FootBar
        keys={
          tab === 'record'
            ? []
            : mayWrite
              ? [
                  ...KEYS,
                  ...(hasColleagues ? (['process.hand'] as const) : []),
                  'process.stop',
                  'process.card',
                ]
              : ['list.move', 'list.open', 'process.card']
        }
      />
      {isStarting && (
        <StartDialog
          customer={null}
          startsFrom="customer"
          onClose={() => {
            setIsStarting(false);
            focus();
          }}
        />
      )}
    </>
  );
}

type ProcessTableProps = {
  group: ProcessGroup;
  isMine: boolean;
  openId: number | null;
  handleRef: React.RefObject<DataTableHandle | null>;
  /** Null where none may be begun. */
  onStart: (() => void) | null;
  onClose: () => void;
};

function ProcessTable({ group, isMine, openId, handleRef, onStart, onClose }: ProcessTableProps) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const hasColleagues = useHasColleagues();
  const asked = { group, isMine };
  const source = usePagedRows<ProcessRow>({
    queryKey: keyOf('processes.list', asked),
    fetchPage: (offset, limit) => call('processes.list', { ...asked, offset, limit }),
  });
  const columns = useMemo(
    () => processColumns(t, today, { isEnded: group === 'ended', hasColleagues }),
    [t, today, group, hasColleagues],
  );
  useEffect(() => {
    if (document.activeElement === document.body) handleRef.current?.focus();
  }, [handleRef]);
  return (
    <>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        handleRef={handleRef}
        label={t(`processes.tab.${group}`)}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        openId={openId}
        onOpen={({ id }) => {
          navigate(`/processes/${String(id)}`);
        }}
        onKey={(event) => {
          pressKey(event, { 'process.leave': () => (openId === null ? false : onClose()) });
        }}
        empty={
          <EmptyState icon={IconProcess} text={t(`processes.empty.${group}`)}>
            {onStart && group === 'running' && <Button onClick={onStart}>{t('processes.start.open')}</Button>}
          </EmptyState>
        }
      />
    </>
  );
}
