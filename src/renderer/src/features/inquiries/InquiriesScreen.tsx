import { Button } from '@mantine/core';
import type { Whose } from '@shared/features/followups/parts.channels';
import type { InquiryFilter, InquiryId } from '@shared/features/inquiries/inquiries.contract';
import { INQUIRY_GROUPS, INQUIRY_LIMITS } from '@shared/features/inquiries/inquiries.rules';
import { useDeferredValue, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useNewPlace } from '@/features/drafts/drafts.public';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatNumber } from '@/lib/format';
import type { KeyName } from '@/lib/keyMap';
import { useIsLooking } from '@/lib/looking';
import { useCall } from '@/lib/useCall';
import type { DataTableHandle } from '@/ui/DataTable';
import { FilterBox, type FilterBoxHandle } from '@/ui/FilterBox';
import { FootBar } from '@/ui/FootBar';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { SplitPage } from '@/ui/SplitPage';
import { TabBar } from '@/ui/TabBar';
import { ExportDialog, InquiryDialog } from './dialogs';
import { FilterLine } from './FilterLine';
import styles from './Inquiries.module.css';
import { InquiryBoard } from './InquiryBoard';
import { InquiryPanel } from './InquiryPanel';
import { InquiryRecord } from './InquiryRecord';
import { InquiryTable } from './InquiryTable';
import { useInquiryActs } from './useInquiryActs';
import { WhoseInquiries } from './WhoseInquiries';
import { WishesPage } from './wishes/WishesPage';

const TABS = ['board', 'list', 'wishes', 'record'] as const;

const EVERYTHING: InquiryFilter = {
  group: 'open',
  whose: 'all',
  source: null,
  reason: null,
  stage: null,
  month: null,
  from: null,
  weekday: null,
  hour: null,
  text: '',
};
const KEYS = [
  'list.move',
  'list.open',
  'inquiry.answer',
  'inquiry.quote',
  'inquiry.next',
  'inquiry.buy',
  'inquiry.lose',
] as const;

function keysOf(tab: (typeof TABS)[number], mayWrite: boolean): readonly KeyName[] {
  if (tab === 'record' || tab === 'wishes') return [];
  const [move, open, ...acts] = KEYS;
  const filter = tab === 'list' ? (['inquiry.filter'] as const) : [];
  return [move, open, ...filter, ...(mayWrite ? acts : [])];
}

/** Inquiries: the board, the list, what is wished for, and what came of them; the open one beside. */
export function InquiriesScreen() {
  const { t } = useTranslation();
  const panelId = useId();
  const [path, navigate] = useLocation();
  const [, , first = '', second = ''] = path.split('/');
  const tab = TABS.find((name) => name === first) ?? 'board';
  const openId = (tab === 'board' || tab === 'list') && /^\d+$/u.test(second) ? Number(second) : null;
  const [whose, setWhose] = useState<Whose>('all');
  const [narrowing, setNarrowing] = useState<InquiryFilter>(EVERYTHING);
  const [text, setText] = useState('');
  const [isExporting, setIsExporting] = useState(false);
  const table = useRef<DataTableHandle>(null);
  const box = useRef<FilterBoxHandle>(null);
  const hasColleagues = useHasColleagues();
  const isLooking = useIsLooking();
  const mayWrite = useMay('inquiries.write') && !isLooking;
  const mayExport = useMay('inquiries.export') && !isLooking;
  const sought = useDeferredValue(text.trim());
  const filter = {
    ...narrowing,
    whose: narrowing.whose === 'all' ? whose : narrowing.whose,
    text: tab === 'list' ? sought : '',
  };
  const { data: sums } = useCall('inquiries.list', { ...filter, offset: 0, limit: 1 });
  const focus = (): void => {
    if (tab === 'list') table.current?.focus();
    else document.querySelector<HTMLElement>('[data-stop="true"]')?.focus();
  };
  const acts = useInquiryActs(focus);
  const close = (): void => {
    navigate(`/inquiries/${tab}`);
    requestAnimationFrame(focus);
  };
  const add = (): void => {
    navigate('/inquiries/new');
  };
  const isAdding = first === 'new' && mayWrite;
  return (
    <>
      <PageHeader title={t('inquiries.title')} sub={t('inquiries.sub')}>
        {hasColleagues && tab !== 'wishes' && <WhoseInquiries value={whose} onChange={setWhose} />}
        {tab === 'list' && mayExport && (
          <Button
            variant="subtle"
            onClick={() => {
              setIsExporting(true);
            }}
          >
            {t('inquiries.export.open')}
          </Button>
        )}
        {mayWrite && (
          <Button rightSection={<KeyCap name="everywhere.inquiry" />} onClick={add}>
            {t('inquiries.form.new')}
          </Button>
        )}
      </PageHeader>
      <TabBar
        label={t('inquiries.title')}
        panelId={panelId}
        active={tab}
        onChange={(name) => {
          navigate(`/inquiries/${name}`);
        }}
        tabs={TABS.map((name) => ({
          name,
          text: t(`inquiries.tab.${name}`),
          count: name === 'board' && sums ? formatNumber(sums.counts.open) : null,
        }))}
      />
      <div
        id={panelId}
        role="tabpanel"
        tabIndex={tab === 'record' || tab === 'wishes' ? 0 : undefined}
        aria-label={t(`inquiries.tab.${tab}`)}
        className={classes(styles.body, (tab === 'record' || tab === 'wishes') && styles.scroll)}
      >
        {tab === 'wishes' && (
          <WishesPage isAdding={second === 'new'} mayWrite={mayWrite} mayExport={mayExport} />
        )}
        {tab === 'record' && (
          <InquiryRecord
            whose={whose}
            onOpen={(part) => {
              setNarrowing({ ...EVERYTHING, group: 'all', ...part });
              navigate('/inquiries/list');
            }}
          />
        )}
        {tab === 'list' && (
          <div className={styles.tools}>
            <select
              className={styles.select}
              aria-label={t('inquiries.groups')}
              value={filter.group}
              onChange={({ target }) => {
                const group = INQUIRY_GROUPS.find((one) => one === target.value) ?? 'open';
                setNarrowing({ ...narrowing, group });
              }}
            >
              {INQUIRY_GROUPS.map((group) => (
                <option key={group} value={group}>
                  {t('inquiries.groupCount', {
                    group: t(`inquiries.group.${group}`),
                    number: formatNumber(sums?.counts[group] ?? 0),
                  })}
                </option>
              ))}
            </select>
            <FilterBox
              handleRef={box}
              label={t('inquiries.filter')}
              placeholder={t('inquiries.filter')}
              onChange={(typed) => {
                setText(typed.slice(0, INQUIRY_LIMITS.sought));
              }}
              onLeave={focus}
            />
            <FilterLine
              filter={narrowing}
              onClear={() => {
                setNarrowing({ ...EVERYTHING, group: narrowing.group });
              }}
            />
          </div>
        )}
        {(tab === 'board' || tab === 'list') && (
          <SplitPage
            side={
              openId === null ? null : (
                <InquiryPanel key={openId} id={openId as InquiryId} acts={acts} onClose={close} />
              )
            }
          >
            {tab === 'board' ? (
              <InquiryBoard whose={whose} openId={openId} mayWrite={mayWrite} acts={acts} onClose={close} />
            ) : (
              <InquiryTable
                key={JSON.stringify(filter)}
                filter={filter}
                openId={openId}
                acts={acts}
                mayWrite={mayWrite}
                handleRef={table}
                onFilter={() => box.current?.focus()}
                onAdd={mayWrite ? add : null}
                onClose={close}
              />
            )}
          </SplitPage>
        )}
      </div>
      <FootBar keys={keysOf(tab, mayWrite)} />
      {acts.dialog}
      {isAdding && <NewInquiry slot={second === '' ? null : second} />}
      {isExporting && (
        <ExportDialog
          filter={filter}
          total={sums?.total ?? 0}
          onClose={() => {
            setIsExporting(false);
            focus();
          }}
        />
      )}
    </>
  );
}

/** The form of a new inquiry, with the draft of its slot, or the one that was left last. */
function NewInquiry({ slot }: { slot: string | null }) {
  const [, navigate] = useLocation();
  const place = useNewPlace('inquiries.add', slot, false);
  return (
    place && (
      <InquiryDialog
        key={place.slot}
        place={place}
        onClose={(saved) => {
          navigate(saved === null ? '/inquiries/board' : `/inquiries/board/${String(saved)}`);
        }}
      />
    )
  );
}
