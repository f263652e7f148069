import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type {
  BackupEntry,
  BackupPreview,
  restoreDone,
  salvageDone,
} from '@shared/features/backup/backup.contract';
import type { BackupLabel, ErasureMark } from '@shared/features/backup/backup.manifest.rules';
import type { z } from '@shared/ipc/zod';
import { prepareSwap } from '../../platform/swap';
import { keepRawFiles } from './backup.aside';
import type { Continuation } from './backup.continuation';
import type { BackupKeys } from './backup.keys';
import type { BackupMaker } from './backup.making';
import { backupFolderOf, entryOf } from './backup.places';
import type { BackupPlaces } from './backup.places';
import { homeOf } from './backup.ports';
import type { BackupPorts } from './backup.ports';
import type { BackupTask } from './backup.tasks';

/** A backup opened in scratch: proven, and of today's schema. */
export type OpenedBackup = {
  file: string;
  label: BackupLabel;
  customers: number;
  /** The chosen folder that it was found in; null: it came from a known place. */
  chosen: string | null;
};

/** Copies of one backup in different places: one of them may be damaged. */
type Found = { label: BackupLabel; dirs: string[] };

/** Opens backups in scratch, and puts an opened one in the shop's place. */
export class BackupOpener {
  readonly #sources = new Map<string, { chosen: string; found: ReadonlyMap<string, Found> }>();
  readonly #opened = new Map<string, OpenedBackup>();

  constructor(
    private readonly ports: BackupPorts,
    private readonly places: BackupPlaces,
    private readonly keys: BackupKeys,
    private readonly maker: BackupMaker,
  ) {}

  /** Lists the backups in a chosen folder, of whatever shop, under a token. */
  async lookInto(chosen: string): Promise<{ source: string; path: string; backups: BackupEntry[] }> {
    const labels = new Map<string, Found>();
    for (const dir of new Set([backupFolderOf(chosen), chosen])) {
      for (const label of await this.places.read(dir, true)) {
        const known = labels.get(label.id);
        if (known === undefined) labels.set(label.id, { label, dirs: [dir] });
        else known.dirs.push(dir);
      }
    }
    const source = randomUUID();
    this.#sources.set(source, { chosen, found: labels });
    const backups = [...labels.values()].map(({ label }) => entryOf(label, []));
    return { source, path: chosen, backups: backups.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1)) };
  }

  /** Opens a backup and compares it with the shop. Throws backup.gone and what the helper's `open` throws. */
  async preview(
    wanted: { source: string | null; backupId: string; code: string | null },
    task: BackupTask,
  ): Promise<BackupPreview> {
    const { shop, helper } = this.ports;
    const found = await this.#find(wanted.source, wanted.backupId);
    const token = randomUUID();
    const file = join(homeOf(shop.dataDir()).work, `opened-${token}.shuke`);
    task.progress('opening');
    const { manifest, facts, broughtFrom } = await this.#open(found, wanted.code, file, task.signal);
    try {
      task.progress('comparing');
      const { lines, lostCustomers } = await helper.request(
        'compare',
        { now: await this.#today(), then: file },
        { signal: task.signal },
      );
      const label = { ...found.label, ...manifest };
      const chosen = this.#sources.get(wanted.source ?? '')?.chosen ?? null;
      this.#opened.set(token, { file, label, customers: facts.customers, chosen });
      return { opened: token, backup: entryOf(label, []), lines, lostCustomers, broughtFrom };
    } catch (error) {
      await this.#drop(file);
      throw error;
    }
  }

  /** The live file, which the first start of all may still be making: its trail is told once it is there. Null: none opens. */
  async #today(): Promise<string | null> {
    const { shop } = this.ports;
    if (!shop.isOpen()) return null;
    await shop.trail();
    return shop.file();
  }

  /** The opened copy. Throws backup.gone where it was let go. */
  opened(token: string): OpenedBackup {
    const opened = this.#opened.get(token);
    if (opened === undefined) throw new AppError('backup.gone');
    return opened;
  }

  /** Lets an opened backup go; one that is gone already is no failure. */
  async close(token: string): Promise<void> {
    const opened = this.#opened.get(token);
    this.#opened.delete(token);
    if (opened !== undefined) await this.#drop(opened.file);
  }

  /**
   * Puts an opened backup in the shop's place, after a safety copy of today. A cut at any moment leaves exactly the old
   * or exactly the new shop. Throws backup.sample, backup.gone, settings.workRunning, and what the safety copy throws:
   * without one nothing is replaced.
   */
  async restore(token: string, task: BackupTask): Promise<z.infer<typeof restoreDone>> {
    const { shop, helper, disk } = this.ports;
    if (shop.isSample()) throw new AppError('backup.sample');
    if (shop.isWorking()) throw new AppError('settings.workRunning');
    const { file: fresh, label, customers, chosen } = this.opened(token);
    const { safetyId, from } = await this.#keepToday(task);
    if (task.signal.aborted) throw new AppError('transfer.cancelled');
    task.progress('swapping');
    /* It may still hold the files that are about to be renamed, which Windows would not allow. */
    helper.stop();
    const erasures = await this.#erasuresOf(label, chosen);
    const note: Continuation = { commandId: randomUUID(), backupId: label.id, from, erasures };
    await shop.swap(async (file) => {
      await prepareSwap(file, fresh, note, disk);
      this.#opened.delete(token);
    });
    if (chosen !== null && label.reason !== 'openCopy') await this.#keepPlace(chosen);
    return { customers, safetyId };
  }

  /** Reads what can be read of the live file into a new file that a person chose. */
  async salvage(into: string, task: BackupTask): Promise<z.infer<typeof salvageDone>> {
    const { shop, helper } = this.ports;
    if (shop.isOpen()) throw new AppError('backup.notDamaged');
    const reference = await this.#referenceFile(task);
    try {
      task.progress('reading');
      const { tables } = await helper.request(
        'salvage',
        { file: shop.file(), reference, into },
        { signal: task.signal },
      );
      return { tables, fileName: basename(into) };
    } finally {
      if (reference !== null) await this.#drop(reference);
    }
  }

  /** Opens the newest backup that can be reached, as a restore would, and lets it go again. True where it is whole. */
  async tryNewest(task: BackupTask): Promise<boolean | null> {
    const shelves = await this.places.look();
    const outside = shelves.filter(({ kept, dir }) => kept !== null && dir !== null);
    const shelf = [...outside, ...shelves].find((one) => this.places.own(one).length > 0);
    const label = shelf === undefined ? undefined : this.places.own(shelf)[0];
    if (shelf?.dir == null || label === undefined) return null;
    const file = join(homeOf(this.ports.shop.dataDir()).work, `trial-${randomUUID()}.shuke`);
    try {
      await this.#open({ label, dirs: [shelf.dir] }, null, file, task.signal);
      return true;
    } catch (error) {
      if (task.signal.aborted || !(error instanceof AppError)) throw error;
      this.ports.log('error', `the newest backup did not open: ${error.code}`);
      return false;
    } finally {
      await this.#drop(file);
    }
  }

  /** Forgets all and empties scratch; nothing of an earlier start is of use. */
  async clear(): Promise<void> {
    this.#opened.clear();
    await rm(homeOf(this.ports.shop.dataDir()).work, { recursive: true, force: true });
  }

  async #find(source: string | null, backupId: string): Promise<Found> {
    if (source !== null) {
      const found = this.#sources.get(source)?.found.get(backupId);
      if (found === undefined) throw new AppError('backup.gone');
      return found;
    }
    const holding = (await this.places.look()).flatMap(({ dir, labels }) => {
      const label = labels.find(({ id }) => id === backupId);
      return dir === null || label === undefined ? [] : [{ dir, label }];
    });
    const [first] = holding;
    if (first === undefined) throw new AppError('backup.gone');
    return { label: first.label, dirs: holding.map(({ dir }) => dir) };
  }

  /** Opens the first copy that is whole; what was wrong with the last one is told. */
  async #open({ label, dirs }: Found, code: string | null, workFile: string, signal: AbortSignal) {
    const { helper, shop } = this.ports;
    await mkdir(homeOf(shop.dataDir()).work, { recursive: true });
    const identities = await this.keys.identities();
    let failure: unknown = new AppError('backup.gone');
    for (const dir of dirs) {
      try {
        const path = join(dir, label.fileName);
        return await helper.request('open', { path, label, identities, code, workFile }, { signal });
      } catch (error) {
        failure = error;
        if (!(error instanceof AppError) || signal.aborted) throw error;
      }
    }
    throw failure;
  }

  /** A proven copy of today, or the raw files of a shop that cannot be opened; nothing of a shop without an act. */
  async #keepToday(task: BackupTask): Promise<{ safetyId: string | null; from: Continuation['from'] }> {
    const { shop } = this.ports;
    task.progress('safety');
    if (!shop.isOpen()) {
      await keepRawFiles(this.ports);
      return { safetyId: null, from: null };
    }
    const { auditHead } = await shop.trail();
    if (auditHead === null) return { safetyId: null, from: null };
    const { id } = await this.maker.make('beforeRestore', false, task);
    return { safetyId: id, from: auditHead };
  }

  /** Who was erased in this shop by the time of any backup that can be reached: the restored one may know less. */
  async #erasuresOf({ facts }: BackupLabel, chosen: string | null): Promise<ErasureMark[]> {
    const beside = chosen === null ? [] : await this.places.read(backupFolderOf(chosen));
    const labels = [...beside, ...(await this.places.look()).flatMap((shelf) => shelf.labels)];
    const ours = labels.filter((label) => label.facts.auditFirst === facts.auditFirst);
    const told = ours.flatMap((label) => label.facts.erasures ?? []);
    return [...new Map(told.map((one) => [one.mark, one])).values()];
  }

  /** A new PC goes on with the stick that it was restored from. */
  async #keepPlace(chosen: string): Promise<void> {
    try {
      await this.places.add(chosen);
    } catch (error) {
      this.ports.log('warn', `the place of the restored backup was not kept: ${traceOf(error)}`);
    }
  }

  /** The newest backup opened in scratch, for what a damaged file no longer tells; null where none opens. */
  async #referenceFile(task: BackupTask): Promise<string | null> {
    task.progress('opening');
    const shelves = await this.places.look();
    const file = join(homeOf(this.ports.shop.dataDir()).work, `reference-${randomUUID()}.shuke`);
    for (const { dir, labels } of shelves) {
      const [label] = labels;
      if (dir === null || label === undefined) continue;
      try {
        await this.#open({ label, dirs: [dir] }, null, file, task.signal);
        return file;
      } catch (error) {
        if (task.signal.aborted || !(error instanceof AppError)) throw error;
      }
    }
    return null;
  }

  async #drop(file: string): Promise<void> {
    await this.ports.disk.remove(file, `${file}-wal`, `${file}-shm`).catch(() => undefined);
  }
}
