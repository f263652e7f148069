import { join } from 'node:path';
import { Menu, app } from 'electron';
import { traceOf } from '@shared/errors/traceOf';
import { openLog } from './app/log';
import { registerScheme, servePage } from './app/protocol';
import { runShop } from './app/runningShop';
import { closeDoors, cutNetwork, dropSteering } from './app/security';
import { startPlaces } from './app/startPlaces';
import { whoStarts } from './app/whoStarts';
import { openWindow } from './app/window';

/* The order of a start: the shop's reader, the window, and while that begins, all that answers its page. */

if (app.isPackaged && !__TEST_BUILD__) dropSteering();
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
  /* Electron's own menu is in English and takes keys of ours: Ctrl + and - for its zoom, Ctrl R, Ctrl W. A Mac needs one. */
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  const shop = runShop({ me, places, helperFile: join(__dirname, 'helper.js'), log });

  app.on('second-instance', () => {
    const window = shop.window();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });

  void app.whenReady().then(async () => {
    closeDoors();
    servePage(join(__dirname, '../renderer'));
    const preload = join(__dirname, '../preload/index.js');
    const opened = openWindow({ placeFile: paths.windowFile, preload, log });
    shop.show(opened);
    const { openDesk } = await import('./app/desk');
    openDesk({ shop, opened, preload, logFile: paths.logFile, log });
  });
}
