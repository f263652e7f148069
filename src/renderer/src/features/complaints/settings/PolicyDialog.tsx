import type { Policy, PolicyFields } from '@shared/features/complaints/policies.channels';
import { POLICY_ANSWERS, POLICY_LIMITS } from '@shared/features/complaints/policies.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

type PolicyDialogProps = {
  /** Null for a new one. */
  policy: Policy | null;
  onClose: () => void;
};

const NEW: PolicyFields = { what: '', answer: 'no', words: '' };

/** What the shop says to a special request: what is asked for, the answer, and how to say it. */
export function PolicyDialog({ policy, onClose }: PolicyDialogProps) {
  const { t } = useTranslation();
  const answer = useId();
  const [typed, setTyped] = useState<PolicyFields>(policy ?? NEW);
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error, clearError } = useAct('complaints.savePolicy');
  const set = (change: Partial<PolicyFields>): void => {
    setTyped({ ...typed, ...change });
    clearError();
  };
  const save = async (): Promise<void> => {
    setIsTried(true);
    const fields = { what: typed.what.trim(), answer: typed.answer, words: typed.words.trim() };
    if (fields.what === '') return;
    const done = await run({ id: policy?.id ?? null, version: policy?.version ?? null, fields });
    if (done === null) return;
    offerUndo(t('complaints.policy.told.saved', { name: fields.what }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t(policy ? 'complaints.policy.editTitle' : 'complaints.policy.add')}
      back={t('complaints.back.open')}
      save={t('complaints.category.save')}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('complaints.policy.what')}
        value={typed.what}
        autoFocus
        error={isTried && typed.what.trim() === '' ? t('complaints.policy.wantsWhat') : null}
        onChange={(text) => {
          set({ what: text.slice(0, POLICY_LIMITS.what) });
        }}
      />
      <FieldRow label={t('complaints.policy.answer.label')} labelId={answer}>
        <Choice
          labelledBy={answer}
          options={POLICY_ANSWERS.map((value) => ({ value, text: t(`complaints.policy.answer.${value}`) }))}
          value={typed.answer}
          onChange={(value) => {
            set({ answer: value });
          }}
        />
      </FieldRow>
      <TextField
        label={t('complaints.policy.words')}
        value={typed.words}
        isLong
        hint={t(`complaints.policy.hint.${typed.answer}`)}
        onChange={(text) => {
          set({ words: text.slice(0, POLICY_LIMITS.words) });
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
