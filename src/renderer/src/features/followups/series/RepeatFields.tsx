import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { EVERY, MONTHLY, RECURRENCE_LIMITS } from '@shared/features/followups/recurrence.rules';
import type { OfSeries } from '@shared/features/followups/series.channels';
import { isRealDay, weekdayOf } from '@shared/lib/days';
import { formatList, formatNumber, formatWeekday } from '@/lib/format';
import { useToday } from '@/lib/today';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import { monthlyText, repeatText } from './repeatText';
import { nextDays, repeatFaults, type TypedRepeat } from './typedRepeat';
import dialog from '@/ui/DialogBody.module.css';
import styles from './Repeat.module.css';

type RepeatFieldsProps = {
  value: TypedRepeat;
  /** The day on which it begins, as it is typed. */
  day: string;
  /** The series that it is one day of, and whether it stays on that day. */
  of: OfSeries | null;
  isDayKept: boolean;
  onChange: (value: TypedRepeat) => void;
  /** Shows what is wrong only then. */
  isTried: boolean;
};

/** Whether and how something comes back, until when, told as a sentence with the next three days. */
export function RepeatFields({ value, day, of, isDayKept, onChange, isTried }: RepeatFieldsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const ids = { every: useId(), monthly: useId(), end: useId(), until: useId() };
  const set = (change: Partial<TypedRepeat>): void => {
    onChange({ ...value, ...change });
  };
  const { every, end } = value;
  const faults = repeatFaults(value, day);
  const next = nextDays(value, day, of, isDayKept);
  const months = isRealDay(day) ? day : today;
  const told =
    next &&
    [
      repeatText(t, next.recurrence, today),
      next.days.length === 0
        ? t('followups.repeat.noNext')
        : t('followups.repeat.next', { days: formatList(next.days.map((one) => formatWeekday(one, today))) }),
    ].join(t('common.factComma'));
  return (
    <>
      <FieldRow label={t('followups.repeat.label')} htmlFor={ids.every} hint={told}>
        <div>
          <select
            id={ids.every}
            className={dialog.select}
            value={every}
            onChange={({ target }) => {
              set({ every: target.value as TypedRepeat['every'] });
            }}
          >
            <option value="none">{t('followups.repeat.none')}</option>
            {EVERY.map((one) => (
              <option key={one} value={one}>
                {t(`followups.repeat.every.${one}`)}
              </option>
            ))}
          </select>
        </div>
      </FieldRow>
      {every !== 'none' && (
        <TextField
          label={t(`followups.repeat.interval.${every}`)}
          value={value.interval}
          inputMode="numeric"
          error={
            isTried && faults.interval
              ? t('followups.repeat.badInterval', { most: formatNumber(RECURRENCE_LIMITS.interval) })
              : null
          }
          onChange={(interval) => {
            set({ interval: interval.slice(0, 4) });
          }}
        />
      )}
      {every === 'week' && <Weekdays value={value} day={day} onChange={set} />}
      {every === 'month' && (
        <FieldRow label={t('followups.repeat.onDay')} htmlFor={ids.monthly}>
          <div>
            <select
              id={ids.monthly}
              className={dialog.select}
              value={value.monthly}
              onChange={({ target }) => {
                set({ monthly: target.value as TypedRepeat['monthly'] });
              }}
            >
              {MONTHLY.map((monthly) => (
                <option key={monthly} value={monthly}>
                  {monthlyText(t, monthly, months)}
                </option>
              ))}
            </select>
          </div>
        </FieldRow>
      )}
      {every !== 'none' && (
        <FieldRow label={t('followups.repeat.end')} htmlFor={ids.end}>
          <div>
            <select
              id={ids.end}
              className={dialog.select}
              value={end}
              onChange={({ target }) => {
                set({ end: target.value as TypedRepeat['end'] });
              }}
            >
              {(['never', 'until', 'count'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`followups.repeat.ends.${one}`)}
                </option>
              ))}
            </select>
          </div>
        </FieldRow>
      )}
      {every !== 'none' && end === 'until' && (
        <FieldRow
          label={t('followups.repeat.untilDay')}
          htmlFor={ids.until}
          error={isTried && faults.end ? t('followups.repeat.badUntil') : null}
          errorId={`${ids.until}-error`}
        >
          <div>
            <input
              id={ids.until}
              type="date"
              className={dialog.select}
              value={value.untilDay}
              min={day}
              aria-invalid={isTried && faults.end}
              aria-describedby={isTried && faults.end ? `${ids.until}-error` : undefined}
              onChange={({ target }) => {
                set({ untilDay: target.value });
              }}
            />
          </div>
        </FieldRow>
      )}
      {every !== 'none' && end === 'count' && (
        <TextField
          label={t('followups.repeat.count')}
          value={value.count}
          inputMode="numeric"
          error={
            isTried && faults.end
              ? t('followups.repeat.badCount', { most: formatNumber(RECURRENCE_LIMITS.count) })
              : null
          }
          onChange={(count) => {
            set({ count: count.slice(0, 6) });
          }}
        />
      )}
    </>
  );
}

type WeekdaysProps = Pick<RepeatFieldsProps, 'value' | 'day'> & {
  onChange: (change: Partial<TypedRepeat>) => void;
};

/** The weekdays of a week, Monday first; at least one stays ticked. */
function Weekdays({ value, day, onChange }: WeekdaysProps) {
  const { t } = useTranslation();
  const own = isRealDay(day) ? weekdayOf(day) : 1;
  const ticked = value.weekdays.length > 0 ? value.weekdays : [own];
  const toggle = (weekday: number): void => {
    const kept = ticked.includes(weekday)
      ? ticked.filter((one) => one !== weekday)
      : [...ticked, weekday].sort((a, b) => a - b);
    if (kept.length === 0) return;
    onChange({ weekdays: kept.join() === String(own) ? [] : kept });
  };
  return (
    <FieldRow label={t('followups.repeat.weekdays')}>
      <div className={styles.weekdays} role="group" aria-label={t('followups.repeat.weekdays')}>
        {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
          <label key={weekday} className={styles.weekday}>
            <input
              type="checkbox"
              checked={ticked.includes(weekday)}
              onChange={() => {
                toggle(weekday);
              }}
            />
            {t(`common.day.weekday.${String(weekday % 7)}`)}
          </label>
        ))}
      </div>
    </FieldRow>
  );
}
