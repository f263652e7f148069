import { useLocation } from 'wouter';
import { useBackupStatus } from './backup.hooks';
import styles from './Banner.module.css';
import { DiskNotice } from './DiskNotice';

/** On every page while the disk is full; the page of backups says it itself. */
export function FullDiskBanner() {
  const [path] = useLocation();
  const { data } = useBackupStatus();
  if (data?.light.says !== 'diskFull' || path === '/settings/backup') return null;
  return (
    <div className={styles.disk}>
      <DiskNotice status={data} />
    </div>
  );
}
