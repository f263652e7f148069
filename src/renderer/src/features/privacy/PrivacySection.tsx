import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { EraseDialog } from './EraseDialog';
import styles from './PrivacySection.module.css';

type PrivacySectionProps = {
  id: CustomerId;
  /** Who it is, as the card is headed. */
  title: string;
  /** The card is gone. */
  onErased: () => void;
};

/** What a person may ask of the shop about their own data; nothing of it in a backup that is only looked at. */
export function PrivacySection({ id, title, onErased }: PrivacySectionProps) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayErase = useMay('privacy.delete');
  const [isErasing, setIsErasing] = useState(false);
  if (isLooking || !mayErase) return null;
  return (
    <section className={styles.section} aria-label={t('privacy.title')}>
      <h3 className={styles.title}>{t('privacy.title')}</h3>
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
