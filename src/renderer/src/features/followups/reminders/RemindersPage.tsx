import { Button } from '@mantine/core';
import type { Reminders } from '@shared/features/followups/reminder.channels';
import { REMINDER_LEADS, type ReminderSettings } from '@shared/features/followups/reminder.rules';
import { readMinute } from '@shared/features/followups/typed.rules';
import { clock } from '@shared/features/settings/hours.rules';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import styles from '@/ui/PageBody.module.css';
import { PageHeader } from '@/ui/PageHeader';
import { TextField } from '@/ui/TextField';

/** Whether, how early and when the shop is reminded of what is to be done. */
export function RemindersPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('followups.reminders', {});
  return (
    <>
      <PageHeader title={t('settings.page.reminders')} sub={t('followups.reminder.sub')} />
      <div className={styles.body}>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && <RemindersForm key={JSON.stringify(data.settings)} settings={data.settings} />}
      </div>
    </>
  );
}

type Typed = Omit<ReminderSettings, 'quietFrom' | 'quietTo'> & { quietFrom: string; quietTo: string };

const SWITCHES = ['inMorning', 'atClosing', 'isNamed'] as const;

function RemindersForm({ settings }: Pick<Reminders, 'settings'>) {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const [typed, setTyped] = useState<Typed>({
    ...settings,
    quietFrom: clock(settings.quietFrom),
    quietTo: clock(settings.quietTo),
  });
  const { run, isRunning, error } = useAct('followups.setReminders');
  const quietFrom = readMinute(typed.quietFrom) ?? null;
  const quietTo = readMinute(typed.quietTo) ?? null;
  const wanted = quietFrom === null || quietTo === null ? null : { ...typed, quietFrom, quietTo };
  const isSame = JSON.stringify(wanted) === JSON.stringify({ ...typed, ...settings });
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (wanted === null || isSame) return;
    const done = await run(wanted);
    if (done) offerUndo(t('followups.reminder.saved'), done.commandId);
  };
  const set = (change: Partial<Typed>): void => {
    setTyped({ ...typed, ...change });
  };
  return (
    <form className={styles.section} noValidate onSubmit={(event) => void save(event)}>
      <YesNo
        name="isOn"
        isYes={typed.isOn}
        onChange={(isOn) => {
          set({ isOn });
        }}
      />
      <LeadChoice
        value={typed.leadMinutes}
        onChange={(leadMinutes) => {
          set({ leadMinutes });
        }}
      />
      {SWITCHES.map((name) => (
        <YesNo
          key={name}
          name={name}
          isYes={typed[name]}
          onChange={(isYes) => {
            set({ [name]: isYes });
          }}
        />
      ))}
      {(['quietFrom', 'quietTo'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`followups.reminder.field.${name}`)}
          value={typed[name]}
          error={readMinute(typed[name]) == null ? t('followups.form.notMinute') : null}
          hint={t(`followups.reminder.hint.${name}`)}
          onChange={(text) => {
            set({ [name]: text.slice(0, 20) });
          }}
        />
      ))}
      {error && <ErrorNotice error={error} />}
      {!isLooking && (
        <div>
          <Button type="submit" loading={isRunning} disabled={wanted === null || isSame}>
            {t('common.save')}
          </Button>
        </div>
      )}
    </form>
  );
}

type YesNoProps = {
  name: 'isOn' | (typeof SWITCHES)[number];
  isYes: boolean;
  onChange: (isYes: boolean) => void;
};

function YesNo({ name, isYes, onChange }: YesNoProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <FieldRow
      label={t(`followups.reminder.field.${name}`)}
      labelId={id}
      hint={t(`followups.reminder.hint.${name}`)}
    >
      <Choice
        labelledBy={id}
        value={isYes ? 'yes' : 'no'}
        onChange={(value) => {
          onChange(value === 'yes');
        }}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          text: t(`followups.reminder.${value}`),
        }))}
      />
    </FieldRow>
  );
}

type Lead = ReminderSettings['leadMinutes'];

function LeadChoice({ value, onChange }: { value: Lead; onChange: (value: Lead) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <FieldRow label={t('followups.reminder.field.leadMinutes')} labelId={id}>
      <Choice
        labelledBy={id}
        value={String(value)}
        onChange={(chosen) => {
          const lead = REMINDER_LEADS.find((one) => String(one) === chosen);
          if (lead !== undefined) onChange(lead);
        }}
        options={REMINDER_LEADS.map((lead) => ({
          value: String(lead),
          text:
            lead === 0 ? t('followups.reminder.atOnce') : t('followups.reminder.minutes', { count: lead }),
        }))}
      />
    </FieldRow>
  );
}
