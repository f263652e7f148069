import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { backupContract } from '@shared/features/backup/backup.contract';
import type { BackupPlace } from '@shared/features/backup/backup.contract';
import { lightOf } from '@shared/features/backup/backup.light.rules';
import type { BackupReason } from '@shared/features/backup/backup.manifest.rules';
import { goneOn } from '@shared/features/backup/backup.retention.rules';
import type { OutputOf } from '@shared/ipc/contract';
import { dropUnintended } from '../../platform/swap';
import { Ballast } from './backup.ballast';
import { BackupKeys } from './backup.keys';
import { BackupMaker } from './backup.making';
import { BackupOpener } from './backup.opening';
import type { OpenedBackup } from './backup.opening';
import { BackupPlaces, UNFINISHED } from './backup.places';
import type { BackupPorts } from './backup.ports';
import { BackupSchedule, LOOK_MS, THINK_MS } from './backup.schedule';
import { backupTasks } from './backup.tasks';

type Channels = (typeof backupContract)['channels'];
type Answer<N extends keyof Channels> = OutputOf<Channels[N]>;
type Started = { taskId: string };

/** How long a place keeps what it holds today. */
export type AgeingPlace = Pick<BackupPlace, 'id' | 'name' | 'kind' | 'count'> & {
  isThere: boolean;
  goneOn: string | null;
};

/** All that the program does about backups and restores, without windows. */
export type Backups = {
  status: () => Promise<Answer<'status'>>;
  list: () => Promise<Answer<'list'>>;
  make: () => Started;
  /** Keeps a chosen folder; see BackupPlaces.add. */
  addPlace: (chosen: string) => Promise<string>;
  renamePlace: (placeId: string, name: string) => Promise<void>;
  removePlace: (placeId: string) => Promise<void>;
  lookInto: (chosen: string) => Promise<Answer<'lookInto'>>;
  preview: (wanted: { source: string | null; backupId: string; code: string | null }) => Started;
  closePreview: (opened: string) => Promise<void>;
  /** Each place with backups of this shop, and the day on which the last one of today ages out; null while it is away. */
  ageingOut: () => Promise<AgeingPlace[]>;
  /** Throws backup.gone. */
  opened: (token: string) => OpenedBackup;
  restore: (opened: string) => Started;
  /** See BackupMaker.copyOpenly. */
  saveOpen: (into: string) => Started;
  salvage: (into: string) => Started;
  freeSpace: () => Promise<number>;
  keys: Pick<BackupKeys, 'propose' | 'proposed'>;
  /** Encrypts from now on; see BackupKeys.confirm. */
  confirmCode: (typed: string) => Promise<void>;
  stopEncrypting: () => Promise<void>;
  stopTask: (taskId: string) => void;
  /** Begins to work by itself. Call it once the first screen is drawn. */
  begin: () => void;
  /** What `begin` does again and again: all that is due, and a look which drives came or went. */
  think: () => Promise<void>;
  lookAtDrives: () => Promise<void>;
  /**
   * Before an act on many records: waits until a proven backup on this PC holds all of today. Throws backup.notBefore
   * where that fails; asked again soon after, it lets the act pass, since nobody may be kept from working.
   */
  before: (reason: BackupReason) => Promise<void>;
  /**
   * At closing: makes a proven backup of what is new. `signal` skips what is not done yet, which is finished after the
   * next start. Never throws.
   */
  closing: (signal: AbortSignal) => Promise<void>;
  /** True where closing has something to do. */
  isClosingNeeded: () => Promise<boolean>;
  /** Stops all work, and resolves when it has ended. */
  stop: () => Promise<void>;
};

/** Time in which a person may insist on an act whose backup failed. */
const INSISTING_MS = 10 * 60_000;

/** Opens the backups of the program. `monotonicMs` is a clock that nobody can set. */
export function openBackups(
  ports: BackupPorts,
  monotonicMs: () => number = () => performance.now(),
): Backups {
  const { shop, emit, log } = ports;
  const places = new BackupPlaces(ports);
  const keys = new BackupKeys(ports, places);
  const maker = new BackupMaker(ports, places, keys);
  const opener = new BackupOpener(ports, places, keys, maker);
  const ballast = new Ballast(ports);
  /** Scratch of an earlier start, and a new file that was never intended for good; nobody else may be at work there. */
  const tidyUp = async (): Promise<void> => {
    if (!shop.isOpen() || shop.isSample()) return;
    await opener.clear();
    await dropUnintended(shop.file(), ports.disk);
  };
  const tasks = backupTasks(ports, tidyUp);
  const schedule = new BackupSchedule(ports, places, maker, opener, ballast, tasks, monotonicMs);
  const timers: NodeJS.Timeout[] = [];
  let insistedAtMs: number | null = null;

  const changed = (): void => {
    emit('data.changed', { features: ['backup'] });
  };
  const quietly = (act: () => Promise<void>) => (): void => {
    act().catch((error: unknown) => {
      log('warn', `backups: ${traceOf(error)}`);
    });
  };

  const close = async (signal: AbortSignal): Promise<void> => {
    try {
      await tasks.quietly((task) => maker.make('closing', true, task), signal);
    } catch (error) {
      log('warn', `the backup at closing was not finished: ${traceOf(error)}`);
      await maker.noteUnfinished().catch(() => undefined);
    }
  };
  let closed: Promise<void> = Promise.resolve();

  return {
    keys,
    status: async () => {
      const record = await places.record();
      const told = await places.told();
      const room = await ballast.room();
      return {
        light: lightOf({
          now: ports.now(),
          places: told,
          hasFailed: record.failed !== null || record.lastTrial?.isWhole === false,
          isUnfinished: record.places.some(({ missed }) => missed === UNFINISHED),
          disk: room.state,
        }),
        places: told,
        isEncrypted: record.recipient !== null,
        lastTrial: record.lastTrial,
        disk: { freeBytes: room.freeBytes, isLow: room.state !== 'fine', hasBallast: room.hasBallast },
        isMaking: maker.isMaking(),
      };
    },
    list: async () => {
      await places.look();
      return { backups: places.entries() };
    },
    make: () => tasks.start('backup.make', (task) => schedule.noting(() => maker.make('manual', true, task))),
    addPlace: async (chosen) => {
      if (shop.isSample()) throw new AppError('backup.sample');
      /* It is one that came, also before anything else was thought about, and so gets a backup. */
      await schedule.firstLook();
      const id = await places.add(chosen);
      changed();
      return id;
    },
    renamePlace: async (placeId, name) => {
      await places.assertKnown(placeId);
      await places.changePlace(placeId, { name });
      changed();
    },
    removePlace: async (placeId) => {
      await places.assertKnown(placeId);
      await places.change((kept) => ({ places: kept.places.filter(({ id }) => id !== placeId) }));
      await places.look();
      changed();
    },
    ageingOut: async () => {
      const shelves = await places.look();
      return (await places.told()).map(({ id, name, kind, count }) => {
        const shelf = shelves.find((one) => one.id === id);
        const isThere = shelf !== undefined && shelf.dir !== null;
        return {
          id,
          name,
          kind,
          count,
          isThere,
          goneOn: isThere ? goneOn(places.own(shelf), ports.now()) : null,
        };
      });
    },
    lookInto: (chosen) => opener.lookInto(chosen),
    preview: (wanted) => tasks.start('backup.preview', (task) => opener.preview(wanted, task)),
    closePreview: (token) => opener.close(token),
    opened: (token) => opener.opened(token),
    restore: (token) => {
      opener.opened(token);
      return tasks.start('backup.restore', (task) => opener.restore(token, task));
    },
    saveOpen: (into) => tasks.start('backup.saveOpen', (task) => maker.copyOpenly(into, task)),
    salvage: (into) => tasks.start('backup.salvage', (task) => opener.salvage(into, task)),
    freeSpace: async () => {
      const freeBytes = await ballast.free();
      changed();
      return freeBytes;
    },
    confirmCode: async (typed) => {
      if (shop.isSample()) throw new AppError('backup.sample');
      await keys.confirm(typed);
      changed();
    },
    stopEncrypting: async () => {
      await keys.stop();
      changed();
    },
    stopTask: (taskId) => {
      tasks.stop(taskId);
    },
    begin: () => {
      timers.push(
        setInterval(
          quietly(() => schedule.lookAtDrives()),
          LOOK_MS,
        ),
        setInterval(
          quietly(() => schedule.think()),
          THINK_MS,
        ),
      );
    },
    think: () => schedule.think(),
    lookAtDrives: () => schedule.lookAtDrives(),
    before: async (reason) => {
      if (!shop.isOpen() || shop.isSample()) return;
      const isInsisted = insistedAtMs !== null && monotonicMs() - insistedAtMs < INSISTING_MS;
      insistedAtMs = null;
      if (isInsisted) return;
      try {
        await places.look();
        if (await schedule.isFresh()) return;
        await tasks.quietly((task) => maker.make(reason, false, task));
      } catch (error) {
        insistedAtMs = monotonicMs();
        log('error', `no backup before an act: ${traceOf(error)}`);
        throw new AppError('backup.notBefore');
      }
    },
    isClosingNeeded: async () => {
      try {
        if (!shop.isOpen() || shop.isSample()) return false;
        await places.look();
        return !(await schedule.isFresh());
      } catch (error) {
        log('warn', `nobody knows whether a backup is due: ${traceOf(error)}`);
        return false;
      }
    },
    closing: (signal) => {
      closed = close(signal);
      return closed;
    },
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      const stopped = tasks.stopAll();
      /* What waits for the helper must not be waited for. */
      ports.helper.stop();
      await stopped;
      await closed;
    },
  };
}
