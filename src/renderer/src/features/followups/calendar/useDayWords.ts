import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysInView, type CalendarView } from '@shared/features/followups/calendar.rules';
import type { Day } from '@shared/lib/days';
import { formatDay, formatMinute, formatWeekday } from '@/lib/format';
import type { CalendarDay, CalendarItem } from './calendar.types';

/** Days and items of the calendar in words. */
export type DayWords = {
  /** A day with its weekday. */
  whole: (day: Day) => string;
  /** The time that a view shows. */
  period: (view: CalendarView, day: Day) => string;
  /** What a small cell says of the Chinese calendar: a festival or term, else the lunar day; of a first day its month. */
  lunar: (about: CalendarDay) => string;
  /** A day in a sentence: 11月24日 周二；农历十月十六；小雪；国庆节放假. */
  sentence: (about: CalendarDay) => string;
  /** The same without the date: 农历十月十六；小雪；国庆节放假. */
  almanac: (about: CalendarDay) => string;
  /** All of an item in a sentence. */
  item: (item: CalendarItem) => string;
};

/** The words of the present language. What was put together once is kept as long as the day or item is the same. */
export function useDayWords(today: Day): DayWords {
  const { t } = useTranslation();
  return useMemo(() => wordsOf(t, today), [t, today]);
}

function wordsOf(t: TFunction, today: Day): DayWords {
  const join = (facts: readonly (string | null)[]): string =>
    facts.filter((fact) => fact !== null).join(t('common.factComma'));
  const named = (list: string, at: number): string => t(list).split(' ')[at - 1] ?? String(at);
  const lunarParts = ({ lunar }: CalendarDay): { month: string; day: string } => ({
    month: named('calendar.lunar.months', lunar.month),
    day: named('calendar.lunar.days', lunar.day),
  });
  const almanac = (about: CalendarDay): string =>
    join([
      t(about.lunar.isLeap ? 'calendar.lunar.wholeLeap' : 'calendar.lunar.whole', lunarParts(about)),
      about.term,
      about.festival,
      about.holiday && t(`calendar.holiday.${about.holiday.kind}Named`, { name: about.holiday.name }),
    ]);
  const whole = kept((day: Day) => formatWeekday(day, today), new Map<Day, string>());
  const lengths = kept((count: number) => t('followups.minutes', { count }), new Map<number, string>());

  return {
    whole,
    period: (view, day) => {
      if (view === 'day') return whole(day);
      if (view === 'week') {
        const week = daysInView('week', day);
        return t('calendar.period.week', {
          from: formatDay(week[0] ?? day, today),
          to: formatDay(week[6] ?? day, today),
        });
      }
      return t('calendar.period.month', {
        year: day.slice(0, 4),
        month: t(`common.day.month.${String(Number(day.slice(5, 7)))}`),
      });
    },
    lunar: (about) => {
      const { day, isLeap } = about.lunar;
      const plain =
        day > 1 ? 'calendar.lunar.day' : isLeap ? 'calendar.lunar.firstLeap' : 'calendar.lunar.first';
      return about.festival ?? about.term ?? t(plain, lunarParts(about));
    },
    sentence: kept(
      (about: CalendarDay) => join([whole(about.day), almanac(about)]),
      new WeakMap<CalendarDay, string>(),
    ),
    almanac,
    item: kept(
      (item: CalendarItem) =>
        join([
          item.customerName,
          item.title,
          t(`followups.kind.${item.kind}`),
          `${whole(item.day)} ${item.minute === null ? t('calendar.untimed') : formatMinute(item.minute)}`,
          item.minute === null ? null : lengths(item.minutes),
          item.person.name,
          item.isRecurring ? t('calendar.recurring') : null,
          item.isDone ? t('calendar.done') : item.isLate ? t('calendar.late') : null,
        ]),
      new WeakMap<CalendarItem, string>(),
    ),
  };
}

type Store<Key> = { get: (key: Key) => string | undefined; set: (key: Key, text: string) => unknown };

function kept<Key>(make: (key: Key) => string, store: Store<Key>): (key: Key) => string {
  return (key) => {
    const known = store.get(key);
    if (known !== undefined) return known;
    const text = make(key);
    store.set(key, text);
    return text;
  };
}

/** A person in two letters: the end of a Chinese name, the beginnings of another. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length > 1 && /^\p{Script=Latin}/u.test(first)) {
    return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toUpperCase();
  }
  return [...name.trim()].slice(-2).join('');
}
