import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StaffPerson } from '@shared/features/staff/staff.contract';
import { GIVEN_ROLES, type GivenRole } from '@shared/features/staff/staff.rules';
import { formatDay } from '@/lib/format';
import { notifyDone } from '@/lib/notify';
import { useToday } from '@/lib/today';
import { useAct, useCall } from '@/lib/useCall';
import { useDo } from '@/lib/useDo';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { Face } from './Face';
import { LeaveDays } from './LeaveDays';
import { LeaveDialog } from './LeaveDialog';
import { NewPassword, useNewPassword } from './NewPassword';
import styles from './TeamPage.module.css';

/** A colleague in the list; whoever may change them opens what can be changed. */
export function PersonRow({ person, mayChange }: { person: StaffPerson; mayChange: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const today = useToday();
  const state = !person.isActive ? 'left' : person.hasPassword ? 'active' : 'noPassword';
  return (
    <li className={styles.person}>
      <div className={styles.line}>
        <Face id={person.id} name={person.name} />
        <span className={styles.name}>{person.name}</span>
        <span className={styles.hint}>{t(`shell.role.${person.role}`)}</span>
        <span className={styles.hint}>{t(`staff.people.state.${state}`)}</span>
        {person.isActive && person.leave && (
          <span className={styles.hint}>
            {t(person.leave.from === person.leave.to ? 'staff.days.plannedOne' : 'staff.days.planned', {
              from: formatDay(person.leave.from, today),
              to: formatDay(person.leave.to, today),
              deputy: person.leave.deputy,
            })}
          </span>
        )}
        <Link
          href={`/settings/history/person/${person.id}`}
          className={styles.acts}
          aria-label={t('staff.people.actsOf', { name: person.name })}
        >
          {t('staff.people.acts')}
        </Link>
        {mayChange && (
          <Button
            aria-expanded={isOpen}
            aria-label={t('staff.people.changeOf', { name: person.name })}
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {t(isOpen ? 'staff.back' : 'staff.people.change')}
          </Button>
        )}
      </div>
      {isOpen && <PersonForm person={person} />}
    </li>
  );
}

function PersonForm({ person }: { person: StaffPerson }) {
  const { t } = useTranslation();
  const roleId = useId();
  const [name, setName] = useState(person.name);
  const rename = useAct('staff.rename');
  const setRole = useAct('staff.setRole');
  const comeBack = useAct('staff.comeBack');
  const [isDividing, setIsDividing] = useState(false);
  const left = useCall('staff.belongings', { id: person.id }, { isEnabled: !person.isActive });
  const hasRest = left.data?.belongings.some(({ count }) => count > 0) === true;
  const clearPin = useAct('staff.clearPin');
  const error = rename.error ?? setRole.error ?? comeBack.error ?? clearPin.error;
  const { id } = person;
  const saveName = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '' && name.trim() !== person.name) void rename.run({ id, name: name.trim() });
  };
  return (
    <div className={styles.form}>
      <form noValidate onSubmit={saveName}>
        <TextField
          label={t('staff.people.name')}
          value={name}
          onChange={setName}
          beside={<Button type="submit">{t('common.save')}</Button>}
        />
      </form>
      <FieldRow label={t('staff.people.role')} labelId={roleId}>
        <Choice<GivenRole>
          labelledBy={roleId}
          value={person.role === 'owner' ? 'manager' : person.role}
          onChange={(role) => void setRole.run({ id, role })}
          options={GIVEN_ROLES.map((value) => ({ value, text: t(`shell.role.${value}`) }))}
        />
      </FieldRow>
      {person.isActive && <LeaveDays key={person.leave?.id ?? 0} person={person} />}
      {person.isActive && <FirstPassword person={person} />}
      {error && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        {person.hasPin && (
          <Button onClick={() => void clearPin.run({ id })}>{t('staff.people.clearPin')}</Button>
        )}
        {(person.isActive || hasRest) && (
          <Button
            onClick={() => {
              setIsDividing(true);
            }}
          >
            {t(person.isActive ? 'staff.people.leave' : 'staff.people.rest')}
          </Button>
        )}
        {!person.isActive && (
          <Button onClick={() => void comeBack.run({ id })}>{t('staff.people.comeBack')}</Button>
        )}
      </div>
      {isDividing && (
        <LeaveDialog
          person={person}
          onClose={() => {
            setIsDividing(false);
          }}
        />
      )}
    </div>
  );
}

function FirstPassword({ person }: { person: StaffPerson }) {
  const { t } = useTranslation();
  const fresh = useNewPassword();
  const set = useDo('staff.setPassword');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const password = fresh.check();
    if (password === null || !(await set.run({ personId: person.id, password }))) return;
    fresh.onTyped({ password: '', again: '' });
    notifyDone(t('staff.people.passwordSet', { name: person.name }));
  };
  return (
    <form className={styles.fields} noValidate onSubmit={(event) => void submit(event)}>
      <NewPassword {...fresh} />
      {set.error && <ErrorNotice error={set.error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={set.isRunning}>
          {t('staff.people.setPassword')}
        </Button>
      </div>
    </form>
  );
}
