import { BrowserWindow, app, screen } from 'electron';
import { traceOf } from '@shared/errors/traceOf';
import type { Log } from './log';
import { startUrl } from './protocol';
import { openingPlace, readWindowPlace, writeWindowPlace } from './windowPlace';

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

/** Dragging a border tells a hundred sizes a second; the last one is kept. */
const SETTLED_MS = 500;

export type WindowOptions = {
  /** Where it was left. */
  placeFile: string;
  preload: string;
  log: Log;
};

/** Opens the shop's window where it was left; it is shown when its first picture is ready, so that nothing white flashes. */
export function openWindow({ placeFile, preload, log }: WindowOptions): BrowserWindow {
  const { isMaximized, ...place } = openingPlace(readWindowPlace(placeFile), workAreas());
  const window = new BrowserWindow({
    ...place,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#FBFAF6',
    title: app.name,
    webPreferences: {
      ...WEB_PREFERENCES,
      devTools: !app.isPackaged,
      preload,
    },
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
    keepPlace(window, placeFile, log);
  });
  void window.loadURL(startUrl());
  return window;
}

/** Room for windows on each display, the first display's first. */
function workAreas(): Electron.Rectangle[] {
  const first = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== first.id);
  return [first, ...others].map((display) => display.workArea);
}

function keepPlace(window: BrowserWindow, file: string, log: Log): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    try {
      writeWindowPlace(file, { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() });
    } catch (error) {
      log('warn', `the window's place was not kept: ${traceOf(error)}`);
    }
  };
  const keepSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, SETTLED_MS);
  };
  window.on('resize', keepSoon);
  window.on('move', keepSoon);
  window.on('close', keep);
  window.once('closed', () => {
    clearTimeout(timer);
  });
}
