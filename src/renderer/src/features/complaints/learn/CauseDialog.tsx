import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { LEARN_LIMITS } from '@shared/features/complaints/learn.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { CauseField } from './CauseField';

/** Why a complaint came: one of the shop's causes, or a new one. */
export function CauseDialog({ complaint, onClose }: { complaint: ComplaintCard; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version, cause } = complaint;
  const [typed, setTyped] = useState(cause?.name ?? '');
  const { run, isRunning, error } = useAct('complaints.setCause');
  const save = async (): Promise<void> => {
    const done = await run({ id, version, cause: typed.trim() });
    if (done === null) return;
    offerUndo(t('complaints.told.cause', { number: id }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('complaints.cause.title', { number: id })}
      back={t('complaints.back.open')}
      save={t('complaints.cause.save')}
      width={34}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <CauseField
        value={typed}
        autoFocus
        onChange={(text) => {
          setTyped(text.slice(0, LEARN_LIMITS.cause));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
