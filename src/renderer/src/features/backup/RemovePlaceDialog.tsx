import type { BackupPlace } from '@shared/features/backup/backup.contract';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { useDo } from './backup.hooks';
import styles from './Dialogs.module.css';

/** Asks before a place is forgotten, and says that what lies there stays. */
export function RemovePlaceDialog({ place, onClose }: { place: BackupPlace; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useDo('backup.removePlace');
  const remove = async (): Promise<void> => {
    if (await run({ placeId: place.id })) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('backup.places.removeTitle', { name: place.name })}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, { 'form.leave': onClose });
      }}
      width={30}
    >
      <div className={styles.body}>
        <p className={styles.text}>{t('backup.places.removeText', { count: place.count })}</p>
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" data-autofocus rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('backup.places.keep')}
          </Button>
          <Button size="md" variant="filled" loading={isRunning} onClick={() => void remove()}>
            {t('backup.places.removeButton')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
