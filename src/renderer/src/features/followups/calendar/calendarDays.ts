import { daysInView, type CalendarView } from '@shared/features/followups/calendar.rules';
import { addDays, makeDay, type Day } from '@shared/lib/days';

const partsOf = (day: Day): { year: number; month: number; date: number } => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
};

/** The day to look at after a step forth (1) or back (-1): the same date of another month where it has one, else its last. */
export function stepFrom(view: CalendarView, day: Day, step: 1 | -1): Day {
  if (view === 'day') return addDays(day, step);
  if (view === 'week') return addDays(day, 7 * step);
  const { year, month, date } = partsOf(day);
  const at = year * 12 + month - 1 + step;
  const first = makeDay(Math.floor(at / 12), (at % 12) + 1, 1);
  if (first === null) return day;
  const days = daysInView('agenda', first);
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
