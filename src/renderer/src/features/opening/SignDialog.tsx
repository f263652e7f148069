import { OPENING_LIMITS } from '@shared/features/opening/opening.rules';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';
import styles from './Opening.module.css';

type SignDialogProps = {
  id: number;
  /** The day of the list: nobody signed it before. */
  from: string;
  onClose: () => void;
};

/** Writes down who signed a list off; from then on it stands as it is. */
export function SignDialog({ id, from, onClose }: SignDialogProps) {
  const { t } = useTranslation();
  const today = useToday();
  const dayId = useId();
  const [by, setBy] = useState('');
  const [on, setOn] = useState<string>(today);
  const { run, isRunning, error } = useAct('opening.sign');
  const save = async (): Promise<void> => {
    const done = await run({ id, by: by.trim(), on });
    if (done === null) return;
    notifyDone(t('opening.sign.done'));
    onClose();
  };
  return (
    <FormDialog
      title={t('opening.sign.title')}
      back={t('opening.back')}
      save={t('opening.sign.save')}
      isRunning={isRunning}
      isDisabled={by.trim() === '' || on === ''}
      onSave={() => void save()}
      onClose={onClose}
      width={30}
    >
      <TextField
        label={t('opening.sign.by')}
        value={by}
        onChange={(text) => {
          setBy(text.slice(0, OPENING_LIMITS.signedBy));
        }}
        autoFocus
      />
      <FieldRow label={t('opening.sign.on')} htmlFor={dayId}>
        <input
          id={dayId}
          type="date"
          className={styles.date}
          min={from}
          max={today}
          value={on}
          onChange={({ target }) => {
            setOn(target.value);
          }}
        />
      </FieldRow>
      <p className={styles.meta}>{t('opening.sign.what')}</p>
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
