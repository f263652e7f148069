import { useTranslation } from 'react-i18next';
import type { CallOutput } from '@shared/ipc/contracts';
import { formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import styles from './EraseDialog.module.css';

/** Where older copies hold the person still, and until when. */
export function EraseBackups({
  places: { places, files, oldCopies },
}: {
  places: CallOutput<'privacy.places'>;
}) {
  const { t } = useTranslation();
  const today = useToday();
  const holding = places.filter(({ count }) => count > 0);
  return (
    <section aria-labelledby="erase-backups">
      <h3 id="erase-backups" className={styles.heading}>
        {t('privacy.backups.title')}
      </h3>
      <ul className={styles.list}>
        {holding.length === 0 && <li>{t('privacy.backups.none')}</li>}
        {holding.map(({ id, kind, name, isThere, goneOn }) => (
          <li key={id}>
            {kind === 'local' ? t('privacy.backups.local') : name}
            <span className={styles.quiet}>
              {!isThere
                ? t('privacy.backups.away')
                : goneOn === null
                  ? t('privacy.backups.long')
                  : t('privacy.backups.goneOn', { day: formatDay(goneOn, today) })}
            </span>
          </li>
        ))}
        {holding.length > 0 && <li>{t('privacy.backups.again')}</li>}
        {oldCopies > 0 && <li>{t('privacy.backups.oldCopies', { count: oldCopies })}</li>}
        {files > 0 && <li>{t('privacy.backups.files', { count: files })}</li>}
      </ul>
    </section>
  );
}
