import { app, BrowserWindow, dialog, Notification } from 'electron';
import type { Reminder } from './reminders';
import { WEB_PREFERENCES } from './window';

/** A question with two answers, in the person's language. */
export type Question = { title: string; detail: string; yes: string; no: string };

/** How a person is asked for a file. Tests answer in the system dialogs' place. */
export type Dialogs = {
  askOpen: (extensions: readonly string[]) => Promise<string | null>;
  askSave: (suggestion: string) => Promise<string | null>;
  askFolder: () => Promise<string | null>;
  /** True for the first answer. */
  askYesNo: (question: Question) => Promise<boolean>;
  /** Shows that something is being done until `signal` is aborted; resolves true where the person wants it skipped. */
  showWork: (work: { title: string; detail: string; skip: string }, signal: AbortSignal) => Promise<boolean>;
  /** Prints a page of HTML without scripts. False where the printer did not; true also where the person left it. */
  print: (html: string) => Promise<boolean>;
  /** Says something beside the window, which comes to the front where it is clicked; nothing where the system cannot. */
  remind: (reminder: Reminder) => void;
};

/** As electron-builder.cjs writes it on the shortcut: Windows shows reminders of no program that it does not know by it. */
export const APP_ID = 'shuke.desktop';

/** The system's own dialogs, over the window. */
export function systemDialogs(window: () => BrowserWindow | undefined): Dialogs {
  app.setAppUserModelId(APP_ID);
  return {
    askOpen: async (extensions) => {
      const parent = window();
      const options = {
        properties: ['openFile' as const],
        filters: [{ name: extensions.join(', '), extensions: [...extensions] }],
      };
      const { filePaths } = await (parent === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return filePaths[0] ?? null;
    },
    askSave: async (suggestion) => {
      const parent = window();
      const options = { defaultPath: suggestion };
      const { filePath } = await (parent === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      return filePath === '' ? null : filePath;
    },
    askYesNo: async ({ title, detail, yes, no }) => {
      const parent = window();
      const options = {
        type: 'warning' as const,
        message: title,
        detail,
        buttons: [yes, no],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      };
      const { response } = await (parent === undefined
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(parent, options));
      return response === 0;
    },
    showWork: async ({ title, detail, skip }, signal) => {
      await dialog.showMessageBox({
        message: title,
        detail,
        buttons: [skip],
        cancelId: 0,
        noLink: true,
        signal,
      });
      return !signal.aborted;
    },
    print: async (html) => {
      const page = new BrowserWindow({
        show: false,
        webPreferences: { ...WEB_PREFERENCES, javascript: false },
      });
      try {
        await page.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
        return await new Promise<boolean>((resolve) => {
          page.webContents.print({}, (isPrinted, why) => {
            resolve(isPrinted || /cancel/iu.test(why));
          });
        });
      } finally {
        page.destroy();
      }
    },
    remind: ({ title, body }) => {
      if (!Notification.isSupported()) return;
      const note = new Notification({ title, body });
      note.on('click', () => {
        window()?.show();
        window()?.focus();
      });
      note.show();
    },
    askFolder: async () => {
      const parent = window();
      const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
      const { filePaths } = await (parent === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return filePaths[0] ?? null;
    },
  };
}
