import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { expectedOn, type Forecast } from '@shared/features/followups/promise.rules';
import { daysBetween, type Day } from '@shared/lib/days';
import { formatDay, formatMinute, formatNumber, formatWeekday } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** So many days, or that it is the same one. */
const daysText = (count: number): string =>
  count === 0 ? i18n.t('followups.promise.sameDay') : i18n.t('followups.promise.days', { count });

/** How long such things have taken: 同类一般 5 天（看了 12 次）. */
export function usualText({ days, isAtLeast, cases, isOwn }: Forecast): string {
  const key = isAtLeast ? 'atLeast' : isOwn ? 'own' : 'all';
  return i18n.t(`followups.promise.usual.${key}`, {
    days: daysText(days),
    count: cases,
    number: formatNumber(cases),
  });
}

/** The same against what was promised: 同类一般 5 天，承诺 2 天. */
export const shortText = (usual: Forecast, promisedOn: Day, dueOn: Day): string =>
  i18n.t('followups.promise.short', {
    usual: usualText(usual),
    promised: daysText(daysBetween(promisedOn, dueOn)),
  });

/** The day that the customer expects, with its minute if there is one. */
export function expectedText(row: PromiseRow, today: Day): string {
  const minute = row.newDueOn === null ? row.dueMinute : row.newDueMinute;
  return [formatWeekday(expectedOn(row), today), minute === null ? '' : formatMinute(minute)]
    .filter(Boolean)
    .join(' ');
}

/** What stands beside the words: whose it is, since when, what the customer was told, what is usual, how it ended. */
export function promiseFacts(row: PromiseRow, today: Day, isOfMany: boolean): string {
  const facts = [
    isOfMany ? i18n.t('followups.today.for', { name: row.person.name }) : null,
    i18n.t('followups.promise.madeOn', { day: formatDay(row.promisedOn, today), by: row.promisedBy.name }),
    row.toldOn === null || row.newDueOn === null
      ? null
      : i18n.t('followups.promise.toldOn', {
          day: formatDay(row.toldOn, today),
          first: formatDay(row.dueOn, today),
        }),
    row.usual === null ? null : shortText(row.usual, row.promisedOn, expectedOn(row)),
    row.reason === '' ? null : i18n.t('followups.promise.because', { reason: row.reason }),
  ];
  return facts.filter((fact) => fact !== null).join(i18n.t('common.factComma'));
}

/** What became of one that has ended, or how an open one stands. */
export function standText(row: PromiseRow): string {
  if (row.standing !== null) return i18n.t(`followups.promise.standing.${row.standing}`);
  return i18n.t(
    row.verdict === null ? 'followups.promise.state.released' : `followups.promise.verdict.${row.verdict}`,
  );
}
