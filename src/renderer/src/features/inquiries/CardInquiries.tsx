import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { isWaiting } from '@shared/features/inquiries/inquiries.rules';
import type { Picked } from '@/features/customers/customers.brief.public';
import { flushDrafts, keepDraft } from '@/features/drafts/drafts.public';
import { useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { errorText } from '@/lib/errorText';
import { useKeys } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { KeyCap } from '@/ui/KeyCap';
import styles from '@/ui/CardLines.module.css';
import { draftOf, EMPTY_INQUIRY } from './inquiryForm';
import { standText } from './inquiryText';

type CardInquiriesProps = {
  customer: Picked;
  /** None can be written down: a backup is looked into. */
  isOff: boolean;
};

/** A line of the five-second strip: what the customer asks for, and whether it was answered. */
export function CardInquiries({ customer, isOff }: CardInquiriesProps) {
  const { t } = useTranslation();
  const today = useToday();
  const now = useNow();
  const [, navigate] = useLocation();
  const mayRead = useMay('inquiries.read');
  const mayWrite = useMay('inquiries.write') && !isOff;
  const { data, error } = useCall(
    'inquiries.ofCustomer',
    { customerId: customer.id },
    { isEnabled: mayRead },
  );
  const add = (): void => {
    const place = { form: 'inquiries.add', slot: crypto.randomUUID() } as const;
    keepDraft(place, draftOf({ ...EMPTY_INQUIRY, customer }));
    void flushDrafts().then(() => {
      navigate(`/inquiries/new/${place.slot}`);
    });
  };
  useKeys(mayWrite ? { 'card.inquiry': add } : {});
  if (!mayRead || (!data && !error)) return null;
  if (!mayWrite && error === null && data?.rows.length === 0) return null;
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{t('inquiries.card.label')}</dt>
      <dd>
        {error && <span role="alert">{errorText(error)}</span>}
        {data && data.rows.length > 0 && (
          <ul className={styles.list} aria-label={t('inquiries.card.list')}>
            {data.rows.map((row) => (
              <li key={row.id} className={styles.item}>
                <Link href={`/inquiries/board/${String(row.id)}`}>{row.need}</Link>
                <span className={styles.label}>{t(`inquiries.stage.${row.stage}`)}</span>
                <span className={classes((row.isLate || isWaiting(row.stage)) && styles.late)}>
                  {standText(row, today, now)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {mayWrite && (
          <button type="button" className={styles.link} onClick={add}>
            {t('inquiries.form.new')} <KeyCap name="card.inquiry" />
          </button>
        )}
      </dd>
    </div>
  );
}
