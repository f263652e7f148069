import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { traceOf } from '@shared/errors/traceOf';
import type { Feature } from '@shared/ipc/contract';
import { WIRE } from '@shared/ipc/envelope';
import type { Events } from '@shared/ipc/envelope';
import { takeOwnership } from '../db/ownership';
import type { HelperPort } from '../helper/port';
import { type DataHostOptions, startDataHost } from '../ipc/dataHost';
import { Session } from '../ipc/session';
import { openShops } from '../ipc/shops';
import type { Shops } from '../ipc/shops';
import { disk } from '../platform/disk';
import { endSwap, hasSwap, rollForward } from '../platform/swap';
import { keepChosenPlace } from './chosenPlace';
import { FileTokens } from './files';
import type { Log } from './log';
import { SAMPLE_FILE, SHOP_FILE, wantsSample } from './paths';
import type { Starter } from './paths';
import { startUrl } from './protocol';
import { RunningWork } from './runningWork';
import { type DoorOptions, openDoor } from './shopDoor';
import { judge } from './startPlaces';
import type { StartPlaces } from './startPlaces';
import { utilityHelper } from './utilityHelper';

export type RunOptions = {
  /** Who starts the program, on which computer. */
  me: Starter;
  places: StartPlaces;
  /** The script of the helper process. */
  helperFile: string;
  log: Log;
};

/** The shop as it runs behind the window: its threads, its helper process, and what they tell the page. */
export type RunningShop = {
  host: Shops;
  files: FileTokens;
  works: RunningWork;
  /** Who sits at this computer now. */
  session: Session;
  helper: HelperPort;
  /** Another helper process, for what must not take the first one down. */
  startHelper: () => HelperPort;
  emit: DataHostOptions['emit'];
  /** Called whenever long work has ended. */
  onWorkEnded: (listener: () => void) => void;
  /** Called whenever data of these features changed. */
  onChanged: (listener: (features: readonly Feature[]) => void) => void;
  /** SQLite's version, once the shop is open. */
  sqlite: () => string;
  /** The shop's own window while there is one. */
  window: () => BrowserWindow | undefined;
  /** Gives it the window that it tells things to; `drawn` resolves once its first picture stands. */
  show: (window: BrowserWindow) => void;
  drawn: Promise<void>;
};

/** The first rows come with the first picture or right after it. */
const AFTER_DRAWN_MS = 200;
const LONGEST_DRAWING_MS = 5_000;

/** Opens the shop where it lies. Knows no contract, since those would make the window come later. */
export function runShop({ me, places, helperFile, log }: RunOptions): RunningShop {
  const { paths } = places;
  const files = new FileTokens();
  const works = new RunningWork();
  const endListeners: (() => void)[] = [];
  const changeListeners: ((features: readonly Feature[]) => void)[] = [];
  let window: BrowserWindow | undefined;
  let sqlite = '';

  const startHelper = (): HelperPort =>
    utilityHelper({
      entry: helperFile,
      onFault: (trace) => {
        log('error', `helper: ${trace}`);
      },
    });
  const helper = startHelper();
  let tellDrawn = (): void => undefined;
  const drawn = new Promise<void>((resolve) => (tellDrawn = resolve));
  const session = new Session({ now: () => new Date(), monotonicMs: () => performance.now() });
  /** Ends of work that a locked page is told when it is opened again: they may name customers. */
  let untold: Events['task.ended'][] = [];
  const emit: DataHostOptions['emit'] = (event, payload) => {
    if (event === 'task.ended' && session.isShut()) untold.push(payload as Events['task.ended']);
    else window?.webContents.send(WIRE.event, event, payload);
    works.hear(event, payload);
    if (event === 'data.changed') {
      const { features } = payload as Events['data.changed'];
      for (const listener of changeListeners) listener(features);
    }
    if (event === 'task.ended') for (const listener of endListeners) listener();
  };
  /* Loaded from its beginning: nothing of the other shop or person may stay in view or in mind. */
  const forget = (): void => {
    untold = [];
    setImmediate(() => void window?.loadURL(startUrl()));
  };
  const forgetShop = (): void => {
    session.reset();
    forget();
  };
  session.onChange((isOther) => {
    if (isOther) {
      forget();
      return;
    }
    emit('session.changed', { isShut: session.isShut() });
    if (session.isShut()) return;
    const ended = untold;
    untold = [];
    for (const end of ended) window?.webContents.send(WIRE.event, 'task.ended', end);
  });

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
      if (isOther) forgetShop();
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
    onSwitched: forgetShop,
    emit,
    log,
  });

  return {
    host,
    files,
    works,
    session,
    helper,
    startHelper,
    emit,
    onChanged: (listener) => void changeListeners.push(listener),
    onWorkEnded: (listener) => void endListeners.push(listener),
    sqlite: () => sqlite,
    window: () => window,
    show: (shown) => {
      window = shown;
      const tellSoon = (): void => void setTimeout(tellDrawn, AFTER_DRAWN_MS);
      if (shown.isVisible()) tellSoon();
      else shown.once('ready-to-show', tellSoon);
      /* A page that never shows must not keep the shop from being opened and looked after. */
      setTimeout(tellDrawn, LONGEST_DRAWING_MS);
      /* Work that is being ended has news still, and nobody to tell it to. */
      shown.once('closed', () => (window = undefined));
    },
    drawn,
  };
}
