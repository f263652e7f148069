import { mondayOf } from '@shared/features/followups/followups.rules';
import { addDays, makeDay, type Day } from '@shared/lib/days';
import type { CalendarView } from './calendar.types';

const partsOf = (day: Day): { year: number; month: number; date: number } => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
};

/** So many days from the first on. */
const run = (first: Day, count: number): Day[] =>
  Array.from({ length: count }, (_, at) => addDays(first, at));

/** The days of the month that a day is in. */
function monthOf(day: Day): Day[] {
  const { year, month } = partsOf(day);
  const dates = Array.from({ length: 31 }, (_, at) => makeDay(year, month, at + 1));
  return dates.filter((one) => one !== null);
}

/** The days in view, in order: whole weeks for a month, Monday first. */
export function daysInView(view: CalendarView, day: Day): Day[] {
  if (view === 'day') return [day];
  if (view === 'week') return run(mondayOf(day), 7);
  const month = monthOf(day);
  if (view === 'agenda') return month;
  const first = mondayOf(month[0] ?? day);
  const weeks = Math.ceil(
    (month.length + Math.round((Date.parse(month[0] ?? day) - Date.parse(first)) / 86_400_000)) / 7,
  );
  return run(first, weeks * 7);
}

/** The day to look at after a step forth (1) or back (-1): the same date of another month where it has one, else its last. */
export function stepFrom(view: CalendarView, day: Day, step: 1 | -1): Day {
  if (view === 'day') return addDays(day, step);
  if (view === 'week') return addDays(day, 7 * step);
  const { year, month, date } = partsOf(day);
  const at = year * 12 + month - 1 + step;
  const first = makeDay(Math.floor(at / 12), (at % 12) + 1, 1);
  if (first === null) return day;
  const days = monthOf(first);
  return days[Math.min(date, days.length) - 1] ?? day;
}

/** True where both days are in the same month. */
export const isSameMonth = (one: Day, other: Day): boolean => one.slice(0, 7) === other.slice(0, 7);

/** A day and minute as the grid's library wants them. */
export function clockOf(day: Day, minute: number): string {
  const whole = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${day} ${whole}:${String(minute % 60).padStart(2, '0')}:00`;
}

/** What `clockOf` made, read again. */
export function placeOf(clock: string): { day: Day; minute: number } {
  const [day = '', time = ''] = clock.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { day: day as Day, minute: hours * 60 + minutes };
}
