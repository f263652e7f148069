import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '@/lib/format';
import { IconAlert } from '@/ui/icons';
import { freeSpace, type BackupStatus } from './backup.hooks';
import styles from './DiskNotice.module.css';

const STEPS = ['bin', 'downloads', 'move'] as const;

/** Says what to do while the disk of the shop is full or nearly so; nothing where there is room. */
export function DiskNotice({ status: { disk, light } }: { status: Pick<BackupStatus, 'disk' | 'light'> }) {
  const { t } = useTranslation();
  const isFull = light.says === 'diskFull';
  if (!isFull && !disk.isLow) return null;
  return (
    <section className={isFull ? styles.full : styles.low} aria-labelledby="backup-disk">
      <IconAlert size="1.25rem" stroke={1.6} aria-hidden />
      <div className={styles.words}>
        <h2 id="backup-disk" className={styles.title}>
          {t(isFull ? 'backup.disk.full' : 'backup.disk.low', { size: formatBytes(disk.freeBytes) })}
        </h2>
        <ol className={styles.steps}>
          {STEPS.map((step) => (
            <li key={step}>{t(`backup.disk.step.${step}`)}</li>
          ))}
        </ol>
        {disk.hasBallast && (
          <div className={styles.foot}>
            <Button onClick={() => void freeSpace()}>{t('backup.disk.free')}</Button>
            <span className={styles.hint}>{t('backup.disk.freeHint')}</span>
          </div>
        )}
      </div>
    </section>
  );
}
