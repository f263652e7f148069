import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney, formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import styles from './Loyalty.module.css';
import { measureText } from './measureText';

type Member = NonNullable<CallOutput<'loyalty.member'>>;

/** Points, what is missing, what lapses, in short pieces. */
export function MemberFacts({ member }: { member: Member }) {
  const { t } = useTranslation();
  const today = useToday();
  const { points, pointsCents, owed, next, soonLapsing, lapsesOn, lockedUntil, hasPoints } = member;
  return (
    <>
      {hasPoints && (
        <span>
          {t('loyalty.card.points', {
            count: points,
            number: formatNumber(points),
            amount: formatMoney(pointsCents),
          })}
        </span>
      )}
      {owed > 0 && (
        <span className={styles.late}>
          {t('loyalty.card.owed', { count: owed, number: formatNumber(owed) })}
        </span>
      )}
      {next !== null && (
        <span>
          {t('loyalty.card.missing', { tier: next.tierName, much: measureText(next.basis, next.missing) })}
        </span>
      )}
      {soonLapsing !== null && (
        <span className={styles.late}>
          {t('loyalty.card.lapsing', {
            count: soonLapsing.points,
            number: formatNumber(soonLapsing.points),
            day: formatDay(soonLapsing.on, today),
          })}
        </span>
      )}
      {lapsesOn !== null && (
        <span className={styles.late}>{t('loyalty.card.grace', { day: formatDay(lapsesOn, today) })}</span>
      )}
      {lockedUntil !== null && lockedUntil >= today && (
        <span>{t('loyalty.card.locked', { day: formatDay(lockedUntil, today) })}</span>
      )}
    </>
  );
}
