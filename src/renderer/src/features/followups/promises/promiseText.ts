import type { PromiseRow } from '@shared/features/followups/promise.channels';
import { expectedOn, type Forecast } from '@shared/features/followups/promise.rules';
import { daysBetween, type Day } from '@shared/lib/days';
import { formatDay, formatNumber, formatWhen } from '@/lib/format';
import { i18n } from '@/lib/i18n';

/** So many days, or that it is the same one. */
const daysText = (count: number): string =>
  count === 0 ? i18n.t('followups.promise.sameDay') : i18n.t('followups.promise.days', { count });

/** How long such things have taken: 同类一般 5 天. */
const bareText = ({ days, isAtLeast, isOwn }: Forecast): string =>
  i18n.t(`followups.promise.usual.${isAtLeast ? 'atLeast' : isOwn ? 'own' : 'all'}`, {
    days: daysText(days),
  });

/** The same with how much it is known from: 同类一般 5 天（看了 12 次）. */
export const usualText = (usual: Forecast): string =>
  bareText(usual) +
  i18n.t('followups.promise.cases', { count: usual.cases, number: formatNumber(usual.cases) });

/** The same against what was promised: 同类一般 5 天，承诺 2 天. */
export const shortText = (usual: Forecast, promisedOn: Day, dueOn: Day): string =>
  i18n.t('followups.promise.short', {
    usual: bareText(usual),
    promised: daysText(daysBetween(promisedOn, dueOn)),
  });

/** The day that the customer expects, with its minute if there is one. */
export function expectedText(row: PromiseRow, today: Day): string {
  const minute = row.newDueOn === null ? row.dueMinute : row.newDueMinute;
  return formatWhen(expectedOn(row), minute, today);
}

/** What stands beside the words: what to warn of, whose it is, since when, what the customer was told, why it ended. */
export function promiseFacts(row: PromiseRow, today: Day, isOfMany: boolean): string {
  const { person, promisedBy, promisedOn, toldOn, usual, reason } = row;
  const day = formatDay(promisedOn, today);
  const facts = [
    reason === '' ? null : i18n.t('followups.promise.because', { reason }),
    usual === null || row.standing === 'overdue' ? null : shortText(usual, promisedOn, expectedOn(row)),
    toldOn === null
      ? null
      : i18n.t('followups.promise.toldOn', {
          day: formatDay(toldOn, today),
          first: formatDay(row.dueOn, today),
        }),
    row.standing === null && toldOn === null
      ? i18n.t('followups.promise.firstFor', { day: formatDay(row.dueOn, today) })
      : null,
    isOfMany ? i18n.t('followups.today.for', { name: person.name }) : null,
    promisedBy.id === person.id
      ? i18n.t('followups.promise.madeOn', { day })
      : i18n.t('followups.promise.madeBy', { day, by: promisedBy.name }),
    row.source?.feature === 'sales' ? i18n.t('followups.promise.inSale') : null,
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
