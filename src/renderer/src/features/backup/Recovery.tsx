import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTask } from '@/lib/tasks';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconSalvage } from '@/ui/icons';
import { FindShop } from './FindShop';
import styles from './Recovery.module.css';
import { SalvageResult } from './SalvageResult';
import { WorkBar } from './WorkBar';

type RecoveryProps = {
  /** The file is there but cannot be opened, so that something may still be read out of it. */
  canSalvage: boolean;
};

/** The ways back into a shop that cannot be opened: a backup, or what can still be read. Nothing is overwritten unasked. */
export function Recovery({ canSalvage }: RecoveryProps) {
  const { t } = useTranslation();
  const { task, start } = useTask('backup.salvage');
  return (
    <>
      <section className={styles.section} aria-labelledby="recovery-restore">
        <h2 id="recovery-restore" className={styles.title}>
          {t('backup.recovery.title')}
        </h2>
        <p className={styles.text}>{t('backup.recovery.text')}</p>
        <FindShop situation="closed" />
      </section>
      {canSalvage && (
        <section className={styles.section} aria-labelledby="recovery-salvage">
          <h2 id="recovery-salvage" className={styles.title}>
            {t('backup.recovery.salvageTitle')}
          </h2>
          <p className={styles.text}>{t('backup.recovery.salvageText')}</p>
          {task?.status === 'running' && <WorkBar task={task} label={t('backup.recovery.salvaging')} />}
          {task?.error && <ErrorNotice error={task.error} />}
          {task?.result && <SalvageResult result={task.result} />}
          {task?.status !== 'running' && (
            <div>
              <Button
                leftSection={<IconSalvage size="1.125rem" stroke={1.6} aria-hidden />}
                onClick={() => void start({})}
              >
                {t('backup.recovery.salvage')}
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}
