import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffPerson } from '@shared/features/staff/staff.contract';
import { formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import styles from './TeamPage.module.css';

/** When somebody is away, and who stands in for them with their customers meanwhile. */
export function LeaveDays({ person }: { person: StaffPerson }) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { from: useId(), to: useId(), deputy: useId() };
  const { data } = useCall('staff.list', {});
  const { id, name, leave } = person;
  const [from, setFrom] = useState(leave?.from ?? today);
  const [to, setTo] = useState(leave?.to ?? today);
  const [deputyId, setDeputyId] = useState<number | null>(leave?.deputyId ?? null);
  const setting = useAct('staff.setLeave');
  const ending = useAct('staff.endLeave');
  const error = setting.error ?? ending.error;
  const deputies = (data?.people ?? []).filter((one) => one.isActive && one.id !== id);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (deputyId === null || from === '' || to === '') return;
    const done = await setting.run({ id, from, to, deputyId });
    if (done) offerUndo(t('staff.days.saved', { name }), done.commandId);
  };
  const end = async (): Promise<void> => {
    const done = await ending.run({ id });
    if (done) offerUndo(t('staff.days.ended', { name }), done.commandId);
  };
  const dayField = (key: 'from' | 'to', value: string, set: (day: string) => void) => (
    <FieldRow label={t(`staff.days.${key}`)} htmlFor={ids[key]}>
      <input
        id={ids[key]}
        type="date"
        className={styles.select}
        value={value}
        min={key === 'to' ? from : undefined}
        onChange={({ target }) => {
          set(target.value);
        }}
      />
    </FieldRow>
  );
  return (
    <form
      className={styles.fields}
      noValidate
      aria-label={t('staff.days.title')}
      onSubmit={(event) => void save(event)}
    >
      {dayField('from', from, setFrom)}
      {dayField('to', to, setTo)}
      <FieldRow label={t('staff.days.deputy')} htmlFor={ids.deputy} hint={t('staff.days.hint', { name })}>
        <select
          id={ids.deputy}
          className={styles.select}
          value={deputyId ?? ''}
          onChange={({ target }) => {
            setDeputyId(target.value === '' ? null : Number(target.value));
          }}
        >
          <option value="">{t('staff.days.nobody')}</option>
          {deputies.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </FieldRow>
      {error && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        <Button type="submit" loading={setting.isRunning} disabled={deputyId === null}>
          {t('staff.days.save')}
        </Button>
        {leave && (
          <Button loading={ending.isRunning} onClick={() => void end()}>
            {t('staff.days.end', { to: formatDay(leave.to, today) })}
          </Button>
        )}
      </div>
    </form>
  );
}
