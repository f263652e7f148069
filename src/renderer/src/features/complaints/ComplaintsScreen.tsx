import { Button } from '@mantine/core';
import type { ComplaintId } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_GROUPS } from '@shared/features/complaints/complaints.rules';
import type { TFunction } from 'i18next';
import { useCallback, useDeferredValue, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useInboxCounts, useInboxKeys } from '@/features/feedback/feedback.public';
import { InboxView } from '@/features/feedback/feedback.screens.public';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useCall } from '@/lib/useCall';
import type { DataTableHandle } from '@/ui/DataTable';
import { FilterBox, type FilterBoxHandle } from '@/ui/FilterBox';
import { FootBar } from '@/ui/FootBar';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { SplitPage } from '@/ui/SplitPage';
import { TabBar } from '@/ui/TabBar';
import sheet from '@/ui/DialogBody.module.css';
import { ComplaintBoard, type BoardHandle } from './board/ComplaintBoard';
import { ComplaintForm } from './ComplaintForm';
import { ComplaintPanel } from './ComplaintPanel';
import { ComplaintTable } from './ComplaintTable';
import styles from './Complaints.module.css';
import { AnalysisScreen } from './learn/AnalysisScreen';
import { Clusters } from './learn/Clusters';
import { CostsScreen } from './learn/CostsScreen';
import { DeskNav } from './learn/DeskNav';
import { ImprovementsScreen } from './learn/ImprovementsScreen';
import { PostingsScreen } from './postings/PostingsScreen';

/** Complaints: the form that takes one in, the lists by what is due, and one with all that happened beside them. */
export function ComplaintsScreen() {
  const [path, navigate] = useLocation();
  const taking = /^\/complaints\/new(?:\/([0-9a-f-]{36}))?$/u.exec(path);
  if (taking !== null) {
    return (
      <ComplaintForm
        key={taking[1] ?? ''}
        slot={taking[1] ?? null}
        onLeave={() => {
          navigate('/complaints');
        }}
      />
    );
  }
  if (path.startsWith('/complaints/improvements')) return <ImprovementsScreen />;
  if (path === '/complaints/postings') return <PostingsScreen />;
  if (path === '/complaints/costs') return <CostsScreen />;
  if (path === '/complaints/analysis') return <AnalysisScreen />;
  return <ComplaintLists />;
}

/** The lists by what is due, the board, and what visitors left. */
const VIEWS = [...COMPLAINT_GROUPS, 'board', 'inbox'] as const;
type View = (typeof VIEWS)[number];
const INBOX = '/complaints/inbox';

function ComplaintLists() {
  const { t } = useTranslation();
  const panelId = useId();
  const [path, navigate] = useLocation();
  const [chosen, setChosen] = useState<Exclude<View, 'inbox'>>('open');
  const view: View = path === INBOX || path.startsWith(`${INBOX}/`) ? 'inbox' : chosen;
  const [personId, setPersonId] = useState<number | null>(null);
  const openId = /^\/complaints\/(\d+)(?:\/[a-z]+)?$/u.exec(path)?.[1];
  const [isMine, setIsMine] = useState(false);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  const table = useRef<DataTableHandle>(null);
  const board = useRef<BoardHandle>(null);
  const filter = useRef<FilterBoxHandle>(null);
  const hasColleagues = useHasColleagues();
  const isLooking = useIsLooking();
  const mayWrite = useMay('complaints.write') && !isLooking;
  const mayReadInbox = useMay('feedback.read');
  const whose = { isMine, personId: isMine ? null : personId };
  const { data: counts } = useCall('complaints.counts', whose);
  const inbox = useInboxCounts();
  const inboxKeys = useInboxKeys();
  const choose = (next: View): void => {
    if (next !== 'inbox') setChosen(next);
    if (next === 'inbox' || view === 'inbox') navigate(next === 'inbox' ? INBOX : '/complaints');
  };
  const countOf = (name: View): string | null => {
    if (name === 'inbox') return inbox && inboxText(t, inbox);
    return name === 'board' || name === 'ended' || !counts ? null : formatNumber(counts[name]);
  };
  const focus = useCallback(() => (table.current ?? board.current)?.focus(), []);
  const close = useCallback(() => {
    navigate('/complaints');
    focus();
  }, [navigate, focus]);
  const file = (): void => {
    navigate('/complaints/new');
  };
  return (
    <>
      <PageHeader title={t('complaints.title')} sub={t('complaints.sub')}>
        <DeskNav here="desk" />
        {hasColleagues && view !== 'inbox' && (
          <label className={styles.mine}>
            <input
              type="checkbox"
              checked={isMine}
              onChange={({ target }) => {
                setIsMine(target.checked);
              }}
            />
            {t('complaints.mine')}
          </label>
        )}
        {mayWrite && (
          <Button rightSection={<KeyCap name="everywhere.complaint" />} onClick={file}>
            {t('complaints.form.open')}
          </Button>
        )}
      </PageHeader>
      <Clusters />
      <TabBar
        label={t('complaints.title')}
        panelId={panelId}
        active={view}
        onChange={choose}
        tabs={VIEWS.filter((name) => name !== 'inbox' || mayReadInbox).map((name) => ({
          name,
          text: t(`complaints.tab.${name}`),
          count: countOf(name),
        }))}
        end={
          view === 'inbox' ? (
            <Link href="/feedback">{t('complaints.allMessages')}</Link>
          ) : (
            <>
              {hasColleagues && !isMine && <PersonFilter personId={personId} onChange={setPersonId} />}
              {view !== 'board' && (
                <FilterBox
                  handleRef={filter}
                  label={t('complaints.filter')}
                  placeholder={t('complaints.filter')}
                  onChange={setText}
                  onLeave={focus}
                />
              )}
            </>
          )
        }
      />
      <div id={panelId} role="tabpanel" aria-label={t(`complaints.tab.${view}`)} className={styles.body}>
        {view === 'inbox' ? (
          <InboxView group="open" place={INBOX} />
        ) : (
          <SplitPage
            side={
              openId === undefined ? null : (
                <ComplaintPanel
                  key={openId}
                  id={Number(openId) as ComplaintId}
                  onClose={close}
                  onLeft={focus}
                />
              )
            }
          >
            {view === 'board' ? (
              <ComplaintBoard
                {...whose}
                mayWrite={mayWrite}
                openId={openId === undefined ? null : Number(openId)}
                handleRef={board}
                onOpen={(id) => {
                  navigate(`/complaints/${String(id)}`);
                }}
                onClose={close}
              />
            ) : (
              <ComplaintTable
                key={`${view} ${JSON.stringify(whose)}`}
                group={view}
                {...whose}
                text={sought}
                openId={openId === undefined ? null : Number(openId)}
                handleRef={table}
                onFile={mayWrite ? file : null}
                onFilter={() => filter.current?.focus()}
                onClose={close}
              />
            )}
          </SplitPage>
        )}
      </div>
      <FootBar
        keys={
          view === 'inbox'
            ? inboxKeys
            : view === 'board'
              ? [
                  'board.move',
                  'list.open',
                  ...(mayWrite ? (['board.ways', 'complaints.step'] as const) : []),
                  'complaints.card',
                ]
              : mayWrite
                ? [
                    'list.move',
                    'list.open',
                    'complaints.filter',
                    'complaints.answer',
                    'complaints.step',
                    'complaints.wait',
                    ...(hasColleagues ? (['complaints.hand'] as const) : []),
                    'complaints.note',
                    'complaints.card',
                  ]
                : ['list.move', 'list.open', 'complaints.filter', 'complaints.card']
        }
      />
    </>
  );
}

/** How many messages are open, and how many of them nobody has seen. */
const inboxText = (t: TFunction, { open, unread }: { open: number; unread: number }): string =>
  unread === 0
    ? formatNumber(open)
    : unread === open
      ? t('complaints.inboxUnread', { unread: formatNumber(unread) })
      : t('complaints.inboxCount', { number: formatNumber(open), unread: formatNumber(unread) });

type PersonFilterProps = { personId: number | null; onChange: (personId: number | null) => void };

/** Whose complaints are shown. */
function PersonFilter({ personId, onChange }: PersonFilterProps) {
  const { t } = useTranslation();
  const { data: people = [] } = useCall('complaints.people', {});
  return (
    <select
      className={sheet.select}
      aria-label={t('complaints.board.person')}
      value={personId ?? ''}
      onChange={({ target }) => {
        onChange(target.value === '' ? null : Number(target.value));
      }}
    >
      <option value="">{t('complaints.board.everybody')}</option>
      {people.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
