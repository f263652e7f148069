import { Button } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { RETENTION_YEARS, type RetentionYears } from '@shared/features/privacy/retention.rules';
import { useMay } from '@/features/staff/staff.public';
import { formatNumber } from '@/lib/format';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { FieldRow } from '@/ui/FieldRow';
import { Notice } from '@/ui/Notice';
import { IDLE_PATH, useIdleCustomers } from './idle';
import styles from '@/ui/PageBody.module.css';

const NEVER = 'never';
const valueOf = (years: RetentionYears): string => (years === null ? NEVER : String(years));

/** How many customers the shop still keeps although nothing has happened with them for years, and after how many. */
export function RetentionSection({ years }: { years: RetentionYears }) {
  const { t } = useTranslation();
  const [titleId, yearsId] = [useId(), useId()];
  const isLooking = useIsLooking();
  const maySet = useMay('settings.manage') && !isLooking;
  const { run, error } = useAct('settings.setRetention');
  const textOf = (one: RetentionYears): string =>
    one === null ? t('privacy.idle.never') : t('privacy.idle.years', { count: one });
  const choose = async (value: string): Promise<void> => {
    const chosen = RETENTION_YEARS.find((one) => String(one) === value) ?? null;
    const done = await run({ years: chosen });
    if (done) offerUndo(t('privacy.idle.saved'), done.commandId);
  };
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>
        {t('privacy.idle.title')}
      </h2>
      <p className={styles.hint}>{t('privacy.idle.why')}</p>
      <FieldRow label={t('privacy.idle.after')} labelId={yearsId} hint={t('privacy.idle.counts')}>
        {maySet ? (
          <Choice
            labelledBy={yearsId}
            value={valueOf(years)}
            onChange={(value) => void choose(value)}
            options={[...RETENTION_YEARS, null].map((one) => ({ value: valueOf(one), text: textOf(one) }))}
          />
        ) : (
          textOf(years)
        )}
      </FieldRow>
      {error && <ErrorNotice error={error} />}
      {years !== null && <IdleHint years={years} />}
    </section>
  );
}

function IdleHint({ years }: { years: NonNullable<RetentionYears> }) {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { total, error, retry } = useIdleCustomers(years);
  if (error) return <ErrorNotice error={error} onRetry={retry} />;
  if (total === null) return null;
  if (total === 0) return <Notice kind="good" text={t('privacy.idle.none', { count: years })} />;
  const people = t('privacy.idle.people', { count: total, number: formatNumber(total) });
  return (
    <Notice kind="plain" text={t('privacy.idle.some', { people, count: years })}>
      <Button
        onClick={() => {
          navigate(IDLE_PATH);
        }}
      >
        {t('privacy.idle.see')}
      </Button>
    </Notice>
  );
}
