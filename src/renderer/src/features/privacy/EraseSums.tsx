import { useTranslation } from 'react-i18next';
import type { ErasurePreview } from '@shared/features/privacy/privacy.contract';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import styles from './EraseDialog.module.css';

type Goes = keyof ErasurePreview['goes'];

const GOES: readonly Goes[] = [
  'phones',
  'notes',
  'tags',
  'files',
  'contacts',
  'consents',
  'drafts',
  'changes',
  'imported',
  'mentions',
];

/** What goes and what stays, in numbers. */
export function EraseSums({ id, preview }: { id: number; preview: ErasurePreview }) {
  const { t } = useTranslation();
  const today = useToday();
  const { goes, stays, sharedPhones } = preview;
  return (
    <div className={styles.sums}>
      <section aria-labelledby="erase-goes">
        <h3 id="erase-goes" className={styles.heading}>
          {t('privacy.goes.title')}
        </h3>
        <ul className={styles.list}>
          <li>{t('privacy.goes.card')}</li>
          {GOES.filter((name) => goes[name] > 0).map((name) => (
            <li key={name}>
              {t(`privacy.goes.${name}`, { count: goes[name], number: formatNumber(goes[name]) })}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="erase-stays">
        <h3 id="erase-stays" className={styles.heading}>
          {t('privacy.stays.title')}
        </h3>
        <ul className={styles.list}>
          <li>
            {stays.sales === 0
              ? t('privacy.stays.noSales')
              : t('privacy.stays.sales', {
                  count: stays.sales,
                  number: formatNumber(stays.sales),
                  amount: formatMoney(stays.amountCents),
                })}
            {stays.firstSoldOn !== null && stays.lastSoldOn !== null && (
              <span className={styles.quiet}>
                {t('privacy.stays.between', {
                  first: formatDay(stays.firstSoldOn, today),
                  last: formatDay(stays.lastSoldOn, today),
                })}
              </span>
            )}
          </li>
          <li>{t('privacy.stays.as', { number: id })}</li>
          <li>{t('privacy.stays.trail')}</li>
          {sharedPhones > 0 && <li>{t('privacy.stays.sharedPhones', { count: sharedPhones })}</li>}
        </ul>
      </section>
    </div>
  );
}
