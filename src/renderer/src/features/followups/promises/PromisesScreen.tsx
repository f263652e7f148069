import { Button } from '@mantine/core';
import type { Whose } from '@shared/features/followups/parts.channels';
import { PROMISE_GROUPS, PROMISE_LIMITS } from '@shared/features/followups/promise.rules';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasColleagues, useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useOffers } from '@/lib/offers';
import { useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FootBar } from '@/ui/FootBar';
import { IconPromise } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { TabBar } from '@/ui/TabBar';
import type { LinesHandle } from '../useLines';
import { WhoseSelect } from '../WhoseSelect';
import { PromiseDialogs } from './PromiseDialogs';
import { PromiseList } from './PromiseList';
import { PromiseRecord } from './PromiseRecord';
import styles from './Promises.module.css';
import { usePromiseActs } from './usePromiseActs';

const KEYS = [
  'list.move',
  'promise.do',
  'promise.keep',
  'promise.tell',
  'promise.end',
  'promise.edit',
  'promise.card',
] as const;

const TABS = [...PROMISE_GROUPS, 'record'] as const;

/** The ledger: what is promised still, what is late, what became of the rest, and how well each person keeps their word. */
export function PromisesScreen() {
  const { t } = useTranslation();
  const panelId = useId();
  const [whose, setWhose] = useState<Whose>('all');
  const [tab, setTab] = useState<(typeof TABS)[number]>('open');
  const list = useRef<LinesHandle>(null);
  const hasColleagues = useHasColleagues();
  const isLooking = useIsLooking();
  const mayWrite = useMay('followups.write') && !isLooking;
  const { asked, setAsked, onAct } = usePromiseActs();
  const isRecord = tab === 'record';
  const { data, error, refetch } = useCall('followups.promises', { whose, group: isRecord ? 'open' : tab });
  const record = useCall('followups.promiseRecord', { whose }, { isEnabled: isRecord });
  const refusal = isRecord ? record.error : error;
  const add = (): void => {
    setAsked({ kind: 'new', customer: null });
  };
  useOffers(mayWrite ? [{ name: 'newPromise', icon: IconPromise, isAdding: true, run: add }] : []);
  const hasRows = !isRecord && data !== undefined && data.rows.length > 0;
  useEffect(() => {
    if (hasRows && document.activeElement === document.body) list.current?.focus();
  }, [hasRows]);
  return (
    <>
      <PageHeader
        title={t('followups.promise.title')}
        sub={
          data &&
          t('followups.promise.sub', { count: data.counts.open, number: formatNumber(data.counts.open) })
        }
      >
        <WhoseSelect value={whose} onChange={setWhose} />
        {mayWrite && <Button onClick={add}>{t('followups.promise.card.add')}</Button>}
      </PageHeader>
      <TabBar
        label={t('followups.promise.title')}
        panelId={panelId}
        active={tab}
        onChange={setTab}
        tabs={TABS.map((name) => ({
          name,
          text: t(`followups.promise.tab.${name}`),
          count: name === 'record' || !data ? null : formatNumber(data.counts[name]),
        }))}
      />
      <div
        id={panelId}
        role="tabpanel"
        tabIndex={isRecord ? 0 : undefined}
        aria-label={t(`followups.promise.tab.${tab}`)}
        className={styles.body}
      >
        {refusal && (
          <ErrorNotice error={refusal} onRetry={() => void (isRecord ? record : { refetch }).refetch()} />
        )}
        {isRecord && record.data && <PromiseRecord {...record.data} />}
        {!isRecord && data?.rows.length === 0 && (
          <EmptyState icon={IconPromise} text={t(`followups.promise.empty.${tab}`)}>
            {mayWrite && tab === 'open' && <Button onClick={add}>{t('followups.promise.card.add')}</Button>}
          </EmptyState>
        )}
        {!isRecord && data && data.rows.length > 0 && (
          <PromiseList
            rows={data.rows}
            mayWrite={mayWrite}
            isOfMany={hasColleagues && whose !== 'mine'}
            handleRef={list}
            onAct={onAct}
          />
        )}
        {!isRecord && data && data.counts[tab] > data.rows.length && (
          <p className={styles.cut}>
            {t('followups.promise.cut', {
              count: PROMISE_LIMITS.rows,
              number: formatNumber(PROMISE_LIMITS.rows),
            })}
          </p>
        )}
      </div>
      <FootBar keys={isRecord ? [] : mayWrite ? KEYS : ['list.move', 'promise.card']} />
      <PromiseDialogs
        asked={asked}
        onClose={() => {
          setAsked(null);
          list.current?.focus();
        }}
      />
    </>
  );
}
