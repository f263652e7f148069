import { useTranslation } from 'react-i18next';
import type { TaskState } from '@/lib/tasks';
import { WorkProgress } from '@/ui/WorkProgress';
import styles from './WorkBar.module.css';

type WorkBarProps = {
  /** Null while the work has not told how far it is, or was begun by the program itself. */
  task: TaskState | null;
  /** What goes on: 正在打开这一份. */
  label: string;
};

/** How far a backup or a restore is, and what it is doing now. */
export function WorkBar({ task, label }: WorkBarProps) {
  const { t, i18n } = useTranslation();
  const { done = 0, total = null, step = '' } = task?.progress ?? {};
  const stepKey = `backup.task.${step}`;
  return (
    <WorkProgress label={label} done={done} total={total} isStatus>
      {i18n.exists(stepKey) && <p className={styles.step}>{t(stepKey)}</p>}
    </WorkProgress>
  );
}
