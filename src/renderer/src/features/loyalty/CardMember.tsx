import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { flushDrafts, keepDraft } from '@/features/drafts/drafts.public';
import { tillDraft } from '@/features/sales/sales.till.public';
import { useMay } from '@/features/staff/staff.public';
import { errorText } from '@/lib/errorText';
import { useOffers } from '@/lib/offers';
import { useCall } from '@/lib/useCall';
import { IconMember } from '@/ui/icons';
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
  const [, navigate] = useLocation();
  const maySell = useMay('sales.write') && !isOff;
  const canRedeem = maySell && data?.hasPoints === true && data.points > 0;
  const redeem = async (): Promise<void> => {
    const place = { form: 'sales.ringUp', slot: crypto.randomUUID() } as const;
    keepDraft(place, tillDraft(customer, []));
    await flushDrafts();
    navigate(`/sales/till/${place.slot}`, { state: { field: 'gift' } });
  };
  useOffers(canRedeem ? [{ name: 'redeemGift', icon: IconMember, run: () => void redeem() }] : []);
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
            {canRedeem && (
              <button type="button" className={styles.link} onClick={() => void redeem()}>
                {t('loyalty.card.redeem')}
              </button>
            )}
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
