import { Button } from '@mantine/core';
import { WISH_GROUPS, type WishGroup } from '@shared/features/inquiries/wishes.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconHeart } from '@/ui/icons';
import { WishDialog } from '../dialogs';
import styles from '../Inquiries.module.css';
import { WantedTable } from './WantedTable';
import { WishRows } from './WishRows';

type WishesPageProps = {
  /** A wish is about to be written down. */
  isAdding: boolean;
  mayWrite: boolean;
  mayExport: boolean;
};

const SHOWN = 100;

/** The wish list: whom to call now that it is there, what is wanted most, and who waits. */
export function WishesPage({ isAdding, mayWrite, mayExport }: WishesPageProps) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [group, setGroup] = useState<WishGroup>('waiting');
  const call = useCall('inquiries.wishes', { group: 'call', offset: 0, limit: SHOWN });
  const { data, error, refetch } = useCall('inquiries.wishes', { group, offset: 0, limit: SHOWN });
  const wanted = useCall('inquiries.wanted', { limit: SHOWN });
  const refusal = error ?? call.error ?? wanted.error;
  const isEmpty =
    data !== undefined && WISH_GROUPS.every((one) => data.counts[one] === 0) && wanted.data?.length === 0;
  const add = (): void => {
    navigate('/inquiries/wishes/new');
  };
  return (
    <div className={styles.record}>
      {refusal && <ErrorNotice error={refusal} onRetry={() => void refetch()} />}
      {mayWrite && !isEmpty && (
        <div>
          <Button onClick={add}>{t('inquiries.wish.new')}</Button>
        </div>
      )}
      {isEmpty && (
        <EmptyState icon={IconHeart} text={t('inquiries.empty.wishes')}>
          {mayWrite && <Button onClick={add}>{t('inquiries.wish.new')}</Button>}
        </EmptyState>
      )}
      {call.data && call.data.rows.length > 0 && (
        <section aria-label={t('inquiries.wish.call')}>
          <h2 className={styles.subtitle}>
            {t('inquiries.wish.callCount', {
              count: call.data.total,
              number: formatNumber(call.data.total),
            })}
          </h2>
          <WishRows rows={call.data.rows} mayWrite={mayWrite} label={t('inquiries.wish.call')} />
        </section>
      )}
      {wanted.data && wanted.data.length > 0 && (
        <WantedTable rows={wanted.data} mayWrite={mayWrite} mayExport={mayExport} />
      )}
      {data && !isEmpty && (
        <section aria-label={t('inquiries.wish.everybody')}>
          <h2 className={styles.subtitle}>{t('inquiries.wish.everybody')}</h2>
          <select
            className={styles.select}
            aria-label={t('inquiries.wish.groups')}
            value={group}
            onChange={({ target }) => {
              setGroup(WISH_GROUPS.find((one) => one === target.value) ?? 'waiting');
            }}
          >
            {WISH_GROUPS.map((one) => (
              <option key={one} value={one}>
                {t('inquiries.groupCount', {
                  group: t(`inquiries.wish.group.${one}`),
                  number: formatNumber(data.counts[one]),
                })}
              </option>
            ))}
          </select>
          {data.rows.length === 0 && <p className={styles.quiet}>{t('inquiries.wish.none')}</p>}
          <WishRows rows={data.rows} mayWrite={mayWrite} label={t(`inquiries.wish.group.${group}`)} />
          {data.total > data.rows.length && (
            <p className={styles.quiet}>
              {t('inquiries.boardMore', {
                count: data.total - data.rows.length,
                number: formatNumber(data.total - data.rows.length),
              })}
            </p>
          )}
        </section>
      )}
      {isAdding && mayWrite && (
        <WishDialog
          inquiry={null}
          onClose={() => {
            navigate('/inquiries/wishes');
          }}
        />
      )}
    </div>
  );
}
