import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { readMinute } from '@shared/features/followups/typed.rules';
import { isRealDay, type Day } from '@shared/lib/days';
import { useToday } from '@/lib/today';
import { FieldRow } from '@/ui/FieldRow';
import { TextField } from '@/ui/TextField';
import styles from './Followups.module.css';

/** When, as it is typed. */
export type TypedDue = { day: string; time: string };

/** The day and minute that were typed; null where one of them is none. */
export function dueOf({ day, time }: TypedDue): { dueOn: Day; dueMinute: number | null } | null {
  const dueMinute = readMinute(time);
  return isRealDay(day) && dueMinute !== undefined ? { dueOn: day, dueMinute } : null;
}

type DueFieldsProps = {
  value: TypedDue;
  onChange: (value: TypedDue) => void;
  /** The day may be left empty. */
  isOptional?: boolean;
  /** Shows what is wrong only then. */
  isTried: boolean;
  /** A dialog that opens with it begins there. */
  isFirst?: boolean;
};

/** Day and time of day of something to do. */
export function DueFields({ value, onChange, isOptional = false, isTried, isFirst = false }: DueFieldsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const id = useId();
  const isDay = isRealDay(value.day) || (isOptional && value.day === '');
  const isTime = readMinute(value.time) !== undefined;
  const dayError = isTried && !isDay ? t('followups.form.notDay') : null;
  return (
    <>
      <FieldRow label={t('followups.field.dueOn')} htmlFor={id} error={dayError} errorId={`${id}-error`}>
        <div>
          <input
            id={id}
            type="date"
            data-autofocus={isFirst || undefined}
            className={styles.select}
            value={value.day}
            min={today}
            aria-invalid={dayError !== null}
            aria-describedby={dayError === null ? undefined : `${id}-error`}
            onChange={({ target }) => {
              onChange({ ...value, day: target.value });
            }}
          />
        </div>
      </FieldRow>
      <TextField
        label={t('followups.field.dueMinute')}
        value={value.time}
        error={isTime ? null : t('followups.form.notMinute')}
        hint={isTime ? t('followups.hint.minute') : null}
        onChange={(time) => {
          onChange({ ...value, time: time.slice(0, 20) });
        }}
      />
    </>
  );
}
