import type { CallOutput } from '../../ipc/contracts';
import type { Day } from '../../lib/days';
import { daysInView, type CalendarView } from './calendar.rules';

/** How much of it one page of A4 has room for: lines of a day, and of the whole. */
export const PAPER_LINES: Readonly<Record<CalendarView, { day: number; all: number }>> = {
  month: { day: 8, all: 500 },
  week: { day: 7, all: 500 },
  day: { day: 48, all: 48 },
  agenda: { day: 12, all: 48 },
};

type Calendar = CallOutput<'followups.calendar'>;
type Almanac = CallOutput<'settings.days'>['days'];
type Row = Calendar['rows'][number] | Calendar['coming'][number];

/** One thing on the page. */
export type PaperLine = {
  minute: number | null;
  isDone: boolean;
  customer: string;
  subject: string;
  person: string;
};
export type PaperDay = {
  day: Day;
  /** False for what a month's weeks show of other months. */
  isOfMonth: boolean;
  about: Almanac[number] | null;
  lines: readonly PaperLine[];
  /** How many more there are than have room. */
  more: number;
};
/** The calendar as it is printed. */
export type CalendarPaper = {
  shop: string;
  view: CalendarView;
  day: Day;
  madeOn: Day;
  /** Whose it is; null: several people's. */
  person: string | null;
  days: readonly PaperDay[];
};

/** Whom it is about, as far as the person who prints may see. */
const nameOf = ({ customer }: Row): string =>
  customer === null ? '' : customer.name !== '' ? customer.name : (customer.number ?? customer.phoneTail);

const lineOf = (row: Row): PaperLine => ({
  minute: row.dueMinute,
  isDone: 'state' in row && row.state === 'done',
  customer: nameOf(row),
  subject: row.subject,
  person: row.person.name,
});

const order = (one: PaperLine, other: PaperLine): number =>
  Number(one.isDone) - Number(other.isDone) || (one.minute ?? 1_440) - (other.minute ?? 1_440);

/** What stands on the page: of each day what has room, and how many more there are. */
export function calendarPaper(
  { shop, view, day, today }: { shop: string; view: CalendarView; day: Day; today: Day },
  calendar: Calendar,
  almanac: Almanac,
): CalendarPaper {
  const rows: readonly Row[] = [...calendar.rows, ...calendar.coming];
  const counts = new Map(calendar.days.map(({ on, count }) => [on, count]));
  const abouts = new Map(almanac.map((one) => [one.day, one]));
  const room = PAPER_LINES[view];
  let left = room.all;
  const days = daysInView(view, day).map((one): PaperDay => {
    const all = rows.filter(({ dueOn }) => dueOn === one).map(lineOf);
    const count = counts.get(one) ?? 0;
    /* What is left out needs a line to say so. */
    const most = Math.min(room.day, Math.max(0, left));
    const lines = all.toSorted(order).slice(0, count > most ? Math.max(0, most - 1) : most);
    /* In a list each day has a line of its own. */
    left -= lines.length + (view === 'agenda' && count > 0 ? 2 : 0);
    return {
      day: one,
      isOfMonth: one.slice(0, 7) === day.slice(0, 7),
      about: abouts.get(one) ?? null,
      lines,
      more: count - lines.length,
    };
  });
  const people = new Set(rows.map(({ person }) => person.name));
  return {
    shop,
    view,
    day,
    madeOn: today,
    person: people.size === 1 ? ([...people][0] ?? null) : null,
    days,
  };
}
