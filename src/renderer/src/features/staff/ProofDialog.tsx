import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '@/lib/useDo';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import styles from './AskedDialog.module.css';

type ProofDialogProps = { onProven: () => void; onLeft: () => void };

/** Asks for one's own password once more before something grave is done. Esc leaves it undone. */
export function ProofDialog({ onProven, onLeft }: ProofDialogProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const prove = useDo('staff.prove');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (password === '' || prove.isRunning) return;
    if (await prove.run({ password })) onProven();
    else setPassword('');
  };
  return (
    <Dialog isOpen title={t('staff.proof.title')} closeLabel={t('common.close')} onClose={onLeft} width={28}>
      <form className={styles.body} noValidate onSubmit={(event) => void submit(event)}>
        <p className={styles.text}>{t('staff.proof.text')}</p>
        <TextField label={t('staff.password')} value={password} isSecret autoFocus onChange={setPassword} />
        {prove.error && <ErrorNotice error={prove.error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onLeft}>
            {t('staff.proof.leave')}
          </Button>
          <Button
            type="submit"
            size="md"
            variant="filled"
            disabled={password === ''}
            loading={prove.isRunning}
          >
            {t('staff.proof.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
