import { Button } from '@mantine/core';
import type { Gift } from '@shared/features/loyalty/gifts.channels';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useCall } from '@/lib/useCall';
import { EmptyState } from '@/ui/EmptyState';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconMember } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { MembersNav } from '../MembersNav';
import { GiftDialog } from './GiftDialog';
import styles from './Gifts.module.css';
import { StockDialog } from './StockDialog';

/** The gifts for points: what each costs, how many are there, and which run low. */
export function GiftsPage() {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayManage = useMay('loyalty.manage') && !isLooking;
  const { data, error, refetch } = useCall('loyalty.gifts', {});
  const [asked, setAsked] = useState<{ what: 'edit' | 'stock'; gift: Gift | null } | null>(null);
  const close = (): void => {
    setAsked(null);
  };
  return (
    <>
      <PageHeader title={t('loyalty.gift.title')} sub={t('loyalty.gift.sub')}>
        <MembersNav here="gifts" />
        {mayManage && (
          <Button
            onClick={() => {
              setAsked({ what: 'edit', gift: null });
            }}
          >
            {t('loyalty.gift.new')}
          </Button>
        )}
      </PageHeader>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && <EmptyState icon={IconMember} text={t('loyalty.gift.empty')} />}
      {data && data.rows.length > 0 && (
        <div className={styles.page}>
          <table className={styles.table}>
            <caption className={styles.caption}>{t('loyalty.gift.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('loyalty.gift.column.name')}</th>
                <th scope="col">{t('loyalty.gift.column.points')}</th>
                <th scope="col">{t('loyalty.gift.column.stock')}</th>
                <th scope="col">
                  <span className={styles.caption}>{t('loyalty.gift.column.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((gift) => (
                <tr key={gift.id}>
                  <th scope="row">
                    {gift.name}
                    {!gift.isActive && <span className={styles.meta}>{t('loyalty.gift.stopped')}</span>}
                  </th>
                  <td>{formatNumber(gift.points)}</td>
                  <td>
                    <span className={classes(gift.isActive && gift.stock <= gift.lowAt && styles.low)}>
                      {t('loyalty.gift.stock', { number: formatNumber(gift.stock), unit: gift.unit })}
                      {gift.isActive && gift.stock <= gift.lowAt && ` ${t('loyalty.gift.low')}`}
                    </span>
                  </td>
                  <td>
                    <span className={styles.acts}>
                      <Button
                        size="xs"
                        aria-label={t('loyalty.gift.stockOf', { name: gift.name })}
                        onClick={() => {
                          setAsked({ what: 'stock', gift });
                        }}
                      >
                        {t('loyalty.gift.openStock')}
                      </Button>
                      {mayManage && (
                        <Button
                          size="xs"
                          aria-label={t('loyalty.gift.editOf', { name: gift.name })}
                          onClick={() => {
                            setAsked({ what: 'edit', gift });
                          }}
                        >
                          {t('loyalty.gift.edit')}
                        </Button>
                      )}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {asked?.what === 'edit' && <GiftDialog gift={asked.gift} onClose={close} />}
      {asked?.what === 'stock' && asked.gift !== null && (
        <StockDialog giftId={asked.gift.id} mayMove={mayManage} onClose={close} />
      )}
    </>
  );
}
