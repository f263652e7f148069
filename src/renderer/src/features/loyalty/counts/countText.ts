import type { CountCard } from '@shared/features/loyalty/counts.channels';
import type { Day } from '@shared/lib/days';
import type { TFunction } from 'i18next';
import { formatDay, formatNumber } from '@/lib/format';

/** What is left of a card and until when, in words; what it was used for one that has no number. */
export function countPieces(
  t: TFunction,
  { times, left, used, until, state }: Pick<CountCard, 'times' | 'left' | 'used' | 'until' | 'state'>,
  today: Day,
): string[] {
  return [
    times === null
      ? t('loyalty.count.used', { count: used, number: formatNumber(used) })
      : t('loyalty.count.left', { count: left, number: formatNumber(left), of: formatNumber(times) }),
    state === 'good'
      ? until === null
        ? t('loyalty.count.forever')
        : t('loyalty.count.until', { day: formatDay(until, today) })
      : t(`loyalty.count.state.${state}`),
  ];
}
