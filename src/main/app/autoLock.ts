import type { LockMinutes } from '@shared/features/staff/staff.rules';

export type AutoLockOptions = {
  /** Seconds since the last key or mouse anywhere on this computer. */
  idleSeconds: () => number;
  /** Seconds since somebody came in, which is a sign of life too where the system sees no keys. */
  secondsIn: () => number;
  /** After how many idle minutes to lock; null: never. */
  lockAfter: () => Promise<LockMinutes>;
  /** True while there is a person who could unlock again, and who has not locked. */
  isSomebodyIn: () => boolean;
  lock: () => void;
  /** Calls at each moment at which the computer is left: it sleeps, or its own screen locks. */
  onLeft: (leave: () => void) => void;
  onTrouble: (error: unknown) => void;
};

const LOOK_EVERY_MS = 15_000;
/** The shortest time that can be chosen: before it nothing has to be asked. */
const SHORTEST_S = 5 * 60;

/** Locks the screen when nobody sits before it any more. Returns the function that ends the watch. */
export function watchIdle(options: AutoLockOptions): () => void {
  const leave = (): void => {
    if (options.isSomebodyIn()) options.lock();
  };
  const look = async (): Promise<void> => {
    const idle = Math.min(options.idleSeconds(), options.secondsIn());
    if (idle < SHORTEST_S || !options.isSomebodyIn()) return;
    const minutes = await options.lockAfter();
    if (minutes !== null && idle >= minutes * 60) leave();
  };
  options.onLeft(leave);
  const timer = setInterval(() => {
    look().catch(options.onTrouble);
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}
