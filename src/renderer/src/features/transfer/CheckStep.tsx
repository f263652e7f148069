import { useTranslation } from 'react-i18next';
import type { TransferLayout } from '@shared/features/transfer/transfer.contract';
import type { TaskState } from '@/lib/tasks';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { addsNothing, isAllThere, problemCount } from './counts';
import { CountsPanel } from './CountsPanel';
import { PreviewTable } from './PreviewTable';
import { Notice } from '@/ui/Notice';
import { isStop } from './stop';
import styles from './StepBody.module.css';
import { TaskBar } from './TaskBar';

type CheckStepProps = {
  layout: TransferLayout;
  task: TaskState<'transfer.dryRun'> | null;
  onStop: () => void;
};

/** The third step: the whole file is read and counted, nothing is written. */
export function CheckStep({ layout, task, onStop }: CheckStepProps) {
  const { t } = useTranslation();
  if (task?.status === 'running') {
    return (
      <div className={styles.body}>
        <TaskBar task={task} label={t('transfer.check.running')} onStop={onStop} />
        <p className={styles.note}>{t('transfer.check.nothingWritten')}</p>
      </div>
    );
  }
  if (!task?.result) {
    return (
      <div className={styles.body}>
        {task?.error && !isStop(task.error) ? (
          <ErrorNotice error={task.error} />
        ) : (
          <Notice kind="plain" text={t('transfer.check.stopped')} />
        )}
      </div>
    );
  }
  const { counts, problemRows } = task.result;
  const isCut = problemRows.length < problemCount(counts);
  return (
    <>
      <div className={styles.body}>
        {addsNothing(counts) && (
          <Notice
            kind={isAllThere(counts) ? 'good' : 'warn'}
            text={t(isAllThere(counts) ? 'transfer.check.allThere' : 'transfer.check.nothing')}
          />
        )}
        <CountsPanel counts={counts} target={layout.target} />
      </div>
      {problemRows.length > 0 && (
        <div className={styles.rows}>
          <div className={styles.rowsHead}>
            <h2 className={styles.heading}>{t('transfer.check.problemRows')}</h2>
            <span className={styles.note}>
              {t(isCut ? 'transfer.check.firstRows' : 'transfer.check.allRows', {
                count: problemRows.length,
              })}
            </span>
          </div>
          <PreviewTable label={t('transfer.check.problemRows')} rows={problemRows} layout={layout} />
        </div>
      )}
    </>
  );
}
