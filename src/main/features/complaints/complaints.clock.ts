import { afterPause, deadlineOf, type Deadline } from '@shared/features/complaints/complaints.rules';
import type { Moment } from '@shared/features/settings/hours.rules';
import { dayAndMinute, type Day, type Instant } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { openTimes } from '../settings/settings.hours.queries';

/** The shop's opening hours as a clock, as they stand now. */
export type OpenClock = {
  now: Moment;
  deadline: (from: Moment, minutes: number) => Deadline;
  between: (from: Moment, to: Moment) => number;
  afterPause: (due: Moment, pause: { from: Moment; to: Moment }) => Moment;
};

/** Reads hours and public days once; a year of these when one of its days is asked for. */
export function openClock(reader: Pick<Reader, 'get' | 'now'>): OpenClock {
  const { hours, holidayOf, between } = openTimes(reader);
  return {
    now: dayAndMinute(reader.now as Instant),
    deadline: (from, minutes) => deadlineOf(from, minutes, hours, holidayOf),
    between,
    afterPause: (due, pause) => afterPause(due, pause, hours, holidayOf),
  };
}

/** A moment as a row holds it; null where it holds none. */
export const momentAt = (on: string | null, minute: number | null): Moment | null =>
  on === null || minute === null ? null : { day: on as Day, minute };
