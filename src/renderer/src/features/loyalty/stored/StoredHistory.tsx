import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from '../Loyalty.module.css';
import { UndoTopUpDialog } from './UndoTopUpDialog';
import { usePrintTopUp } from './usePrintTopUp';

type Row = CallOutput<'loyalty.storedHistory'>['topUps'][number];

const signed = (cents: number): string => (cents > 0 ? `+${formatMoney(cents)}` : formatMoney(cents));

/** Money paid in and out, and each movement of an account, the latest first. */
export function StoredHistory({ customerId, isOff }: { customerId: CustomerId; isOff: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('loyalty.storedHistory', { customerId });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const comma = t('common.factComma');
  return (
    <>
      <h3 className={styles.title}>{t('loyalty.stored.money')}</h3>
      {data.topUps.length === 0 ? (
        <p className={styles.meta}>{t('loyalty.stored.noMoney')}</p>
      ) : (
        <ul className={styles.rows} aria-label={t('loyalty.stored.money')} tabIndex={0}>
          {data.topUps.map((row) => (
            <TopUpRow key={row.id} row={row} isOff={isOff} />
          ))}
        </ul>
      )}
      <h3 className={styles.title}>{t('loyalty.stored.entries')}</h3>
      {data.entries.length === 0 ? (
        <p className={styles.meta}>{t('loyalty.stored.noEntries')}</p>
      ) : (
        <ul className={styles.rows} aria-label={t('loyalty.stored.entries')} tabIndex={0}>
          {data.entries.map((row) => (
            <li key={row.id}>
              <span className={styles.what}>
                {[
                  t(`loyalty.stored.cause.${row.cause}`),
                  row.kind === 'gift' ? t('loyalty.stored.kind.gift') : '',
                  row.saleNumber ?? '',
                  row.reason,
                ]
                  .filter(Boolean)
                  .join(comma)}
                <span className={styles.meta}>
                  {[
                    formatDay(row.on, today),
                    row.by,
                    row.countsFrom === null || row.countsFrom <= today
                      ? ''
                      : t('loyalty.stored.from', { day: formatDay(row.countsFrom, today) }),
                  ]
                    .filter(Boolean)
                    .join(comma)}
                </span>
              </span>
              <span className={styles.figure}>{signed(row.cents)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function TopUpRow({ row, isOff }: { row: Row; isOff: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const print = usePrintTopUp();
  const [isAsked, setIsAsked] = useState(false);
  return (
    <li>
      <span className={styles.what}>
        {[
          t(`loyalty.stored.moneyCause.${row.cause}`),
          t(`sales.kind.${row.moneyKind}`),
          row.cause === 'topUp' && row.giftCents > 0
            ? t('loyalty.stored.given', { amount: formatMoney(row.giftCents) })
            : '',
        ]
          .filter(Boolean)
          .join(t('common.factComma'))}
        <span className={styles.meta}>{[formatDay(row.on, today), row.by].join(t('common.factComma'))}</span>
      </span>
      <span className={styles.facts}>
        <button type="button" className={styles.link} onClick={() => void print(row.id)}>
          {t('sales.slip.print')}
        </button>
        {row.mayUndo && !isOff && (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              setIsAsked(true);
            }}
          >
            {t('loyalty.stored.undo')}
          </button>
        )}
        <span className={styles.figure}>{signed(row.moneyCents)}</span>
      </span>
      {isAsked && (
        <UndoTopUpDialog
          id={row.id}
          cents={row.moneyCents}
          onClose={() => {
            setIsAsked(false);
          }}
        />
      )}
    </li>
  );
}
