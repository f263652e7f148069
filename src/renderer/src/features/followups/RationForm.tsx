import { Button } from '@mantine/core';
import { RATION_LIMITS, type Ration } from '@shared/features/followups/ration.rules';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import styles from '@/ui/PageBody.module.css';
import { TextField } from '@/ui/TextField';

const readCount = (text: string, min: number, max: number): number | null => {
  const count = /^\d{1,3}$/u.test(text.trim()) ? Number(text) : NaN;
  return count >= min && count <= max ? count : null;
};

/** How much all rules together may make: a day for one person, and how long a customer is left alone. */
export function RationForm({ ration }: { ration: Ration }) {
  const { t } = useTranslation();
  const [daily, setDaily] = useState(String(ration.daily));
  const [rest, setRest] = useState(String(ration.restDays));
  const { run, isRunning, error } = useAct('followups.setRation');
  const typed = {
    daily: readCount(daily, 1, RATION_LIMITS.daily),
    restDays: readCount(rest, 0, RATION_LIMITS.restDays),
  };
  const isSame = typed.daily === ration.daily && typed.restDays === ration.restDays;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (typed.daily === null || typed.restDays === null || isSame) return;
    const done = await run({ daily: typed.daily, restDays: typed.restDays });
    if (done) offerUndo(t('followups.ration.saved'), done.commandId);
  };
  return (
    <form
      className={styles.section}
      noValidate
      aria-label={t('followups.ration.title')}
      onSubmit={(event) => void save(event)}
    >
      <h2 className={styles.title}>{t('followups.ration.title')}</h2>
      <TextField
        label={t('followups.ration.daily')}
        value={daily}
        inputMode="numeric"
        error={
          typed.daily === null ? t('followups.ration.between', { min: 1, max: RATION_LIMITS.daily }) : null
        }
        hint={t('followups.ration.dailyHint')}
        onChange={setDaily}
      />
      <TextField
        label={t('followups.ration.rest')}
        value={rest}
        inputMode="numeric"
        error={
          typed.restDays === null
            ? t('followups.ration.between', { min: 0, max: RATION_LIMITS.restDays })
            : null
        }
        hint={t('followups.ration.restHint')}
        onChange={setRest}
      />
      {error && <ErrorNotice error={error} />}
      <div>
        <Button
          type="submit"
          loading={isRunning}
          disabled={isSame || typed.daily === null || typed.restDays === null}
        >
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
