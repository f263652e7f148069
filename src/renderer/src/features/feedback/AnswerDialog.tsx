import { FEEDBACK_LIMITS } from '@shared/features/feedback/feedback.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

/** What was done about an entry; it is behind then. */
export function AnswerDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState('');
  const { run, isRunning, error } = useAct('feedback.answer');
  const save = async (): Promise<void> => {
    const done = await run({ id, answer: answer.trim() });
    if (done === null) return;
    offerUndo(t('feedback.told.answered', { number: String(id) }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('feedback.answer.title', { number: String(id) })}
      back={t('feedback.back')}
      save={t('feedback.answer.save')}
      width={34}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('feedback.answer.field')}
        value={answer}
        isLong
        autoFocus
        hint={t('feedback.answer.hint')}
        onChange={(text) => {
          setAnswer(text.slice(0, FEEDBACK_LIMITS.answer));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
