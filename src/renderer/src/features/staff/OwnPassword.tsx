import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '@/lib/notify';
import { useDo } from '@/lib/useDo';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { TextField } from '@/ui/TextField';
import { NewPassword, useNewPassword } from './NewPassword';
import styles from './TeamPage.module.css';

type OwnPasswordProps = {
  hasPassword: boolean;
  /** Whether the owner's recovery code is in use; null for everybody else. */
  hasSheet: boolean | null;
};

/** One's own password: set where there is none, else changed by whoever knows the present one. */
export function OwnPassword({ hasPassword, hasSheet }: OwnPasswordProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={styles.section} aria-labelledby="team-password">
      <h2 id="team-password" className={styles.title}>
        {t('staff.own.password')}
      </h2>
      <p className={styles.hint}>{t(hasPassword ? 'staff.own.passwordText' : 'staff.own.noPasswordText')}</p>
      {hasSheet !== null && hasPassword && (
        <p className={styles.hint}>{t(hasSheet ? 'staff.own.sheetThere' : 'staff.own.sheetText')}</p>
      )}
      {isOpen ? (
        <PasswordForm
          hasPassword={hasPassword}
          onDone={() => {
            setIsOpen(false);
          }}
        />
      ) : (
        <div className={styles.actions}>
          <Button
            variant={hasPassword ? 'default' : 'filled'}
            onClick={() => {
              setIsOpen(true);
            }}
          >
            {t(hasPassword ? 'staff.own.change' : 'staff.own.set')}
          </Button>
        </div>
      )}
    </section>
  );
}

function PasswordForm({ hasPassword, onDone }: { hasPassword: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState('');
  const fresh = useNewPassword();
  const set = useDo('staff.setOwnPassword');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = fresh.check();
    if (password === null) return;
    if (!(await set.run({ current: hasPassword ? current : null, password }))) return;
    notifyDone(t('staff.own.passwordSet'));
    onDone();
  };
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      {hasPassword && (
        <TextField label={t('staff.current')} value={current} isSecret autoFocus onChange={setCurrent} />
      )}
      <NewPassword {...fresh} isFocused={!hasPassword} />
      {set.error && <ErrorNotice error={set.error} />}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={set.isRunning}>
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('staff.back')}</Button>
      </div>
    </form>
  );
}
