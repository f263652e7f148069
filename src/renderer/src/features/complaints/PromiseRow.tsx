import { useId, type KeyboardEvent } from 'react';
import { addDays } from '@shared/lib/days';
import { COMPLAINT_LIMITS } from '@shared/features/complaints/complaints.rules';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import styles from './ComplaintForm.module.css';
import type { Problem, Typed } from './complaintForm';

type PromiseRowProps = {
  typed: Typed;
  problems: readonly Problem[];
  onChange: (change: Partial<Typed>) => void;
  /** Enter takes the complaint in. */
  onEnter: (event: KeyboardEvent) => void;
};

/** So many days are promised until somebody says another. */
const USUAL_DAYS = 2;

/** What the shop promises, until when and by whom; Enter in it takes the complaint in. */
export function PromiseRow({ typed, problems, onChange, onEnter }: PromiseRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const today = useToday();
  const { data: people = [] } = useCall('complaints.people', {});
  const isWrong = problems.includes('promiseDay') || problems.includes('promiseTime');
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {t('complaints.field.promise')}
      </label>
      <div className={styles.control}>
        <div className={styles.line}>
          <input
            id={id}
            className={styles.input}
            value={typed.promise}
            maxLength={COMPLAINT_LIMITS.short}
            onChange={({ target }) => {
              const first = typed.promise === '' && typed.promiseDay === '';
              onChange({
                promise: target.value,
                ...(first && { promiseDay: addDays(today, USUAL_DAYS) }),
              });
            }}
            onKeyDown={onEnter}
          />
          <input
            type="date"
            className={styles.select}
            aria-label={t('complaints.field.promiseDay')}
            aria-invalid={problems.includes('promiseDay')}
            min={today}
            value={typed.promiseDay}
            onChange={({ target }) => {
              onChange({ promiseDay: target.value });
            }}
            onKeyDown={onEnter}
          />
          <input
            className={styles.short}
            aria-label={t('complaints.field.promiseTime')}
            aria-invalid={problems.includes('promiseTime')}
            placeholder={t('complaints.field.promiseTime')}
            value={typed.promiseTime}
            onChange={({ target }) => {
              onChange({ promiseTime: target.value.slice(0, 20) });
            }}
            onKeyDown={onEnter}
          />
          {people.length > 1 && (
            <select
              className={styles.select}
              aria-label={t('complaints.field.person')}
              value={typed.personId ?? ''}
              onChange={({ target }) => {
                onChange({ personId: target.value === '' ? null : Number(target.value) });
              }}
            >
              <option value="">{t('complaints.form.byCategory')}</option>
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          )}
        </div>
        <p className={classes(styles.under, isWrong && styles.wrong)}>
          {t(isWrong ? 'complaints.form.wrongDay' : 'complaints.form.promiseHint')}
        </p>
      </div>
    </div>
  );
}
