import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { errorText } from '@/lib/errorText';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconMember } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { CountsDialog } from '../dialogs';
import styles from '../Loyalty.module.css';
import { countPieces } from './countText';

type CardCountsProps = {
  customer: { id: CustomerId; title: string };
  /** Nothing can be changed: a backup is looked into. */
  isOff: boolean;
};

/** Lines of the strip that tell how many cards are good without opening them. */
const SHOWN = 3;

/** A line of the five-second strip: the count cards that are good; nothing where the customer never had one. */
export function CardCounts({ customer, isOff }: CardCountsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const isEnabled = useMay('sales.read');
  const [isOpen, setIsOpen] = useState(false);
  const { data, error } = useCall('loyalty.countCards', { customerId: customer.id }, { isEnabled });
  const rows = data?.rows ?? [];
  const good = rows.filter(({ state }) => state === 'good');
  const open = (): void => {
    setIsOpen(true);
  };
  useKeys({
    'card.count': () => {
      if (rows.length === 0) return false;
      open();
      return true;
    },
  });
  useOffers(rows.length === 0 ? [] : [{ name: 'useCount', icon: IconMember, keys: 'card.count', run: open }]);
  if (!isEnabled || (rows.length === 0 && !error)) return null;
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{t('loyalty.count.title')}</dt>
      <dd className={styles.facts}>
        {error && <span role="alert">{errorText(error)}</span>}
        {data && good.length === 0 && <span>{t('loyalty.count.noneGood')}</span>}
        {good.slice(0, SHOWN).map((card) => (
          <span key={card.id}>{[card.name, ...countPieces(t, card, today)].join(t('common.factComma'))}</span>
        ))}
        {data && (
          <button type="button" className={styles.link} onClick={open}>
            {t('loyalty.count.show')} <KeyCap name="card.count" />
          </button>
        )}
        {isOpen && (
          <CountsDialog
            customer={customer}
            isOff={isOff}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        )}
      </dd>
    </div>
  );
}
