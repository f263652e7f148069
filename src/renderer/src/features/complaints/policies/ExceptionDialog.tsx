import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { POLICY_LIMITS } from '@shared/features/complaints/policies.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import { PolicyFacts } from './PolicyFacts';

type ExceptionDialogProps = { complaint: ComplaintCard; onClose: () => void };

/** Says yes to a request against what the shop says: why is asked of everybody, and it is counted. */
export function ExceptionDialog({ complaint, onClose }: ExceptionDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('complaints.grantException');
  const { id, version, policy } = complaint;
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (reason.trim() === '') return;
    const done = await run({ id, version, reason: reason.trim() });
    if (done === null) return;
    offerUndo(t('complaints.policy.told.granted', { number: id }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('complaints.policy.except', { number: id })}
      back={t('complaints.back.open')}
      save={t('complaints.policy.grant')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      {policy && <PolicyFacts policy={policy} />}
      <TextField
        label={t('complaints.policy.reason')}
        value={reason}
        autoFocus
        error={isTried && reason.trim() === '' ? t('complaints.policy.wantsReason') : null}
        hint={t('complaints.policy.reasonHint')}
        onChange={(text) => {
          setReason(text.slice(0, POLICY_LIMITS.reason));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
