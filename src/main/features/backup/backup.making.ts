import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { backupDone, openCopyDone } from '@shared/features/backup/backup.contract';
import type { BackupLabel, BackupReason } from '@shared/features/backup/backup.manifest.rules';
import { labelFileName } from '@shared/features/backup/backup.names.rules';
import { toDrop, toDropForRoom } from '@shared/features/backup/backup.retention.rules';
import type { z } from '@shared/ipc/zod';
import { dropOldRawFiles } from './backup.aside';
import type { BackupKeys } from './backup.keys';
import { UNFINISHED } from './backup.places';
import type { BackupPlaces, Shelf } from './backup.places';
import { homeOf } from './backup.ports';
import type { BackupPorts } from './backup.ports';
import type { BackupTask } from './backup.tasks';

type BackupDone = z.infer<typeof backupDone>;

/** What a backup needs beside its own bytes: the label, and what the file system adds. */
const BESIDE_BYTES = 1024 * 1024;
/** A snapshot, the packed file and the one opened again lie in scratch at once. */
const SCRATCH_TIMES = 3;

/** Makes proven backups and keeps their places in order. */
export class BackupMaker {
  #making = 0;

  constructor(
    private readonly ports: BackupPorts,
    private readonly places: BackupPlaces,
    private readonly keys: BackupKeys,
  ) {}

  /** True while one is being made. */
  isMaking(): boolean {
    return this.#making > 0;
  }

  /**
   * Makes one: snapshot, proof, packing, and copies that are read again; on this PC, and with `isEverywhere` in each
   * place that is there. Answers who did not take it. Throws AppError backup.sample, backup.notMade where not even this
   * PC did, backup.notWhole where the shop itself does not hold, data.diskFull, and transfer.cancelled where stopped.
   */
  async make(reason: BackupReason, isEverywhere: boolean, task: BackupTask): Promise<BackupDone> {
    const { shop, emit } = this.ports;
    if (shop.isSample()) throw new AppError('backup.sample');
    this.#making += 1;
    emit('data.changed', { features: ['backup'] });
    try {
      const done = await this.#make(reason, isEverywhere, task);
      await this.places.change(() => ({ failed: null }));
      return done;
    } catch (error) {
      if (!task.signal.aborted) await this.#noteFailure(error);
      throw error;
    } finally {
      this.#making -= 1;
      emit('data.changed', { features: ['backup'] });
    }
  }

  /**
   * Writes everything that the shop knows as an open zip, see helper/backup/openCopy.ts. Throws backup.sample,
   * backup.notWhole, data.diskFull, and transfer.cancelled where stopped.
   */
  async copyOpenly(into: string, task: BackupTask): Promise<z.infer<typeof openCopyDone>> {
    const { shop, helper, now, disk, program } = this.ports;
    if (shop.isSample()) throw new AppError('backup.sample');
    const home = homeOf(shop.dataDir());
    await disk.makeFolder(home.work);
    const id = randomUUID();
    const file = join(home.work, `${id}.shuke`);
    try {
      task.progress('copying');
      const madeAt = now().toISOString();
      await shop.snapshot(file);
      assertGoing(task);
      task.progress('writing');
      const copied = await helper.request(
        'copyOpenly',
        {
          file,
          into,
          manifest: {
            format: 1,
            id,
            sequence: 0,
            madeAt,
            reason: 'openCopy',
            program,
            shopName: await shop.name(),
            isSample: false,
            isEncrypted: false,
          },
        },
        { signal: task.signal },
      );
      return { fileName: basename(into), ...copied };
    } finally {
      await disk.remove(file, `${file}-wal`, `${file}-shm`).catch(() => undefined);
    }
  }

  async #make(reason: BackupReason, isEverywhere: boolean, task: BackupTask): Promise<BackupDone> {
    const { shop, helper, now, disk, program } = this.ports;
    const home = homeOf(shop.dataDir());
    await disk.makeFolder(home.work);
    await disk.makeFolder(home.local);
    const id = randomUUID();
    const file = join(home.work, `${id}.shuke`);
    let made: string | null = null;
    try {
      task.progress('copying');
      await this.#assertScratchRoom();
      const madeAt = now().toISOString();
      const looking = this.places.look();
      /* What failed must not be cleared away while the other is at work on it. */
      const copied = shop.snapshot(file).finally(() => task.progress('proving'));
      await Promise.allSettled([looking, copied]);
      const [shelves] = await Promise.all([looking, copied]);
      assertGoing(task);
      const targets = shelves.filter(({ kept, dir }) => dir !== null && (isEverywhere || kept === null));
      const sequence = (await this.places.record()).sequence + 1;
      await this.places.change(() => ({ sequence }));
      const { recipients, identity } = await this.keys.forPacking();
      const shopName = await shop.name();
      const packed = await helper.request(
        'pack',
        {
          file,
          manifest: { format: 1, id, sequence, madeAt, reason, program, shopName, isSample: false },
          recipients,
          identity,
          workDir: home.work,
        },
        { signal: task.signal },
      );
      made = packed.made;
      task.progress('writing');
      /* Only now: nothing old is given up for one that is not proven. */
      const full = await this.#makeRoom(targets, packed.label.fileBytes);
      const dirs = targets.flatMap(({ id: placeId, dir }) =>
        dir === null || full.has(placeId) ? [] : [dir],
      );
      const results = await helper.request('put', { ...packed, dirs }, { signal: task.signal });
      const missed = targets.flatMap(({ id: placeId, dir }) => {
        const code = full.has(placeId)
          ? 'backup.placeFull'
          : (results.find((result) => result.dir === dir)?.error?.code ?? null);
        return code === null ? [] : [{ placeId, code }];
      });
      return await this.#settle(id, targets, missed);
    } finally {
      const scratch = [file, `${file}-wal`, `${file}-shm`, ...(made === null ? [] : [made])];
      await disk.remove(...scratch).catch((error: unknown) => {
        this.ports.log('warn', `scratch of a backup stays: ${traceOf(error)}`);
      });
    }
  }

  /** Notes what became of each place, and drops what is not kept there any longer. */
  async #settle(id: string, targets: readonly Shelf[], missed: BackupDone['missed']): Promise<BackupDone> {
    await this.places.look();
    for (const { id: placeId, kept } of targets) {
      const code = missed.find((one) => one.placeId === placeId)?.code ?? null;
      if (kept !== null) await this.places.changePlace(placeId, { missed: code });
      if (code === null) await this.#tidy(placeId);
    }
    const local = this.places.shelves().find(({ kept }) => kept === null);
    if (local !== undefined) await dropOldRawFiles(this.ports, this.places.own(local));
    await this.places.look();
    const placeIds = this.places
      .shelves()
      .filter(({ labels }) => labels.some((label) => label.id === id))
      .map((shelf) => shelf.id);
    if (placeIds.length === 0) throw new AppError('backup.notMade');
    return { id, placeIds, missed };
  }

  /** What did not reach a place is finished at the next start; the light says so until then. */
  async noteUnfinished(): Promise<void> {
    const there = await this.places.present();
    for (const id of there.keys()) await this.places.changePlace(id, { missed: UNFINISHED });
  }

  async #noteFailure(error: unknown): Promise<void> {
    const code = error instanceof AppError ? error.code : 'backup.notMade';
    await this.places
      .change(() => ({ failed: code }))
      .catch((other: unknown) => {
        this.ports.log('warn', `the record of backups could not be written: ${traceOf(other)}`);
      });
  }

  async #assertScratchRoom(): Promise<void> {
    const { shop, volumes } = this.ports;
    const free = await volumes.freeBytes(shop.dataDir());
    const { size } = await stat(shop.file());
    if (free !== null && free < size * SCRATCH_TIMES) throw new AppError('data.diskFull');
  }

  /** Frees what the next backup needs where a place is too full; answers the places in which that is not possible. */
  async #makeRoom(targets: readonly Shelf[], bytes: number): Promise<Set<string>> {
    const full = new Set<string>();
    for (const shelf of targets) {
      const free = shelf.dir === null ? null : await this.ports.volumes.freeBytes(shelf.dir);
      if (free === null) continue;
      const dropped = toDropForRoom(this.places.own(shelf), bytes + BESIDE_BYTES - free, this.ports.now());
      if (dropped === null) full.add(shelf.id);
      else await this.#drop(shelf, dropped);
    }
    return full;
  }

  async #tidy(placeId: string): Promise<void> {
    const shelf = this.places.shelves().find(({ id }) => id === placeId);
    if (shelf === undefined) return;
    await this.#drop(shelf, toDrop(this.places.own(shelf), this.ports.now()));
  }

  /** The label goes first: a backup without one counts nowhere, a label without its backup would be a lie. */
  async #drop({ dir }: Shelf, labels: readonly BackupLabel[]): Promise<void> {
    for (const { fileName } of dir === null ? [] : labels) {
      const path = join(dir ?? '', fileName);
      try {
        await this.ports.disk.remove(join(dir ?? '', labelFileName(fileName)));
        await this.ports.disk.remove(path);
      } catch (error) {
        this.ports.log('warn', `an old backup stays: ${traceOf(error)}`);
      }
    }
  }
}

function assertGoing({ signal }: BackupTask): void {
  if (signal.aborted) throw new AppError('transfer.cancelled');
}
