import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { Menu, app } from 'electron';
import type { BrowserWindow } from 'electron';
import { traceOf } from '@shared/errors/traceOf';
import { stepClock } from '@shared/lib/stepClock';
import { openLog } from './app/log';
import { registerScheme, servePage } from './app/protocol';
import { closeDoors, cutNetwork, dropSteering } from './app/security';
import { startPlaces } from './app/startPlaces';
import { whoStarts } from './app/whoStarts';
import { openWindow } from './app/window';
import { openDoors } from './ipc/doors';
import type { Doors } from './ipc/doors';

/* The order of a start: the window, and while that begins, all that answers its page. */

/** A page that is never asked for must not keep the shop closed. */
const LONGEST_ASKING_MS = 1_000;

/**
 * What answers the first screens, in pieces of some ms: between one and the next the page's files are given out. All the
 * rest comes when it is asked for, see firstQueries.ts.
 */
const PIECES = [
  () => import('@shared/features/settings/settings.contract'),
  () => import('@shared/features/customers/customers.contract'),
  () => import('@shared/features/followups/followups.contract'),
  () => import('./db/reader'),
  () => import('./ipc/reading'),
  () => import('./ipc/firstQueries'),
  () => import('./app/runningShop'),
];

if (app.isPackaged && !__TEST_BUILD__) dropSteering();
if (__TEST_BUILD__) stepClock(process.env.SHUKE_DAYS_AHEAD);
cutNetwork();

const me = whoStarts();
const places = startPlaces(process.argv, app.getPath('appData'), me);
const { paths } = places;
app.setPath('userData', places.browserDir);

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const log = openLog(paths.logFile, () => new Date());
  process.on('uncaughtException', (error) => {
    log('error', `uncaught: ${traceOf(error)}`);
  });
  process.on('unhandledRejection', (reason) => {
    log('error', `unhandled: ${traceOf(reason)}`);
  });

  registerScheme();
  /* Text and lists need no graphics card; its driver is what most often keeps a window of an old PC black, and starting it costs time. */
  app.commandLine.appendSwitch('disable-gpu');
  /* Electron's own menu is in English and takes keys of ours: Ctrl + and - for its zoom, Ctrl R, Ctrl W. A Mac needs one. */
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  let window: BrowserWindow | undefined;

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });

  void app.whenReady().then(() => {
    closeDoors();
    const asked = servePage(join(__dirname, '../renderer'));
    const preload = join(__dirname, '../preload/index.js');
    const opened = openWindow({ placeFile: paths.windowFile, preload, log });
    opened.once('closed', () => (window = undefined));
    window = opened;

    const open = async (): Promise<Doors> => {
      await Promise.race([asked, setTimeout(LONGEST_ASKING_MS)]);
      for (const load of PIECES) {
        await load();
        await setImmediate();
      }
      const { runShop } = await import('./app/runningShop');
      const shop = runShop({ me, places, helperFile: join(__dirname, 'helper.js'), log });
      shop.show(opened);
      /* The page's files are given out between one piece of code and the next. */
      await setImmediate();
      const { openDesk } = await import('./app/desk');
      const visitorsFile = join(__dirname, 'visitors.js');
      return openDesk({ shop, opened, preload, visitorsFile, logFile: paths.logFile, log });
    };
    openDoors(open());
  });
}
