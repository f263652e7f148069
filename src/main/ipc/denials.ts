import { dayAndMinute } from '@shared/lib/days';
import type { DeniedCalls } from '../features/history/history.service';
import type { Caller } from './session';

export type DenialOptions = {
  now: () => Date;
  /** Adds counts to the shop's file. */
  write: (denied: readonly DeniedCalls[]) => Promise<void>;
  /** Told where they could not be added; they are tried again with the next. */
  onTrouble: (error: unknown) => void;
  /** Longest time from a refused call until it is in the file, in ms. */
  waitMs: number;
};

/** Answers that say no to who asks, and not to what was asked. */
const DENIED = new Set(['ipc.denied', 'ipc.signedOut']);

/** True for the refusals that are counted. */
export const isDenied = (code: string): boolean => DENIED.has(code);

/**
 * Counts refused calls in memory, by person, channel and minute, and writes them together: a storm of them costs one
 * unit of the lane every few seconds, and no more rows than there are channels.
 */
export class Denials {
  #counts = new Map<string, DeniedCalls>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: DenialOptions) {}

  /** Counts one call. `channel` is one that there is. */
  add(by: Caller, channel: string): void {
    const { day, minute } = dayAndMinute(this.options.now());
    this.#add({ personId: by.personId ?? 0, channel, on: day, minute, count: 1 });
  }

  /** Writes what was counted so far. */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const counted = [...this.#counts.values()];
    this.#counts = new Map();
    if (counted.length > 0) this.#writing = this.#writing.then(() => this.#write(counted));
    return this.#writing;
  }

  async #write(counted: readonly DeniedCalls[]): Promise<void> {
    try {
      await this.options.write(counted);
    } catch (error) {
      for (const one of counted) this.#add(one);
      this.options.onTrouble(error);
    }
  }

  #add(one: DeniedCalls): void {
    const key = `${String(one.personId)} ${one.channel} ${one.on} ${String(one.minute)}`;
    const known = this.#counts.get(key);
    this.#counts.set(key, { ...one, count: one.count + (known?.count ?? 0) });
    this.#timer ??= setTimeout(() => void this.flush(), this.options.waitMs);
  }
}
