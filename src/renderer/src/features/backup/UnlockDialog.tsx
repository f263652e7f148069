import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { useDo } from './backup.hooks';
import styles from './Dialogs.module.css';

/** Asks before backups are no longer locked, and says what becomes of those that are. */
export function UnlockDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useDo('backup.stopEncrypting');
  const stop = async (): Promise<void> => {
    if (await run({})) onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('backup.lock.stopTitle')}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, { 'form.leave': onClose });
      }}
      width={30}
    >
      <div className={styles.body}>
        <p className={styles.text}>{t('backup.lock.stopText')}</p>
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" data-autofocus rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('backup.lock.keep')}
          </Button>
          <Button size="md" variant="filled" loading={isRunning} onClick={() => void stop()}>
            {t('backup.lock.stop')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
