import {
  COMPENSATION_KINDS,
  isAccountKind,
  type CompensationKind,
} from '@shared/features/complaints/compensation.rules';
import { useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@/lib/format';
import { useCall } from '@/lib/useCall';
import styles from '../ComplaintForm.module.css';

type MakeUpRowProps = {
  value: CompensationKind | null;
  hasCustomer: boolean;
  onChange: (kind: CompensationKind | null) => void;
  /** Enter takes the complaint in. */
  onEnter: (event: KeyboardEvent) => void;
};

/** Whether something is given on the spot, once the complaint is taken in; how much one decides alone stands beside it. */
export function MakeUpRow({ value, hasCustomer, onChange, onEnter }: MakeUpRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const { data } = useCall('complaints.myLimit', {});
  const kinds = COMPENSATION_KINDS.filter((kind) => hasCustomer || !isAccountKind(kind));
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {t('complaints.compensate.onTheSpot')}
      </label>
      <div className={styles.control}>
        <select
          id={id}
          className={styles.select}
          value={value ?? ''}
          onChange={({ target }) => {
            onChange(kinds.find((kind) => kind === target.value) ?? null);
          }}
          onKeyDown={onEnter}
        >
          <option value="">{t('complaints.compensate.none')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`complaints.compensate.kind.${kind}`)}
            </option>
          ))}
        </select>
        {data && (
          <p className={styles.under}>
            {data.limitCents === null
              ? t('complaints.compensate.noLimit')
              : t('complaints.compensate.limit', { amount: formatMoney(data.limitCents) })}
          </p>
        )}
      </div>
    </div>
  );
}
