import type { ComplaintEventRow } from '@shared/features/complaints/complaints.contract';
import { useTranslation } from 'react-i18next';
import { useHasColleagues } from '@/features/staff/staff.public';
import { formatDay, formatMinute } from '@/lib/format';
import { useToday } from '@/lib/today';
import styles from './Complaints.module.css';

/** All that happened to a complaint, the latest first. */
export function ComplaintEvents({ events }: { events: readonly ComplaintEventRow[] }) {
  const { t } = useTranslation();
  const today = useToday();
  const hasColleagues = useHasColleagues();
  return (
    <section className={styles.part} aria-label={t('complaints.panel.events')}>
      <h3 className={styles.heading}>{t('complaints.panel.events')}</h3>
      <ol className={styles.events}>
        {events.toReversed().map(({ id, kind, on, minute, by, from, to, words }) => (
          <li key={id} className={styles.event}>
            <span className={styles.when}>{`${formatDay(on, today)} ${formatMinute(minute)}`}</span>
            <div>
              <p>
                {[
                  t(`complaints.event.${kind}`, { from: from ?? '', to: to ?? '' }),
                  hasColleagues && by !== '' ? by : null,
                ]
                  .filter(Boolean)
                  .join(t('common.factComma'))}
              </p>
              {words !== '' && (
                <p className={styles.said}>
                  {kind === 'merged' || kind === 'took'
                    ? t('complaints.panel.number', { number: words })
                    : words}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
