import { addDays, daysBetween, mondayOf, monthOf, type Day } from '../../lib/days';

/** How much of the calendar is seen at once; the agenda lists a month. */
export const CALENDAR_VIEWS = ['month', 'week', 'day', 'agenda'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** So many days one look at the calendar may span, and so many follow-ups it may hold of each. */
export const CALENDAR_LIMITS = { days: 62, perDay: 200 } as const;

/** So many days from the first on. */
const run = (first: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, at) => addDays(first, at));

/** The days in view, in order: whole weeks for a month, Monday first. */
export function daysInView(view: CalendarView, day: Day): Day[] {
  if (view === 'day') return [day];
  if (view === 'week') return run(mondayOf(day), 7);
  const month = monthOf(day);
  if (view === 'agenda') return month;
  const [firstOfMonth = day] = month;
  const first = mondayOf(firstOfMonth);
  const weeks = Math.ceil((month.length + daysBetween(first, firstOfMonth)) / 7);
  return run(first, weeks * 7);
}
