import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keys';
import { useDo } from '@/lib/useDo';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import { NewPassword, useNewPassword } from './NewPassword';
import styles from './SignInScreen.module.css';

/** A new password for an owner who forgot theirs, by the code of the sheet. Esc goes back. */
export function RecoverForm({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const fresh = useNewPassword();
  const recover = useDo('staff.recover');
  useKeys({ 'form.leave': () => (recover.isRunning ? false : onBack()) });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = fresh.check();
    if (password !== null && code.trim() !== '') await recover.run({ code, password });
  };
  return (
    <form className={styles.proof} noValidate onSubmit={(event) => void submit(event)}>
      <p className={styles.note}>{t('staff.door.recoverText')}</p>
      <TextField label={t('staff.door.code')} value={code} autoFocus onChange={setCode} />
      <NewPassword {...fresh} />
      {recover.error && <ErrorNotice error={recover.error} />}
      <div className={styles.foot}>
        <Button type="submit" variant="filled" size="md" loading={recover.isRunning}>
          {t('staff.door.recover')}
        </Button>
        <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onBack}>
          {t('staff.back')}
        </Button>
      </div>
    </form>
  );
}
