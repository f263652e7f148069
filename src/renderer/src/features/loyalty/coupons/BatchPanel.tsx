import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { formatDay, formatList, formatMoney, formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import styles from './Coupons.module.css';
import { CouponRows } from './CouponRows';
import { termsText } from './couponText';
import { BatchPapers } from './BatchPapers';
import { CodesDialog } from './CodesDialog';
import { GiveManyDialog } from './GiveManyDialog';

/** A batch: what its coupons are good for, what became of them, and how more are given. */
export function BatchPanel({ id, onClose }: { id: number; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const isLooking = useIsLooking();
  const mayManage = useMay('loyalty.manage') && !isLooking;
  const [asked, setAsked] = useState<'many' | 'codes' | null>(null);
  const { data, error, refetch } = useCall('loyalty.couponBatches', {});
  const { data: rules } = useCall('loyalty.programme', {});
  const closing = useAct('loyalty.closeBatch');
  const batch = data?.rows.find((one) => one.id === id);
  const comma = t('common.factComma');
  const closeBatch = async (isClosed: boolean): Promise<void> => {
    const done = await closing.run({ id, isClosed });
    if (done !== null) {
      offerUndo(t(isClosed ? 'loyalty.coupon.done.closed' : 'loyalty.coupon.done.opened'), done.commandId);
    }
  };
  const dialogOff = (): void => {
    setAsked(null);
  };
  return (
    <SidePanel label={batch?.name ?? t('loyalty.coupon.title')}>
      <div className={body.panel}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {batch && (
          <>
            <PanelHead title={batch.name} onClose={onClose} />
            <p>
              <strong>{termsText(t, batch, i18n.language)}</strong>
            </p>
            <ul className={styles.facts}>
              {[
                batch.categories.length > 0
                  ? t('loyalty.coupon.onlyCategories', { list: formatList(batch.categories) })
                  : '',
                batch.productIds.length > 0
                  ? t('loyalty.coupon.onlyProducts', {
                      count: batch.productIds.length,
                      number: formatNumber(batch.productIds.length),
                    })
                  : '',
                batch.tierIds.length > 0
                  ? t('loyalty.coupon.onlyTiers', {
                      list: formatList(
                        (rules?.tiers ?? [])
                          .filter((tier) => batch.tierIds.includes(tier.id))
                          .map(({ name }) => name),
                      ),
                    })
                  : '',
                batch.uses > 1 ? t('loyalty.coupon.uses', { count: batch.uses }) : '',
                t(batch.isAlone ? 'loyalty.coupon.alone' : 'loyalty.coupon.together'),
                [
                  batch.startsOn === null
                    ? ''
                    : t('loyalty.coupon.startsOn', { day: formatDay(batch.startsOn, today) }),
                  batch.endsOn === null
                    ? ''
                    : t('loyalty.coupon.endsOn', { day: formatDay(batch.endsOn, today) }),
                  batch.goodDays === null ? '' : t('loyalty.coupon.goodDays', { count: batch.goodDays }),
                ]
                  .filter(Boolean)
                  .join(comma),
                batch.isBirthday ? t('loyalty.coupon.isBirthday') : '',
              ]
                .filter(Boolean)
                .map((text) => (
                  <li key={text}>{text}</li>
                ))}
            </ul>
            <dl className={styles.figures}>
              {(['issued', 'open', 'used', 'lapsed', 'voided'] as const).map((name) => (
                <div key={name}>
                  <dt>{t(`loyalty.coupon.column.${name}`)}</dt>
                  <dd>{formatNumber(batch[name])}</dd>
                </div>
              ))}
              {batch.worth !== null && (
                <>
                  <div>
                    <dt>{t('loyalty.coupon.column.turnover')}</dt>
                    <dd>{formatMoney(batch.worth.turnoverCents)}</dd>
                  </div>
                  <div>
                    <dt>{t('loyalty.coupon.column.discount')}</dt>
                    <dd>{formatMoney(batch.worth.discountCents)}</dd>
                  </div>
                </>
              )}
            </dl>
            {mayManage && (
              <div className={styles.acts}>
                {!batch.isClosed && (
                  <>
                    <Button
                      onClick={() => {
                        setAsked('many');
                      }}
                    >
                      {t('loyalty.coupon.giveMany')}
                    </Button>
                    <Button
                      onClick={() => {
                        setAsked('codes');
                      }}
                    >
                      {t('loyalty.coupon.makeCodes')}
                    </Button>
                  </>
                )}
                <BatchPapers batchId={id} name={batch.name} />
                <Button loading={closing.isRunning} onClick={() => void closeBatch(!batch.isClosed)}>
                  {t(batch.isClosed ? 'loyalty.coupon.reopen' : 'loyalty.coupon.close')}
                </Button>
              </div>
            )}
            {closing.error && <ErrorNotice error={closing.error} />}
            <h3 className={styles.subtitle}>{t('loyalty.coupon.all')}</h3>
            <CouponRows batchId={id} customerId={null} mayVoid={mayManage} />
          </>
        )}
      </div>
      {asked === 'many' && batch && <GiveManyDialog batch={batch} onClose={dialogOff} />}
      {asked === 'codes' && <CodesDialog batchId={id} onClose={dialogOff} />}
    </SidePanel>
  );
}
