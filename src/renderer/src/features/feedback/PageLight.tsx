import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { classes } from '@/lib/classes';
import { useCall } from '@/lib/useCall';
import styles from './Feedback.module.css';

/** How the page for visitors stands, in the top bar: seen as long as the shop wants it on. */
export function PageLight() {
  const { t } = useTranslation();
  const mayRead = useMay('feedback.read');
  const mayManage = useMay('feedback.manage');
  const { data } = useCall('feedback.state', {}, { isEnabled: mayRead });
  if (!data || data.light === 'off') return null;
  return (
    <Link
      href={mayManage ? '/settings/feedback' : '/feedback'}
      className={classes(styles.light, data.light !== 'on' && styles.amber)}
      title={t(`feedback.light.${data.light}`)}
    >
      <span className={styles.dot} aria-hidden />
      <span>{t(`feedback.lightShort.${data.light}`)}</span>
    </Link>
  );
}
