import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TaskState } from '@/lib/tasks';
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
  const percent = total === null || total === 0 ? null : Math.min(100, Math.floor((done / total) * 100));
  const stepKey = `backup.task.${step}`;
  return (
    <div className={styles.bar} role="status">
      <div className={styles.top}>
        <strong className={styles.label}>{label}</strong>
        {percent !== null && <span className={styles.percent}>{`${percent}%`}</span>}
      </div>
      <Progress.Root size="0.5rem">
        <Progress.Section
          value={percent ?? 100}
          striped={percent === null}
          animated={percent === null}
          // Its own words for screen readers: Mantine's would call unknown progress 100 %.
          withAria={false}
          role="progressbar"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(percent === null ? {} : { 'aria-valuenow': percent })}
        />
      </Progress.Root>
      {i18n.exists(stepKey) && <p className={styles.step}>{t(stepKey)}</p>}
    </div>
  );
}
