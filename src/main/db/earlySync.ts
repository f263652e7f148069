import { closeSync, fdatasync, openSync } from 'node:fs';

/**
 * Brings a growing file to the disk while another descriptor fills it, so that its last sync, beside which its thread
 * can do nothing, is short. It is no sync to rely on: what fails here fails again, and is told, where the file is ended.
 */
export class EarlySync {
  #descriptor: number | null = null;
  #isSyncing = false;
  #syncedAt = 0;
  #isClosed = false;

  constructor(
    private readonly path: string,
    /** Brought to the disk each time when so much was added. */
    private readonly every: number,
  ) {}

  /** Call it often with how much there is, which the file's other owner has made. */
  grown(amount: number): void {
    if (this.#isSyncing || amount - this.#syncedAt < this.every) return;
    this.#syncedAt = amount;
    this.#descriptor ??= openSync(this.path, 'r+');
    this.#isSyncing = true;
    fdatasync(this.#descriptor, () => {
      this.#isSyncing = false;
      if (this.#isClosed) this.#close();
    });
  }

  /** Only after the other owner has let the file go: closing takes the locks of the whole process from it. */
  close(): void {
    this.#isClosed = true;
    if (!this.#isSyncing) this.#close();
  }

  #close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}
