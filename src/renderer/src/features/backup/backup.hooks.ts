import { useCallback, useState } from 'react';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { call, ClientError, type ReadName } from '@/lib/client';
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

/** One act of the page, once at a time; a refusal is kept to be shown where it happened. */
export function useDo<N extends Extract<ReadName, `backup.${string}`>>(name: N) {
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<ClientError | null>(null);
  const run = useCallback(
    async (input: CallInput<N>): Promise<CallOutput<N> | null> => {
      setIsRunning(true);
      setError(null);
      try {
        return await call(name, input);
      } catch (caught) {
        if (!(caught instanceof ClientError)) throw caught;
        setError(caught);
        return null;
      } finally {
        setIsRunning(false);
      }
    },
    [name],
  );
  return { run, isRunning, error };
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
