import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { formatList } from '@/lib/format';
import { i18n } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import { notifyDone, notifyError } from '@/lib/notify';
import { useOffers } from '@/lib/offers';
import { IconRestore, IconSave, IconShield } from '@/ui/icons';
import { useBackupStatus, useMakeBackup } from './backup.hooks';
import { namesOf, placesInText } from './placeNames';

/**
 * What the frame offers of the backups, and Ctrl+B; shows nothing itself. What came of a backup is told at the foot of
 * the window, but on the page of backups, which shows it itself. Nothing is offered to who may make none, or while one
 * is looked into.
 */
export function BackupOffers({ isOff }: { isOff: boolean }): null {
  const [path, navigate] = useLocation();
  const { task, make } = useMakeBackup();
  const { data: status } = useBackupStatus();
  const isOnPage = path === '/settings/backup';
  const told = useRef<string | null>(null);

  useEffect(() => {
    if (!task || task.status === 'running' || told.current === task.taskId) return;
    told.current = task.taskId;
    if (isOnPage) return;
    if (task.error) notifyError(task.error);
    else if (task.result) {
      const names = namesOf(task.result.placeIds, placesInText(i18n.t, status?.places ?? []));
      notifyDone(i18n.t('backup.made', { places: formatList(names) }));
    }
  }, [task, isOnPage, status]);

  const open = (): void => {
    navigate('/settings/backup');
  };
  useKeys(isOff ? {} : { 'everywhere.backup': make });
  useOffers(
    isOff
      ? []
      : [
          { name: 'backupNow', icon: IconSave, keys: 'everywhere.backup', run: make },
          { name: 'backups', icon: IconShield, run: open },
          { name: 'restore', icon: IconRestore, run: open },
        ],
  );
  return null;
}
