import { useTranslation } from 'react-i18next';
import { formatTimeLeft } from '@/lib/format';
import type { TaskState } from '@/lib/tasks';
import { useTimesLeft } from '@/lib/timeLeft';

/** Long work in a few words: what it is, how far it is, how long it still takes, as far as these are known. */
export function useTaskText(): (task: TaskState) => string {
  const { t } = useTranslation();
  const leftOf = useTimesLeft();
  return (task) => {
    const what = t(`shell.task.${task.channel}`);
    const { done = 0, total = null } = task.progress ?? {};
    if (total === null || total === 0) return what;
    const text = t('shell.task.percent', { what, percent: Math.floor((done / total) * 100) });
    const left = leftOf(task.taskId);
    return left === null ? text : [text, formatTimeLeft(left)].join(t('common.factComma'));
  };
}
