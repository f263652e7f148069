import { Button } from '@mantine/core';
import type { CountKind } from '@shared/features/loyalty/counts.channels';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from '../Loyalty.module.css';
import { CountKindDialog } from './CountKindDialog';

/** The kinds of count cards that the shop sells; before the first one nothing of it shows elsewhere. */
export function CountKinds() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('loyalty.countKinds', {});
  const [asked, setAsked] = useState<CountKind | 'new' | null>(null);
  const saysOf = (kind: CountKind): string =>
    [
      kind.times === null
        ? t('loyalty.count.endless')
        : t('loyalty.count.times', { count: kind.times, number: formatNumber(kind.times) }),
      formatMoney(kind.priceCents),
      kind.goodDays === null
        ? t('loyalty.count.forever')
        : t('loyalty.count.days', { count: kind.goodDays, number: formatNumber(kind.goodDays) }),
      ...kind.productNames,
      ...kind.categories,
      kind.words,
      kind.isActive ? '' : t('loyalty.count.stopped'),
    ]
      .filter(Boolean)
      .join(t('common.factComma'));
  return (
    <>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      <p className={styles.meta}>{t('loyalty.count.about')}</p>
      {data && data.rows.length > 0 && (
        <ul className={styles.rows} aria-label={t('loyalty.count.kinds')} tabIndex={0}>
          {data.rows.map((kind) => (
            <li key={kind.id}>
              <span className={styles.what}>
                {kind.name}
                <span className={styles.meta}>{saysOf(kind)}</span>
              </span>
              <Button
                size="xs"
                aria-label={t('loyalty.count.editOne', { name: kind.name })}
                onClick={() => {
                  setAsked(kind);
                }}
              >
                {t('loyalty.gift.edit')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          onClick={() => {
            setAsked('new');
          }}
        >
          {t('loyalty.count.new')}
        </Button>
      </div>
      {asked !== null && (
        <CountKindDialog
          kind={asked === 'new' ? null : asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
