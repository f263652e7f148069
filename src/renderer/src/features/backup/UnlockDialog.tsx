import { useTranslation } from 'react-i18next';
import { useDo } from '@/lib/useDo';
import { ConfirmDialog } from './ConfirmDialog';

/** Asks before backups are no longer locked, and says what becomes of those that are. */
export function UnlockDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useDo('backup.stopEncrypting');
  const stop = async (): Promise<void> => {
    if (await run({})) onClose();
  };
  return (
    <ConfirmDialog
      title={t('backup.lock.stopTitle')}
      text={t('backup.lock.stopText')}
      keep={t('backup.lock.keep')}
      go={t('backup.lock.stop')}
      isRunning={isRunning}
      error={error}
      onGo={() => void stop()}
      onClose={onClose}
    />
  );
}
