import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { ConsentList } from './ConsentList';
import { EraseDialog } from './EraseDialog';
import styles from './PrivacySection.module.css';

type PrivacySectionProps = {
  id: CustomerId;
  /** Who it is, as the card is headed. */
  title: string;
  /** What lies in the bin is not asked. */
  isInBin: boolean;
  /** The card is gone. */
  onErased: () => void;
};

/** What the customer agreed to, and what they may ask of the shop about their own data. */
export function PrivacySection({ id, title, isInBin, onErased }: PrivacySectionProps) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayErase = useMay('privacy.delete');
  const mayWrite = useMay('customers.write');
  const [isErasing, setIsErasing] = useState(false);
  return (
    <section className={styles.section} aria-label={t('privacy.title')}>
      <h3 className={styles.title}>{t('privacy.title')}</h3>
      <ConsentList id={id} mayWrite={mayWrite && !isLooking && !isInBin} />
      {mayErase && !isLooking && (
        <div className={styles.acts}>
          <Button
            onClick={() => {
              setIsErasing(true);
            }}
          >
            {t('privacy.erase.open')}
          </Button>
          <p className={styles.hint}>{t('privacy.erase.hint')}</p>
        </div>
      )}
      {isErasing && (
        <EraseDialog
          id={id}
          title={title}
          onErased={onErased}
          onClose={() => {
            setIsErasing(false);
          }}
        />
      )}
    </section>
  );
}
