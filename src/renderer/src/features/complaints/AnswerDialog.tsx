import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import sheet from '@/ui/DialogBody.module.css';

type AnswerDialogProps = {
  act: 'answer' | 'wait' | 'goOn' | 'note';
  complaint: ComplaintCard;
  onClose: () => void;
};

/** The customer was told something, the clock stops or goes on, or there is something to remember: in words. */
export function AnswerDialog({ act, complaint, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const answering = useAct('complaints.answer');
  const waiting = useAct('complaints.wait');
  const goingOn = useAct('complaints.goOn');
  const noting = useAct('complaints.note');
  const { id, version } = complaint;
  const typed = words.trim();
  const run = () => {
    if (act === 'answer') return answering.run({ id, version, words: typed });
    if (act === 'wait') return waiting.run({ id, version, words: typed });
    if (act === 'goOn') return goingOn.run({ id, version });
    return noting.run({ id, words: typed });
  };
  const save = async (): Promise<void> => {
    const done = await run();
    if (done === null) return;
    offerUndo(t(`complaints.told.${act}`, { number: id }), done.commandId);
    onClose();
  };
  const error = answering.error ?? waiting.error ?? goingOn.error ?? noting.error;
  return (
    <FormDialog
      title={t(`complaints.ask.${act}.title`, { number: id })}
      back={t('complaints.back.open')}
      save={t(`complaints.ask.${act}.save`)}
      width={34}
      isRunning={[answering, waiting, goingOn, noting].some(({ isRunning }) => isRunning)}
      isDisabled={(act === 'wait' || act === 'note') && typed === ''}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>{t(`complaints.ask.${act}.hint`)}</p>
      {act !== 'goOn' && (
        <TextField
          label={t(`complaints.ask.${act}.label`)}
          value={words}
          autoFocus
          onChange={(text) => {
            setWords(text.slice(0, COMPLAINT_LIMITS.note));
          }}
        />
      )}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
