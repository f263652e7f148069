import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useDo } from '@/lib/useDo';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { TextField } from '@/ui/TextField';
import styles from './TeamPage.module.css';

/** One's own PIN, with which one is quickly back on the day of a sign-in by password. */
export function OwnPin() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState({ password: '', pin: '' });
  const set = useDo('staff.setOwnPin');
  const leave = (): void => {
    setIsOpen(false);
    setTyped({ password: '', pin: '' });
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { password, pin } = typed;
    if (!(await set.run({ password, pin: pin === '' ? null : pin }))) return;
    notifyDone(t(pin === '' ? 'staff.own.pinGone' : 'staff.own.pinSet'));
    leave();
  };
  return (
    <section className={styles.section} aria-labelledby="team-pin">
      <h2 id="team-pin" className={styles.title}>
        {t('staff.own.pin')}
      </h2>
      <p className={styles.hint}>{t('staff.own.pinText')}</p>
      {isOpen ? (
        <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
          <TextField
            label={t('staff.current')}
            value={typed.password}
            isSecret
            autoFocus
            onChange={(password) => {
              setTyped({ ...typed, password });
            }}
          />
          <TextField
            label={t('staff.pin')}
            value={typed.pin}
            isSecret
            inputMode="numeric"
            hint={t('staff.own.pinHint')}
            onChange={(pin) => {
              setTyped({ ...typed, pin });
            }}
          />
          {set.error && <ErrorNotice error={set.error} />}
          <div className={styles.actions}>
            <Button type="submit" variant="filled" loading={set.isRunning}>
              {t('common.save')}
            </Button>
            <Button onClick={leave}>{t('staff.back')}</Button>
          </div>
        </form>
      ) : (
        <div className={styles.actions}>
          <Button
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {t('staff.own.changePin')}
          </Button>
        </div>
      )}
    </section>
  );
}
