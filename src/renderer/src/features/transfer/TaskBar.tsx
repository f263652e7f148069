import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatTimeLeft } from '@/lib/format';
import { canStop, type TaskState } from '@/lib/tasks';
import { useTimesLeft } from '@/lib/timeLeft';
import styles from './TaskBar.module.css';

type TaskBarProps = {
  task: TaskState;
  /** What goes on: 正在导入 顾客.xlsx. */
  label: string;
  /** Without it the work cannot be stopped. */
  onStop?: () => void;
};

/** Steps that count rows of the file. */
const ROW_STEPS = new Set(['reading', 'importing']);

/** How far long work is: a bar with numbers, the time left, and a way to stop it. */
export function TaskBar({ task, label, onStop }: TaskBarProps) {
  const { t, i18n } = useTranslation();
  const left = useTimesLeft()(task.taskId);
  const { done = 0, total = null, step = '' } = task.progress ?? {};
  const percent = total === null || total === 0 ? null : Math.min(100, (done / total) * 100);
  const stepKey = `transfer.task.${step}`;
  const numbers = [formatNumber(done), ...(total === null ? [] : [formatNumber(total)])].join(' / ');
  return (
    <div className={styles.bar}>
      <div className={styles.top}>
        <strong className={styles.label}>{label}</strong>
        {percent !== null && (
          <span className={styles.percent}>
            {t('transfer.task.percent', { percent: Math.floor(percent) })}
          </span>
        )}
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
          {...(percent === null ? {} : { 'aria-valuenow': Math.floor(percent) })}
        />
      </Progress.Root>
      <div className={styles.facts}>
        <span>{i18n.exists(stepKey) ? t(stepKey) : t('transfer.task.working')}</span>
        {(done > 0 || total !== null) && (
          <span>{ROW_STEPS.has(step) ? t('transfer.task.rows', { numbers }) : numbers}</span>
        )}
        {left !== null && <span>{t('transfer.task.left', { time: formatTimeLeft(left) })}</span>}
        {onStop && (task.isStopping || canStop(task)) && (
          <Button size="xs" className={styles.stop} disabled={task.isStopping} onClick={onStop}>
            {task.isStopping ? t('transfer.task.stopping') : t('transfer.task.stop')}
          </Button>
        )}
      </div>
    </div>
  );
}
