import { readRemembered, remember } from '@/lib/remembered';

/** Under this name the page leaves word over its own new beginning. */
const NAME = 'restored';

/** What the shop was being brought back to when the page was loaded anew. */
export type Restored = {
  /** When the backup was made. */
  madeAt: string;
  customers: number;
  /** When the restore was begun: acts before it tell nothing of it. */
  begunAt: string;
  /** Whether there was a shop before, which is kept for 30 days. */
  hasWayBack: boolean;
};

/** Leaves word of a restore that is begun; null takes it back. */
export function leaveWord(restored: Restored | null): void {
  remember(NAME, restored === null ? '' : JSON.stringify(restored));
}

/** What word was left; null where there is none. */
export function wordLeft(): Restored | null {
  try {
    const { madeAt, customers, begunAt, hasWayBack } = JSON.parse(
      readRemembered(NAME) ?? '',
    ) as Partial<Restored>;
    if (typeof madeAt !== 'string' || typeof customers !== 'number' || typeof begunAt !== 'string')
      return null;
    return { madeAt, customers, begunAt, hasWayBack: hasWayBack === true };
  } catch {
    // Nothing, or nothing of use.
    return null;
  }
}
