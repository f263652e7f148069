import type { Appearance } from '@shared/features/settings/settings.contract';
import type { Feature } from '@shared/ipc/contract';
import type { ChannelName } from '@shared/ipc/contracts';
import { toInstant } from '@shared/lib/days';
import type { Day, Instant } from '@shared/lib/days';
import type { Unit } from '../db/unit';
import type { CastMember } from './member';
import type { Random } from './random';

/** What a sample shop is made of. The same ask gives the same rows on every machine of the same time zone. */
export type SampleAsk = {
  customers: number;
  /** The last day of which it tells; two years end with it. */
  until: Day;
  seed: number;
  appearance: Appearance;
};

/** A moment of the shop's clock: a local day and a minute of it. */
export type SampleMoment = { on: Day; minute: number };

/** What a part works with. Rows go into the file through units, in the order of the parts. */
export type Sample = {
  ask: SampleAsk;
  /** The first day of which the sample tells. */
  from: Day;
  cast: readonly CastMember[];
  /** Ids of the members that are written, by their place in the cast. */
  ids: Map<number, number>;
  /** A stream of chance for one purpose. */
  randomFor: (purpose: string) => Random;
  /** Runs one unit that leaves no trace in the audit trail, for many rows at once. */
  inBulk: <T>(act: (unit: Unit) => T | Promise<T>) => Promise<T>;
  /**
   * Puts off until all parts are in: then everything put off happens in the order of its moments, with the shop's
   * clock standing there. With `channel` it is an act of the audit trail, and must give what the channel answers.
   */
  later: (moment: SampleMoment, act: (unit: Unit) => unknown, channel?: ChannelName) => void;
};

/** What one feature adds to the sample shop. Listed in `ipc/sampleParts`. */
export type SamplePart = {
  feature: Feature;
  fill: (sample: Sample) => Promise<void>;
};

/** The last so many days are told through the services, one act after the other, so that the history has them. */
export const RECENT_DAYS = 14;

/** The time of a local day and minute in the machine's time zone. */
export function timeOf({ on, minute }: SampleMoment): Date {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number);
  return new Date(year, month - 1, day, 0, minute);
}

/** The same as rows store it. */
export const instantOf = (moment: SampleMoment): Instant => toInstant(timeOf(moment));
