import { existsSync } from 'node:fs';
import { AppError } from '@shared/errors/AppError';
import type { Envelope } from '@shared/ipc/envelope';
import type { Ownership } from '../db/ownership';
import type { DataHost } from '../ipc/dataHost';
import type { Judgement } from '../platform/place';
import type { Log } from './log';

/** A folder to open the shop in. */
export type Place = {
  dataDir: string;
  /** True where a shop must be there already: its absence is told instead of beginning a new one. */
  isKnown: boolean;
};

export type DoorOptions = {
  /** The database file in a data folder. */
  fileIn: (dir: string) => string;
  /**
   * Starts the threads on a file; `bringFrom` is the file of a shop that is copied there first, `note` what a restore
   * left to be told.
   */
  start: (target: { file: string; bringFrom: string | null; note: unknown }) => DataHost;
  /** Restores that were cut off or are still to be told. */
  swaps: {
    isPending: (file: string) => boolean;
    /** Carries one out and gives its note. */
    rollForward: (file: string) => Promise<unknown>;
    end: (file: string) => Promise<void>;
  };
  judge: (dir: string) => Judgement;
  /** Throws AppError data.inUse, data.notWritable. */
  own: (file: string) => Ownership;
  /** Keeps the folder that a person has chosen for the next start. */
  remember: (dir: string) => Promise<void>;
  /**
   * Another answer holds from now on: the page is to ask for everything again, and where it is another shop
   * (`isOther`) to forget all that it holds of the one before.
   */
  onTurned: (isOther: boolean) => void;
  log: Log;
};

/** The way into the shop: it opens a file that may be opened and that nobody else has, and says why where it does not. */
export type ShopDoor = {
  dataDir: () => string;
  /** False where calls are answered with the reason why the shop is not open. */
  isOpen: () => boolean;
  /** Tries once more from the beginning. Throws the AppError data.* that keeps the shop closed. */
  reopen: () => Promise<void>;
  /**
   * Opens the shop of another folder and keeps to it. Where there is none, the present shop is brought there as a
   * copy, the old file staying as it is; where the present one cannot be opened, a new shop begins there. On failure
   * the present one is open again. Throws AppError data.*, settings.workRunning.
   */
  moveTo: (dir: string) => Promise<void>;
  /**
   * Lets another file take the shop's place: closes all, runs `act` as the owner of the file that nobody has open, rolls
   * forward what it intended, and opens what is there then. Throws what `act` threw, the old shop being open again, and
   * AppError data.*, settings.workRunning.
   */
  swap: (act: (file: string) => Promise<void>) => Promise<void>;
} & DataHost;

type Opened = {
  host: DataHost;
  ownership: Ownership;
  /** The note of a restore on its way out of the folder. */
  ending: Promise<void>;
};
/** A file that may be opened, and is ours alone. */
type Claim = { file: string; judgement: Judgement; ownership: Ownership };

const PLACE_CODES = /^data\.place/u;

const isThere = (file: string): boolean => existsSync(file) || existsSync(`${file}-wal`);

/** Opens the shop of `first`, or has the reason why not. It never throws: calls are answered with the reason. */
export function openDoor(options: DoorOptions, first: Place): ShopDoor {
  let place = first;
  let opened: Opened | null = null;
  let refusal: AppError | null = null;
  /** One turn of the door at a time; calls wait for it. */
  let turning: Promise<void> = Promise.resolve();

  const claim = (at: Place): Claim => {
    const judgement = options.judge(at.dataDir);
    if (judgement.now !== null) throw judgement.now;
    const file = options.fileIn(at.dataDir);
    if (at.isKnown && !isThere(file) && !options.swaps.isPending(file)) throw new AppError('data.missing');
    return { file, judgement, ownership: options.own(file) };
  };

  const enter = ({ file, judgement, ownership }: Claim, bringFrom: string | null, note: unknown): void => {
    const entered: Opened = {
      host: options.start({ file, bringFrom, note }),
      ownership,
      ending: Promise.resolve(),
    };
    opened = entered;
    refusal = null;
    if (note !== null) void endSwap(entered, file);
    judgement.later?.().then(
      (later) => {
        if (later !== null && opened === entered) void turn(() => shut(later));
      },
      (error: unknown) => {
        options.log('warn', `the drive could not be asked about: ${String(error)}`);
      },
    );
  };

  /** Forgets a restore once it is told; where the shop is left before, the next start tells it. */
  const endSwap = async (entered: Opened, file: string): Promise<void> => {
    try {
      await entered.host.opened;
      if (opened !== entered) return;
      entered.ending = options.swaps.end(file);
      await entered.ending;
    } catch (error) {
      options.log('warn', `a restore is told once more at the next start: ${String(error)}`);
    }
  };

  const leave = async (): Promise<void> => {
    const was = opened;
    opened = null;
    if (was === null) return;
    await was.host.close().catch((error: unknown) => {
      options.log('error', `closing: ${String(error)}`);
    });
    /* The folder may be another program's from here on. */
    await Promise.allSettled([was.ending]);
    was.ownership.release();
  };

  const shut = async (reason: AppError): Promise<void> => {
    refusal = reason;
    await leave();
    options.onTurned(false);
  };

  const refuse = (error: unknown): void => {
    refusal = error instanceof AppError ? error : new AppError('data.hostFailed');
    options.log('error', `the shop did not open: ${String(error)}`);
  };

  const enterAfterSwap = async (claimed: Claim): Promise<void> => {
    try {
      enter(claimed, null, await options.swaps.rollForward(claimed.file));
    } catch (error) {
      claimed.ownership.release();
      refuse(error);
    }
  };

  /** A start waits for nothing but a restore that was cut off. */
  const tryEnter = (bringFrom: string | null = null): Promise<void> => {
    try {
      const claimed = claim(place);
      if (options.swaps.isPending(claimed.file)) return enterAfterSwap(claimed);
      enter(claimed, bringFrom, null);
    } catch (error) {
      refuse(error);
    }
    return Promise.resolve();
  };

  const turn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = turning.then(act);
    turning = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  };

  const closed = (): AppError => refusal ?? new AppError('data.hostFailed');

  const whyClosed = (): AppError | null => refusal ?? opened?.host.failure() ?? null;

  /** Waits until the shop is truly open. Throws the AppError that keeps it closed. */
  const assertOpen = async (): Promise<void> => {
    if (refusal !== null) throw refusal;
    await opened?.host.opened;
  };

  const move = async (dir: string): Promise<void> => {
    const from = place;
    const oldFile = options.fileIn(from.dataDir);
    const newFile = options.fileIn(dir);
    const isSame = oldFile === newFile;
    const why = whyClosed();
    const isWhole = why === null || PLACE_CODES.test(why.code);
    const isBrought = !isSame && isWhole && isThere(oldFile) && !isThere(newFile);
    await leave();
    let old: Ownership | null = null;
    try {
      if (isBrought) old = options.own(oldFile);
      place = { dataDir: dir, isKnown: false };
      await tryEnter(isBrought ? oldFile : null);
      await assertOpen();
      await options.remember(dir);
    } catch (error) {
      await leave();
      old?.release();
      place = from;
      await tryEnter();
      options.onTurned(false);
      throw error;
    }
    old?.release();
    options.onTurned(!isBrought && !isSame);
  };

  const swap = async (act: (file: string) => Promise<void>): Promise<void> => {
    const { now } = options.judge(place.dataDir);
    if (now !== null) throw now;
    if (opened?.host.isWorking() === true) throw new AppError('settings.workRunning');
    const file = options.fileIn(place.dataDir);
    await leave();
    let failure: Error | null = null;
    try {
      const ownership = options.own(file);
      try {
        await act(file);
      } finally {
        ownership.release();
      }
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
    /* What is intended for good happens, also where the act itself failed after that. */
    const isSwapped = options.swaps.isPending(file);
    await tryEnter();
    options.onTurned(isSwapped);
    if (failure !== null && !isSwapped) throw failure;
    await assertOpen();
  };

  const answered = async (ask: (host: DataHost) => Promise<Envelope>): Promise<Envelope> => {
    await turning;
    if (opened !== null) return ask(opened.host);
    return { ok: false, error: closed().toEnvelope() };
  };

  turning = tryEnter();
  const present = async (): Promise<DataHost> => {
    await turning;
    if (opened === null) throw closed();
    return opened.host;
  };
  return {
    get opened() {
      return present().then((host) => host.opened);
    },
    trail: async () => (await present()).trail(),
    snapshot: async (path) => (await present()).snapshot(path),
    copyCustomer: async (from, customerId, by) => (await present()).copyCustomer(from, customerId, by),
    secret: async (ask) => (await present()).secret(ask),
    visitor: async (ask) => (await present()).visitor(ask),
    tell: async (told) => (await present()).tell(told),
    denied: (by, channel) => opened?.host.denied(by, channel),
    swap: (act) => turn(() => swap(act)),
    failure: whyClosed,
    isWorking: () => opened?.host.isWorking() ?? false,
    isOpen: () => whyClosed() === null,
    dataDir: () => place.dataDir,
    query: (request, isLong) => answered((host) => host.query(request, isLong)),
    command: (request, channel) => answered((host) => host.command(request, channel)),
    stopTask: (taskId) => opened?.host.stopTask(taskId),
    reopen: () =>
      turn(async () => {
        await leave();
        await tryEnter();
        try {
          await assertOpen();
        } finally {
          options.onTurned(false);
        }
      }),
    moveTo: async (dir) => {
      const judgement = options.judge(dir);
      const unfit = judgement.now ?? (await judgement.later?.()) ?? null;
      if (unfit !== null) throw unfit;
      if (opened?.host.isWorking() === true) throw new AppError('settings.workRunning');
      await turn(() => move(dir));
    },
    close: () => turn(leave),
  };
}
