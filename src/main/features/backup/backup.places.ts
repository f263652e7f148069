import { randomUUID } from 'node:crypto';
import { constants, copyFile, mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import type { BackupEntry, BackupPlace } from '@shared/features/backup/backup.contract';
import type { BackupLabel } from '@shared/features/backup/backup.manifest.rules';
import { BACKUP_FOLDER, MARK_FILE } from '@shared/features/backup/backup.names.rules';
import { newestFirst, suspiciousOf } from '@shared/features/backup/backup.retention.rules';
import { z } from '@shared/ipc/zod';
import { MIGRATIONS } from '../../db/migrations';
import { diskCodeOf } from '../../platform/disk';
import type { BackupPorts } from './backup.ports';
import { homeOf } from './backup.ports';
import type { TrailEnds } from '../../db/audit';
import { NOTHING_SEEN, freshRecord, readRecord, writeRecord } from './backup.record';
import type { BackupRecord, KeptPlace } from './backup.record';

const mark = z.object({ mark: z.uuid() });

/** Sticks that are used in turn should be changed within so many days. */
const DUE_DAYS = 7;
/** In place of an error: the backup was begun, and its place was not waited for. */
export const UNFINISHED = 'backup.unfinished';
const DAY_MS = 86_400_000;

/** A place as it is now: its folder, and the backups in it of any shop. */
export type Shelf = {
  id: string;
  /** Null for this PC's own. */
  kept: KeptPlace | null;
  /** Null while it is not there. */
  dir: string | null;
  labels: readonly BackupLabel[];
};

/** Finds the places, reads what lies in them, and remembers them on this PC. */
export class BackupPlaces {
  #record: BackupRecord | null = null;
  #recordDir = '';
  #changing: Promise<void> = Promise.resolve();
  #shelves: readonly Shelf[] = [];
  #trail: TrailEnds | null = null;

  constructor(private readonly ports: BackupPorts) {}

  /** The record of the present data folder. What another folder's record knew is taken along to a folder without. */
  async record(): Promise<BackupRecord> {
    const dir = this.ports.shop.dataDir();
    if (this.#record === null || this.#recordDir !== dir) {
      const before = this.#record;
      const read = await readRecord(homeOf(dir).places);
      const isMoved = before !== null && read === null && !this.ports.shop.isSample();
      if (isMoved) await this.#bringKey(homeOf(this.#recordDir).key, homeOf(dir).key);
      const former = homeOf(this.#recordDir).local;
      const record = isMoved
        ? { ...before, local: NOTHING_SEEN, formerLocals: [...before.formerLocals, former] }
        : (read ?? freshRecord());
      this.#record = record;
      this.#recordDir = dir;
      this.#shelves = [];
      /* At the next start nobody remembers what was before. */
      if (isMoved) await writeRecord(homeOf(dir).places, record, this.ports.disk);
      return record;
    }
    return this.#record;
  }

  /** A shop that moved still opens what it has encrypted. */
  async #bringKey(from: string, to: string): Promise<void> {
    try {
      await mkdir(dirname(to), { recursive: true });
      await copyFile(from, to, constants.COPYFILE_EXCL);
    } catch (error) {
      if (!['ENOENT', 'EEXIST'].includes(diskCodeOf(error))) throw error;
    }
  }

  /** Changes the record, for good; one change after the other. What changes nothing is not written. */
  change(changeOf: (kept: BackupRecord) => Partial<BackupRecord>): Promise<void> {
    const done = this.#changing.then(async () => {
      const kept = await this.record();
      const changed = { ...kept, ...changeOf(kept) };
      if (JSON.stringify(changed) === JSON.stringify(kept)) return;
      await writeRecord(homeOf(this.#recordDir).places, changed, this.ports.disk);
      this.#record = changed;
    });
    this.#changing = done.catch(() => undefined);
    return done;
  }

  changePlace(id: string, change: Partial<KeptPlace>): Promise<void> {
    return this.change(({ places }) => ({
      places: places.map((place) => (place.id === id ? { ...place, ...change } : place)),
    }));
  }

  /** Throws backup.noSuchPlace. */
  async assertKnown(id: string): Promise<void> {
    const { places } = await this.record();
    if (!places.some((place) => place.id === id)) throw new AppError('backup.noSuchPlace');
  }

  /** What was read last. */
  shelves(): readonly Shelf[] {
    return this.#shelves;
  }

  /** Ids of the outside places that are there, looked for anew; costs no more than a look at their marks. */
  async present(): Promise<ReadonlyMap<string, string>> {
    const { places } = await this.record();
    const roots = places.some(({ kind }) => kind === 'stick') ? await this.ports.volumes.roots() : [];
    const found = new Map<string, string>();
    await Promise.all(
      places.map(async (place) => {
        const dir = await this.#find(place, roots);
        if (dir !== null) found.set(place.id, dir);
      }),
    );
    return found;
  }

  /** Looks for all places, reads what lies in them, and remembers what was seen. */
  async look(): Promise<readonly Shelf[]> {
    const { shop } = this.ports;
    const kept = await this.record();
    this.#trail = shop.isOpen() ? await shop.trail().catch(() => null) : null;
    const there = await this.present();
    const home = homeOf(shop.dataDir());
    const local: Shelf = {
      id: kept.localId,
      kept: null,
      dir: home.local,
      labels: await this.read(home.local),
    };
    const others = await Promise.all(
      kept.places.map(async (place): Promise<Shelf> => {
        const dir = there.get(place.id) ?? null;
        return { id: place.id, kept: place, dir, labels: dir === null ? [] : await this.read(dir) };
      }),
    );
    this.#shelves = [local, ...others];
    await this.change((record) => this.#seen(record));
    return this.#shelves;
  }

  /** Backups in a folder whose files are there, with `withOpen` open copies too; none where it cannot be read. */
  async read(dir: string, withOpen = false): Promise<BackupLabel[]> {
    try {
      const entries = await this.ports.helper.request('shelf', { dir, withOpen });
      return newestFirst(entries.filter(({ isThere }) => isThere).map(({ label }) => label));
    } catch (error) {
      if (error instanceof AppError) return [];
      throw error;
    }
  }

  /** Backups of the present shop, the newest first. A stick may hold those of another shop too. */
  own(shelf: Shelf): BackupLabel[] {
    const first = this.#trail?.auditFirst ?? null;
    return shelf.labels.filter(
      ({ facts, isSample }) => !isSample && (this.#trail === null || facts.auditFirst === first),
    );
  }

  /** The list of all that can be reached; each backup once. On this PC also those of a shop that was here before. */
  entries(): BackupEntry[] {
    const found = new Map<string, { label: BackupLabel; placeIds: string[] }>();
    for (const shelf of this.#shelves) {
      for (const label of shelf.kept === null ? shelf.labels : this.own(shelf)) {
        const known = found.get(label.id);
        if (known === undefined) found.set(label.id, { label, placeIds: [shelf.id] });
        else known.placeIds.push(shelf.id);
      }
    }
    return newestFirst([...found.values()].map(({ label, placeIds }) => ({ ...label, placeIds }))).map(
      (one) => entryOf(one, one.placeIds),
    );
  }

  /** The places as people see them, this PC's own first. */
  async told(): Promise<BackupPlace[]> {
    const kept = await this.record();
    const { shop, now, volumes } = this.ports;
    const home = homeOf(shop.dataDir());
    const dirs =
      this.#shelves.length === 0
        ? await this.present()
        : new Map(this.#shelves.map(({ id, dir }) => [id, dir]));
    const free = await volumes.freeBytes(shop.dataDir());
    const local: BackupPlace = {
      id: kept.localId,
      kind: 'local',
      name: '',
      path: home.local,
      isSameDisk: true,
      newestAt: kept.local.newestAt,
      count: kept.local.count,
      freeBytes: free,
      roomFor: roomFor(free, kept.local.bytes),
      trouble: null,
    };
    const others = kept.places.map(async (place): Promise<BackupPlace> => {
      const dir = dirs.get(place.id) ?? null;
      const bytes = dir === null ? null : await volumes.freeBytes(dir);
      return {
        id: place.id,
        kind: place.kind,
        name: place.name,
        path: dir,
        isSameDisk: place.isSameDisk,
        newestAt: place.seen.newestAt,
        count: place.seen.count,
        freeBytes: bytes,
        roomFor: roomFor(bytes, place.seen.bytes),
        trouble: troubleOf(place, dir !== null, now()),
      };
    });
    return [local, ...(await Promise.all(others))];
  }

  /**
   * Keeps a chosen folder or drive as a place: backups go into a folder of their own in it, which gets our mark. One
   * that is known already stays what it is. Throws backup.placeInside, backup.placeNotWritable, backup.placeFull.
   */
  async add(chosen: string): Promise<string> {
    const { shop, volumes, now } = this.ports;
    if (isInside(chosen, shop.dataDir())) throw new AppError('backup.placeInside');
    const dir = backupFolderOf(chosen);
    const id = await this.#takeMark(dir);
    const [kind, isSameDisk] = await Promise.all([
      volumes.kindOf(dir),
      volumes.isSameDisk(dir, shop.dataDir()),
    ]);
    await this.change(({ places }) => {
      const known = places.find((place) => place.id === id);
      const place: KeptPlace = {
        ...(known ?? { name: nameOf(chosen), addedAt: now().toISOString(), seen: NOTHING_SEEN }),
        id,
        kind,
        path: dir,
        below: relative(volumes.rootOf(dir), dir),
        isSameDisk,
        missed: null,
        isSuspicious: false,
      };
      return { places: [...places.filter((one) => one.id !== id), place] };
    });
    await this.look();
    return id;
  }

  /** The mark in a folder, made where there is none. */
  async #takeMark(dir: string): Promise<string> {
    try {
      await this.ports.disk.makeFolder(dir);
      const there = await readMark(dir);
      if (there !== null) return there;
      const id = randomUUID();
      await this.ports.disk.write(join(dir, MARK_FILE), `${JSON.stringify({ mark: id })}\n`);
      return id;
    } catch (error) {
      if (diskCodeOf(error) === '') throw error;
      throw new AppError(diskCodeOf(error) === 'ENOSPC' ? 'backup.placeFull' : 'backup.placeNotWritable');
    }
  }

  async #find(place: KeptPlace, roots: readonly string[]): Promise<string | null> {
    const elsewhere = place.kind === 'stick' ? roots.map((root) => join(root, place.below)) : [];
    for (const dir of new Set([place.path, ...elsewhere])) {
      if ((await readMark(dir)) === place.id) return dir;
    }
    return null;
  }

  /** The record with what was just seen. */
  #seen(kept: BackupRecord): Partial<BackupRecord> {
    const all = this.#shelves.flatMap(({ labels }) => labels);
    const seenOf = (shelf: Shelf): KeptPlace['seen'] => {
      const own = this.own(shelf);
      return { newestAt: own[0]?.madeAt ?? null, count: own.length, bytes: own[0]?.fileBytes ?? null };
    };
    const [local] = this.#shelves;
    return {
      /* A stick from before this PC may know higher numbers: what is made from now on comes after them. */
      sequence: Math.max(kept.sequence, ...all.map(({ sequence }) => sequence)),
      local: local === undefined ? kept.local : seenOf(local),
      places: kept.places.map((place) => {
        const shelf = this.#shelves.find(({ id }) => id === place.id);
        if (shelf === undefined || shelf.dir === null || this.#trail === null) return place;
        return {
          ...place,
          path: shelf.dir,
          seen: seenOf(shelf),
          isSuspicious: suspiciousOf(this.own(shelf)) !== null,
        };
      }),
    };
  }
}

/** A backup as people see it. */
export function entryOf(label: BackupLabel, placeIds: readonly string[]): BackupEntry {
  const { id, madeAt, reason, isEncrypted, program, shopName, facts, fileBytes } = label;
  return {
    id,
    madeAt,
    reason,
    placeIds: [...placeIds],
    bytes: fileBytes,
    isEncrypted,
    isNewer: facts.schema > (MIGRATIONS.at(-1)?.version ?? 0),
    program,
    shopName,
    facts,
  };
}

/** Where backups lie in a chosen folder, which may be that folder itself. */
export const backupFolderOf = (chosen: string): string =>
  basename(chosen) === BACKUP_FOLDER ? chosen : join(chosen, BACKUP_FOLDER);

async function readMark(dir: string): Promise<string | null> {
  try {
    return mark.parse(JSON.parse(await readFile(join(dir, MARK_FILE), 'utf8'))).mark;
  } catch {
    /* Nothing there, or nothing of ours. */
    return null;
  }
}

function isInside(dir: string, outer: string): boolean {
  const way = relative(outer, dir);
  return way === '' || !(way.startsWith('..') || /^[a-z]:/iu.test(way));
}

/** A drive is called by its letter or its own name, a folder by its last word, or the one above ours. */
function nameOf(chosen: string): string {
  const named = basename(chosen) === BACKUP_FOLDER ? join(chosen, '..') : chosen;
  return (basename(named) || named).slice(0, 60);
}

const roomFor = (freeBytes: number | null, bytes: number | null): number | null =>
  freeBytes === null || bytes === null || bytes === 0 ? null : Math.floor(freeBytes / bytes);

function troubleOf(place: KeptPlace, isThere: boolean, now: Date): BackupPlace['trouble'] {
  const newest = place.seen.newestAt ?? place.addedAt;
  const isOld = now.getTime() - new Date(newest).getTime() > DUE_DAYS * DAY_MS;
  if (place.isSuspicious) return 'suspicious';
  if (!isThere && place.kind !== 'stick') return 'gone';
  if (place.missed === 'backup.placeFull') return 'full';
  if (place.missed === 'backup.placeNotWritable') return 'notWritable';
  if (place.missed === 'backup.placeGone' && !isThere) return 'cutOff';
  if (place.missed !== null && place.missed !== UNFINISHED) return 'lastFailed';
  return !isThere && isOld ? 'due' : null;
}
