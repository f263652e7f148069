import type { ComplaintCard } from '@shared/features/complaints/complaints.contract';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/lib/format';
import { useToday } from '@/lib/today';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import desk from '../Complaints.module.css';
import styles from './Policies.module.css';
import { PolicyFacts } from './PolicyFacts';
import { PolicySelect } from './PolicySelect';

type RequestPartProps = { complaint: ComplaintCard; mayWrite: boolean };

/** Of a special request: what the shop says to it, and what it granted against that. */
export function RequestPart({ complaint, mayWrite }: RequestPartProps) {
  const { t } = useTranslation();
  const today = useToday();
  const id = useId();
  const { run, isRunning, error } = useAct('complaints.edit');
  const { policy, exception } = complaint;
  const choose = async (policyId: number | null): Promise<void> => {
    const done = await run({ id: complaint.id, version: complaint.version, fields: { policyId } });
    if (done !== null) offerUndo(t('complaints.told.edited', { number: complaint.id }), done.commandId);
  };
  return (
    <section className={desk.part} aria-label={t('complaints.policy.says')}>
      <h3 className={desk.heading}>{t('complaints.policy.says')}</h3>
      {policy && <PolicyFacts policy={policy} />}
      {exception && (
        <p className={styles.say}>
          {t(`complaints.policy.exception.${policy?.answer === 'ask' ? 'ask' : 'no'}`, {
            day: formatDay(exception.on, today),
            name: exception.approvedBy ?? exception.by,
            reason: exception.reason,
          })}
        </p>
      )}
      {mayWrite && exception === null && (
        <div>
          <label htmlFor={id} className={styles.quiet}>
            {t('complaints.policy.which')}
          </label>{' '}
          <PolicySelect
            id={id}
            value={policy?.id ?? null}
            isDisabled={isRunning}
            onChange={(policyId) => void choose(policyId)}
          />
        </div>
      )}
      {error && <ErrorNotice error={error} />}
    </section>
  );
}
