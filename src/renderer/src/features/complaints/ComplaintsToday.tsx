import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { whoOf } from './complaintText';
import styles from './Complaints.module.css';
import { DueText } from './DueText';

type ComplaintsTodayProps = {
  isEnabled: boolean;
  /** Classes of a part of the page, its heading. */
  classNames: { part: string | undefined; heading: string | undefined };
};

/** Complaints on the clock, each a way to it: one's own, and for the owner all that is late. */
export function ComplaintsToday({ isEnabled, classNames }: ComplaintsTodayProps) {
  const { t } = useTranslation();
  const today = useToday();
  const mayRead = useMay('complaints.read');
  const { data } = useCall('complaints.today', {}, { isEnabled: isEnabled && mayRead });
  if (!mayRead || data === undefined || data.rows.length === 0) return null;
  return (
    <section className={classNames.part}>
      <h2 className={classNames.heading}>{t('complaints.today.title')}</h2>
      <ul className={styles.todayList}>
        {data.rows.map((row) => (
          <li key={row.id} className={styles.todayOne}>
            <Link href={`/complaints/${String(row.id)}`}>
              {t('complaints.today.one', { who: whoOf(row), words: row.words.slice(0, 24) })}
            </Link>
            <span>
              <DueText row={row} today={today} />
            </span>
          </li>
        ))}
      </ul>
      {data.more > 0 && <Link href="/complaints">{t('complaints.today.more', { count: data.more })}</Link>}
    </section>
  );
}
