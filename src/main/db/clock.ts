import type { Day, Instant } from '@shared/lib/days';

/** The only source of time in main. Tests give one that they move by hand. */
export type Clock = {
  now(): Date;
};

export const systemClock: Clock = { now: () => new Date() };

/** A moment as a business act stores it: the instant, and the day and minute that the shop's clock showed. */
export type Moment = {
  at: Instant;
  on: Day;
  /** Minutes since local midnight. */
  minute: number;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** The present moment in the machine's time zone. */
export function momentOf(clock: Clock): Moment {
  const now = clock.now();
  const day = `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return {
    at: now.toISOString() as Instant,
    on: day as Day,
    minute: now.getHours() * 60 + now.getMinutes(),
  };
}
