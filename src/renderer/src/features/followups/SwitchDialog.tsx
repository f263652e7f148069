import { Button } from '@mantine/core';
import type { Rule } from '@shared/features/followups/rule.channels';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from '@/ui/DialogBody.module.css';
import { fieldsOfRule } from './ruleForm';
import { TrialReport } from './TrialReport';

type SwitchDialogProps = { rule: Rule; daily: number; onClose: () => void };

/** Before a rule is switched on: what that would make. */
export function SwitchDialog({ rule, daily, onClose }: SwitchDialogProps) {
  const { t } = useTranslation();
  const { run, isRunning, error } = useAct('followups.switchRule');
  const { name } = rule;
  const go = async (): Promise<void> => {
    const done = await run({ id: rule.id, isOn: true });
    if (done === null) return;
    offerUndo(t('followups.rule.wentOn', { name }), done.commandId);
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('followups.rule.switchTitle', { name })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={40}
    >
      <div className={styles.body}>
        <TrialReport fields={fieldsOfRule(rule)} daily={daily} />
        <p className={styles.text}>{t('followups.rule.switchHint')}</p>
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('followups.back')}
          </Button>
          <Button size="md" variant="filled" loading={isRunning} data-autofocus onClick={() => void go()}>
            {t('followups.rule.switchGo')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
