import { addDays, instantAt, toInstant, type Day, type Instant } from '../../lib/days';
import { escapedText, foldedLine } from './icsText.rules';

/** One thing of the calendar as a file of other programs holds it. */
export type FileEvent = {
  /** By which it is known again, see `ownUid`. */
  uid: string;
  day: Day;
  /** Minute of that local day; null: all day. */
  minute: number | null;
  minutes: number;
  summary: string;
  description: string;
  category: string;
  /** Goes up with each change, so that other programs take the later one. */
  sequence: number;
};

/** So many a file holds. */
export const MOST_EVENTS = 5_000;

/** What a follow-up is known by outside: itself, or one day of a series whether or not it is there yet. */
export type OwnUid = { mark: string } & ({ id: number } | { seriesId: number; seriesDay: Day });

const OWN = /^(?:followup-(\d{1,15})|series-(\d{1,15})-(\d{4})(\d{2})(\d{2}))@([0-9a-f]{16})\.shuke$/u;

/** The UID of a follow-up of the shop with that mark. */
export const uidText = (own: OwnUid): string =>
  `${'id' in own ? `followup-${String(own.id)}` : `series-${String(own.seriesId)}-${dateText(own.seriesDay)}`}@${own.mark}.shuke`;

/** What a UID that some shop of this program gave says; null for others. */
export function ownUid(uid: string): OwnUid | null {
  const found = OWN.exec(uid);
  if (found === null) return null;
  const [, id, seriesId, year, month, date, mark = ''] = found;
  if (id !== undefined) return { mark, id: Number(id) };
  return {
    mark,
    seriesId: Number(seriesId),
    seriesDay: `${year ?? ''}-${month ?? ''}-${date ?? ''}` as Day,
  };
}

const dateText = (day: Day): string => day.replaceAll('-', '');

/** An instant as `20261124T012600Z`. */
const stampText = (instant: Instant): string => instant.replaceAll(/[-:]|\.\d{3}/gu, '');

/** When it is: all day, or from one instant to another. */
function timesOf({ day, minute, minutes }: FileEvent): string[] {
  if (minute === null) {
    /* A day without an end is one day, and after the last that there is comes none. */
    const end = day < '9999-12-31' ? [`DTEND;VALUE=DATE:${dateText(addDays(day, 1))}`] : [];
    return [`DTSTART;VALUE=DATE:${dateText(day)}`, ...end, 'TRANSP:TRANSPARENT'];
  }
  const from = instantAt(day, minute);
  const to = toInstant(Date.parse(from) + minutes * 60_000);
  return [`DTSTART:${stampText(from)}`, `DTEND:${stampText(to)}`, 'TRANSP:OPAQUE'];
}

/**
 * A calendar as RFC 5545 writes it, UTF-8, times in UTC. What comes back is there day by day: the days that were moved or
 * dropped alone follow no rule.
 */
export function calendarFileText(
  { name, madeAt }: { name: string; madeAt: Instant },
  events: readonly FileEvent[],
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shuke//Shuke//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapedText(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${stampText(madeAt)}`,
      `SEQUENCE:${String(event.sequence)}`,
      ...timesOf(event),
      `SUMMARY:${escapedText(event.summary)}`,
      ...(event.description === '' ? [] : [`DESCRIPTION:${escapedText(event.description)}`]),
      `CATEGORIES:${escapedText(event.category)}`,
      'STATUS:CONFIRMED',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map(foldedLine).join('');
}
