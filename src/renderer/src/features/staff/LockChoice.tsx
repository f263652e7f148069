import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCK_MINUTES, type LockMinutes } from '@shared/features/staff/staff.rules';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import styles from './TeamPage.module.css';

const NEVER = 'never';
const valueOf = (minutes: LockMinutes): string => (minutes === null ? NEVER : String(minutes));

/** After how many minutes without a key or a mouse the screen locks. */
export function LockChoice({ minutes }: { minutes: LockMinutes }) {
  const { t } = useTranslation();
  const id = useId();
  const { run, error } = useAct('settings.setLock');
  const choose = async (value: string): Promise<void> => {
    const afterMinutes = LOCK_MINUTES.find((one) => String(one) === value) ?? null;
    const done = await run({ afterMinutes });
    if (done) offerUndo(t('staff.lock.saved'), done.commandId);
  };
  return (
    <section className={styles.section} aria-labelledby="team-lock">
      <h2 id="team-lock" className={styles.title}>
        {t('staff.lock.title')}
      </h2>
      <FieldRow label={t('staff.lock.after')} labelId={id} hint={t('staff.lock.hint')}>
        <Choice
          labelledBy={id}
          value={valueOf(minutes)}
          onChange={(value) => void choose(value)}
          options={[...LOCK_MINUTES, null].map((one) => ({
            value: valueOf(one),
            text: one === null ? t('staff.lock.never') : t('staff.lock.minutes', { minutes: one }),
          }))}
        />
      </FieldRow>
      {error && <ErrorNotice error={error} />}
    </section>
  );
}
