import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

const SCORES = ['1', '2', '3', '4', '5'] as const;
type Score = (typeof SCORES)[number];

/** How content the customer is with how it went, from 1 to 5, and in their words. */
export function RateDialog({ complaint, onClose }: { complaint: ComplaintCard; onClose: () => void }) {
  const { t } = useTranslation();
  const label = useId();
  const [score, setScore] = useState<Score>(
    SCORES.find((one) => Number(one) === complaint.satisfaction) ?? '5',
  );
  const [words, setWords] = useState(complaint.satisfactionWords);
  const { run, isRunning, error } = useAct('complaints.rate');
  const { id, version } = complaint;
  const save = async (): Promise<void> => {
    const done = await run({ id, version, satisfaction: Number(score), words: words.trim() });
    if (done === null) return;
    offerUndo(t('complaints.told.rated', { number: id }), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('complaints.rate.title', { number: id })}
      back={t('complaints.back.open')}
      save={t('complaints.rate.save')}
      width={34}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <FieldRow label={t('complaints.field.satisfaction')} labelId={label} hint={t('complaints.rate.hint')}>
        <Choice
          labelledBy={label}
          options={SCORES.map((value) => ({ value, text: t(`complaints.rate.score.${value}`) }))}
          value={score}
          onChange={setScore}
        />
      </FieldRow>
      <TextField
        label={t('complaints.rate.words')}
        value={words}
        autoFocus
        onChange={(text) => {
          setWords(text.slice(0, COMPLAINT_LIMITS.note));
        }}
      />
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
