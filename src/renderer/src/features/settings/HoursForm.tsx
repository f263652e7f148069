import { Button } from '@mantine/core';
import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { closedDaysText, readClosedDays } from '@shared/features/settings/closedDays.rules';
import { ON_HOLIDAYS, WEEKDAYS, readSpans, spansText } from '@shared/features/settings/hours.rules';
import type { Weekday } from '@shared/features/settings/hours.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { formatList } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { KeyCap } from '@/ui/KeyCap';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import page from '@/ui/PageBody.module.css';
import styles from './Hours.module.css';

type Hours = CallOutput<'settings.hours'>['hours'];
type Typed = { week: Record<Weekday, string>; onHolidays: Hours['onHolidays']; closed: string };

const typedOf = ({ week, onHolidays, closedDays }: Hours): Typed => ({
  week: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, spansText(week[weekday])])) as Typed['week'],
  onHolidays,
  closed: closedDaysText(closedDays),
});

/** What was typed as hours; null where something of it cannot be read. */
function hoursOf({ week, onHolidays, closed }: Typed): CallInput<'settings.setHours'> | null {
  const closedDays = readClosedDays(closed);
  const spans = WEEKDAYS.map((weekday) => [weekday, readSpans(week[weekday])] as const);
  if (closedDays.wrong.length > 0 || spans.some(([, read]) => read === null)) return null;
  return {
    week: Object.fromEntries(spans) as CallInput<'settings.setHours'>['week'],
    onHolidays,
    closedDays: closedDays.days,
  };
}

/** The hours of each weekday, what holds on public holidays, and single closed days, all typed as texts. */
export function HoursForm({ hours, isTold }: { hours: Hours; isTold: boolean }) {
  const { t } = useTranslation();
  const [titleId, holidaysId] = [useId(), useId()];
  const [typed, setTyped] = useState(() => typedOf(hours));
  const { run, isRunning, error } = useAct('settings.setHours');
  const read = hoursOf(typed);
  const isChanged = !isTold || JSON.stringify(read) !== JSON.stringify(hoursOf(typedOf(hours)));
  const wrongLines = readClosedDays(typed.closed).wrong;

  const setDay = (weekday: Weekday, text: string): void => {
    setTyped({ ...typed, week: { ...typed.week, [weekday]: text } });
  };
  const copyMonday = (): void => {
    const week = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, typed.week.monday]));
    setTyped({ ...typed, week: week as Typed['week'] });
  };
  const save = async (): Promise<void> => {
    if (read === null || !isChanged) return;
    const done = await run(read);
    if (done) offerUndo(t('settings.hours.saved'), done.commandId);
  };
  useKeys({ 'form.save': () => void save() });

  return (
    <section className={page.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={page.title}>
        {t('settings.hours.week')}
      </h2>
      <p className={page.hint}>{t('settings.hours.hint')}</p>
      {!isTold && <Notice kind="plain" text={t('settings.hours.assumed')} />}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void save();
        }}
      >
        {WEEKDAYS.map((weekday, at) => (
          <TextField
            key={weekday}
            name={weekday}
            label={t(`common.day.weekday.${String((at + 1) % 7)}`)}
            value={typed.week[weekday]}
            placeholder={t('settings.hours.closed')}
            onChange={(text) => {
              setDay(weekday, text);
            }}
            error={readSpans(typed.week[weekday]) === null ? t('settings.hours.unreadable') : null}
            beside={
              at === 0 && (
                <Button disabled={readSpans(typed.week.monday) === null} onClick={copyMonday}>
                  {t('settings.hours.allAlike')}
                </Button>
              )
            }
          />
        ))}
        <FieldRow
          label={t('settings.hours.onHolidays')}
          labelId={holidaysId}
          hint={t(`settings.hours.${typed.onHolidays}Hint`)}
        >
          <Choice
            labelledBy={holidaysId}
            value={typed.onHolidays}
            onChange={(onHolidays) => {
              setTyped({ ...typed, onHolidays });
            }}
            options={ON_HOLIDAYS.map((value) => ({ value, text: t(`settings.hours.${value}`) }))}
          />
        </FieldRow>
        <TextField
          isLong
          label={t('settings.hours.closedDays')}
          value={typed.closed}
          onChange={(closed) => {
            setTyped({ ...typed, closed });
          }}
          error={
            wrongLines.length > 0
              ? t('settings.hours.wrongLines', { lines: formatList(wrongLines.map(String)) })
              : null
          }
          hint={t('settings.hours.closedHint')}
        />
        {error && <ErrorNotice error={error} />}
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="filled"
            disabled={read === null || !isChanged}
            loading={isRunning}
            rightSection={<KeyCap name="form.save" isOnAccent />}
          >
            {t('common.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
