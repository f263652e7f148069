import type { TFunction } from 'i18next';
import type { Recurrence } from '@shared/features/followups/recurrence.rules';
import { weekdayOf, type Day } from '@shared/lib/days';
import { toLunar } from '@shared/lib/lunar';
import { formatDay, formatList, formatNumber } from '@/lib/format';

/** How something comes back, in a sentence: 每两周的周三，到 2027年3月31日. */
export function repeatText(t: TFunction, recurrence: Recurrence, today: Day): string {
  const { every, interval, untilDay, count } = recurrence;
  const step = interval === 1 ? 'each' : interval === 2 ? 'second' : 'step';
  const rule = t(`followups.repeat.${step}.${every}`, {
    number: formatNumber(interval),
    days: daysText(t, recurrence),
  });
  if (untilDay !== null) return t('followups.repeat.until', { rule, day: formatDay(untilDay, today) });
  if (count !== null) return t('followups.repeat.times', { rule, count, number: formatNumber(count) });
  return rule;
}

const weekdayText = (t: TFunction, weekday: number): string => t(`common.day.weekday.${String(weekday % 7)}`);

function daysText(t: TFunction, { every, weekdays, monthly = 'date', fromDay }: Recurrence): string {
  if (every === 'week') {
    return formatList((weekdays ?? [weekdayOf(fromDay)]).map((weekday) => weekdayText(t, weekday)));
  }
  if (every === 'month') return monthlyText(t, monthly, fromDay);
  // Of its own year: a day without one.
  return every === 'lunarYear' ? lunarText(t, fromDay) : formatDay(fromDay, fromDay);
}

/** A day of each month by what is kept of this one: its date, its being the last, or its weekday and place. */
export function monthlyText(t: TFunction, monthly: NonNullable<Recurrence['monthly']>, day: Day): string {
  const date = Number(day.slice(8));
  const isLast = monthly === 'nthWeekday' && date > 28;
  return t(`followups.repeat.monthly.${isLast ? 'lastWeekday' : monthly}`, {
    date,
    nth: t('followups.repeat.ordinals').split(' ')[Math.ceil(date / 7) - 1] ?? '',
    weekday: weekdayText(t, weekdayOf(day)),
  });
}

function lunarText(t: TFunction, fromDay: Day): string {
  const lunar = toLunar(fromDay);
  if (lunar === null) return formatDay(fromDay, fromDay);
  const named = (list: string, at: number): string => t(list).split(' ')[at - 1] ?? String(at);
  return t(lunar.isLeap ? 'calendar.lunar.wholeLeap' : 'calendar.lunar.whole', {
    month: named('calendar.lunar.months', lunar.month),
    day: named('calendar.lunar.days', lunar.day),
  });
}
