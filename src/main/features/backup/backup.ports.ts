import { join } from 'node:path';
import type { EventName, Events } from '@shared/ipc/envelope';
import type { HelperPort } from '../../helper/port';
import type { Disk } from '../../platform/disk';
import type { Volumes } from '../../platform/volumes';
import type { TrailEnds } from '../../db/audit';

/** The shop as backups see it. */
export type BackedUpShop = {
  dataDir: () => string;
  /** The live database; it need not be there. */
  file: () => string;
  isSample: () => boolean;
  isOpen: () => boolean;
  /** True while long work runs. */
  isWorking: () => boolean;
  /** Throws AppError data.* where the shop is not open; so do the next two. */
  trail: () => Promise<TrailEnds>;
  snapshot: (path: string) => Promise<void>;
  name: () => Promise<string>;
  /** See ShopDoor.swap. */
  swap: (act: (file: string) => Promise<void>) => Promise<void>;
};

/** All that backups need of the world; tests put made-up ones in its place. */
export type BackupPorts = {
  shop: BackedUpShop;
  helper: HelperPort;
  volumes: Volumes;
  disk: Disk;
  now: () => Date;
  /** Version of the program. */
  program: string;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  log: (level: 'info' | 'warn' | 'error', text: string) => void;
};

/** Where backups keep what is their own, in the data folder. */
export type Home = {
  dir: string;
  /** Scratch: emptied at the start. */
  work: string;
  /** Copies on this PC. */
  local: string;
  /** This PC's record of its places. */
  places: string;
  /** This PC's own age identity, never copied anywhere. */
  key: string;
  ballast: string;
  /** Raw files of a damaged shop that a restore took the place of. */
  aside: string;
};

/** The folders of backups in a data folder. */
export function homeOf(dataDir: string): Home {
  const dir = join(dataDir, 'backup');
  return {
    dir,
    work: join(dir, 'work'),
    local: join(dir, 'local'),
    places: join(dir, 'places.json'),
    key: join(dir, 'key'),
    ballast: join(dir, 'ballast'),
    aside: join(dir, 'aside'),
  };
}
