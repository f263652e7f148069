import { dayAndMinute, daysBetween, isRealDay, type Day } from '@shared/lib/days';
import { parted, yuanText } from '@shared/lib/money';
import { i18n } from './i18n';

let currency = 'CNY';
const foreign = new Map<string, Intl.NumberFormat>();

/** Sets the shop's currency (ISO 4217) for every amount on screen. */
export function setCurrency(code: string): void {
  currency = code;
}

/*
 * Counts, yuan and days are put together here: Intl says the same, but making its first formatters takes a twentieth of
 * a start.
 */

/** Cents as money: 123450 is ¥1,234.50. */
export function formatMoney(cents: number): string {
  return currency === 'CNY' ? yuanText(cents) : foreignMoney(cents);
}

function foreignMoney(cents: number): string {
  const key = `${i18n.language} ${currency}`;
  let money = foreign.get(key);
  if (money === undefined) {
    money = new Intl.NumberFormat(i18n.language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    });
    foreign.set(key, money);
  }
  return money.format(cents / 100);
}

/** A whole number with thousands parted: 2,846. */
export function formatNumber(value: number): string {
  return `${value < 0 ? '-' : ''}${parted(String(Math.abs(value)))}`;
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
  return `${String(Math.round(size * 10) / 10)} ${units[unit] ?? ''}`;
}

/** A day without its weekday: 11月22日, with the year where it is not this year's. Other text comes back as it is. */
export function formatDay(day: string, today: Day): string {
  if (!isRealDay(day)) return day;
  const [year, month, date] = day.split('-').map(Number);
  return i18n.t(day.slice(0, 4) === today.slice(0, 4) ? 'common.day.thisYear' : 'common.day.anotherYear', {
    year,
    month: i18n.t(`common.day.month.${String(month)}`),
    day: date,
  });
}

/** A day with its weekday: 11月22日 周日. */
export function formatWeekday(day: string, today: Day): string {
  if (!isRealDay(day)) return day;
  const weekday = i18n.t(`common.day.weekday.${String(new Date(day).getUTCDay())}`);
  return i18n.t('common.dayAndWeekday', { day: formatDay(day, today), weekday });
}

/** The minute of a day as a clock shows it: 9:40. */
export function formatMinute(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** A day, and the minute of it where there is one: 11月26日 周四 10:00. */
export const formatWhen = (day: Day, minute: number | null, today: Day): string =>
  minute === null ? formatWeekday(day, today) : `${formatWeekday(day, today)} ${formatMinute(minute)}`;

/** An instant as the shop's clock showed it: 11月22日 周日 9:40. */
export function formatInstant(instant: string, today: Day): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const month = String(at.getMonth() + 1).padStart(2, '0');
  const day = `${at.getFullYear()}-${month}-${String(at.getDate()).padStart(2, '0')}`;
  return `${formatWeekday(day, today)} ${formatMinute(at.getHours() * 60 + at.getMinutes())}`;
}

/** An instant by its day in words and its minute: 今天 8:14, 昨天 18:32, 11月20日 18:31. */
export function formatMoment(instant: string, today: Day): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const { day, minute } = dayAndMinute(at);
  const days = daysBetween(day, today);
  const name = days === 0 || days === 1 ? formatAge(day, today) : formatDay(day, today);
  return `${name} ${formatMinute(minute)}`;
}

/** How long ago an instant is: 刚刚, 5 分钟前, 2 小时前, 3 天前. One that the clock says is still to come is 刚刚. */
export function formatSince(instant: string, nowMs: number): string {
  const minutes = Math.floor((nowMs - Date.parse(instant)) / 60_000);
  if (Number.isNaN(minutes)) return instant;
  if (minutes < 1) return i18n.t('common.since.now');
  if (minutes < 60) return i18n.t('common.since.minutes', { count: minutes });
  if (minutes < 1_440) return i18n.t('common.since.hours', { count: Math.floor(minutes / 60) });
  return i18n.t('common.age.days', { count: Math.floor(minutes / 1_440) });
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
