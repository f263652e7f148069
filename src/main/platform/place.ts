import { posix, win32 } from 'node:path';
import type { SyncService } from '@shared/features/settings/syncFolders.rules';
import { SYNC_MARKS, syncServiceOf } from '@shared/features/settings/syncFolders.rules';
import { AppError } from '@shared/errors/AppError';
import { linuxDrive, macDrive, windowsDrive, type DriveKind } from './drives';
import type { System } from './system';

/**
 * Whether a folder may hold the live database. `now` is known at once; `later` asks the system about the drive, which
 * may take a second, and is null where there is nothing to ask. Both are null or an AppError: data.placeSynced,
 * .placeNetwork, .placeRemovable, .placeMemory.
 */
export type Judgement = {
  now: AppError | null;
  later: (() => Promise<AppError | null>) | null;
};

export type JudgeOptions = {
  /** Tests keep their shops in memory; a shop's own must outlive the day. */
  mayBeInMemory: boolean;
};

function refusalOf(kind: DriveKind, { mayBeInMemory }: JudgeOptions): AppError | null {
  if (kind === 'network') return new AppError('data.placeNetwork');
  if (kind === 'removable') return new AppError('data.placeRemovable');
  return kind === 'memory' && !mayBeInMemory ? new AppError('data.placeMemory') : null;
}

const pathsOf = ({ platform }: System): typeof posix => (platform === 'win32' ? win32 : posix);

/** The folder itself and all above it, itself first. */
function upwards(dir: string, system: System): string[] {
  const path = pathsOf(system);
  const folders = [dir];
  for (let at = dir; path.dirname(at) !== at; at = path.dirname(at)) folders.push(path.dirname(at));
  return folders;
}

/** The real path of a folder that need not be there yet: that of the nearest one above which is. */
function realFolder(dir: string, system: System): string {
  const path = pathsOf(system);
  for (const folder of upwards(dir, system)) {
    const real = system.realPath(folder);
    if (real !== null) return path.join(real, path.relative(folder, dir));
  }
  return dir;
}

/** Folders that a service has written down as its own on this computer. */
function declaredFolders(system: System): [SyncService, string][] {
  const { env, home } = system;
  const path = pathsOf(system);
  const found: [SyncService, string][] = [];
  for (const name of ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial']) {
    const folder = env[name];
    if (folder) found.push(['onedrive', folder]);
  }
  const notes = [env.APPDATA, env.LOCALAPPDATA].flatMap((dir) =>
    dir ? [path.join(dir, 'Dropbox', 'info.json')] : [],
  );
  for (const note of [...notes, path.join(home, '.dropbox', 'info.json')]) {
    for (const folder of dropboxFolders(system.readText(note))) found.push(['dropbox', folder]);
  }
  return found;
}

function dropboxFolders(note: string | null): string[] {
  try {
    const accounts = JSON.parse(note ?? '{}') as Record<string, { path?: unknown }>;
    return Object.values(accounts).flatMap(({ path }) => (typeof path === 'string' ? [path] : []));
  } catch {
    /* Half-written: the folder's name tells all the same. */
    return [];
  }
}

/** Where macOS keeps the folders of all cloud services: `CloudStorage/OneDrive-Personal`. */
function macCloudService(dir: string, { home }: System): SyncService | null {
  const cloud = posix.join(home, 'Library', 'CloudStorage');
  if (!dir.startsWith(`${cloud}/`)) return null;
  const name = dir.slice(cloud.length + 1).split('/')[0] ?? '';
  return syncServiceOf(name.split('-')[0] ?? '') ?? 'other';
}

function syncServiceAt(dir: string, system: System): SyncService | null {
  const path = pathsOf(system);
  const same = (one: string, other: string): boolean =>
    system.platform === 'linux' ? one === other : one.toLowerCase() === other.toLowerCase();
  const declared = declaredFolders(system);
  const cloud = system.platform === 'darwin' ? macCloudService(dir, system) : null;
  if (cloud !== null) return cloud;
  for (const folder of upwards(dir, system)) {
    const owner = declared.find(([, root]) => same(path.normalize(root), folder))?.[0];
    const named = owner ?? syncServiceOf(path.basename(folder));
    if (named !== null) return named;
    const mark = SYNC_MARKS.find(([, name]) => system.exists(path.join(folder, name)));
    if (mark !== undefined) return mark[0];
  }
  return null;
}

const isUnc = (path: string): boolean => /^\\\\(?![?.]\\(?!UNC\\))/iu.test(path);

function driveNow(real: string, system: System, options: JudgeOptions): Judgement {
  if (system.platform === 'linux') return { now: refusalOf(linuxDrive(real, system), options), later: null };
  const ask = async (drive: () => Promise<DriveKind>): Promise<AppError | null> =>
    refusalOf(await drive(), options);
  if (system.platform === 'darwin') {
    /* All that is not built in hangs below these two; the rest needs no asking. */
    const isOwn = !/^\/(Volumes|net)\//u.test(real);
    return { now: null, later: isOwn ? null : () => ask(() => macDrive(real, system)) };
  }
  if (system.platform === 'win32') {
    if (isUnc(real)) return { now: new AppError('data.placeNetwork'), later: null };
    const letter = /^(?:\\\\\?\\)?([a-z]):/iu.exec(real)?.[1]?.toUpperCase();
    const isOwn = letter === undefined || letter === (system.env.SystemDrive ?? 'C:')[0]?.toUpperCase();
    return { now: null, later: isOwn ? null : () => ask(() => windowsDrive(letter, system)) };
  }
  return { now: null, later: null };
}

/** Judges a folder, which need not be there yet. */
export function judgePlace(dir: string, system: System, options: JudgeOptions): Judgement {
  const real = realFolder(dir, system);
  const service = syncServiceAt(dir, system) ?? syncServiceAt(real, system);
  if (service !== null) return { now: new AppError('data.placeSynced', { service }), later: null };
  return driveNow(real, system, options);
}
