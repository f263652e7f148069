import { useCallback } from 'react';
import type { CallOutput } from '@shared/ipc/contracts';
import { call } from '@/lib/client';
import { notifyDone, notifyError } from '@/lib/notify';
import { useTask } from '@/lib/tasks';
import { useCall } from '@/lib/useCall';
import { i18n } from '@/lib/i18n';

export type BackupStatus = CallOutput<'backup.status'>;

/** The light, the places, and what the page of backups shows beside its list. */
export function useBackupStatus() {
  return useCall('backup.status', {});
}

/** All backups in the places that can be reached, newest first. */
export function useBackupList() {
  return useCall('backup.list', {});
}

/** Makes a backup now: whether one is being made, what came of the last, and what begins and stops one. */
export function useMakeBackup() {
  const { task, start, stop, forget } = useTask('backup.make');
  const { data: status } = useBackupStatus();
  const isOwn = task?.status === 'running';
  const isMaking = isOwn || status?.isMaking === true;
  return {
    task,
    isMaking,
    forget,
    /** Stops the one that was begun here; what was there before stays. */
    stop: useCallback(() => {
      stop().catch(notifyError);
    }, [stop]),
    make: useCallback(() => {
      if (!isMaking) void start({});
    }, [isMaking, start]),
  };
}

/** Asks for a place to keep backups in. True where one was added. Tells by itself what came of it. */
export async function addPlace(): Promise<boolean> {
  try {
    const { placeId } = await call('backup.addPlace', {});
    if (placeId === null) return false;
    notifyDone(i18n.t('backup.places.added'));
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
}

/** Gives the reserve on the disk up, so that there is room to save. Tells by itself what came of it. */
export async function freeSpace(): Promise<void> {
  try {
    await call('backup.freeSpace', {});
    notifyDone(i18n.t('backup.disk.freed'));
  } catch (error) {
    notifyError(error);
  }
}
