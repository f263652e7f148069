import type { ProcessStepRow } from '@shared/features/processes/processes.contract';
import type { TimeUnit } from '@shared/features/processes/processes.rules';
import type { Day } from '@shared/lib/days';
import { formatNumber, formatWhen } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** Within what time: 2 小时内. */
export const withinText = ({ amount, unit }: { amount: number; unit: TimeUnit }): string =>
  i18n.t(`processes.within.${unit}`, { count: amount });

/** How long something took: 40 分钟, 3 小时, 2 天; null: nothing has. */
export function spanText(minutes: number | null): string {
  if (minutes === null) return i18n.t('processes.span.none');
  if (minutes < 60) return i18n.t('processes.span.minutes', { count: minutes });
  if (minutes < 2_880) return i18n.t('processes.span.hours', { count: Math.round(minutes / 60) });
  return i18n.t('processes.span.days', { count: Math.round(minutes / 1_440) });
}

/** So many of so many in percent; a dash of none. */
export const shareText = (part: number, count: number): string =>
  count === 0
    ? i18n.t('processes.span.none')
    : i18n.t('processes.percent', { percent: formatNumber(Math.round((100 * part) / count)) });

/** Until when a step is to be done, or since when it is behind. */
export function stepWhen(step: ProcessStepRow, today: Day): string {
  if (step.endedOn !== null) {
    return i18n.t(`processes.ended.${step.state}`, {
      when: formatWhen(step.endedOn, step.endedMinute, today),
      by: step.endedBy ?? '',
    });
  }
  if (step.dueOn === null) return withinText(step);
  return i18n.t(step.isLate ? 'processes.lateSince' : 'processes.until', {
    when: formatWhen(step.dueOn, step.dueMinute, today),
  });
}
