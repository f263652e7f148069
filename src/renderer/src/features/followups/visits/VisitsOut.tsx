import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconVisit } from '@/ui/icons';
import styles from './Visits.module.css';

/** Sheets of one's own that are out since their day: a line each, which leads to where they are brought back. */
export function VisitsOut({ whose }: { whose: 'mine' | 'all' }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data = [] } = useCall('followups.visitSheets', { whose, isOutOnly: true });
  const waiting = data.filter(({ dayOn }) => dayOn <= today);
  if (waiting.length === 0) return null;
  return (
    <ul className={styles.waiting} aria-label={t('followups.visits.out')}>
      {waiting.map(({ id, mark, dayOn, person, stops }) => (
        <li key={id}>
          <Link href={`/visits/${mark}`} className={styles.reminder}>
            <IconVisit size="1.125rem" stroke={1.6} aria-hidden />
            <span>
              {t(dayOn < today ? 'followups.visits.wantsBack' : 'followups.visits.outToday', {
                day: formatWeekday(dayOn, today),
                name: person.name,
                count: stops,
              })}
            </span>
            <strong className={styles.onward}>{t('followups.visits.toGrid')}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}
