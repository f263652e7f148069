import { parseMinute } from '../../lib/days';
import { toHalfWidth } from '../../lib/text';

const DIGITS = /^(\d{1,2})(\d{2})$/;
const HOUR = /^(上午|下午|晚上|[ap]m)?\s*(\d{1,2})(?:点(半)?|\s*([ap]m))?$/i;
const LATER = /^(下午|晚上|pm)$/i;
const EARLIER = /^(上午|am)$/i;

/**
 * Minute of the day of a time as people type it at the counter: 930, 15:00, 3 pm, 下午3点, 9点半. Undefined for what is no
 * time, null for nothing.
 */
export function readMinute(typed: string): number | null | undefined {
  const text = toHalfWidth(typed).trim();
  if (text === '') return null;
  const digits = DIGITS.exec(text);
  if (digits) return minuteOf(Number(digits[1]), Number(digits[2]), '');
  const hour = HOUR.exec(text);
  if (hour) return minuteOf(Number(hour[2]), hour[3] === undefined ? 0 : 30, hour[1] ?? hour[4] ?? '');
  return parseMinute(text.replace(/^晚上/u, '下午')) ?? undefined;
}

function minuteOf(hour: number, minute: number, half: string): number | undefined {
  if (hour > 23 || minute > 59) return undefined;
  const isLater = LATER.test(half) && hour < 12;
  const isMidnight = EARLIER.test(half) && hour === 12;
  return (isMidnight ? 0 : isLater ? hour + 12 : hour) * 60 + minute;
}
