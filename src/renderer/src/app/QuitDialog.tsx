import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '@shared/ipc/contracts';
import { call } from '@/lib/client';
import { pressKey } from '@/lib/keys';
import { notifyError } from '@/lib/notify';
import { canStop, useRunningTasks } from '@/lib/tasks';
import { Dialog } from '@/ui/Dialog';
import { KeyCap } from '@/ui/KeyCap';
import { useTaskText } from './taskText';
import styles from './QuitDialog.module.css';

type Answer = CallInput<'settings.quit'>['how'];

/** Asks what is to become of work that runs when the window is closed, and shows it to its end. */
export function QuitDialog({ onStay }: { onStay: () => void }) {
  const { t } = useTranslation();
  const tasks = useRunningTasks();
  const textOf = useTaskText();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const isStoppable = tasks.some(canStop);

  const say = async (how: Answer): Promise<void> => {
    setAnswer(how);
    if (how === 'stay') onStay();
    try {
      await call('settings.quit', { how });
    } catch (error) {
      setAnswer(null);
      notifyError(error);
    }
  };
  return (
    <Dialog
      isOpen
      title={t('shell.quit.title')}
      onClose={() => void say('stay')}
      onKey={(event) => {
        if (answer !== 'stop') pressKey(event, { 'form.leave': () => void say('stay') });
      }}
      width={33}
    >
      <ul className={styles.tasks}>
        {tasks.map((task) => (
          <li key={task.taskId}>{textOf(task)}</li>
        ))}
      </ul>
      <p className={styles.text} role="status">
        {answer === 'finish' || answer === 'stop'
          ? t(`shell.quit.${answer}ing`)
          : t(isStoppable ? 'shell.quit.text' : 'shell.quit.textFixed')}
      </p>
      <div className={styles.foot}>
        {answer !== 'stop' && (
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={() => void say('stay')}>
            {t('shell.quit.stay')}
          </Button>
        )}
        {answer === null && isStoppable && (
          <Button size="md" onClick={() => void say('stop')}>
            {t('shell.quit.stop')}
          </Button>
        )}
        {answer === null && (
          <Button size="md" variant="filled" data-autofocus onClick={() => void say('finish')}>
            {t('shell.quit.finish')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
