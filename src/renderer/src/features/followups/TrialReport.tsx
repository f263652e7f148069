import type { RuleFields } from '@shared/features/followups/rule.channels';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from './Rules.module.css';
import { whyText } from './whyText';

type TrialReportProps = {
  fields: RuleFields;
  /** Most a day that all rules make for one person. */
  daily: number;
};

/** So many a week: below ten with a decimal, since two in five weeks are not none. */
const aWeek = (count: number): string =>
  count < 10 ? String(Math.round(count * 10) / 10) : formatNumber(Math.round(count));

/** What a rule would have made in the past weeks and would make today, with some of them by name. Nothing is written. */
export function TrialReport({ fields, daily }: TrialReportProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('followups.tryRule', { fields });
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className={styles.quiet}>{t('followups.trial.running')}</p>;
  const { weeks, total, now, people, sample } = data;
  const most = Math.max(1, ...weeks);
  const days = Math.ceil(now / Math.max(1, daily * Math.max(1, people)));
  return (
    <div className={styles.trial} role="status">
      <p>
        <strong>{t('followups.trial.now', { count: now, number: formatNumber(now) })}</strong>{' '}
        {days > 1 && t('followups.trial.spread', { daily, days: formatNumber(days) })}
      </p>
      <p className={styles.quiet}>
        {t('followups.trial.past', {
          count: total,
          number: formatNumber(total),
          week: aWeek(total / weeks.length),
        })}
      </p>
      <table className={styles.weeks} aria-label={t('followups.trial.weeks')}>
        <tbody>
          <tr>
            {weeks.map((count, at) => (
              <td key={at} title={t('followups.trial.week', { ago: weeks.length - 1 - at, count })}>
                <span className={styles.bar} style={{ height: `${(count / most) * 2.5}rem` }} aria-hidden />
                {formatNumber(count)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {sample.length > 0 && (
        <ul className={styles.sample} aria-label={t('followups.trial.sample')}>
          {sample.map(({ customerId, name, why }, at) => (
            <li key={`${customerId} ${at}`}>
              <strong>{name === '' ? `#${customerId}` : name}</strong> {whyText(why, today)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
