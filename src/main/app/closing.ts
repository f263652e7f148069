import type { Language } from '@shared/features/settings/settings.contract';
import type { Backups } from '../features/backup/backup.service';
import { desktopText } from './desktopText';
import type { Dialogs } from './dialogs';

/** What is done within this time needs no words. */
const UNNOTICED_MS = 600;

/**
 * The window is gone; what is new is still backed up, behind a small notice with which it can be skipped. Resolves when
 * it is done or skipped.
 */
export async function closeWithBackup(
  backups: Pick<Backups, 'isClosingNeeded' | 'closing'>,
  dialogs: Pick<Dialogs, 'showWork'>,
  language: Language,
): Promise<void> {
  if (!(await backups.isClosingNeeded())) return;
  const skip = new AbortController();
  const done = new AbortController();
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
  try {
    await backups.closing(skip.signal);
  } finally {
    clearTimeout(show);
    done.abort();
  }
}
