import { useTranslation } from 'react-i18next';
import styles from './FirstStart.module.css';

/** The product's seal and name, above the first questions. */
export function FirstStartBrand() {
  const { t } = useTranslation();
  return (
    <div className={styles.brand} aria-hidden>
      <span className={styles.seal}>{t('common.appName').slice(0, 1)}</span>
      {t('common.appName')}
    </div>
  );
}
