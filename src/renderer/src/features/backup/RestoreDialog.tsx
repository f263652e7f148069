import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '@/lib/format';
import { useTask } from '@/lib/tasks';
import { useToday } from '@/lib/today';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { CodeForm } from './CodeForm';
import styles from './Dialogs.module.css';
import { RestorePreview, type RestoreSituation } from './RestorePreview';
import { useRestore, type Picked } from './useRestore';
import { WorkBar } from './WorkBar';

type RestoreDialogProps = {
  picked: Picked;
  /** `look` opens the backup's own window as soon as it is open, and asks nothing. */
  wants: 'restore' | 'look';
  situation: RestoreSituation;
  /** Where the backup lies, in words; empty where that says nothing. */
  where: string;
  onClose: () => void;
};

/** Opens one backup, shows what a restore would change, and does it. While the shop is swapped it cannot be left. */
export function RestoreDialog({ picked, wants, situation, where, onClose }: RestoreDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { step, open, restore, look } = useRestore(picked);
  const opening = useTask('backup.preview').task;
  const restoring = useTask('backup.restore').task;
  const isHeld = step.name === 'restoring' || step.name === 'done';
  const leave = (): void => {
    if (!isHeld) onClose();
  };
  const lookAt = async (preview: Parameters<typeof look>[0]): Promise<void> => {
    if (await look(preview)) onClose();
  };

  const preview = step.name === 'preview' && step.error === null ? step.preview : null;
  const lookAtOnce = useEffectEvent(() => {
    if (wants === 'look' && preview) void lookAt(preview);
  });
  useEffect(() => {
    lookAtOnce();
  }, [preview]);

  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus may have gone with the step before; from outside the dialog Esc would not be heard.
    if (document.activeElement === document.body) body.current?.focus();
  }, [step.name]);

  const at = formatMoment(picked.backup.madeAt, today);
  return (
    <Dialog
      isOpen
      title={t(wants === 'look' ? 'backup.restore.lookTitle' : 'backup.restore.title', { at })}
      {...(isHeld ? {} : { closeLabel: t('common.close') })}
      onClose={leave}
      width={45}
    >
      <div ref={body} tabIndex={-1} className={styles.body}>
        {step.name === 'opening' && <WorkBar task={opening} label={t('backup.restore.opening')} />}
        {step.name === 'code' && (
          <CodeForm
            text={t('backup.code.needed')}
            button={t('backup.code.open')}
            error={step.error}
            onCode={open}
            onCancel={leave}
          />
        )}
        {step.name === 'refused' && (
          <>
            <ErrorNotice
              error={step.error}
              onRetry={() => {
                open(null);
              }}
            />
            <p className={styles.text}>{t('backup.restore.refused')}</p>
            <div className={styles.foot}>
              <Button size="md" autoFocus rightSection={<KeyCap name="form.leave" />} onClick={leave}>
                {t('backup.restore.other')}
              </Button>
            </div>
          </>
        )}
        {step.name === 'preview' && (
          <RestorePreview
            preview={step.preview}
            error={step.error}
            situation={situation}
            where={where}
            onCancel={leave}
            onLook={() => void lookAt(step.preview)}
            onRestore={() => void restore(step.preview, situation === 'working')}
          />
        )}
        {step.name === 'restoring' && (
          <>
            <WorkBar task={restoring} label={t('backup.restore.running')} />
            <p className={styles.text}>{t('backup.restore.runningText')}</p>
          </>
        )}
        {step.name === 'done' && <p role="status">{t('backup.restore.done')}</p>}
      </div>
    </Dialog>
  );
}
