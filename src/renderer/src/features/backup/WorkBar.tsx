import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { canStop, type TaskState } from '@/lib/tasks';
import { WorkProgress } from '@/ui/WorkProgress';
import styles from './WorkBar.module.css';

type WorkBarProps = {
  /** Null while the work has not told how far it is, or was begun by the program itself. */
  task: TaskState | null;
  /** What goes on: 正在打开这一份. */
  label: string;
  /** Without it the work cannot be stopped. */
  onStop?: () => void;
};

/** How far a backup or a restore is, and what it is doing now. */
export function WorkBar({ task, label, onStop }: WorkBarProps) {
  const { t, i18n } = useTranslation();
  const { done = 0, total = null, step = '' } = task?.progress ?? {};
  const stepKey = `backup.task.${step}`;
  return (
    <WorkProgress label={label} done={done} total={total} isStatus>
      <div className={styles.facts}>
        {i18n.exists(stepKey) && <p className={styles.step}>{t(stepKey)}</p>}
        {onStop && task && (task.isStopping || canStop(task)) && (
          <Button size="xs" className={styles.stop} disabled={task.isStopping} onClick={onStop}>
            {t(task.isStopping ? 'backup.stopping' : 'backup.stop')}
          </Button>
        )}
      </div>
    </WorkProgress>
  );
}
