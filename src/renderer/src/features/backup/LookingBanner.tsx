import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/format';
import { useToday } from '@/lib/today';
import { IconEye } from '@/ui/icons';
import styles from './Banner.module.css';

/** Says on every page that this window looks into a backup, in which nothing can be changed. */
export function LookingBanner({ madeAt }: { madeAt: string }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <div className={styles.banner} role="note">
      <IconEye size="1.25rem" stroke={1.6} aria-hidden />
      <strong>{t('backup.looking.title', { at: formatMoment(madeAt, today) })}</strong>
      <span>{t('backup.looking.text')}</span>
    </div>
  );
}
