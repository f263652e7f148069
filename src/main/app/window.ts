import { join } from 'node:path';
import { BrowserWindow, app } from 'electron';
import { START_URL } from './protocol';

/** Security settings of the one window; `tests/e2e/security.spec.ts` asserts them on the running app. */
export const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  webviewTag: false,
  allowRunningInsecureContent: false,
  spellcheck: false,
} as const;

/** Opens the shop's window; it is shown when its first picture is ready, so that nothing white flashes. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#FBFAF6',
    title: app.name,
    webPreferences: {
      ...WEB_PREFERENCES,
      devTools: !app.isPackaged,
      preload: join(__dirname, '../preload/index.js'),
    },
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(START_URL);
  return window;
}
