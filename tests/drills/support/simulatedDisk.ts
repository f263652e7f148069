import { type Dirent, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Random } from '../../../src/main/sample/random';
import { type DiskEvent } from './diskLog';

/** A folder's files by their path below it; a folder in it is one that ends in '/' and holds nothing. */
export type Image = Map<string, Buffer>;

type Change = { kind: 'write'; at: number; data: Buffer } | { kind: 'truncate' | 'grow'; size: number };
type NameChange =
  | { kind: 'create'; path: string; file: number }
  | { kind: 'rename' | 'link'; from: string; to: string }
  | { kind: 'unlink' | 'mkdir' | 'rmdir'; path: string };

/** What of a file is on the disk for good, and what was written since. */
type SimulatedFile = { synced: Buffer; pending: Change[] };
/** Which file each name leads to, and which folders there are. */
type Names = { files: Map<string, number>; folders: Set<string> };

/** What a disk writes whole or not at all. */
const SECTOR = 512;
const GARBAGE = 0xa5;

/**
 * A disk that promises no more than POSIX does: what was synced stays; everything else may be there or not, in any
 * order and in parts. A name is there for good once its folder was synced, its content once the file was. A rename
 * happens whole or not at all.
 */
export class SimulatedDisk {
  readonly #root: string;
  readonly #files = new Map<number, SimulatedFile>();
  readonly #folderOf = new Map<number, string>();
  readonly #names: Names = { files: new Map(), folders: new Set() };
  #pending: NameChange[] = [];

  /** `root` is the folder as the log names it; `before` is the folder as it lay there before the first event. */
  constructor(root: string, before: readonly { path: string; file: number; content: Buffer | null }[]) {
    this.#root = root;
    this.#names.folders.add(root);
    for (const { path, file, content } of before) {
      if (content === null) this.#names.folders.add(path);
      else {
        this.#names.files.set(path, file);
        this.#files.set(file, { synced: content, pending: [] });
      }
    }
  }

  apply(event: DiskEvent): void {
    switch (event.kind) {
      case 'open':
        if (event.isFolder) this.#folderOf.set(event.file, event.path);
        else if (event.isNew) {
          this.#files.set(event.file, { synced: Buffer.alloc(0), pending: [] });
          this.#pending.push({ kind: 'create', path: event.path, file: event.file });
        }
        return;
      case 'write':
      case 'truncate':
      case 'grow':
        this.#fileOf(event.file).pending.push(event);
        return;
      case 'sync':
        this.#sync(event.file);
        return;
      case 'mark':
        return;
      default:
        this.#pending.push(event);
    }
  }

  #fileOf(file: number): SimulatedFile {
    const found = this.#files.get(file);
    if (found === undefined)
      throw new Error(`the log writes into file ${String(file)}, which it never opened`);
    return found;
  }

  #sync(file: number): void {
    const folder = this.#folderOf.get(file);
    if (folder === undefined) {
      const state = this.#fileOf(file);
      state.synced = contentOf(state, state.pending.map(whole));
      state.pending = [];
      return;
    }
    /* A rename into the folder takes along how its file came to its name in another one. */
    const needed = new Set<string>();
    const synced = new Set<NameChange>();
    for (const change of this.#pending.toReversed()) {
      const path = 'to' in change ? change.to : change.path;
      if (dirname(path) !== folder && !needed.has(path)) continue;
      synced.add(change);
      if ('from' in change) needed.add(change.from);
    }
    for (const change of this.#pending) if (synced.has(change)) applyName(this.#names, change);
    this.#pending = this.#pending.filter((change) => !synced.has(change));
  }

  /** The folder as programs see it now: nothing is lost. */
  now(): Image {
    return this.#image(this.#pending, (file) => contentOf(file, file.pending.map(whole)));
  }

  /** The folder as it is found after the power went now. */
  cut(random: Random): Image {
    return this.#image(survivors(this.#pending, random), (file) => {
      if (file.pending.length === 0) return file.synced;
      const isStale = random.chance(0.2);
      const kept = survivors(file.pending, random).map((change) => torn(change, random));
      return contentOf(file, kept, isStale ? GARBAGE : 0);
    });
  }

  #image(changes: readonly NameChange[], content: (file: SimulatedFile) => Buffer): Image {
    const names: Names = { files: new Map(this.#names.files), folders: new Set(this.#names.folders) };
    for (const change of changes) applyName(names, change);
    const image: Image = new Map();
    const isReached = (path: string): boolean =>
      path === this.#root || (names.folders.has(path) && isReached(dirname(path)));
    for (const folder of names.folders) {
      if (folder !== this.#root && isReached(folder))
        image.set(`${relative(this.#root, folder)}/`, Buffer.alloc(0));
    }
    for (const [path, file] of names.files) {
      if (isReached(dirname(path))) image.set(relative(this.#root, path), content(this.#fileOf(file)));
    }
    return image;
  }
}

/** The folder as it lies on this computer, with the numbers of its files, for `SimulatedDisk`. */
export function readFolder(dir: string): { path: string; file: number; content: Buffer | null }[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.name.endsWith('-shm'))
    .map((entry: Dirent) => {
      const path = join(entry.parentPath, entry.name);
      return { path, file: statSync(path).ino, content: entry.isDirectory() ? null : readFileSync(path) };
    });
}

type Kept = { change: Change; pieces: readonly [number, number][] };

const whole = (change: Change): Kept => ({
  change,
  pieces: change.kind === 'write' ? [[0, change.data.length]] : [],
});

/** What of a row of changes reached the disk: none, all, the first ones, or any. */
function survivors<T>(changes: readonly T[], random: Random): T[] {
  const kind = random.whole(0, 9);
  if (kind === 0) return [];
  if (kind === 1) return [...changes];
  if (kind <= 4) return changes.slice(0, random.whole(0, changes.length));
  const share = random.pick([0.1, 0.5, 0.9]);
  return changes.filter(() => random.chance(share));
}

/** Some writes reach the disk in part: sectors of it, or its beginning. */
function torn(change: Change, random: Random): Kept {
  if (change.kind !== 'write' || !random.chance(0.3)) return whole(change);
  const pieces: [number, number][] = [];
  const end = change.at + change.data.length;
  const isPrefix = random.chance(0.5);
  for (let from = change.at; from < end;) {
    const to = Math.min(end, from - (from % SECTOR) + SECTOR);
    if (random.chance(0.5)) pieces.push([from - change.at, to - change.at]);
    else if (isPrefix) break;
    from = to;
  }
  return { change, pieces };
}

function contentOf(file: SimulatedFile, kept: readonly Kept[], filler = 0): Buffer {
  const ends = kept.map(({ change }) =>
    change.kind === 'write' ? change.at + change.data.length : change.size,
  );
  let size = file.synced.length;
  const content = Buffer.alloc(
    ends.reduce((most, end) => Math.max(most, end), size),
    filler,
  );
  file.synced.copy(content);
  for (const { change, pieces } of kept) {
    if (change.kind === 'write') {
      for (const [from, to] of pieces) {
        change.data.copy(content, change.at + from, from, to);
        size = Math.max(size, change.at + to);
      }
    } else if (change.kind === 'grow') size = Math.max(size, change.size);
    else {
      content.fill(0, Math.min(change.size, size), Math.max(change.size, size));
      size = change.size;
    }
  }
  return content.subarray(0, size);
}

function applyName({ files, folders }: Names, change: NameChange): void {
  switch (change.kind) {
    case 'create':
      files.set(change.path, change.file);
      return;
    case 'unlink':
      files.delete(change.path);
      return;
    case 'mkdir':
      folders.add(change.path);
      return;
    case 'rmdir':
      folders.delete(change.path);
      return;
    default:
      moveName({ files, folders }, change);
  }
}

/** A name that never reached the disk cannot be moved either. */
function moveName({ files, folders }: Names, change: NameChange & { kind: 'rename' | 'link' }): void {
  const { from, to } = change;
  const file = files.get(from);
  if (file !== undefined) {
    if (change.kind === 'rename') files.delete(from);
    files.set(to, file);
    return;
  }
  if (!folders.has(from)) return;
  const isMoved = (path: string): boolean => path === from || path.startsWith(`${from}/`);
  for (const folder of [...folders].filter(isMoved)) {
    folders.delete(folder);
    folders.add(to + folder.slice(from.length));
  }
  for (const [path, id] of [...files].filter(([name]) => isMoved(name))) {
    files.delete(path);
    files.set(to + path.slice(from.length), id);
  }
}
