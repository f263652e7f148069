import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatTimeLeft } from '@/lib/format';
import { canStop, type TaskState } from '@/lib/tasks';
import { useTimesLeft } from '@/lib/timeLeft';
import { WorkProgress } from '@/ui/WorkProgress';
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
  const stepKey = `transfer.task.${step}`;
  const numbers = [formatNumber(done), ...(total === null ? [] : [formatNumber(total)])].join(' / ');
  return (
    <WorkProgress label={label} done={done} total={total} isLabelCut>
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
    </WorkProgress>
  );
}
