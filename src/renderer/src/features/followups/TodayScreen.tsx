import { Button } from '@mantine/core';
import type { TodayRow } from '@shared/features/followups/followups.contract';
import type { Whose } from '@shared/features/followups/parts.channels';
import type { SpreadAsked } from '@shared/features/followups/spread.channels';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ShopEmpty } from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { markFirstPainted, markPainted, useIsPainted } from '@/lib/painted';
import { useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconFollowup, IconForward, IconPromise, IconToday } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PageHeader } from '@/ui/PageHeader';
import { CompleteDialog, DropDialog, FollowupDialog, MoveDialog, SpreadDialog } from './dialogs';
import { FIRST_TODAY } from './followups.first.public';
import { useDoneAtOnce, type Asked } from './followups.hooks';
import { PromiseDialogs } from './promises/PromiseDialogs';
import { usePromiseActs } from './promises/usePromiseActs';
import { SpreadButtons } from './SpreadButtons';
import type { RowAct } from './TodayLine';
import { TodayList } from './TodayList';
import { TodaySide } from './TodaySide';
import styles from './Today.module.css';
import type { LinesHandle } from './useLines';
import { VisitsOut } from './visits/VisitsOut';
import { useTicks } from './useTicks';
import { WhoseSelect } from './WhoseSelect';

/** The day's work of one person, or of the shop: what hurts most first, done, put off or dropped by one key. */
export function TodayScreen() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [whose, setWhose] = useState<Whose>(FIRST_TODAY.whose);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const [asked, setAsked] = useState<Asked | { kind: 'spread'; which: SpreadAsked['which'] } | null>(null);
  const list = useRef<LinesHandle>(null);
  const promises = usePromiseActs();
  const mayWrite = useMay('followups.write');
  const isPainted = useIsPainted();
  const { data, error, refetch } = useCall('followups.today', { whose, isUnfolded });
  const ticks = useTicks(data?.rows ?? []);
  const isEmpty = data?.total === 0;
  const counts = useCall('customers.counts', {}, { isEnabled: isEmpty });
  const isShopEmpty = counts.data?.all === 0 && counts.data.bin === 0;
  const doneAtOnce = useDoneAtOnce();
  useLayoutEffect(() => {
    if (!data) return;
    markPainted('shuke:today-painted');
    markFirstPainted('shuke:today-usable');
  }, [data]);
  const shown = data ? data.promises.length + data.rows.length : 0;
  const hasRows = shown > 0;
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) list.current?.focus();
  }, [hasRows]);
  const close = (): void => {
    setAsked(null);
    promises.setAsked(null);
    list.current?.focus();
  };
  const add = (): void => {
    setAsked({ kind: 'new' });
  };
  const promise = (): void => {
    promises.setAsked({ kind: 'new', customer: null });
  };
  const late = data?.rows.filter(({ lateDays }) => lateDays > 0).length ?? 0;
  const hasBacklog = mayWrite && late > 1;
  const spreadLate = (): void => {
    setAsked({ kind: 'spread', which: { lateOf: whose } });
  };
  useOffers(
    mayWrite
      ? [
          ...(hasBacklog
            ? [{ name: 'backlog', icon: IconForward, keys: 'today.backlog' as const, run: spreadLate }]
            : []),
          { name: 'newFollowup', icon: IconFollowup, isAdding: true, run: add },
          { name: 'newPromise', icon: IconPromise, isAdding: true, run: promise },
        ]
      : [],
  );
  const folded = data ? data.total - shown : 0;
  const unfold = (): void => {
    setIsUnfolded(!isUnfolded);
  };
  const spread = (): void => {
    setAsked({ kind: 'spread', which: { ids: [...ticks.ids] } });
  };
  useKeys({
    ...((folded > 0 || isUnfolded) && { 'today.unfold': unfold }),
    ...(hasBacklog && { 'today.backlog': spreadLate }),
    ...(ticks.ids.length > 0 && { 'form.leave': ticks.clear }),
  });
  const act = (kind: RowAct, row: TodayRow): void => {
    if (kind === 'move' && ticks.ids.length > 0) spread();
    else setAsked({ kind, row });
  };
  return (
    <>
      <PageHeader
        title={
          data
            ? t('followups.today.count', { count: data.total, number: formatNumber(data.total) })
            : t('followups.today.title')
        }
        sub={
          data &&
          data.total > 0 &&
          (data.late > 0 ? t('followups.today.urgent', { count: data.late }) : t('followups.today.calm'))
        }
      >
        {(folded > 0 || isUnfolded) && (
          <Button variant="subtle" rightSection={<KeyCap name="today.unfold" />} onClick={unfold}>
            {isUnfolded
              ? t('followups.today.fold')
              : t('followups.today.folded', { count: folded, number: formatNumber(folded) })}
          </Button>
        )}
        <SpreadButtons ticks={ticks} onSpread={spread} onBacklog={hasBacklog ? spreadLate : null} />
        <WhoseSelect value={whose} onChange={setWhose} />
        {mayWrite && <Button onClick={add}>{t('followups.add')}</Button>}
      </PageHeader>
      <div className={styles.page}>
        <div className={styles.main}>
          {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          {isPainted && <VisitsOut whose={whose === 'all' ? 'all' : 'mine'} />}
          {isEmpty && isShopEmpty && <ShopEmpty />}
          {isEmpty && !isShopEmpty && counts.data && (
            <EmptyState
              icon={IconToday}
              text={
                data && data.done > 0
                  ? t('followups.today.empty.done', { count: data.done })
                  : t('followups.today.empty.none')
              }
            >
              {mayWrite && <Button onClick={add}>{t('followups.add')}</Button>}
            </EmptyState>
          )}
          {data && data.total > 0 && (
            <TodayList
              promises={data.promises}
              rows={data.rows}
              isOfMany={whose !== 'mine'}
              mayWrite={mayWrite}
              ticks={ticks}
              handleRef={list}
              onAct={act}
              onDone={(row) => void doneAtOnce(row)}
              onPromise={promises.onAct}
              onCard={(row) => {
                if (row.customer) navigate(`/customers/${row.customer.id}`);
              }}
            />
          )}
        </div>
        {data && <TodaySide {...data} />}
      </div>
      <FootBar
        keys={
          mayWrite
            ? [
                'list.move',
                'today.do',
                'today.done',
                'today.move',
                'today.drop',
                'today.edit',
                'today.card',
                'list.tick',
              ]
            : ['list.move', 'today.card']
        }
      />
      <PromiseDialogs asked={promises.asked} onClose={close} />
      {asked?.kind === 'complete' && <CompleteDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'move' && <MoveDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'drop' && <DropDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'edit' && <FollowupDialog row={asked.row} onClose={close} />}
      {asked?.kind === 'spread' && (
        <SpreadDialog
          which={asked.which}
          title={
            'lateOf' in asked.which
              ? t('followups.spread.titleLate')
              : t('followups.spread.title', {
                  count: ticks.ids.length,
                  number: formatNumber(ticks.ids.length),
                })
          }
          onClose={(isMoved) => {
            if (isMoved) ticks.clear();
            close();
          }}
        />
      )}
      {asked?.kind === 'new' && <FollowupDialog row={null} onClose={close} />}
    </>
  );
}
