import type { Language } from '@shared/features/settings/settings.contract';
import type { Backups } from '../features/backup/backup.service';
import { desktopText } from './desktopText';
import type { Dialogs } from './dialogs';

/** What is done within this time needs no words. */
const UNNOTICED_MS = 600;

/**
 * The window is gone; what is new is still backed up, behind a small notice with which it can be skipped. `hurry` skips
 * it too: somebody wants the shop open again. Resolves when it is done or skipped, however long a drive takes to answer.
 */
export async function closeWithBackup(
  backups: Pick<Backups, 'isClosingNeeded' | 'closing'>,
  dialogs: Pick<Dialogs, 'showWork'>,
  language: Language,
  hurry: AbortSignal,
): Promise<void> {
  const skip = new AbortController();
  const done = new AbortController();
  const skipped = new Promise<void>((resolve) => {
    skip.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  const skipIt = (): void => {
    skip.abort();
  };
  hurry.addEventListener('abort', skipIt);
  const show = setTimeout(() => {
    const work = {
      title: desktopText(language, 'desktop.closing.title'),
      detail: desktopText(language, 'desktop.closing.detail'),
      skip: desktopText(language, 'desktop.closing.skip'),
    };
    void dialogs.showWork(work, done.signal).then((isSkipped) => {
      if (isSkipped) skip.abort();
    });
  }, UNNOTICED_MS);
  const work = async (): Promise<void> => {
    if (await backups.isClosingNeeded()) await backups.closing(skip.signal);
  };
  try {
    await Promise.race([work(), skipped]);
  } finally {
    clearTimeout(show);
    done.abort();
    hurry.removeEventListener('abort', skipIt);
  }
}
