import type { BackupPlace } from '@shared/features/backup/backup.contract';
import { useTranslation } from 'react-i18next';
import { useDo } from '@/lib/useDo';
import { ConfirmDialog } from './ConfirmDialog';

/** Asks before a place is forgotten, and says that what lies there stays. */
export function RemovePlaceDialog({ place, onClose }: { place: BackupPlace; onClose: () => void }) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useDo('backup.removePlace');
  const remove = async (): Promise<void> => {
    if (await run({ placeId: place.id })) onClose();
  };
  return (
    <ConfirmDialog
      title={t('backup.places.removeTitle', { name: place.name })}
      text={t('backup.places.removeText', { count: place.count })}
      keep={t('backup.places.keep')}
      go={t('backup.places.removeButton')}
      isRunning={isRunning}
      error={error}
      onGo={() => void remove()}
      onClose={onClose}
    />
  );
}
