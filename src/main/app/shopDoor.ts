import { existsSync } from 'node:fs';
import { AppError } from '@shared/errors/AppError';
import type { CallRequest, Envelope } from '@shared/ipc/envelope';
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
  /** Starts the threads on a file; `bringFrom` is the file of a shop that is copied there first. */
  start: (target: { file: string; bringFrom: string | null }) => DataHost;
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
} & DataHost;

type Opened = { host: DataHost; ownership: Ownership };

const PLACE_CODES = /^data\.place/u;

const isThere = (file: string): boolean => existsSync(file) || existsSync(`${file}-wal`);

/** Opens the shop of `first`, or has the reason why not. It never throws: calls are answered with the reason. */
export function openDoor(options: DoorOptions, first: Place): ShopDoor {
  let place = first;
  let opened: Opened | null = null;
  let refusal: AppError | null = null;
  /** One turn of the door at a time; calls wait for it. */
  let turning: Promise<void> = Promise.resolve();

  const enter = (at: Place, bringFrom: string | null): Opened => {
    const judgement = options.judge(at.dataDir);
    if (judgement.now !== null) throw judgement.now;
    const file = options.fileIn(at.dataDir);
    if (at.isKnown && !isThere(file)) throw new AppError('data.missing');
    const ownership = options.own(file);
    const entered = { host: options.start({ file, bringFrom }), ownership };
    judgement.later?.().then(
      (later) => {
        if (later !== null && opened === entered) void turn(() => shut(later));
      },
      (error: unknown) => {
        options.log('warn', `the drive could not be asked about: ${String(error)}`);
      },
    );
    return entered;
  };

  const leave = async (): Promise<void> => {
    const was = opened;
    opened = null;
    if (was === null) return;
    await was.host.close().catch((error: unknown) => {
      options.log('error', `closing: ${String(error)}`);
    });
    was.ownership.release();
  };

  const shut = async (reason: AppError): Promise<void> => {
    refusal = reason;
    await leave();
    options.onTurned(false);
  };

  const tryEnter = (bringFrom: string | null = null): void => {
    try {
      opened = enter(place, bringFrom);
      refusal = null;
    } catch (error) {
      refusal = error instanceof AppError ? error : new AppError('data.hostFailed');
      options.log('error', `the shop did not open: ${String(error)}`);
    }
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
      tryEnter(isBrought ? oldFile : null);
      await assertOpen();
      await options.remember(dir);
    } catch (error) {
      await leave();
      old?.release();
      place = from;
      tryEnter();
      options.onTurned(false);
      throw error;
    }
    old?.release();
    options.onTurned(!isBrought && !isSame);
  };

  const answered = async (ask: (host: DataHost) => Promise<Envelope>): Promise<Envelope> => {
    await turning;
    if (opened !== null) return ask(opened.host);
    return { ok: false, error: closed().toEnvelope() };
  };

  tryEnter();
  return {
    get opened() {
      return opened === null ? Promise.reject(closed()) : opened.host.opened;
    },
    failure: whyClosed,
    isWorking: () => opened?.host.isWorking() ?? false,
    isOpen: () => whyClosed() === null,
    dataDir: () => place.dataDir,
    query: (request: CallRequest, isLong) => answered((host) => host.query(request, isLong)),
    command: (request) => answered((host) => host.command(request)),
    stopTask: (taskId) => opened?.host.stopTask(taskId),
    reopen: () =>
      turn(async () => {
        await leave();
        tryEnter();
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
