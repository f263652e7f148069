import type { FollowupRow } from '@shared/features/followups/followups.contract';
import type { CallOutput } from '@shared/ipc/contracts';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { formatMinute, formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { whoOf } from './followups.hooks';
import styles from './Today.module.css';

type TodaySideProps = Pick<CallOutput<'followups.today'>, 'week' | 'soon' | 'done'>;

/** The day itself: its date, how full the week is, and what comes next. */
export function TodaySide({ week, soon, done }: TodaySideProps) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <aside className={styles.side} aria-label={t('followups.today.week')}>
      <section className={styles.part}>
        <h2 className={styles.date}>{formatWeekday(today, today)}</h2>
        {done > 0 && <p className={styles.quiet}>{t('followups.today.doneToday', { count: done })}</p>}
        <ol className={styles.week}>
          {week.map(({ on, count }) => (
            <li
              key={on}
              className={classes(styles.day, on === today && styles.today)}
              aria-label={t('followups.today.weekDay', { day: formatWeekday(on, today), count })}
              aria-current={on === today ? 'date' : undefined}
            >
              <span>{t(`followups.weekday.${String(new Date(on).getUTCDay())}`)}</span>
              <strong>{Number(on.slice(8))}</strong>
              <span className={styles.load}>{count > 0 ? count : ''}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className={styles.part}>
        <h2 className={styles.heading}>{t('followups.today.soon')}</h2>
        {soon.length === 0 && <p className={styles.quiet}>{t('followups.today.noSoon')}</p>}
        <ul className={styles.soon}>
          {soon.map((row) => (
            <li key={row.id} className={styles.next}>
              <span className={styles.when}>{whenOf(row, today)}</span>
              <span>{[whoOf(row), row.subject].filter(Boolean).join(' ')}</span>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

const whenOf = ({ dueOn, dueMinute }: FollowupRow, today: ReturnType<typeof useToday>): string =>
  [formatWeekday(dueOn, today), dueMinute === null ? '' : formatMinute(dueMinute)].filter(Boolean).join(' ');
