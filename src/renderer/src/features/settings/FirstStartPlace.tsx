import { FirstPlace } from '@/features/backup/backup.screens.public';
import { FirstStartBrand } from './FirstStartBrand';
import styles from './FirstStart.module.css';

/** The last step of the first start: where backups go. */
export function FirstStartPlace({ onDone }: { onDone: () => void }) {
  return (
    <div className={styles.card}>
      <FirstStartBrand />
      <FirstPlace onDone={onDone} />
    </div>
  );
}
