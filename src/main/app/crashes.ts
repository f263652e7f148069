import type { Language } from '@shared/features/settings/settings.contract';
import { desktopText } from './desktopText';
import type { Question } from './dialogs';
import type { Log } from './log';

/** What a window tells of its page, as far as it is needed here. */
export type Crashable = {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { reason: string; exitCode: number }) => void,
  ): unknown;
};

export type CrashOptions = {
  /** The shop's language; it may be asked for while the page is gone. */
  language: () => Promise<Language>;
  /** Asks in a dialog of the system's; true for the first answer. */
  ask: (question: Question) => Promise<boolean>;
  /** Loads the page anew. `isAtHome` leads away from where it keeps failing. */
  reopen: (isAtHome: boolean) => void;
  quit: () => void;
  now: () => number;
  log: Log;
};

/** A second crash so soon comes from the page that was open, not by accident. */
const SOON_MS = 60_000;

/** Offers to open the window again where its page's process is gone, however it went. */
export function offerReopening(page: Crashable, options: CrashOptions): void {
  let lastAt: number | null = null;
  const offer = async (): Promise<void> => {
    const isSoon = lastAt !== null && options.now() - lastAt < SOON_MS;
    lastAt = options.now();
    const language = await options.language();
    const isWanted = await options.ask({
      title: desktopText(language, 'desktop.crashed.title'),
      detail: desktopText(language, 'desktop.crashed.detail'),
      yes: desktopText(language, 'desktop.crashed.reopen'),
      no: desktopText(language, 'desktop.crashed.quit'),
    });
    if (isWanted) options.reopen(isSoon);
    else options.quit();
  };
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    options.log('error', `the page is gone: ${reason}, exit code ${String(exitCode)}`);
    void offer();
  });
}
