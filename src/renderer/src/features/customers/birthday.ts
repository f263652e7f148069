import type { CustomerFields } from '@shared/features/customers/customers.contract';
import { addDays, daysBetween, makeDay, type Day } from '@shared/lib/days';
import { toLunar } from '@shared/lib/lunar';
import { toHalfWidth } from '@shared/lib/text';
import { i18n } from '@/lib/i18n';

export type Birthday = NonNullable<CustomerFields['birthday']>;
export type Calendar = Birthday['calendar'];

const LONGEST_LUNAR_MONTH = 30;
/** A leap year, so that 29 February is taken where the year is not known. */
const ANY_YEAR = 2000;

/**
 * Reads a birthday as people type it: 0305, 3-5, 3月5日, 1958-3-5, 19580305; 三月初五 makes it lunar by itself.
 * Null for an empty text, 'unreadable' for one that is no day.
 */
export function readBirthday(text: string, calendar: Calendar): Birthday | null | 'unreadable' {
  const typed = toHalfWidth(text).replace(/\s+/g, ' ').trim();
  if (typed === '') return null;
  const lunar = readLunarWords(typed);
  if (lunar) return lunar;
  const numbers = numbersOf(typed);
  if (numbers === null) return 'unreadable';
  const { year, month, day } = numbers;
  if (year !== null && (year < 1900 || year > 2100)) return 'unreadable';
  const isReal =
    calendar === 'lunar'
      ? month >= 1 && month <= 12 && day >= 1 && day <= LONGEST_LUNAR_MONTH
      : makeDay(year ?? ANY_YEAR, month, day) !== null;
  return isReal ? { year, month, day, calendar } : 'unreadable';
}

function numbersOf(typed: string): { year: number | null; month: number; day: number } | null {
  const compact = /^(\d{4})?(\d{1,2})(\d{2})$/.exec(typed);
  // Whatever stands between the numbers parts them: a dash, a point, the words for year, month and day.
  const parted = typed.split(/\D+/).filter((part) => part !== '');
  const [year, month, day] = compact
    ? [compact[1], compact[2], compact[3]]
    : parted.length === 3
      ? parted
      : parted.length === 2
        ? [undefined, ...parted]
        : [];
  if (month === undefined || day === undefined || /[a-z]/i.test(typed)) return null;
  if (year !== undefined && year.length !== 4) return null;
  return { year: year === undefined ? null : Number(year), month: Number(month), day: Number(day) };
}

/** 三月初五, 腊月廿三, with or without a year or the word for lunar before it. */
function readLunarWords(typed: string): Birthday | null {
  const words = i18n.getFixedT('zh-CN');
  const list = (key: string): string[] => words(key).split(' ');
  const days = list('customers.lunar.days');
  const day = days.findIndex((name) => typed.endsWith(name)) + 1;
  if (day === 0) return null;
  const rest = typed.slice(0, -(days[day - 1]?.length ?? 0));
  for (const names of [list('customers.lunar.months'), list('customers.lunar.monthsToo')]) {
    // The longest first: the eleventh month ends like the first.
    const month = names.reduce(
      (best, name, at) => (rest.endsWith(name) && name.length > (names[best]?.length ?? 0) ? at : best),
      -1,
    );
    if (month < 0) continue;
    const year = /(\d{4})/.exec(rest.slice(0, -(names[month]?.length ?? 0)));
    return { year: year ? Number(year[1]) : null, month: month + 1, day, calendar: 'lunar' };
  }
  return null;
}

/** As a field shows it for editing: 1958-3-5, 3-5. */
export function typedBirthday({ year, month, day }: Birthday): string {
  return [...(year === null ? [] : [year]), month, day].join('-');
}

/** In words: 3月5日, 1958年3月5日, 农历五月初六. */
export function formatBirthday({ year, month, day, calendar }: Birthday): string {
  const isLunar = calendar === 'lunar';
  const key = `customers.birthday.${calendar}${year === null ? '' : 'Year'}`;
  const named = (list: string, at: number): string => i18n.t(list).split(' ')[at - 1] ?? String(at);
  return i18n.t(key, {
    year,
    month: isLunar ? named('customers.lunar.months', month) : named('customers.solarMonths', month),
    day: isLunar ? named('customers.lunar.days', day) : day,
  });
}

/** Days until the next birthday where it is at most `within` away: 0 is today. Null where it is further off. */
export function daysToBirthday(birthday: Birthday, today: Day, within = 14): number | null {
  for (let ahead = 0; ahead <= within; ahead += 1) {
    if (isBirthday(birthday, addDays(today, ahead))) return ahead;
  }
  return null;
}

function isBirthday({ month, day, calendar }: Birthday, on: Day): boolean {
  if (calendar === 'lunar') {
    /* Leap months count as their regular ones; the 30th is kept on the 29th where that is the last day. */
    const lunar = toLunar(on);
    if (lunar?.month !== month) return false;
    return lunar.day === day || (day === 30 && lunar.day === 29 && toLunar(addDays(on, 1))?.day === 1);
  }
  if (on.slice(5) === '02-28' && month === 2 && day === 29) {
    return daysBetween(on, addDays(on, 1)) === 1 && addDays(on, 1).slice(5) === '03-01';
  }
  return Number(on.slice(5, 7)) === month && Number(on.slice(8)) === day;
}
