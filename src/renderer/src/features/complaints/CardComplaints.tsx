import type { CustomerId } from '@shared/features/customers/customers.contract';
import { isUnderWay } from '@shared/features/complaints/complaints.rules';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import styles from '@/ui/CardLines.module.css';
import { DueText } from './DueText';

/** A line of the five-second strip: open complaints of a customer, for whoever is about to speak with them; nothing where there is none. */
export function CardComplaints({ id }: { id: CustomerId }) {
  const { t } = useTranslation();
  const today = useToday();
  const mayRead = useMay('complaints.read');
  const { data } = useCall('complaints.ofCustomer', { customerId: id }, { isEnabled: mayRead });
  const open = data?.rows.filter(({ state }) => isUnderWay(state)) ?? [];
  if (open.length === 0) return null;
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{t('complaints.card.label')}</dt>
      <dd>
        <ul className={styles.list} aria-label={t('complaints.card.label')}>
          {open.map((row) => (
            <li key={row.id} className={styles.item}>
              <Link href={`/complaints/${String(row.id)}`}>
                {t('complaints.card.one', { number: row.id, words: row.words.slice(0, 30) })}
              </Link>
              <span>{row.isWaiting ? t('complaints.waiting') : t(`complaints.state.${row.state}`)}</span>
              <DueText row={row} today={today} />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
