import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WEEKDAYS, type Weekday } from '@shared/features/settings/hours.rules';
import { readRoster, rosterText } from '@shared/features/settings/roster.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FormDialog } from '@/ui/FormDialog';
import { TextField } from '@/ui/TextField';

/** Null where nobody has told one. */
export type ShownRoster = CallOutput<'settings.hours'>['roster'];

type Typed = Record<Weekday, string>;

const weekOf = (textOf: (weekday: Weekday) => string): Typed =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, textOf(weekday)])) as Typed;

/** What was typed; null where something of it cannot be read. */
function rosterOf(typed: Typed): CallInput<'settings.setRoster'>['week'] | null {
  const days = WEEKDAYS.map((weekday) => [weekday, readRoster(typed[weekday])] as const);
  return days.some(([, read]) => read === null)
    ? null
    : (Object.fromEntries(days) as CallInput<'settings.setRoster'>['week']);
}

/** How many are at the desk from when to when, a line for each day of the week. */
export function RosterDialog({ roster, onClose }: { roster: ShownRoster; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => weekOf((weekday) => rosterText(roster?.[weekday] ?? [])));
  const { run, isRunning, error } = useAct('settings.setRoster');
  const week = rosterOf(typed);
  const save = async (): Promise<void> => {
    if (week === null) return;
    const done = await run({ week });
    if (done === null) return;
    offerUndo(t('settings.roster.saved'), done.commandId);
    onClose();
  };
  return (
    <FormDialog
      title={t('settings.roster.title')}
      back={t('settings.holidays.back')}
      save={t('common.save')}
      isRunning={isRunning}
      isDisabled={week === null}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p className={sheet.text}>{t('settings.roster.how')}</p>
      {WEEKDAYS.map((weekday, at) => (
        <TextField
          key={weekday}
          label={t(`common.day.weekday.${String((at + 1) % 7)}`)}
          value={typed[weekday]}
          placeholder={t('settings.roster.nobody')}
          autoFocus={at === 0}
          error={readRoster(typed[weekday]) === null ? t('settings.roster.unreadable') : null}
          onChange={(text) => {
            setTyped({ ...typed, [weekday]: text.slice(0, 200) });
          }}
          beside={
            at === 0 && (
              <Button
                disabled={readRoster(typed.monday) === null}
                onClick={() => {
                  setTyped(weekOf(() => typed.monday));
                }}
              >
                {t('settings.hours.allAlike')}
              </Button>
            )
          }
        />
      ))}
      {error && <ErrorNotice error={error} />}
    </FormDialog>
  );
}
