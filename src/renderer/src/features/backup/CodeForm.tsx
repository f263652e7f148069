import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClientError } from '@/lib/client';
import { errorText } from '@/lib/errorText';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import styles from './Dialogs.module.css';

type CodeFormProps = {
  /** Why the code is asked for. */
  text: string;
  button: string;
  error: ClientError | null;
  isRunning?: boolean;
  onCode: (code: string) => void;
  onCancel: () => void;
};

/** Asks for the recovery code, as it stands on the printed sheet. */
export function CodeForm({ text, button, error, isRunning = false, onCode, onCancel }: CodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== '') onCode(code.trim());
  };
  return (
    <form className={styles.body} noValidate onSubmit={submit}>
      <p className={styles.text}>{text}</p>
      <TextField
        label={t('backup.code.label')}
        hint={t('backup.code.hint')}
        value={code}
        autoFocus
        error={error ? errorText(error) : null}
        onChange={setCode}
      />
      <div className={styles.foot}>
        <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onCancel}>
          {t('backup.cancel')}
        </Button>
        <Button type="submit" size="md" variant="filled" disabled={code.trim() === ''} loading={isRunning}>
          {button}
        </Button>
      </div>
    </form>
  );
}
