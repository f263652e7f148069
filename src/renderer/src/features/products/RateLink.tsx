import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Picked } from '@/features/customers/customers.brief.public';
import { useMay } from '@/features/staff/staff.public';
import { useOffers } from '@/lib/offers';
import { IconRating } from '@/ui/icons';
import styles from '@/ui/CardLines.module.css';
import { RatingDialog } from './dialogs';

/** Notes what a customer says of a product, from their card. */
export function RateLink({ customer }: { customer: Picked }) {
  const { t } = useTranslation();
  const mayRate = useMay('customers.write');
  const mayFind = useMay('products.read');
  const [isOpen, setIsOpen] = useState(false);
  const open = (): void => {
    setIsOpen(true);
  };
  const isOffered = mayRate && mayFind;
  useOffers(isOffered ? [{ name: 'rate', icon: IconRating, isAdding: true, run: open }] : []);
  if (!isOffered) return null;
  return (
    <>
      <button type="button" className={styles.link} onClick={open}>
        {t('products.rating.ofCustomer')}
      </button>
      {isOpen && (
        <RatingDialog
          product={null}
          customer={customer}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}
