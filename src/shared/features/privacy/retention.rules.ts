import { makeDay } from '../../lib/days';
import type { Day } from '../../lib/days';

/** Years without dealings that can be chosen; besides them: never. */
export const RETENTION_YEARS = [1, 2, 3, 5, 10] as const;
/** Years without dealings after which the shop is told that it still keeps somebody; null: it is not told. */
export type RetentionYears = (typeof RETENTION_YEARS)[number] | null;

/**
 * What holds before anybody chose. Personal data are kept no longer than they are needed for (Personal Information
 * Protection Law, articles 19 and 47); for three years, the ordinary limitation of civil claims (Civil Code, article
 * 188), a shop may still have to answer for what it sold.
 */
export const FIRST_RETENTION_YEARS: RetentionYears = 3;

/**
 * What counts as a dealing with a customer; of several on one day the first here is told. `followup`:
 * somebody was in touch with them. `inquiry`: they asked for something, or it came to a stage. `promise`: something was promised to them, or came to its end. `peek`: a masked number was
 * asked for to call or deliver. `edit`: the card was changed, by hand, by a file that knew more, or by being taken out of
 * the bin. `creation`: it was written by hand. Not among them: a file that brought the card, the bin, who looks after
 * whom, and being looked at.
 */
export const DEALINGS = [
  'sale',
  'return',
  'followup',
  'promise',
  'inquiry',
  'note',
  'consent',
  'file',
  'peek',
  'edit',
  'creation',
] as const;
export type Dealing = (typeof DEALINGS)[number];

/** The same day so many years earlier; of 29 February, in a year without it, 28 February. */
export function yearsBefore(day: Day, years: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const before = makeDay(year - years, month, date) ?? makeDay(year - years, month, 28);
  if (before === null) throw new RangeError(`there is no day ${String(years)} years before ${day}`);
  return before;
}

/** The latest dealing of which the day is known; null where there was none. */
export function lastDealing(
  days: Readonly<Partial<Record<Dealing, Day | null>>>,
): { kind: Dealing; on: Day } | null {
  let last: { kind: Dealing; on: Day } | null = null;
  for (const kind of DEALINGS) {
    const on = days[kind] ?? null;
    if (on !== null && (last === null || on > last.on)) last = { kind, on };
  }
  return last;
}
