import { posix } from 'node:path';
import type { System } from './system';

/** What holds a folder: a drive inside the computer, one that can be pulled out, the network, or its memory. */
export type DriveKind = 'fixed' | 'removable' | 'network' | 'memory';

const NETWORK_TYPES = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'afpfs',
  'webdav',
  'ncpfs',
  'afs',
  'ceph',
  'glusterfs',
  'ftp',
  'davfs',
  /* Folders that a host computer lends to a guest: they know no shared memory either. */
  '9p',
  'virtiofs',
  'vboxsf',
  'vmhgfs',
  'prl_fs',
]);
const MEMORY_TYPES = new Set(['tmpfs', 'ramfs', 'devtmpfs']);
/** File systems that a program provides and that lie on a drive of this computer; all others may lie anywhere. */
const LOCAL_FUSE = new Set([
  'fuse.ntfs-3g',
  'fuse.ntfs',
  'fuse.exfat',
  'fuse.mergerfs',
  'fuse.gocryptfs',
  'fuse.encfs',
  'fuse.cryfs',
  'fuse.bindfs',
  'fuse.fuse-overlayfs',
]);

function kindOfType(type: string): DriveKind | null {
  if (MEMORY_TYPES.has(type)) return 'memory';
  if (NETWORK_TYPES.has(type) || (type.startsWith('fuse.') && !LOCAL_FUSE.has(type))) return 'network';
  return null;
}

const isBelow = (path: string, mount: string): boolean =>
  mount === '/' || path === mount || path.startsWith(`${mount}/`);

/** The mount that a path lies on: the one with the longest name, and of equal ones the last, which covers the others. */
function mountOf<M extends { point: string }>(path: string, mounts: readonly M[]): M | undefined {
  return mounts
    .filter(({ point }) => isBelow(path, point))
    .reduce<M | undefined>(
      (best, one) => (best && best.point.length > one.point.length ? best : one),
      undefined,
    );
}

type LinuxMount = { device: string; point: string; type: string; source: string };

const unescaped = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/gu, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** `/proc/self/mountinfo`, whose names are escaped byte by byte. */
function readMountInfo(text: string): LinuxMount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const [, , device, , point] = before.split(' ');
    const [type, source] = after.split(' ');
    if (device === undefined || point === undefined || type === undefined || source === undefined) return [];
    const name = Buffer.from(unescaped(point), 'latin1').toString('utf8');
    return [{ device, point: name, type, source: unescaped(source) }];
  });
}

/** Folder in /sys of the whole disk that a mount lies on; null where it is none, as with an overlay. */
function diskFolder(mount: LinuxMount, system: System): string | null {
  const isBlock = !mount.device.startsWith('0:');
  if (!isBlock && !mount.source.startsWith('/dev/')) return null;
  const device = isBlock
    ? system.realPath(`/sys/dev/block/${mount.device}`)
    : system.realPath(`/sys/class/block/${posix.basename(system.realPath(mount.source) ?? '')}`);
  if (device === null) return null;
  return system.exists(posix.join(device, 'partition')) ? posix.dirname(device) : device;
}

/** The disk and those that it is made of, where it is encrypted or joined of several. */
function disksOf(folder: string, system: System): string[] {
  const below = system.list(posix.join(folder, 'slaves')).flatMap((name) => {
    const device = system.realPath(posix.join('/sys/class/block', name));
    if (device === null) return [];
    const whole = system.exists(posix.join(device, 'partition')) ? posix.dirname(device) : device;
    return disksOf(whole, system);
  });
  return [folder, ...below];
}

function isRemovableDisk(folder: string, system: System): boolean {
  const read = (name: string): string => system.readText(posix.join(folder, name))?.trim() ?? '';
  if (read('removable') === '1' || /\/usb\d+\//u.test(folder)) return true;
  return folder.includes('/mmc_host/') && read('device/type') === 'SD';
}

const linuxMounts = (system: System): LinuxMount[] =>
  readMountInfo(system.readText('/proc/self/mountinfo') ?? '');

/** Folders of the kernel's own, in which no drive is mounted. */
const KERNELS = /^\/(?:proc|sys|dev|run(?!\/media\/)|snap|boot)(?:\/|$)/u;

/** Where drives of this computer hang on Linux, the system's own left out; the network is not asked. */
export function linuxRoots(system: System): string[] {
  return linuxMounts(system)
    .filter(({ point, type }) => point !== '/' && !KERNELS.test(point) && kindOfType(type) !== 'network')
    .map(({ point }) => point);
}

/** Where the drive below a path hangs. */
export function linuxRootOf(path: string, system: System): string {
  return mountOf(path, linuxMounts(system))?.point ?? '/';
}

/** The disks below a path of Linux, and where there are none, what is mounted there. */
export function linuxDisks(path: string, system: System): string[] {
  const mount = mountOf(path, linuxMounts(system));
  if (mount === undefined) return [];
  const folder = diskFolder(mount, system);
  return folder === null ? [mount.device] : disksOf(folder, system);
}

/** The kind of drive below a path of Linux, from the kernel's own tables. */
export function linuxDrive(path: string, system: System): DriveKind {
  const mounts = linuxMounts(system);
  const mount = mountOf(path, mounts);
  if (mount === undefined) return 'fixed';
  const kind = kindOfType(mount.type);
  if (kind !== null) return kind;
  const folder = diskFolder(mount, system);
  if (folder === null) return 'fixed';
  const disks = disksOf(folder, system);
  if (!disks.some((one) => isRemovableDisk(one, system))) return 'fixed';
  /* A computer that itself runs from a stick or card has no other drive to offer. */
  const root = mountOf('/', mounts);
  const rootFolder = root === undefined ? null : diskFolder(root, system);
  const own = rootFolder === null ? [] : disksOf(rootFolder, system);
  return disks.some((one) => own.includes(one)) ? 'fixed' : 'removable';
}

/** What `mount` prints on macOS: `/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)`. */
function readMacMounts(text: string): { point: string; type: string; isLocal: boolean }[] {
  return text.split('\n').flatMap((line) => {
    const found = /^.+? on (\/.*) \(([^)]*)\)$/u.exec(line);
    if (found === null) return [];
    const flags = (found[2] ?? '').split(', ');
    return [{ point: found[1] ?? '', type: flags[0] ?? '', isLocal: flags.includes('local') }];
  });
}

/** The kind of drive below a path of macOS. Only other volumes are asked about: the system's own is built in. */
export async function macDrive(path: string, system: System): Promise<DriveKind> {
  const mount = mountOf(path, readMacMounts(await system.run('/sbin/mount', [])));
  if (mount === undefined) return 'fixed';
  const kind = kindOfType(mount.type);
  if (kind !== null) return kind;
  if (!mount.isLocal) return 'network';
  if (mount.point === '/' || mount.point.startsWith('/System/')) return 'fixed';
  const told = await system.run('/usr/sbin/diskutil', ['info', '-plist', mount.point]);
  const isTrue = (key: string): boolean => new RegExp(`<key>${key}</key>\\s*<true/>`, 'u').test(told);
  const isFalse = (key: string): boolean => new RegExp(`<key>${key}</key>\\s*<false/>`, 'u').test(told);
  const isOut = isTrue('RemovableMediaOrExternalDevice') || isTrue('RemovableMedia') || isFalse('Internal');
  return isOut ? 'removable' : 'fixed';
}

/** Win32_LogicalDisk.DriveType. */
const WINDOWS_TYPES: Readonly<Record<number, DriveKind>> = {
  2: 'removable',
  4: 'network',
  5: 'removable',
  6: 'memory',
};
/** How a drive hangs on the computer, as Get-Disk names it. */
const WINDOWS_BUSES: Readonly<Record<string, DriveKind>> = {
  USB: 'removable',
  SD: 'removable',
  '1394': 'removable',
  iSCSI: 'network',
};

/** What Windows is asked about a drive letter; sticks tell by their type, larger drives by how they are connected. */
export const windowsQuestion = (letter: string): string =>
  [
    `$drive = Get-CimInstance Win32_LogicalDisk -Filter "DeviceID='${letter}:'"`,
    `$bus = try { (Get-Partition -DriveLetter ${letter} -ErrorAction Stop | Get-Disk -ErrorAction Stop).BusType } catch { '' }`,
    `@{ type = [int]$drive.DriveType; bus = "$bus" } | ConvertTo-Json -Compress`,
  ].join('; ');

function askWindows(question: string, system: System): Promise<string> {
  const shell = `${system.env.SystemRoot ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
  return system.run(shell, ['-NoProfile', '-NonInteractive', '-Command', question]);
}

/** What Windows is asked to tell the number of the disk that a letter lies on. */
export const windowsDiskQuestion = (letter: string): string =>
  `try { "$((Get-Partition -DriveLetter ${letter} -ErrorAction Stop).DiskNumber)" } catch { '' }`;

/** Number of the disk behind a letter of Windows; empty where Windows does not tell, as of a network drive. */
export async function windowsDisk(letter: string, system: System): Promise<string> {
  return (await askWindows(windowsDiskQuestion(letter), system)).trim();
}

/** The kind of drive behind a letter of Windows. */
export async function windowsDrive(letter: string, system: System): Promise<DriveKind> {
  const told = await askWindows(windowsQuestion(letter), system);
  const { type, bus } = JSON.parse(told) as { type: number; bus: string };
  return WINDOWS_TYPES[type] ?? WINDOWS_BUSES[bus] ?? 'fixed';
}
