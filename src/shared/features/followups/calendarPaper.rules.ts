import type { CallOutput } from '../../ipc/contracts';
import type { Day } from '../../lib/days';
import { daysInView, type CalendarView } from './calendar.rules';

/** How much of it one page of A4 has room for: lines of a day, and of the whole, of up to 31 days in a list. */
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

/** Whom it is about, as far as the person who takes it along may see; nothing where it is the shop's own. */
export const nameOf = ({ customer }: Pick<Row, 'customer'>): string =>
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

/**
 * How many lines each day gets: one where there is anything, then what it has, today and the days after it first, since
 * what is over is wanted least.
 */
function sharesOf(
  days: readonly Day[],
  countOn: (day: Day) => number,
  room: { day: number; all: number },
  today: Day,
): ReadonlyMap<Day, number> {
  const busy = days.filter((day) => countOn(day) > 0);
  let left = Math.max(0, room.all - busy.length);
  const inTurn = [...busy.filter((day) => day >= today), ...busy.filter((day) => day < today)];
  return new Map(
    inTurn.map((day) => {
      const more = Math.min(left, Math.min(countOn(day), room.day) - 1);
      left -= more;
      return [day, 1 + more];
    }),
  );
}

/** What stands on the page: of each day what has room, and how many more there are. */
export function calendarPaper(
  { shop, view, day, today }: { shop: string; view: CalendarView; day: Day; today: Day },
  calendar: Calendar,
  almanac: Almanac,
): CalendarPaper {
  const rows: readonly Row[] = [...calendar.rows, ...calendar.coming];
  const counts = new Map(calendar.days.map(({ on, count }) => [on, count]));
  const abouts = new Map(almanac.map((one) => [one.day, one]));
  const countOn = (one: Day): number => counts.get(one) ?? 0;
  const inView = daysInView(view, day);
  const shares = sharesOf(inView, countOn, PAPER_LINES[view], today);
  const days = inView.map((one): PaperDay => {
    const all = rows.filter(({ dueOn }) => dueOn === one).map(lineOf);
    const count = countOn(one);
    const most = shares.get(one) ?? 0;
    /* What is left out needs a line to say so. */
    const lines = all.toSorted(order).slice(0, count > most ? most - 1 : most);
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
