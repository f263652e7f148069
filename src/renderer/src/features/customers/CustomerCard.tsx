import type { CustomerId } from '@shared/features/customers/customers.contract';
import { Button } from '@mantine/core';
import { useId, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardFollowups, CardPromises } from '@/features/followups/followups.public';
import { CardCounts, CardCoupons, CardMember, CardStored } from '@/features/loyalty/loyalty.public';
import { CardInquiries } from '@/features/inquiries/inquiries.public';
import { CardComplaints } from '@/features/complaints/complaints.public';
import { CardProcesses } from '@/features/processes/processes.public';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { markPainted } from '@/lib/painted';
import { isRemoving, useRunningTasks } from '@/lib/tasks';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconUsers } from '@/ui/icons';
import { TabBar } from '@/ui/TabBar';
import { CardDetails } from './CardDetails';
import { CardHead } from './CardHead';
import { CardStrip } from './CardStrip';
import { CardTimeline } from './CardTimeline';
import { customerTitle } from './customerTitle';
import { useCard, useTimelineRows, type TimelineKind } from './customers.hooks';
import { KindMenu } from './KindMenu';
import { NoteBox } from './NoteBox';
import styles from './CustomerCard.module.css';

type CustomerCardProps = { id: CustomerId; onClose: () => void };

/** All about one customer: the strip for someone about to speak, then everything that happened. */
export function CustomerCard({ id, onClose }: CustomerCardProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<'timeline' | 'details'>('timeline');
  const [kinds, setKinds] = useState<readonly TimelineKind[]>([]);
  const panelId = useId();
  const isLooking = useIsLooking();
  const { data: card, error, refetch } = useCard(id);
  // The list still shows rows of an import that is being taken out, whose cards are gone already.
  const isBeingRemoved = useRunningTasks().some(isRemoving);
  const timeline = useTimelineRows(id, kinds);

  const isReady = card !== undefined && timeline.total !== null;
  useLayoutEffect(() => {
    if (isReady) markPainted('shuke:card-painted');
  }, [isReady]);

  if (error?.code === 'customers.notFound' && isBeingRemoved) {
    return (
      <EmptyState icon={IconUsers} text={t('customers.card.leaving')}>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </EmptyState>
    );
  }
  // A customer whose adding was undone is gone: what the card showed is not true any more.
  if (error && (!card || error.code === 'customers.notFound')) {
    return (
      <div className={styles.problem}>
        <ErrorNotice error={error} onRetry={() => void refetch()}>
          <Button size="xs" onClick={onClose}>
            {t('common.close')}
          </Button>
        </ErrorNotice>
      </div>
    );
  }
  if (!card) return null;
  const phoneTail = card.fields.phones[0]?.digits.slice(-4);
  const title = customerTitle({ ...card.fields, number: card.number, phoneTail });
  return (
    <>
      <CardHead card={card} onClose={onClose} />
      <CardStrip card={card}>
        {card.deletedAt === null && card.reach.isWhole && (
          <>
            <CardMember customer={{ id, title }} isOff={isLooking} />
            <CardStored customer={{ id, title }} isOff={isLooking} />
            <CardCounts customer={{ id, title }} isOff={isLooking} />
            <CardCoupons customer={{ id, title }} isOff={isLooking} />
          </>
        )}
        {card.deletedAt === null && <CardPromises customer={{ id, title }} isOff={isLooking} />}
        {card.deletedAt === null && <CardComplaints id={id} />}
        {card.deletedAt === null && <CardInquiries customer={{ id, title }} isOff={isLooking} />}
        {card.deletedAt === null && <CardProcesses customer={{ id, title }} isOff={isLooking} />}
        {card.deletedAt === null && card.reach.isWhole && (
          <CardFollowups customer={{ id, title }} isOff={isLooking} />
        )}
      </CardStrip>
      <TabBar
        label={t('customers.card.tabs')}
        panelId={panelId}
        active={tab}
        onChange={setTab}
        tabs={[
          {
            name: 'timeline',
            text: t('customers.card.timeline'),
            count: timeline.total === null ? null : formatNumber(timeline.total),
          },
          { name: 'details', text: t('customers.card.details') },
        ]}
        end={tab === 'timeline' && <KindMenu kinds={kinds} onKinds={setKinds} />}
      />
      <div id={panelId} role="tabpanel" className={styles.panel} aria-label={t(`customers.card.${tab}`)}>
        {tab === 'timeline' ? (
          card.reach.isWhole ? (
            <CardTimeline source={timeline} isFiltered={kinds.length > 0} />
          ) : (
            <EmptyState icon={IconUsers} text={t('customers.card.notYours')} />
          )
        ) : (
          <CardDetails card={card} onClose={onClose} />
        )}
      </div>
      {card.deletedAt === null && !isLooking && card.reach.isWhole && <NoteBox key={id} id={id} />}
    </>
  );
}
