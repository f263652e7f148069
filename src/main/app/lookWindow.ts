import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { BrowserWindow, app } from 'electron';
import type { WebContents } from 'electron';
import { traceOf } from '@shared/errors/traceOf';
import type { Backups } from '../features/backup/backup.service';
import { startLookHost } from '../ipc/lookHost';
import type { LookHost } from '../ipc/lookHost';
import type { Log } from './log';
import { startUrl } from './protocol';
import { WEB_PREFERENCES } from './window';

/** A window on a backup. */
export type Look = { contents: WebContents; host: LookHost; file: string };

/** Acts of windows and dialogs that the page of a looked-at backup may ask for. */
export const LOOK_ACTS: ReadonlySet<string> = new Set(['backup.copyCustomer']);

export type LookOptions = {
  preload: string;
  checkOutputs: boolean;
  log: Log;
};

/** The windows on backups that are open. */
export class Looks {
  readonly #open = new Map<WebContents, { window: BrowserWindow; look: Look }>();

  constructor(private readonly options: LookOptions) {}

  /** All that are open. */
  all(): readonly Look[] {
    return [...this.#open.values()].map(({ look }) => look);
  }

  /** Opens a window on a copy of its own: the opened backup may be let go, or become the live shop. */
  async open(opened: ReturnType<Backups['opened']>): Promise<void> {
    const { log, checkOutputs, preload } = this.options;
    const file = `${opened.file}-look-${randomUUID().slice(0, 8)}`;
    await copyFile(opened.file, file, constants.COPYFILE_FICLONE);
    const host = startLookHost({
      file,
      isSample: opened.label.isSample,
      lookingAt: opened.label.madeAt,
      checkOutputs,
      log,
    });
    const window = new BrowserWindow({
      width: 1366,
      height: 768,
      autoHideMenuBar: true,
      backgroundColor: '#FBFAF6',
      title: app.name,
      webPreferences: { ...WEB_PREFERENCES, devTools: !app.isPackaged, preload },
    });
    const { webContents } = window;
    this.#open.set(webContents, { window, look: { contents: webContents, host, file } });
    window.once('closed', () => {
      this.#open.delete(webContents);
      void this.#forget(host, file);
    });
    void window.loadURL(startUrl());
  }

  /** Closes them all; the shop's own window is gone. */
  closeAll(): void {
    for (const { window } of this.#open.values()) window.destroy();
  }

  async #forget(host: LookHost, file: string): Promise<void> {
    try {
      await host.close();
      for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true });
    } catch (error) {
      /* The next start empties the scratch folder. */
      this.options.log('warn', `a looked-at copy stays until the next start: ${traceOf(error)}`);
    }
  }
}
