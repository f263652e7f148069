import { Button } from '@mantine/core';
import type { JoinId, JoinRow } from '@shared/features/joins/joins.contract';
import type { JoinGroup } from '@shared/features/joins/joins.rules';
import { JOIN_DAYS } from '@shared/features/joins/joins.rules';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { MembersNav } from '@/features/loyalty/loyalty.public';
import { useMay } from '@/features/staff/staff.public';
import { useBrought } from '@/lib/brought';
import { call } from '@/lib/client';
import { formatDay, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { keyOf } from '@/lib/queryClient';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import type { Column } from '@/ui/column';
import { DataTable } from '@/ui/DataTable';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconMember } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { usePagedRows } from '@/ui/pagedRows';
import { TabBar } from '@/ui/TabBar';
import { ConfirmDialog } from './ConfirmDialog';
import { JoinSources } from './JoinSources';
import { JoinWords } from './JoinWords';
import { PaperDialog } from './PaperDialog';
import styles from './Joins.module.css';

const TABS = ['waiting', 'ended', 'sources', 'words'] as const;
type Tab = (typeof TABS)[number];

/** Who wants to become a member: forms that wait, what became of the others, and where forms lie. */
export function JoinsScreen() {
  const { t } = useTranslation();
  const panelId = useId();
  const isLooking = useIsLooking();
  const mayWrite = useMay('joins.write') && !isLooking;
  const mayMembers = useMay('loyalty.read');
  const mayManage = useMay('joins.manage') && !isLooking;
  const [here, navigate] = useLocation();
  const [tab, setTab] = useState<Tab>('waiting');
  const [isTyping, setIsTyping] = useState(false);
  const isCalled = useBrought<{ field?: string }>()?.field === 'paper' && mayWrite;
  const { data: counts } = useCall('joins.counts', {});
  return (
    <>
      <PageHeader title={t('joins.title')} sub={t('joins.sub', { days: JOIN_DAYS })}>
        {mayMembers && <MembersNav here="joins" />}
        {mayWrite && (
          <Button
            onClick={() => {
              setIsTyping(true);
            }}
          >
            {t('joins.paper.open')}
          </Button>
        )}
      </PageHeader>
      <TabBar
        label={t('joins.tabs')}
        panelId={panelId}
        active={tab}
        onChange={setTab}
        tabs={TABS.filter((name) => name !== 'words' || mayManage).map((name) => ({
          name,
          text: t(`joins.tab.${name}`),
          count: name === 'waiting' && counts ? formatNumber(counts.waiting) : null,
        }))}
      />
      <div id={panelId} role="tabpanel" aria-label={t(`joins.tab.${tab}`)} className={styles.panel}>
        {(tab === 'waiting' || tab === 'ended') && <Forms key={tab} group={tab} mayWrite={mayWrite} />}
        {tab === 'sources' && <JoinSources mayManage={mayManage} />}
        {tab === 'words' && <JoinWords />}
      </div>
      <FootBar keys={['list.move', 'list.open']} />
      {(isTyping || isCalled) && (
        <PaperDialog
          onClose={() => {
            setIsTyping(false);
            // It may be called for again.
            if (isCalled) navigate(here, { replace: true });
          }}
        />
      )}
    </>
  );
}

/** The forms of a group; one that waits is opened, of the others whom it became. */
function Forms({ group, mayWrite }: { group: JoinGroup; mayWrite: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const [openId, setOpenId] = useState<JoinId | null>(null);
  const source = usePagedRows<JoinRow>({
    queryKey: keyOf('joins.list', { group }),
    fetchPage: (offset, limit) => call('joins.list', { group, offset, limit }),
  });
  const columns = useMemo<readonly Column<JoinRow>[]>(
    () => [
      { key: 'number', header: t('joins.column.number'), width: '5rem', cell: ({ id }) => formatNumber(id) },
      { key: 'name', header: t('joins.field.name'), width: 'minmax(8rem, 1fr)', cell: ({ name }) => name },
      { key: 'phone', header: t('joins.field.phone'), width: '10rem', cell: ({ phone }) => phone },
      {
        key: 'source',
        header: t('joins.column.source'),
        width: '11rem',
        hideBelow: 48,
        cell: (row) => row.source ?? t(`joins.way.${row.way}`),
      },
      { key: 'on', header: t('joins.column.on'), width: '9rem', cell: ({ on }) => formatDay(on, today) },
      ...(group === 'ended'
        ? [
            {
              key: 'state',
              header: t('joins.column.state'),
              width: 'minmax(8rem, 14rem)',
              cell: ({ state, reason }: JoinRow) => (reason === '' ? t(`joins.state.${state}`) : reason),
            },
          ]
        : []),
    ],
    [t, today, group],
  );
  return (
    <>
      {source.error && <ErrorNotice error={source.error} onRetry={source.retry} />}
      <DataTable
        label={t('joins.title')}
        columns={columns}
        source={source}
        rowId={({ id }) => id}
        rowName={({ name, phone }) => (name === '' ? phone : name)}
        onOpen={({ id, customerId }) => {
          if (customerId !== null) navigate(`/customers/${String(customerId)}`);
          else if (group === 'waiting' && mayWrite) setOpenId(id);
        }}
        empty={<EmptyState icon={IconMember} text={t(`joins.empty.${group}`)} />}
      />
      {openId !== null && (
        <ConfirmDialog
          id={openId}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </>
  );
}
