import { dirname, join } from 'node:path';
import { type BrowserWindow, Menu, app, shell } from 'electron';
import { traceOf } from '@shared/errors/traceOf';
import type { Appearance } from '@shared/features/settings/settings.contract';
import { WIRE } from '@shared/ipc/envelope';
import { keepChosenPlace } from './app/chosenPlace';
import { offerReopening } from './app/crashes';
import { systemDialogs } from './app/dialogs';
import { FileTokens } from './app/files';
import { openLog } from './app/log';
import { SAMPLE_FILE, SHOP_FILE, wantsSample } from './app/paths';
import { START_URL, registerScheme, servePage } from './app/protocol';
import { guardQuit } from './app/quit';
import { RunningWork } from './app/runningWork';
import { closeDoors, cutNetwork, dropSteering, isOurFrame } from './app/security';
import { type DoorOptions, openDoor } from './app/shopDoor';
import { judge, startPlaces } from './app/startPlaces';
import { testDialogs } from './app/testHooks';
import { utilityHelper } from './app/utilityHelper';
import { whoStarts } from './app/whoStarts';
import { openWindow } from './app/window';
import { takeOwnership } from './db/ownership';
import { askQuery } from './ipc/askQuery';
import { type DataHostOptions, startDataHost } from './ipc/dataHost';
import { openRouter } from './ipc/router';
import { openShops } from './ipc/shops';
import { disk } from './platform/disk';

/** The first rows come with the first picture or right after it. */
const AFTER_DRAWN_MS = 200;
const LONGEST_DRAWING_MS = 5_000;

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
  const files = new FileTokens();
  let window: BrowserWindow | undefined;
  let sqlite = '';

  process.on('uncaughtException', (error) => {
    log('error', `uncaught: ${traceOf(error)}`);
  });
  process.on('unhandledRejection', (reason) => {
    log('error', `unhandled: ${traceOf(reason)}`);
  });

  registerScheme();
  /* Electron's own menu is in English and takes keys of ours: Ctrl + and - for its zoom, Ctrl R, Ctrl W. A Mac needs one. */
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  const helper = utilityHelper({
    entry: join(__dirname, 'helper.js'),
    onFault: (trace) => {
      log('error', `helper: ${trace}`);
    },
  });
  let tellDrawn = (): void => undefined;
  const drawn = new Promise<void>((resolve) => (tellDrawn = resolve));
  const works = new RunningWork();
  const emit: DataHostOptions['emit'] = (event, payload) => {
    window?.webContents.send(WIRE.event, event, payload);
    works.hear(event, payload);
    if (event === 'task.ended') quitGuard.workEnded();
  };
  /* Loaded from its beginning: nothing of the other shop may stay in view or in mind. */
  const forget = (): void => void setImmediate(() => void window?.loadURL(START_URL));

  const doorOf = (isSample: boolean): DoorOptions => ({
    fileIn: (dir) => join(dir, isSample ? SAMPLE_FILE : SHOP_FILE),
    start: (target) => {
      const started = startDataHost({
        ...target,
        isSample,
        drawn,
        checkOutputs: __TEST_BUILD__,
        helper,
        fileOf: (token) => files.find(token),
        emit,
        log,
      });
      started.opened.then(
        (version) => (sqlite = version),
        (error: unknown) => {
          log('error', `the shop did not open: ${traceOf(error)}`);
        },
      );
      return started;
    },
    judge,
    own: (file) => takeOwnership(file, { ...me, since: new Date().toISOString() }),
    remember: async (dataDir) => {
      if (!places.isNamed) await keepChosenPlace(places.configDir, dataDir, disk);
      shop = { dataDir, isKnown: true };
    },
    onTurned: (isOther) => {
      if (isOther) forget();
      else emit('host.restarted', { unknownCommandIds: [] });
    },
    log,
  });
  let { shop } = places;
  const host = openShops({
    openReal: () => openDoor(doorOf(false), shop),
    openMade: () => openDoor(doorOf(true), { dataDir: paths.sampleDir, isKnown: false }),
    sampleFile: paths.sampleFile,
    startsInSample: wantsSample(process.argv),
    onSwitched: forget,
    emit,
    log,
  });

  const quitGuard = guardQuit({
    running: () => works.channels(),
    ask: (channels) => window?.webContents.send(WIRE.event, 'quit.asked', { channels }),
    stop: () => {
      for (const taskId of works.ids()) host.stopTask(taskId);
    },
    quit: () => {
      app.quit();
    },
  });
  const dialogs = __TEST_BUILD__ ? testDialogs() : systemDialogs(() => window);
  openRouter({
    host: { ...host, command: (request) => works.follow(request, host.command(request)) },
    isShopOpen: () => host.isOpen(),
    checkOutputs: __TEST_BUILD__,
    isOurs: (event) => isOurFrame(event, window?.webContents),
    logBug: (ref, channel, error) => {
      log('error', `bug ${ref} in ${channel}: ${traceOf(error)}`);
    },
    desktop: {
      helper,
      fileOf: (token) => files.get(token),
      keepFile: (path) => files.keep(path),
      ...dialogs,
      showFolder: async (path) => {
        await shell.openPath(path);
      },
      logDir: () => dirname(paths.logFile),
      closeWindow: () => void setImmediate(() => window?.close()),
      query: askQuery(host),
      stopTask: (taskId) => {
        host.stopTask(taskId);
      },
      answerQuit: quitGuard.answer,
      openSample: (appearance) => host.openSample(appearance),
      leaveSample: () => host.leaveSample(),
      reopenShop: () => host.reopen(),
      moveShop: (dir) => host.moveTo(dir),
      about: () => ({
        dataDir: host.dataDir(),
        version: app.getVersion(),
        electron: process.versions.electron,
        sqlite,
      }),
    },
  });

  app.on('second-instance', () => {
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });

  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));

  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    helper.stop();
    host
      .close()
      .catch((error: unknown) => {
        log('error', `closing: ${traceOf(error)}`);
      })
      .finally(() => {
        isClosed = true;
        app.quit();
      });
  });

  void app.whenReady().then(() => {
    closeDoors();
    servePage(join(__dirname, '../renderer'));
    window = openWindow(paths.windowFile, log);
    window.once('ready-to-show', () => setTimeout(tellDrawn, AFTER_DRAWN_MS));
    window.on('close', (event) => {
      /* On a Mac people quit by the menu; elsewhere that is the system, which does not wait for answers. */
      const isSystems = isQuitting && process.platform !== 'darwin';
      if (!isSystems && !quitGuard.mayClose()) event.preventDefault();
    });
    /* A page that never shows must not keep the shop from being opened and looked after. */
    setTimeout(tellDrawn, LONGEST_DRAWING_MS);
    const { webContents } = window;
    offerReopening(webContents, {
      language: async () => {
        const answer = await host.query({ channel: 'settings.get', input: {}, commandId: null }, false);
        return answer.ok ? (answer.value as { appearance: Appearance }).appearance.language : 'zh-CN';
      },
      ask: dialogs.askYesNo,
      reopen: (isAtHome) => {
        if (isAtHome) void webContents.loadURL(START_URL);
        else webContents.reload();
      },
      quit: () => {
        app.quit();
      },
      now: Date.now,
      log,
    });
    /* Work that is being ended has news still, and nobody to tell it to. */
    window.once('closed', () => (window = undefined));
  });
}
