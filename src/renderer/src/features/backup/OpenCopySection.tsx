import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format';
import { useTask } from '@/lib/tasks';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconDownload } from '@/ui/icons';
import styles from './Section.module.css';
import { WorkBar } from './WorkBar';

/** Everything as files that any program reads: nobody is locked in. It comes back as a backup does. */
export function OpenCopySection() {
  const { t } = useTranslation();
  const { task, start } = useTask('backup.saveOpen');
  const isRunning = task?.status === 'running';
  return (
    <section className={styles.section} aria-labelledby="backup-open">
      <div className={styles.head}>
        <h2 id="backup-open" className={styles.title}>
          {t('backup.open.title')}
        </h2>
      </div>
      <p className={styles.hint}>{t('backup.open.text')}</p>
      {isRunning && <WorkBar task={task} label={t('backup.open.running')} />}
      {task?.error && <ErrorNotice error={task.error} />}
      {task?.result && (
        <p role="status">
          {t('backup.open.done', {
            fileName: task.result.fileName,
            tables: formatNumber(task.result.tables),
            rows: formatNumber(task.result.rows),
          })}
        </p>
      )}
      {!isRunning && (
        <div className={styles.actions}>
          <Button
            leftSection={<IconDownload size="1.125rem" stroke={1.6} aria-hidden />}
            onClick={() => void start({})}
          >
            {t('backup.open.save')}
          </Button>
        </div>
      )}
    </section>
  );
}
