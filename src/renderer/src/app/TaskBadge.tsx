import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRunningTasks } from '@/lib/tasks';
import styles from './TaskBadge.module.css';

/** Long work that goes on behind the page, with how far it is; leads to where it is shown in full. */
export function TaskBadge() {
  const { t } = useTranslation();
  const task = useRunningTasks().at(-1);
  if (!task) return null;
  const what = t(`shell.task.${task.channel}`);
  const { done = 0, total = null } = task.progress ?? {};
  const text =
    total === null || total === 0
      ? what
      : t('shell.task.percent', { what, percent: Math.floor((done / total) * 100) });
  return (
    <Link href="/settings/transfer" className={styles.badge}>
      <span className={styles.dot} aria-hidden />
      {text}
    </Link>
  );
}
