import type { BackupEntry, BackupPreview } from '@shared/features/backup/backup.contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, ClientError } from '@/lib/client';
import { finishTask } from '@/lib/tasks';
import { leaveWord } from './restored';

/** A backup that somebody chose, and where it was seen: null is any place that is known. */
export type Picked = { backup: BackupEntry; source: string | null };

/** How far a restore has come, and what is to be said or asked now. */
export type RestoreStep =
  | { name: 'opening' }
  /** A locked backup of another PC asks for its code; `error` says that the last one was wrong. */
  | { name: 'code'; error: ClientError | null }
  | { name: 'refused'; error: ClientError }
  | { name: 'preview'; preview: BackupPreview; error: ClientError | null }
  | { name: 'restoring'; preview: BackupPreview }
  | { name: 'done' };

const CODES = new Set(['backup.codeNeeded', 'backup.codeWrong']);

const asClientError = (error: unknown): ClientError => {
  if (error instanceof ClientError) return error;
  throw error;
};

const letGo = (opened: string): void => {
  // An opened copy that cannot be let go is swept away at the next start.
  call('backup.closePreview', { opened }).catch(() => undefined);
};

/** Opens a backup: the preview, the question for its code, or why it does not open. */
async function openBackup({ backup, source }: Picked, code: string | null): Promise<RestoreStep> {
  try {
    const preview = await finishTask('backup.preview', { source, backupId: backup.id, code });
    return { name: 'preview', preview, error: null };
  } catch (caught) {
    const error = asClientError(caught);
    if (!CODES.has(error.code)) return { name: 'refused', error };
    return { name: 'code', error: error.code === 'backup.codeNeeded' ? null : error };
  }
}

/** Opens what was picked, and does with it what is asked. What was opened is let go when the component leaves. */
export function useRestore({ backup, source }: Picked) {
  const [step, setStep] = useState<RestoreStep>({ name: 'opening' });
  const opened = useRef<string | null>(null);
  const isGone = useRef(false);

  const take = useCallback((next: RestoreStep) => {
    const token = next.name === 'preview' ? next.preview.opened : null;
    if (isGone.current) {
      if (token !== null) letGo(token);
      return;
    }
    opened.current = token;
    setStep(next);
  }, []);

  useEffect(() => {
    isGone.current = false;
    void openBackup({ backup, source }, null).then(take);
    return () => {
      isGone.current = true;
      if (opened.current !== null) letGo(opened.current);
      opened.current = null;
    };
  }, [backup, source, take]);

  /** Tries once more, with the code that was typed. */
  const open = useCallback(
    (code: string | null) => {
      setStep({ name: 'opening' });
      void openBackup({ backup, source }, code).then(take);
    },
    [backup, source, take],
  );

  const restore = useCallback(async (preview: BackupPreview, hasWayBack: boolean) => {
    setStep({ name: 'restoring', preview });
    // The window may be loaded anew before the end is told; what is left here is shown once the history bears it out.
    const { madeAt, facts } = preview.backup;
    leaveWord({ madeAt, customers: facts.customers, begunAt: new Date().toISOString(), hasWayBack });
    try {
      await finishTask('backup.restore', { opened: preview.opened });
      opened.current = null;
      setStep({ name: 'done' });
    } catch (caught) {
      leaveWord(null);
      setStep({ name: 'preview', preview, error: asClientError(caught) });
    }
  }, []);

  /** True where its own window has been opened, which then keeps what was opened. */
  const look = useCallback(async (preview: BackupPreview): Promise<boolean> => {
    try {
      await call('backup.look', { opened: preview.opened });
      opened.current = null;
      return true;
    } catch (caught) {
      setStep({ name: 'preview', preview, error: asClientError(caught) });
      return false;
    }
  }, []);

  return { step, open, restore, look };
}
