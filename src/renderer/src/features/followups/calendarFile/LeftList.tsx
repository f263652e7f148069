import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import type { Left } from './sortedEvents';
import styles from './CalendarFile.module.css';

/** So many are named; the rest is counted. */
const MOST_NAMED = 100;

/** What of a calendar is not taken, each with its reason; nothing where all is. */
export function LeftList({ left, more }: { left: readonly Left[]; more: number }) {
  const { t } = useTranslation();
  const count = left.length + more;
  if (count === 0) return null;
  const unnamed = count - Math.min(left.length, MOST_NAMED);
  return (
    <details className={styles.left}>
      <summary>{t('calendar.file.left', { count, number: formatNumber(count) })}</summary>
      <ul className={styles.reasons}>
        {left.slice(0, MOST_NAMED).map(({ subject, fault }, at) => (
          <li key={at}>
            {t('calendar.file.leftOne', {
              subject: subject === '' ? t('calendar.file.untitled') : subject,
              why: t(`calendar.file.fault.${fault}`),
            })}
          </li>
        ))}
        {unnamed > 0 && (
          <li>{t('calendar.file.leftMore', { count: unnamed, number: formatNumber(unnamed) })}</li>
        )}
      </ul>
    </details>
  );
}
