import { dayAndMinute, toInstant, type Day, type Instant } from '@shared/lib/days';

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

/** The present moment in the machine's time zone. */
export function momentOf(clock: Clock): Moment {
  const now = clock.now();
  const { day, minute } = dayAndMinute(now);
  return { at: toInstant(now), on: day, minute };
}
