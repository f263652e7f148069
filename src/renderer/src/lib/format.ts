import { daysBetween, isRealDay, type Day } from '@shared/lib/days';
import { i18n, type LanguageCode } from './i18n';

/** Each is made when it is first needed: making one takes ms, and the first screen waits for it. */
type Formatters = {
  money: () => Intl.NumberFormat;
  number: () => Intl.NumberFormat;
  monthDay: () => Intl.DateTimeFormat;
  fullDay: () => Intl.DateTimeFormat;
  weekday: () => Intl.DateTimeFormat;
  bytes: () => Intl.NumberFormat;
};

const once = <T>(make: () => T): (() => T) => {
  let value: T | undefined;
  return () => (value ??= make());
};

let currency = 'CNY';
const made = new Map<string, Formatters>();

/** Sets the shop's currency (ISO 4217) for every amount on screen. */
export function setCurrency(code: string): void {
  currency = code;
}

function formatters(): Formatters {
  const language = i18n.language as LanguageCode;
  const key = `${language} ${currency}`;
  const known = made.get(key);
  if (known) return known;
  const isChinese = language === 'zh-CN';
  // Days carry no time: they are formatted in UTC, in which they were written.
  const day = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(isChinese ? 'zh-CN' : 'en-GB', { ...options, timeZone: 'UTC' }));
  const numeric = (options: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(language, options));
  const month = isChinese ? 'long' : 'short';
  const fresh: Formatters = {
    money: numeric({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
    number: numeric({}),
    monthDay: day({ month, day: 'numeric' }),
    fullDay: day({ year: 'numeric', month, day: 'numeric' }),
    weekday: day({ weekday: 'short' }),
    bytes: numeric({ maximumFractionDigits: 1 }),
  };
  made.set(key, fresh);
  return fresh;
}

/** Cents as money: 123450 is ¥1,234.50. */
export function formatMoney(cents: number): string {
  return formatters()
    .money()
    .format(cents / 100);
}

/** A count with thousands parted: 2,846. */
export function formatNumber(value: number): string {
  return formatters().number().format(value);
}

/** A file's size: 46.2 MB. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${formatters().bytes().format(size)} ${units[unit] ?? ''}`;
}

/** A day without its weekday: 11月22日, with the year where it is not this year's. Other text comes back as it is. */
export function formatDay(day: string, today: Day): string {
  if (!isRealDay(day)) return day;
  const { monthDay, fullDay } = formatters();
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return (isThisYear ? monthDay() : fullDay()).format(new Date(day));
}

/** A day with its weekday: 11月22日 周日. */
export function formatWeekday(day: string, today: Day): string {
  if (!isRealDay(day)) return day;
  const weekday = formatters().weekday().format(new Date(day));
  return i18n.t('common.dayAndWeekday', { day: formatDay(day, today), weekday });
}

/** The minute of a day as a clock shows it: 9:40. */
export function formatMinute(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** An instant as the shop's clock showed it: 11月22日 周日 9:40. */
export function formatInstant(instant: string, today: Day): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const month = String(at.getMonth() + 1).padStart(2, '0');
  const day = `${at.getFullYear()}-${month}-${String(at.getDate()).padStart(2, '0')}`;
  return `${formatWeekday(day, today)} ${formatMinute(at.getHours() * 60 + at.getMinutes())}`;
}

/** How long ago in words: 今天, 昨天, 9 天前, 2 个月前, 3 年前. A day still to come is written out. */
export function formatAge(day: string, today: Day): string {
  if (!isRealDay(day)) return day;
  const days = daysBetween(day, today);
  if (days < 0) return formatDay(day, today);
  if (days === 0) return i18n.t('common.age.today');
  if (days === 1) return i18n.t('common.age.yesterday');
  if (days < 60) return i18n.t('common.age.days', { count: days });
  if (days < 730) return i18n.t('common.age.months', { count: Math.floor(days / 30.44) });
  return i18n.t('common.age.years', { count: Math.floor(days / 365.25) });
}

/** Seconds still to go, in words: 不到 1 分钟, 约 3 分钟. */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 60) return i18n.t('common.left.underMinute');
  return i18n.t('common.left.minutes', { count: Math.ceil(seconds / 60) });
}

/** A list in one line, parted as the language does: 甲、乙、丙. */
export function formatList(items: readonly string[]): string {
  return items.join(i18n.t('common.listComma'));
}
