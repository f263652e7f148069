import type { InquiryRow } from '@shared/features/inquiries/inquiries.contract';
import { INQUIRY_LIMITS } from '@shared/features/inquiries/inquiries.rules';
import { isRealDay } from '@shared/lib/days';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

/** What is to be done next for an inquiry, and on which day; it stands on Today then. */
export function NextDialog({ row, onClose }: { row: InquiryRow; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const dayId = useId();
  const [words, setWords] = useState('');
  const [on, setOn] = useState<string>(row.next?.on ?? today);
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('inquiries.plan');
  const isDay = isRealDay(on) && on >= today;
  const save = async (): Promise<void> => {
    setIsTried(true);
    if (words.trim() === '' || !isRealDay(on) || !isDay) return;
    const done = await run({ id: row.id, next: { words: words.trim(), on, minute: null } });
    if (done === null) return;
    offerUndo(t('inquiries.told.planned'), done.commandId);
    onClose();
  };
  const dayError = isTried && !isDay ? t('inquiries.fault.nextOn') : null;
  return (
    <FormDialog
      title={t('inquiries.next.title')}
      back={t('inquiries.back')}
      save={t('inquiries.next.save')}
      width={34}
      isRunning={isRunning}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>{row.need}</p>
      <TextField
        label={t('inquiries.next.words')}
        value={words}
        autoFocus
        error={isTried && words.trim() === '' ? t('inquiries.fault.next') : null}
        onChange={(text) => {
          setWords(text.slice(0, INQUIRY_LIMITS.step));
        }}
      />
      <FieldRow label={t('inquiries.next.on')} htmlFor={dayId} error={dayError} errorId={`${dayId}-error`}>
        <div>
          <input
            id={dayId}
            type="date"
            className={sheet.select}
            min={today}
            value={on}
            aria-invalid={dayError !== null}
            aria-describedby={dayError === null ? undefined : `${dayId}-error`}
            onChange={({ target }) => {
              setOn(target.value);
            }}
          />
        </div>
      </FieldRow>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
