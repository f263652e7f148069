import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupWorks } from '@shared/features/backup/backup.contract';
import { AppError } from '@shared/errors/AppError';
import type { CallInput, CallOutput, ChannelsOfKind } from '@shared/ipc/contracts';
import { findChannel } from '@shared/ipc/contracts';
import type { EventName, Events } from '@shared/ipc/envelope';
import { openDoor, type ShopDoor } from '../../src/main/app/shopDoor';
import { systemClock } from '../../src/main/db/clock';
import { takeOwnership } from '../../src/main/db/ownership';
import { MIGRATIONS } from '../../src/main/db/migrations';
import { openReader } from '../../src/main/db/reader';
import { bringShop } from '../../src/main/db/shopFile';
import { continueTrail } from '../../src/main/features/backup/backup.continuation';
import { trailEnds } from '../../src/main/db/audit';
import { type Backups, openBackups } from '../../src/main/features/backup/backup.service';
import { performBackup } from '../../src/main/helper/backup/perform';
import type { HelperPort } from '../../src/main/helper/port';
import { COMMANDS } from '../../src/main/ipc/commands';
import type { DataHost } from '../../src/main/ipc/dataHost';
import { type Disk, disk as realDisk } from '../../src/main/platform/disk';
import { endSwap, hasSwap, rollForward } from '../../src/main/platform/swap';
import type { Volumes } from '../../src/main/platform/volumes';
import { OWNER, openWriter } from './builders/openWriter';
import { quietWork } from './builders/backups';
import { tempDir } from './shop';

/** What a test may set. */
export type World = {
  /** Folder of the shop. */
  dataDir: string;
  /** Drives that are plugged in: folders below `drives`. */
  drives: string;
  /** Bytes that are free, by the beginning of a path; all others have ample room. */
  free: Map<string, number>;
  now: Date;
  /** A clock that nobody sets, in ms. */
  monotonicMs: number;
  disk: Disk;
  /** Put before the helper's acts: a throw is its failure. */
  beforeAct: (act: string) => void | Promise<void>;
  isSample: boolean;
  isWorking: boolean;
  /** What the first making of the file waits for; null: the shop is given once it is open. */
  slowOpen: Promise<void> | null;
};

/** A shop with everything about its backups, in plain Node: real files, door, writer and helper acts. */
export type BackedUpShop = {
  world: World;
  backups: Backups;
  door: ShopDoor;
  events: { event: EventName; payload: unknown }[];
  logged: string[];
  /** Does a command of a person. */
  act: <N extends ChannelsOfKind<'command'>>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
  /** First column of a query of the live file. */
  column: (sql: string) => Promise<unknown[]>;
  /** Result of a long act; throws its AppError. */
  ended: <C extends keyof BackupWorks>(channel: C, started: { taskId: string }) => Promise<BackupWorks[C]>;
  /** A drive of this name; plugs it in where it was pulled out. */
  plug: (name: string) => string;
  pull: (name: string) => void;
  /** Closes the shop and what belongs to it; with `again` it can be opened anew. */
  close: () => Promise<void>;
};

type Open = { writer: Awaited<ReturnType<typeof openWriter>>; reader: ReturnType<typeof openReader> };

/** The data host without threads. */
function plainHost(
  file: string,
  note: unknown,
  bringFrom: string | null,
  slowOpen: Promise<void> | null,
): DataHost & { open: Promise<Open> } {
  let failure: AppError | null = null;
  const open = (async (): Promise<Open> => {
    await slowOpen;
    if (bringFrom !== null) await bringShop(bringFrom, file, MIGRATIONS);
    const writer = await openWriter(file);
    const reader = openReader(file, systemClock);
    await continueTrail(writer, reader.reader, note);
    return { writer, reader };
  })();
  open.catch((error: unknown) => {
    failure = error instanceof AppError ? error : new AppError('data.hostFailed');
  });
  const opened = open.then(({ writer }) => writer.sqliteVersion);
  /* Told by those who wait for it, as the real one does. */
  opened.catch(() => undefined);
  const none = (): Promise<never> => Promise.reject(new Error('nobody asks this here'));
  return {
    open,
    opened,
    query: none,
    command: none,
    stopTask: () => undefined,
    failure: () => failure,
    isWorking: () => false,
    trail: async () => trailEnds((await open).reader.reader),
    snapshot: async (path) => (await open).writer.snapshot(path),
    copyCustomer: none,
    secret: none,
    visitor: none,
    tell: none,
    denied: () => undefined,
    close: async () => {
      const { writer, reader } = await open;
      reader.close();
      await writer.close();
    },
  };
}

/** Opens a shop in a folder, made where there is none. Close it; `removeWorld` takes all away. */
export async function openBackedUpShop(given: Partial<World> = {}): Promise<BackedUpShop> {
  const root = given.dataDir === undefined ? tempDir() : join(given.dataDir, '..');
  const world: World = {
    dataDir: join(root, 'data'),
    drives: join(root, 'drives'),
    free: new Map(),
    now: new Date('2026-11-22T09:00:00.000Z'),
    monotonicMs: 1,
    disk: realDisk,
    beforeAct: () => undefined,
    isSample: false,
    isWorking: false,
    slowOpen: null,
    ...given,
  };
  mkdirSync(world.dataDir, { recursive: true });
  mkdirSync(world.drives, { recursive: true });
  const plugged = new Set<string>();
  const isPlugged = (path: string): boolean =>
    !path.startsWith(world.drives) || [...plugged].some((name) => path.startsWith(join(world.drives, name)));
  const events: BackedUpShop['events'] = [];
  const logged: string[] = [];
  const waiting = new Map<string, (ended: Events['task.ended']) => void>();
  const early = new Map<string, Events['task.ended']>();
  const log = (_level: string, text: string): void => void logged.push(text);

  let host: ReturnType<typeof plainHost>;
  const door = openDoor(
    {
      fileIn: (dir) => join(dir, 'shop.shuke'),
      start: ({ file, note, bringFrom }) => (host = plainHost(file, note, bringFrom, world.slowOpen)),
      swaps: {
        isPending: hasSwap,
        rollForward: (file) => rollForward(file, world.disk),
        end: (file) => endSwap(file, world.disk),
      },
      judge: () => ({ now: null, later: null }),
      own: (file) => takeOwnership(file, { computer: 'PC', user: 'wang', since: '' }),
      remember: () => Promise.resolve(),
      onTurned: (isOther) => void logged.push(isOther ? 'window loaded anew' : 'asked again'),
      log,
    },
    { dataDir: world.dataDir, isKnown: false },
  );
  if (world.slowOpen === null) await door.opened.catch(() => undefined);

  const helper: HelperPort = {
    request: async (act, input, options) => {
      await world.beforeAct(act);
      if (options?.signal?.aborted === true) throw new AppError('transfer.cancelled');
      return (await performBackup(act as never, input, quietWork)) as never;
    },
    stop: () => undefined,
  };
  const volumes: Volumes = {
    roots: () => Promise.resolve([...plugged].map((name) => join(world.drives, name))),
    rootOf: (dir) =>
      [...plugged].map((name) => join(world.drives, name)).find((one) => dir.startsWith(one)) ?? '/',
    kindOf: (dir) =>
      Promise.resolve(dir.startsWith(world.drives) ? 'stick' : dir.includes('cloud') ? 'synced' : 'folder'),
    isSameDisk: (dir) => Promise.resolve(!dir.startsWith(world.drives)),
    freeBytes: (dir) =>
      Promise.resolve(
        isPlugged(dir) ? ([...world.free].find(([path]) => dir.startsWith(path))?.[1] ?? 1e12) : null,
      ),
  };
  const backups = openBackups(
    {
      shop: {
        dataDir: () => door.dataDir(),
        file: () => join(door.dataDir(), 'shop.shuke'),
        isSample: () => world.isSample,
        isOpen: () => door.isOpen(),
        isWorking: () => world.isWorking,
        trail: () => door.trail(),
        snapshot: (path) => door.snapshot(path),
        name: () => Promise.resolve('清和茶礼'),
        swap: (act) => door.swap(act),
      },
      helper,
      volumes,
      disk: {
        finish: (part, path) => world.disk.finish(part, path),
        write: (path, text, mode) => world.disk.write(path, text, mode),
        remove: (...paths) => world.disk.remove(...paths),
        makeFolder: (path) => world.disk.makeFolder(path),
        keepFolder: (path) => world.disk.keepFolder(path),
      },
      now: () => world.now,
      program: '0.1.0',
      emit: (event, payload) => {
        events.push({ event, payload });
        if (event !== 'task.ended') return;
        const told = payload as Events['task.ended'];
        early.set(told.taskId, told);
        waiting.get(told.taskId)?.(told);
      },
      log,
    },
    () => world.monotonicMs,
  );

  return {
    world,
    backups,
    door,
    events,
    logged,
    act: async (name, input) => {
      const { writer } = await host.open;
      const parsed = findChannel(name)?.input.parse(input);
      return writer.command(
        { name, commandId: randomUUID() },
        () => OWNER,
        (unit) => COMMANDS[name]?.(unit, parsed as never) as Promise<never>,
      );
    },
    column: async (sql) => (await host.open).reader.reader.column(sql),
    ended: async (_channel, { taskId }) => {
      const { result } =
        early.get(taskId) ??
        (await new Promise<Events['task.ended']>((resolve) => waiting.set(taskId, resolve)));
      if (result.ok) return result.value as never;
      const { code, params, ref } = result.error;
      throw ref === null ? new AppError(code as 'a.b', params) : new Error(`${code}: ${logged.join('\n')}`);
    },
    plug: (name) => {
      const dir = join(world.drives, name);
      plugged.add(name);
      try {
        renameSync(join(world.drives, `.${name}`), dir);
      } catch {
        mkdirSync(dir, { recursive: true });
      }
      return dir;
    },
    pull: (name) => {
      plugged.delete(name);
      renameSync(join(world.drives, name), join(world.drives, `.${name}`));
    },
    close: async () => {
      await backups.stop();
      await door.close();
    },
  };
}

/** Removes everything of a world that was closed. */
export function removeWorld({ dataDir }: World): void {
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
}
