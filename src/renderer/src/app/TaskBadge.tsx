import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { notifyError } from '@/lib/notify';
import { canStop, stopTask, useRunningTasks, type TaskState } from '@/lib/tasks';
import { IconClose } from '@/ui/icons';
import styles from './TaskBadge.module.css';
import { useTaskText } from './taskText';

/** Backups are told by their light, and what is opened or restored by its dialog. */
const hasOwnPlace = ({ channel }: TaskState): boolean => channel.startsWith('backup.');

/** Long work that goes on behind the page: how far, how long still, a stop; leads to where it is shown in full. */
export function TaskBadge() {
  const { t } = useTranslation();
  const textOf = useTaskText();
  const task = useRunningTasks().findLast((one) => !hasOwnPlace(one));
  if (!task) return null;
  return (
    <div className={styles.badge}>
      <Link
        href={task.channel === 'duplicates.scan' ? '/duplicates' : '/settings/transfer'}
        className={styles.link}
      >
        <span className={styles.dot} aria-hidden />
        {textOf(task)}
      </Link>
      {canStop(task) && (
        <ActionIcon
          size="1.75rem"
          disabled={task.isStopping}
          aria-label={t('shell.task.stop', { what: t(`shell.task.${task.channel}`) })}
          onClick={() => {
            stopTask(task.taskId).catch(notifyError);
          }}
        >
          <IconClose size="1rem" stroke={1.9} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}
