import { toHalfWidth } from '../../lib/text';
import { readSpans, spansText, WEEKDAYS, type OpenSpan, type Weekday } from './hours.rules';

/** So many people at the desk from one minute of the day to a later one. */
export type RosterSpan = OpenSpan & { people: number };

/** Who is at the desk on each day of the week, by number; spans may overlap, as shifts do. */
export type Roster = Readonly<Record<Weekday, readonly RosterSpan[]>>;

/** The most that is kept: spans of a day, people of a span. */
export const ROSTER_LIMITS = { spans: 6, people: 99 } as const;

/** A stretch of time, and how many people: 9-13x2, 13:00至21:00 3人; without a number it is one. */
const PART = /^(?<span>[^x×*]+?)(?:(?:\s*[x×*]\s*(?<times>\d{1,2}))|(?:\s+(?<people>\d{1,2})\s*人))?$/u;
/** Between two stretches: a comma, a line, or a space before the next time. */
const BETWEEN = /\s*[,;、，；\n]+\s*|(?<=[x×*]\s*\d{1,2}|人|\d)\s+(?=\d{1,2}(?:[:点时]|\s*(?:-|~|至|到)))/u;

/**
 * A day of the roster as it is typed; nothing for a day without anybody. In the order in which they begin. Null for what is
 * no time, ends before it begins, or has no people or too many.
 */
export function readRoster(text: string): RosterSpan[] | null {
  const typed = toHalfWidth(text).trim();
  const spans: RosterSpan[] = [];
  for (const part of typed === '' ? [] : typed.split(BETWEEN).filter((one) => one !== '')) {
    const found = PART.exec(part)?.groups;
    const read = found?.span === undefined ? null : readSpans(found.span);
    const [span] = read ?? [];
    const people = Number(found?.times ?? found?.people ?? 1);
    if (span === undefined || read?.length !== 1 || people < 1) return null;
    spans.push({ ...span, people });
  }
  if (spans.length > ROSTER_LIMITS.spans) return null;
  return spans.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A day of the roster as it is shown and kept: 09:00-13:00×2 13:00-21:00×1; nothing for a day without anybody. */
export const rosterText = (spans: readonly RosterSpan[]): string =>
  spans.map((span) => `${spansText([span])}×${String(span.people)}`).join(' ');

/** Minutes that people are at the desk by weekday (Monday first) and hour, those of two at once counted twice; 7 by 24. */
export const deskMinutesOf = (roster: Roster): number[][] =>
  WEEKDAYS.map((weekday) =>
    Array.from({ length: 24 }, (_, hour) =>
      roster[weekday].reduce(
        (sum, { from, to, people }) =>
          sum + people * Math.max(0, Math.min(to, (hour + 1) * 60) - Math.max(from, hour * 60)),
        0,
      ),
    ),
  );
