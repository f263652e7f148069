import { useTranslation } from 'react-i18next';
import type { TransferTarget } from '@shared/features/transfer/transfer.contract';
import type { TaskState } from '@/lib/tasks';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { ImportReport } from './ImportReport';
import { isStop } from './stop';
import { Notice } from '@/ui/Notice';
import styles from './StepBody.module.css';
import { TaskBar } from './TaskBar';

type RunStepProps = {
  fileName: string;
  target: TransferTarget;
  task: TaskState<'transfer.run'>;
  onStop: () => void;
  onUndo: () => void;
};

/** The last step: the import with its bar, which goes on while people work elsewhere; then what came of it. */
export function RunStep({ fileName, target, task, onStop, onUndo }: RunStepProps) {
  const { t } = useTranslation();
  if (task.status === 'running') {
    return (
      <div className={styles.body}>
        <TaskBar task={task} label={t('transfer.run.running', { fileName })} onStop={onStop} />
        <p className={styles.note}>{t('transfer.run.goOn')}</p>
      </div>
    );
  }
  if (task.result) {
    const { importId, counts } = task.result;
    return (
      <ImportReport
        importId={importId}
        fileName={fileName}
        counts={counts}
        target={target}
        canUndo
        onUndo={onUndo}
      />
    );
  }
  return (
    <div className={styles.body}>
      {isStop(task.error) ? (
        <Notice kind="plain" text={t('transfer.run.stopped')} />
      ) : (
        <>
          <ErrorNotice error={task.error} />
          <p className={styles.note}>{t('transfer.run.nothingLeft')}</p>
        </>
      )}
    </div>
  );
}
