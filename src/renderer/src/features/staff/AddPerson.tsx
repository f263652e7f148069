import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { GIVEN_ROLES, mayLead, type GivenRole, type Role } from '@shared/features/staff/staff.rules';
import { notifyDone } from '@/lib/notify';
import { useAct } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { IconUserPlus } from '@/ui/icons';
import { TextField } from '@/ui/TextField';
import { NewPassword, useNewPassword } from './NewPassword';
import styles from './TeamPage.module.css';

/** Takes a colleague on: name, role, and the password for their first day. */
export function AddPerson({ role }: { role: Role }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen) {
    return (
      <div className={styles.actions}>
        <Button
          leftSection={<IconUserPlus size="1.125rem" stroke={1.6} aria-hidden />}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('staff.people.add')}
        </Button>
      </div>
    );
  }
  return (
    <AddForm
      role={role}
      onDone={() => {
        setIsOpen(false);
      }}
    />
  );
}

function AddForm({ role, onDone }: { role: Role; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const roleId = useId();
  const [given, setGiven] = useState<GivenRole>('desk');
  const fresh = useNewPassword();
  const add = useAct('staff.add');
  const setPassword = useDo('staff.setPassword');
  const isRunning = add.isRunning || setPassword.isRunning;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = fresh.check();
    if (password === null || name.trim() === '' || isRunning) return;
    const added = await add.run({ name: name.trim(), role: given });
    if (!added) return;
    /* Whatever becomes of it, the colleague is on the list, where a password can be set. */
    await setPassword.run({ personId: added.value.id, password });
    notifyDone(t('staff.people.added', { name: name.trim() }));
    onDone();
  };
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <TextField label={t('staff.people.name')} value={name} autoFocus onChange={setName} />
      <FieldRow label={t('staff.people.role')} labelId={roleId}>
        <Choice
          labelledBy={roleId}
          value={given}
          onChange={setGiven}
          options={GIVEN_ROLES.filter((one) => mayLead(role, one)).map((value) => ({
            value,
            text: t(`shell.role.${value}`),
          }))}
        />
      </FieldRow>
      <NewPassword {...fresh} />
      {add.error && <ErrorNotice error={add.error} />}
      <div className={styles.actions}>
        <Button type="submit" variant="filled" loading={isRunning} disabled={name.trim() === ''}>
          {t('staff.people.save')}
        </Button>
        <Button onClick={onDone}>{t('staff.back')}</Button>
      </div>
    </form>
  );
}
