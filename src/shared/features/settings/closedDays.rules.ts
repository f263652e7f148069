import { addDays, daysBetween, isRealDay, parseDay } from '../../lib/days';
import type { Day } from '../../lib/days';
import { toHalfWidth } from '../../lib/text';
import { HOURS_LIMITS } from './hours.rules';
import type { Hours } from './hours.rules';

type ClosedDay = Hours['closedDays'][number];

/** The longest run of days on one line. */
const LONGEST_RUN = 62;

const LINE = /^([^\s~至到]+)(?:\s*[~至到]\s*(\S+))?(?:\s+(.*))?$/u;

/**
 * Single closed days as they are typed, a line each: a day or a run of days (2027-2-5 至 2027-2-10), and after a space
 * what for. `wrong` are the lines, from 1, that are no days, name a day again, have too long a name, or are too many.
 */
export function readClosedDays(text: string): { days: ClosedDay[]; wrong: number[] } {
  const days: ClosedDay[] = [];
  const wrong: number[] = [];
  for (const [at, line] of toHalfWidth(text)
    .split(/\r\n|\r|\n/u)
    .entries()) {
    if (line.trim() === '') continue;
    const read = readLine(line.trim());
    const isKnown = read?.some(({ day }) => days.some((other) => other.day === day)) === true;
    if (read === null || isKnown || days.length + read.length > HOURS_LIMITS.closedDays) wrong.push(at + 1);
    else days.push(...read);
  }
  return { days: days.toSorted((a, b) => a.day.localeCompare(b.day)), wrong };
}

/** The same as a text: days that follow each other under one name are a run. */
export function closedDaysText(days: readonly ClosedDay[]): string {
  return runsOf(days, (one, next) => one.name === next.name)
    .map(({ from, to, first }) => `${from}${from === to ? '' : `~${to}`} ${first.name}`.trim())
    .join('\n');
}

/** Days in their order as runs: those that follow each other and belong together. */
export function runsOf<One extends { day: Day }>(
  days: readonly One[],
  isAlike: (one: One, next: One) => boolean,
): { from: Day; to: Day; first: One }[] {
  const runs: { from: Day; to: Day; first: One }[] = [];
  for (const one of days) {
    const last = runs.at(-1);
    if (last !== undefined && addDays(last.to, 1) === one.day && isAlike(last.first, one)) last.to = one.day;
    else runs.push({ from: one.day, to: one.day, first: one });
  }
  return runs;
}

function readLine(line: string): ClosedDay[] | null {
  const [, fromText = '', toText = fromText, name = ''] = LINE.exec(line) ?? [];
  const [from, to] = [dayOf(fromText), dayOf(toText)];
  if (from === null || to === null || from > to || name.length > HOURS_LIMITS.name) return null;
  const length = daysBetween(from, to) + 1;
  if (length > LONGEST_RUN) return null;
  return Array.from({ length }, (_, at) => ({ day: addDays(from, at), name: name.trim() }));
}

function dayOf(text: string): Day | null {
  if (isRealDay(text)) return text;
  const parsed = parseDay(text);
  return parsed === null || parsed.ambiguous ? null : parsed.day;
}
