import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPassword, useNewPassword } from '@/features/staff/staff.screens.public';
import { useKeys } from '@/lib/keys';
import { useDo } from '@/lib/useDo';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { FirstStartBrand } from './FirstStartBrand';
import styles from './FirstStart.module.css';

/** The second step of the first start: the owner's password. Esc puts it off; whoever starts the program is then let in. */
export function FirstStartPassword({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const fresh = useNewPassword();
  const set = useDo('staff.setOwnPassword');
  useKeys({ 'form.leave': () => (set.isRunning ? false : onDone()) });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = fresh.check();
    if (password !== null && (await set.run({ current: null, password }))) onDone();
  };
  return (
    <form className={styles.card} noValidate onSubmit={(event) => void submit(event)}>
      <FirstStartBrand />
      <div>
        <h1 className={styles.title}>{t('firststart.password.title')}</h1>
        <p className={styles.sub}>{t('firststart.password.sub')}</p>
      </div>
      <div className={styles.fields}>
        <NewPassword {...fresh} isFocused />
      </div>
      {set.error && <ErrorNotice error={set.error} />}
      <div className={styles.foot}>
        <Button
          type="submit"
          variant="filled"
          size="md"
          loading={set.isRunning}
          rightSection={<KeyCap name="form.next" isOnAccent />}
        >
          {t('firststart.password.set')}
        </Button>
        <Button
          size="md"
          disabled={set.isRunning}
          rightSection={<KeyCap name="form.leave" />}
          onClick={onDone}
        >
          {t('firststart.password.later')}
        </Button>
      </div>
      <p className={styles.note}>{t('firststart.password.note')}</p>
    </form>
  );
}
