import type { FollowupId } from '@shared/features/followups/followups.contract';
import { isRealDay, type Day } from '@shared/lib/days';
import { CALENDAR_VIEWS, type CalendarView } from '@shared/features/followups/calendar.rules';

/** What the calendar shows, and which follow-up is open beside it. */
export type CalendarAddress = { view: CalendarView; day: Day; id: FollowupId | null };

/** Reads `/followups/week/2026-11-24/7`; what is left out or unknown is as it was last, today, and nothing. */
export function calendarPlaceOf(path: string, usual: { view: string; today: Day }): CalendarAddress {
  const [, , view, day = '', id = ''] = path.split('/');
  const known = (text: string | undefined) => CALENDAR_VIEWS.find((one) => one === text);
  return {
    view: known(view) ?? known(usual.view) ?? 'month',
    day: isRealDay(day) ? day : usual.today,
    id: /^[1-9]\d{0,14}$/.test(id) ? (Number(id) as FollowupId) : null,
  };
}

/** The address of what `calendarPlaceOf` reads. */
export const calendarAddress = ({ view, day, id }: CalendarAddress): string =>
  `/followups/${view}/${day}${id === null ? '' : `/${String(id)}`}`;
