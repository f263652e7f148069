import type { ComplaintRow } from '@shared/features/complaints/complaints.contract';
import type { Day } from '@shared/lib/days';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { momentText } from './complaintText';
import styles from './Complaints.module.css';

/** What is due next and by when; red and with the word where it is late, nothing where no clock runs. */
export function DueText({ row: { due }, today }: { row: Pick<ComplaintRow, 'due'>; today: Day }) {
  const { t } = useTranslation();
  if (due === null) return null;
  const text = t(`complaints.due.${due.isLate ? 'late' : 'short'}.${due.what}`, {
    when: momentText(due, today),
  });
  return (
    <span
      className={classes(styles.due, due.isLate ? styles.late : due.day === today && styles.soon)}
      title={text}
    >
      {text}
    </span>
  );
}
