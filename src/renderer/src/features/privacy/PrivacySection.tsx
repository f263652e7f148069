import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useMay } from '@/features/staff/staff.public';
import { useIsLooking } from '@/lib/looking';
import { ConsentList } from './ConsentList';
import { DataDialog, EraseDialog } from './dialogs';
import styles from './PrivacySection.module.css';

type PrivacySectionProps = {
  id: CustomerId;
  /** Who it is, as the card is headed. */
  title: string;
  /** What lies in the bin is not asked. */
  isInBin: boolean;
  /** False where some of the card is hidden from who looks at it: then it cannot be given whole. */
  isWhole: boolean;
  /** The card is gone. */
  onErased: () => void;
};

/** What the customer agreed to, and what they may ask of the shop about their own data. */
export function PrivacySection({ id, title, isInBin, isWhole, onErased }: PrivacySectionProps) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const mayErase = useMay('privacy.delete');
  const mayGive = useMay('privacy.export');
  const mayWrite = useMay('customers.write');
  const [isErasing, setIsErasing] = useState(false);
  const [isGiving, setIsGiving] = useState(false);
  return (
    <section className={styles.section} aria-label={t('privacy.title')}>
      <h2 className={styles.title}>{t('privacy.title')}</h2>
      <ConsentList id={id} mayWrite={mayWrite && !isLooking && !isInBin} />
      {mayGive && isWhole && !isLooking && (
        <div className={styles.acts}>
          <Button
            onClick={() => {
              setIsGiving(true);
            }}
          >
            {t('privacy.data.open')}
          </Button>
          <p className={styles.hint}>{t('privacy.data.hint')}</p>
        </div>
      )}
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
      {isGiving && (
        <DataDialog
          id={id}
          title={title}
          onClose={() => {
            setIsGiving(false);
          }}
        />
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
