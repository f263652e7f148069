import type { ProductId } from '@shared/features/products/products.contract';
import type { Slip } from '@shared/features/sales/sales.contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerTitle } from '@/features/customers/customers.public';
import { RatingDialog } from '@/features/products/products.public';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import styles from '../Sales.module.css';

type RateLineProps = { line: Slip['lines'][number]; customer: Slip['customer'] };

/** The way from a line of a sale to what its buyer says of it; nothing where either is unknown. */
export function RateLine({ line, customer }: RateLineProps) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayRate = useMay('customers.write') && !isLooking;
  const [isOpen, setIsOpen] = useState(false);
  if (!mayRate || customer === null || line.productId === null) return null;
  return (
    <>
      <button
        type="button"
        className={styles.link}
        aria-label={t('products.rating.openOf', { name: line.name })}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('products.rating.open')}
      </button>
      {isOpen && (
        <RatingDialog
          product={{ id: line.productId as ProductId, name: line.name }}
          customer={{ id: customer.id, title: customerTitle(customer) }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}
