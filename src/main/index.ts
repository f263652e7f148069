import { dirname, join } from 'node:path';
import { type BrowserWindow, Menu, app, shell } from 'electron';
import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { BackupReason } from '@shared/features/backup/backup.manifest.rules';
import type { Language, settingsContract } from '@shared/features/settings/settings.contract';
import type { CallRequest, Envelope } from '@shared/ipc/envelope';
import type { OutputOf } from '@shared/ipc/contract';
import { WIRE } from '@shared/ipc/envelope';
import { keepChosenPlace } from './app/chosenPlace';
import { offerReopening } from './app/crashes';
import { closeWithBackup } from './app/closing';
import { systemDialogs } from './app/dialogs';
import { FileTokens } from './app/files';
import { LOOK_ACTS, Looks } from './app/lookWindow';
import type { Look } from './app/lookWindow';
import { openLog } from './app/log';
import { SAMPLE_FILE, SHOP_FILE, wantsSample } from './app/paths';
import { START_URL, registerScheme, servePage } from './app/protocol';
import { guardQuit } from './app/quit';
import { RunningWork } from './app/runningWork';
import { closeDoors, cutNetwork, dropSteering, isOurFrame } from './app/security';
import { recoverySheet } from './app/recoverySheet';
import { type DoorOptions, openDoor } from './app/shopDoor';
import { judge, startPlaces } from './app/startPlaces';
import { testDialogs } from './app/testHooks';
import { utilityHelper } from './app/utilityHelper';
import { whoStarts } from './app/whoStarts';
import { openWindow } from './app/window';
import { takeOwnership } from './db/ownership';
import { continuationOf, openBackups } from './features/backup/backup.service';
import type { HelperPort } from './helper/port';
import { askQuery } from './ipc/askQuery';
import { type DataHostOptions, startDataHost } from './ipc/dataHost';
import type { NamedChannel } from './ipc/dataHost';
import type { DesktopContext } from './ipc/handlers';
import { openRouter } from './ipc/router';
import type { Desk } from './ipc/router';
import { openShops } from './ipc/shops';
import { disk } from './platform/disk';
import { endSwap, hasSwap, rollForward } from './platform/swap';
import { volumes } from './platform/volumes';

type Settings = OutputOf<(typeof settingsContract)['channels']['get']>;

/** The first rows come with the first picture or right after it. */
const AFTER_DRAWN_MS = 200;
const LONGEST_DRAWING_MS = 5_000;

/** Acts before which a backup is made, and what it is called. */
const BACKED_UP: Readonly<Record<string, BackupReason | undefined>> = {
  'transfer.run': 'beforeImport',
  'transfer.undo': 'beforeBulk',
};

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
  const startHelper = (): HelperPort =>
    utilityHelper({
      entry: join(__dirname, 'helper.js'),
      onFault: (trace) => {
        log('error', `helper: ${trace}`);
      },
    });
  const helper = startHelper();
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
    start: ({ note, ...target }) => {
      const started = startDataHost({
        ...target,
        continued: continuationOf(note),
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
    swaps: {
      isPending: hasSwap,
      rollForward: (file) => rollForward(file, disk),
      end: (file) => endSwap(file, disk),
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

  const dialogs = __TEST_BUILD__ ? testDialogs() : systemDialogs(() => window);
  const query = askQuery(host);
  const settings = (): Promise<Settings> => query('settings.get', {}) as Promise<Settings>;
  const language = async (): Promise<Language> => {
    try {
      return (await settings()).appearance.language;
    } catch {
      /* A shop that cannot be opened says nothing of it. */
      return 'zh-CN';
    }
  };
  const backups = openBackups({
    shop: {
      dataDir: () => host.dataDir(),
      file: () => join(host.dataDir(), SHOP_FILE),
      isSample: () => host.isSample(),
      isOpen: () => host.isOpen(),
      isWorking: () => host.isWorking(),
      trail: () => host.trail(),
      snapshot: (path) => host.snapshot(path),
      name: async () => (await settings()).shop?.name ?? '',
      swap: (act) => host.swap(act),
    },
    /* One of its own: a hostile backup must not take an import down with it. */
    helper: startHelper(),
    volumes,
    disk,
    now: () => new Date(),
    program: app.getVersion(),
    emit,
    log,
  });

  /** Acts on many records wait for a proven backup of what is there before them. */
  const backedUp = async (request: CallRequest, channel: NamedChannel): Promise<Envelope> => {
    const reason = BACKED_UP[request.channel];
    if (reason === undefined) return host.command(request, channel);
    try {
      await backups.before(reason);
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
      throw error;
    }
    return host.command(request, channel);
  };

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
  const looks = new Looks({
    preload: join(__dirname, '../preload/index.js'),
    checkOutputs: __TEST_BUILD__,
    log,
  });
  const desktop: DesktopContext = {
    helper,
    fileOf: (token) => files.get(token),
    keepFile: (path) => files.keep(path),
    ...dialogs,
    showFolder: async (path) => {
      await shell.openPath(path);
    },
    logDir: () => dirname(paths.logFile),
    closeWindow: () => void setImmediate(() => window?.close()),
    query,
    backups,
    lookAt: (opened) => looks.open(opened),
    copyCustomer: () => Promise.reject(new AppError('backup.notLooking')),
    printSheet: async (sheet) => dialogs.print(recoverySheet(sheet, await language())),
    stopTask: (taskId) => {
      backups.stopTask(taskId);
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
  };
  const desk: Desk = {
    host: {
      ...host,
      command: (request, channel) => works.follow(request, channel, backedUp(request, channel)),
    },
    desktop,
    isShopOpen: () => host.isOpen(),
    only: null,
  };
  const lookDesk = (look: Look): Desk => ({
    host: look.host,
    desktop: {
      ...desktop,
      query: askQuery(look.host),
      copyCustomer: (customerId) => host.copyCustomer(look.file, customerId),
    },
    isShopOpen: () => true,
    only: LOOK_ACTS,
  });
  openRouter({
    deskOf: (event) => {
      if (isOurFrame(event, window?.webContents)) return desk;
      const look = looks.all().find(({ contents }) => isOurFrame(event, contents));
      return look === undefined ? null : lookDesk(look);
    },
    checkOutputs: __TEST_BUILD__,
    logBug: (ref, channel, error) => {
      log('error', `bug ${ref} in ${channel}: ${traceOf(error)}`);
    },
  });

  app.on('window-all-closed', () => {
    app.quit();
  });

  let isQuitting = false;
  app.on('before-quit', () => (isQuitting = true));

  let isClosed = false;
  let isClosing = false;
  const hurry = new AbortController();
  app.on('second-instance', () => {
    if (isClosing && !hurry.signal.aborted) {
      /* Somebody wants the shop open again: what is left of closing is finished then. */
      app.relaunch();
      hurry.abort();
    }
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    if (isClosing) return;
    isClosing = true;
    helper.stop();
    const close = async (): Promise<void> => {
      await closeWithBackup(backups, dialogs, await language(), hurry.signal);
      await backups.stop();
      await host.close();
    };
    close()
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
    void drawn.then(backups.begin);
    window.on('close', (event) => {
      /* On a Mac people quit by the menu; elsewhere that is the system, which does not wait for answers. */
      const isSystems = isQuitting && process.platform !== 'darwin';
      if (!isSystems && !quitGuard.mayClose()) event.preventDefault();
    });
    /* A page that never shows must not keep the shop from being opened and looked after. */
    setTimeout(tellDrawn, LONGEST_DRAWING_MS);
    const { webContents } = window;
    offerReopening(webContents, {
      language,
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
    window.once('closed', () => {
      window = undefined;
      looks.closeAll();
    });
  });
}
