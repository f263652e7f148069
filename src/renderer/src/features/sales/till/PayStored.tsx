import type { CustomerId } from '@shared/features/customers/customers.contract';
import { priceText } from '@shared/features/sales/pricing.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GiveCodeDialog } from '@/features/loyalty/loyalty.public';
import { classes } from '@/lib/classes';
import { formatMoney } from '@/lib/format';
import { TAKES_SCANS } from '@/lib/keyGate';
import { useKeys } from '@/lib/keys';
import { KeyCap } from '@/ui/KeyCap';
import styles from './PayPanel.module.css';
import type { Till } from './till';
import type { TillSums } from './tillSums';
import { useTillAccount } from './useTillMember';

type PayStoredProps = {
  till: Till;
  sums: TillSums;
  onChange: (patch: Partial<Till>) => void;
  /** All that can be was filled in by its key, and is to be seen. */
  onFilled: () => void;
};

/** Paying out of stored value: how much, who of the family pays, and the pay code where one is set. */
export function PayStored({ till, sums, onChange, onFilled }: PayStoredProps) {
  const { t } = useTranslation();
  const ids = { stored: useId(), by: useId() };
  const account = useTillAccount(till.customer);
  const [isCodeAsked, setIsCodeAsked] = useState(false);
  const { mostStoredCents, fault } = sums;
  const isOffered = account?.mayPay === true && (mostStoredCents > 0 || till.stored !== '');
  const fill = (): void => {
    onChange({ stored: priceText(mostStoredCents * 10) });
    onFilled();
    if (account?.wantsCode === true && account.hasCode) setIsCodeAsked(true);
  };
  useKeys({
    'till.stored': () => {
      if (!isOffered || mostStoredCents === 0) return false;
      fill();
      return true;
    },
  });
  if (!isOffered || till.customer === null) return null;
  const { id } = till.customer;
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={ids.stored}>
          {t('sales.till.stored', { most: formatMoney(mostStoredCents) })} <KeyCap name="till.stored" />
        </label>
        <input
          id={ids.stored}
          className={classes(styles.money, fault?.at === 'stored' && styles.wrong)}
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={fault?.at === 'stored'}
          value={till.stored}
          data-till-field={JSON.stringify({ at: 'stored' })}
          {...TAKES_SCANS}
          onChange={(event) => {
            onChange({ stored: event.target.value });
          }}
        />
      </div>
      {till.stored !== '' && account.persons.length > 0 && (
        <div className={styles.field}>
          <label htmlFor={ids.by}>{t('sales.till.storedBy')}</label>
          <select
            id={ids.by}
            className={styles.date}
            value={till.storedBy ?? ''}
            onChange={({ target }) => {
              onChange({ storedBy: target.value === '' ? null : Number(target.value) });
            }}
          >
            <option value="">{till.customer.title}</option>
            {account.persons.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </select>
        </div>
      )}
      {till.stored !== '' && account.wantsCode && (
        <p className={styles.how}>
          {account.hasCode ? (
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setIsCodeAsked(true);
              }}
            >
              {t('sales.till.giveCode')}
            </button>
          ) : (
            t('sales.till.noCode')
          )}
        </p>
      )}
      {isCodeAsked && (
        <GiveCodeDialog
          customerId={id as CustomerId}
          onClose={() => {
            setIsCodeAsked(false);
          }}
        />
      )}
    </>
  );
}
