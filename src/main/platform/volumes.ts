import { readdir, statfs } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { linuxDisks, linuxRootOf, linuxRoots, windowsDisk } from './drives';
import { judgePlace } from './place';
import { type System, thisSystem } from './system';

/** What a folder for backups is, by where it lies. */
export type VolumeKind = 'folder' | 'stick' | 'synced';

/** What is asked about drives, so that backups know where they lie. Tests put made-up drives in its place. */
export type Volumes = {
  /** Where drives hang that may have come or gone; asked often, so it costs next to nothing and starts no program. */
  roots: () => Promise<string[]>;
  /** Where the drive of a folder hangs. */
  rootOf: (dir: string) => string;
  kindOf: (dir: string) => Promise<VolumeKind>;
  /** True where both lie on one disk, so that both are lost with it. */
  isSameDisk: (dir: string, other: string) => Promise<boolean>;
  /** Bytes that may still be written; null where nobody can say. */
  freeBytes: (dir: string) => Promise<number | null>;
};

const LETTERS = [...'DEFGHIJKLMNOPQRSTUVWXYZ'];
const letterOf = (dir: string): string | null =>
  /^(?:\\\\\?\\)?([a-z]):/iu.exec(dir)?.[1]?.toUpperCase() ?? null;
/** What is not built in hangs below here on macOS. */
const VOLUMES = '/Volumes';

/** Bytes that may still be written; null of a file system that counts no blocks, as some of a program's own do. */
export const freeOf = ({
  bavail,
  bsize,
  blocks,
}: Record<'bavail' | 'bsize' | 'blocks', number>): number | null => (blocks === 0 ? null : bavail * bsize);

/** The drives of a computer. */
export function volumesOf(system: System): Volumes {
  const { platform } = system;
  const real = (dir: string): string => system.realPath(dir) ?? dir;
  const kindOf = async (dir: string): Promise<VolumeKind> => {
    const { now, later } = judgePlace(dir, system, { mayBeInMemory: true });
    const verdict = now ?? (await later?.()) ?? null;
    if (verdict?.code === 'data.placeSynced') return 'synced';
    return verdict?.code === 'data.placeRemovable' ? 'stick' : 'folder';
  };
  const rootOf = (dir: string): string => {
    if (platform === 'linux') return linuxRootOf(real(dir), system);
    if (platform === 'win32') return win32.parse(real(dir)).root;
    const [, top, name] = real(dir).split('/');
    return `/${top ?? ''}` === VOLUMES && name !== undefined ? posix.join(VOLUMES, name) : '/';
  };
  return {
    rootOf,
    kindOf,
    roots: async () => {
      if (platform === 'linux') return linuxRoots(system);
      if (platform === 'win32') return LETTERS.map((letter) => `${letter}:\\`);
      const names = await readdir(VOLUMES).catch(() => []);
      return names.map((name) => posix.join(VOLUMES, name));
    },
    isSameDisk: async (dir, other) => {
      if (platform === 'linux') {
        const disks = linuxDisks(real(dir), system);
        return linuxDisks(real(other), system).some((disk) => disks.includes(disk));
      }
      if (rootOf(dir) === rootOf(other)) return true;
      const letters = [letterOf(real(dir)), letterOf(real(other))];
      if (platform === 'win32') {
        const [one, two] = await Promise.all(
          letters.map(async (letter) => (letter === null ? '' : windowsDisk(letter, system))),
        );
        return one !== '' && one === two;
      }
      return (await kindOf(dir)) !== 'stick' && (await kindOf(other)) !== 'stick';
    },
    freeBytes: async (dir) => {
      try {
        return freeOf(await statfs(dir));
      } catch {
        /* Not there, or a file system that knows no such question. */
        return null;
      }
    },
  };
}

/** The drives of this computer. */
export const volumes = volumesOf(thisSystem);
