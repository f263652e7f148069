import type { CalendarEvent, EventState } from '@shared/features/followups/calendarFile.channels';
import { ownUid, type OwnUid } from '@shared/features/followups/calendarFile.rules';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { shopMark } from '../history/history.mark.queries';
import type { Followup } from './followups.entity';
import type { Sql } from '../customers/customers.sight.queries';
import { deskOf, deskSql, writableBy } from './followups.sight.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** What an event is to a calendar, and the follow-up that it is about: one of this shop's own or one brought before. */
export type Sorted = { state: EventState; row: Followup | null; isOwn: boolean };

/** Sorts events by what they would be to that person's calendar, as the acting person may know of it. */
export function sorterOf(reader: Reads, actor: Actor, personId: number): (event: CalendarEvent) => Sorted {
  const mark = shopMark(reader);
  const { sql, values } = deskSql(reader, deskOf(reader, actor), 'all');
  const isReached = writableBy(reader, actor);
  const one = (condition: string, ...of: Sql['values']): Followup | undefined =>
    reader.get<Followup>(`SELECT f.* FROM "followups" f WHERE ${condition}`, ...of);
  const ownRow = (own: OwnUid): Followup | undefined =>
    'id' in own
      ? one(`f."id" = ? AND ${sql}`, own.id, ...values)
      : one(`f."seriesId" = ? AND f."seriesDay" = ? AND ${sql}`, own.seriesId, own.seriesDay, ...values);
  return (event) => {
    const own = event.uid === null ? null : ownUid(event.uid);
    const isOwn = own?.mark === mark;
    const row =
      own !== null && isOwn
        ? ownRow(own)
        : one(
            `f."eventKey" = ? AND f."personId" = ? ORDER BY f."state" = 'open' DESC, f."id" DESC`,
            event.key,
            personId,
          );
    if (row === undefined) return { state: isOwn ? 'gone' : 'new', row: null, isOwn };
    const isSame = isOwn ? isSameTime(row, event) : row.eventSum === event.sum;
    if (isSame || !isReached(row.personId)) return { state: 'here', row, isOwn };
    return { state: row.state === 'open' ? 'changed' : 'ended', row, isOwn };
  };
}

const isSameTime = (row: Followup, { day, minute, minutes }: CalendarEvent): boolean =>
  row.dueOn === day && row.dueMinute === minute && (minute === null || row.lengthMinutes === minutes);

/** What each event would be, and when what changed is to be done now. */
export function sortEvents(
  reader: Reads,
  actor: Actor,
  { personId, events }: { personId: number; events: readonly CalendarEvent[] },
): { state: EventState; was: { day: Day; minute: number | null } | null }[] {
  const sorted = sorterOf(reader, actor, personId);
  return events.map((event) => {
    const { state, row } = sorted(event);
    const was = state === 'changed' && row ? { day: row.dueOn as Day, minute: row.dueMinute } : null;
    return { state, was };
  });
}
