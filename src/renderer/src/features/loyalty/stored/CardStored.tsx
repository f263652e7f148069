import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { errorText } from '@/lib/errorText';
import { useOffers } from '@/lib/offers';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconMember } from '@/ui/icons';
import { StoredDialog } from '../dialogs';
import styles from '../Loyalty.module.css';
import type { StoredAct } from './StoredDialog';
import { storedPieces } from './storedText';

type CardStoredProps = {
  customer: { id: CustomerId; title: string };
  /** Nothing can be changed: a backup is looked into. */
  isOff: boolean;
};

/** A line of the five-second strip: what is stored; nothing where the shop has no stored value. */
export function CardStored({ customer, isOff }: CardStoredProps) {
  const { t } = useTranslation();
  const today = useToday();
  const mayReadSales = useMay('sales.read');
  const mayRead = useMay('loyalty.read') && mayReadSales;
  const [opened, setOpened] = useState<{ first: StoredAct | null } | null>(null);
  const { data, error } = useCall('loyalty.storedTill', { customerId: customer.id }, { isEnabled: mayRead });
  const isThere = data != null && data.principalCents + data.giftCents + data.laterCents > 0;
  const offered: readonly { name: string; first: StoredAct; isOn: boolean }[] = [
    { name: 'storedTopUp', first: 'topUp', isOn: !isOff && data?.mayPay === true },
    { name: 'storedRefund', first: 'refund', isOn: !isOff && isThere },
    { name: 'storedStatement', first: 'statement', isOn: data != null },
  ];
  useOffers(
    offered.flatMap(({ name, first, isOn }) =>
      isOn
        ? [
            {
              name,
              icon: IconMember,
              run: () => {
                setOpened({ first });
              },
            },
          ]
        : [],
    ),
  );
  if (!mayRead || (!data && !error)) return null;
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{t('loyalty.stored.title')}</dt>
      <dd className={styles.facts}>
        {error && <span role="alert">{errorText(error)}</span>}
        {data && (
          <>
            {storedPieces(data, today).map((piece) => (
              <span key={piece}>{piece}</span>
            ))}
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                setOpened({ first: null });
              }}
            >
              {t('loyalty.stored.more')}
            </button>
            {opened && (
              <StoredDialog
                first={opened.first}
                customer={customer}
                isOff={isOff}
                onClose={() => {
                  setOpened(null);
                }}
              />
            )}
          </>
        )}
      </dd>
    </div>
  );
}
