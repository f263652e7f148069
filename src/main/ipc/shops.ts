import { AppError } from '@shared/errors/AppError';
import type { Appearance } from '@shared/features/settings/settings.contract';
import { addDays, dayAndMinute } from '@shared/lib/days';
import type { ShopDoor } from '../app/shopDoor';
import type { DataHostOptions } from './dataHost';
import { valueOf } from './envelopes';
import { createPeer } from './rpc';
import createSampleWorker from './sample.worker?nodeWorker';
import { isSampleFile } from './sampleFile';
import type { SampleAsk } from '../sample/sample';
import type { SampleOptions } from './sample.worker';
import type { Envelope } from '@shared/ipc/envelope';

export type ShopsOptions = {
  /** Opens the real shop where it lies by now. */
  openReal: () => ShopDoor;
  /** Opens the sample that was made. */
  openMade: () => ShopDoor;
  /** The sample shop's file, apart from the real one. */
  sampleFile: string;
  /** True starts in the sample, made where there is none. */
  startsInSample: boolean;
  /** Called when another shop is open, so that the window forgets all that it knew of the one before. */
  onSwitched: () => void;
} & Pick<DataHostOptions, 'emit' | 'log'>;

/** The door of the shop that is open, real or sample, and the way from one to the other. */
export type Shops = {
  /** True while the sample is open or being opened. */
  isSample: () => boolean;
  openSample: (appearance: Appearance) => Promise<void>;
  leaveSample: () => Promise<void>;
} & ShopDoor;

/** So many customers fill every screen and are made within three seconds. */
const CUSTOMERS = 300;
const SEED = 1;
/** Its progress is told like that of a task, though nobody can stop it. */
const SAMPLE_TASK = 'sample';
const FIRST_LOOK: Appearance = { language: 'zh-CN', theme: 'light', textSize: 100 };

/** Opens one shop and lets the window change between it and the sample; never two at once. */
export function openShops(options: ShopsOptions): Shops {
  const make = (appearance: Appearance): Promise<void> => {
    /* Whole days only: what the sample tells of today would lie in the future. */
    const until = addDays(dayAndMinute(Date.now()).day, -1);
    return makeInThread(options, { customers: CUSTOMERS, seed: SEED, until, appearance });
  };

  let isSample = options.startsInSample;
  /** The door that is open; null while it is changed for the other. */
  let present: ShopDoor | null = null;
  let host = handled(isSample ? startKeptSample() : Promise.resolve(startReal()));
  let changing: Promise<void> | null = null;

  function startReal(): ShopDoor {
    present = options.openReal();
    return present;
  }
  function startSample(): ShopDoor {
    present = options.openMade();
    return present;
  }
  async function startKeptSample(): Promise<ShopDoor> {
    if (!isSampleFile(options.sampleFile)) await make(FIRST_LOOK);
    return startSample();
  }

  /** One change at a time; a second wish meanwhile gets the same answer. */
  const change = (act: () => Promise<void>): Promise<void> => {
    changing ??= act().finally(() => (changing = null));
    return changing;
  };

  const switchTo = async (start: () => ShopDoor, toSample: boolean): Promise<void> => {
    const before = await host;
    isSample = toSample;
    present = null;
    host = handled(before.close().then(start));
    options.onSwitched();
    await (
      await host
    ).opened;
  };

  /** What is asked meanwhile waits for the shop that comes. */
  const answered = async (ask: (open: ShopDoor) => Promise<Envelope>): Promise<Envelope> => {
    try {
      return await ask(await host);
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
      throw error;
    }
  };

  return {
    isSample: () => isSample,
    opened: handled(host.then((open) => open.opened)),
    query: (request, isLong) => answered((open) => open.query(request, isLong)),
    command: (request, channel) => answered((open) => open.command(request, channel)),
    failure: () => present?.failure() ?? null,
    isWorking: () => present?.isWorking() ?? false,
    isOpen: () => present?.isOpen() ?? true,
    dataDir: () => present?.dataDir() ?? '',
    reopen: async () => (await host).reopen(),
    moveTo: async (dir) => {
      if (isSample) throw new AppError('settings.sampleStays');
      await (await host).moveTo(dir);
    },
    stopTask: (taskId) => {
      void host.then((open) => {
        open.stopTask(taskId);
      });
    },
    trail: async () => (await host).trail(),
    snapshot: async (path) => (await host).snapshot(path),
    copyCustomer: async (from, customerId, by) => (await host).copyCustomer(from, customerId, by),
    secret: async (ask) => (await host).secret(ask),
    visitor: async (ask) => (await host).visitor(ask),
    tell: async (told) => (await host).tell(told),
    denied: (by, channel) => present?.denied(by, channel),
    swap: async (act) => {
      if (isSample) throw new AppError('backup.sample');
      await (await host).swap(act);
    },
    openSample: (appearance) =>
      change(async () => {
        if (isSample) return;
        await make(appearance);
        await switchTo(startSample, true);
      }),
    leaveSample: () =>
      change(async () => {
        if (isSample) await switchTo(startReal, false);
      }),
    close: async () => {
      await changing?.catch(() => undefined);
      await host.then((open) => open.close());
    },
  };
}

/** Makes the sample in a thread that ends with it. Throws AppError data.* where the disk does not let it. */
async function makeInThread(options: ShopsOptions, ask: SampleAsk): Promise<void> {
  const workerData: SampleOptions = { file: options.sampleFile, ask };
  const worker = createSampleWorker({ workerData });
  const peer = createPeer(worker, {
    log: (line: { level: 'error'; text: string }): void => {
      options.log(line.level, line.text);
    },
    progress: ({ done, total }: { done: number; total: number }): void => {
      options.emit('task.progress', {
        taskId: SAMPLE_TASK,
        channel: 'settings.openSample',
        step: 'making',
        done,
        total,
      });
    },
  });
  worker.on('error', (error) => {
    peer.die(error);
  });
  try {
    valueOf('making the sample', await peer.ask<Envelope>('make', null));
  } finally {
    await worker.terminate();
  }
}

/** Failures are told by those who wait; with nobody waiting they must not end the program. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
