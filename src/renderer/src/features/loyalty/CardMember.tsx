import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { errorText } from '@/lib/errorText';
import { useCall } from '@/lib/useCall';
import { MemberDialog } from './dialogs';
import styles from './Loyalty.module.css';
import { MemberFacts } from './MemberFacts';
import { TierBadge } from './TierBadge';

type CardMemberProps = {
  customer: { id: CustomerId; title: string };
  /** Nothing can be changed: a backup is looked into. */
  isOff: boolean;
};

/** A line of the five-second strip: the tier, the points, and what is missing to the next tier. */
export function CardMember({ customer, isOff }: CardMemberProps) {
  const { t } = useTranslation();
  const mayRead = useMay('loyalty.read');
  const [isOpen, setIsOpen] = useState(false);
  const { data, error } = useCall('loyalty.member', { customerId: customer.id }, { isEnabled: mayRead });
  if (!mayRead || (!data && !error)) return null;
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{t('loyalty.card.label')}</dt>
      <dd className={styles.facts}>
        {error && <span role="alert">{errorText(error)}</span>}
        {data && (
          <>
            <TierBadge tier={data.tier} />
            <MemberFacts member={data} />
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setIsOpen(true);
              }}
            >
              {t('loyalty.card.more')}
            </button>
            {isOpen && (
              <MemberDialog
                customer={customer}
                isOff={isOff}
                onClose={() => {
                  setIsOpen(false);
                }}
              />
            )}
          </>
        )}
      </dd>
    </div>
  );
}
