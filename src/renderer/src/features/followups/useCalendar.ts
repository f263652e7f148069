import { daysInView, type CalendarView } from '@shared/features/followups/calendar.rules';
import type { ComingRow } from '@shared/features/followups/followups.contract';
import type { Whose } from '@shared/features/followups/parts.channels';
import type { Day } from '@shared/lib/days';
import type { CallOutput } from '@shared/ipc/contracts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import { Held } from '@/ui/held';
import type { CalendarColor, CalendarItem, CalendarProps } from './calendar/calendar.types';
import { whoOf } from './followups.hooks';

/** The colours of people's pictures, in their order. */
const COLORS = ['stone', 'jade', 'sand', 'sky', 'plum'] as const satisfies readonly CalendarColor[];

/** So many of a day are asked for: what a month's cell has room for at most, and elsewhere all of one person's. */
const OF_ONE: Readonly<Record<CalendarView, number>> = { month: 6, agenda: 200, week: 200, day: 200 };
const OF_ALL: Readonly<Record<CalendarView, number>> = { month: 3, agenda: 3, week: 20, day: 200 };

export type CalendarRow = CallOutput<'followups.calendar'>['rows'][number];

/** What the calendar component shows of a time and of whose work, all of it from one answer. */
export type Shown = {
  rows: readonly CalendarRow[];
  coming: readonly ComingRow[];
  calendar: Pick<
    CalendarProps,
    'view' | 'day' | 'items' | 'days' | 'unknownYears' | 'more' | 'load' | 'capacity'
  >;
};

function itemOf(row: CalendarRow, today: Day): CalendarItem {
  const { id, kind, subject, person, dueOn, dueMinute, lengthMinutes, state } = row;
  return {
    key: String(id),
    kind,
    title: subject,
    customerName: whoOf(row),
    person: { ...person, color: COLORS[person.id % COLORS.length] ?? 'stone' },
    day: dueOn,
    minute: dueMinute,
    minutes: lengthMinutes,
    isDone: state === 'done',
    isLate: state === 'open' && dueOn < today,
    isRecurring: row.series !== null,
    isComing: false,
    mayMove: row.mayChange,
  };
}

/** What names a day on which a series will bring something. */
export const comingKey = ({ series }: ComingRow): string => `${String(series.id)} ${series.day}`;

const comingItem = (row: ComingRow): CalendarItem => ({
  key: comingKey(row),
  kind: row.kind,
  title: row.subject,
  customerName: whoOf(row),
  person: { ...row.person, color: COLORS[row.person.id % COLORS.length] ?? 'stone' },
  day: row.dueOn,
  minute: row.dueMinute,
  minutes: row.lengthMinutes,
  isDone: false,
  isLate: false,
  isRecurring: true,
  isComing: true,
  mayMove: row.mayChange,
});

/** The follow-ups and the almanac of the days in view. Until both are there what was shown before stays. */
export function useCalendar(asked: { view: CalendarView; day: Day; whose: Whose; today: Day }) {
  const { view, day, whose, today } = asked;
  const { t } = useTranslation();
  const [held] = useState(() => new Held<Shown | null>());
  const days = daysInView(view, day);
  const [from = day, to = day] = [days[0], days.at(-1)];
  const isOfMany = whose === 'all' || whose === 'team';
  const perDay = (isOfMany ? OF_ALL : OF_ONE)[view];
  const work = useCall('followups.calendar', { from, to, whose, perDay });
  const almanac = useCall('settings.days', { from, to });

  const shown = useMemo((): Shown => {
    const rows = work.data?.rows ?? [];
    const coming = work.data?.coming ?? [];
    const more: Record<string, number> = {};
    const load: Record<string, number> = {};
    for (const { on, count } of work.data?.days ?? []) more[on] = load[on] = count;
    for (const { dueOn } of [...rows, ...coming]) more[dueOn] = (more[dueOn] ?? 0) - 1;
    return {
      rows,
      coming,
      calendar: {
        view,
        day,
        items: [...rows.map((row) => itemOf(row, today)), ...coming.map(comingItem)],
        days: (almanac.data?.days ?? []).map((one) => ({
          ...one,
          term: one.term && t(`calendar.term.${one.term}`),
          festival: one.festival && t(`calendar.festival.${one.festival}`),
        })),
        unknownYears: almanac.data?.yearsWithoutHolidays ?? [],
        more,
        load,
        capacity: isOfMany ? null : (work.data?.enough ?? null),
      },
    };
  }, [work.data, almanac.data, view, day, isOfMany, today, t]);

  const error = work.error ?? almanac.error;
  const isReady = work.data !== undefined && almanac.data !== undefined;
  return {
    /** Null as long as nothing was there yet. */
    shown: isReady || error !== null ? held.pick(shown, true) : held.pick(null, false),
    isReady,
    error,
    retry: () => {
      void work.refetch();
      void almanac.refetch();
    },
  };
}
