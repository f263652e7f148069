import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Picked } from '@/features/customers/customers.brief.public';
import { useMay } from '@/features/staff/staff.public';
import { useBrought } from '@/lib/brought';
import { classes } from '@/lib/classes';
import { errorText } from '@/lib/errorText';
import { formatNumber, formatWhen } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { IconProcess } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import styles from '@/ui/CardLines.module.css';
import { StartDialog } from './dialogs';

type CardProcessesProps = {
  customer: Picked;
  /** None can be begun: a backup is looked into. */
  isOff: boolean;
};

/** A line of the five-second strip: what runs for the customer, at which step, and until when. */
export function CardProcesses({ customer, isOff }: CardProcessesProps) {
  const { t } = useTranslation();
  const today = useToday();
  const mayRead = useMay('processes.read');
  const mayWrite = useMay('processes.write') && !isOff;
  const [isStarting, setIsStarting] = useState(false);
  const [here, navigate] = useLocation();
  const { data, error } = useCall(
    'processes.ofCustomer',
    { customerId: customer.id },
    { isEnabled: mayRead },
  );
  const start = (): void => {
    setIsStarting(true);
  };
  const isCalled = useBrought<{ field?: string }>()?.field === 'process' && mayWrite;
  useKeys(mayWrite ? { 'card.process': start } : {});
  useOffers(
    mayWrite
      ? [{ name: 'newProcess', icon: IconProcess, keys: 'card.process', isAdding: true, run: start }]
      : [],
  );
  if (!mayRead || (!data && !error)) return null;
  if (!mayWrite && error === null && data?.rows.length === 0) return null;
  return (
    <div className={styles.line}>
      <dt className={styles.label}>{t('processes.card.label')}</dt>
      <dd>
        {error && <span role="alert">{errorText(error)}</span>}
        {data && data.rows.length > 0 && (
          <ul className={styles.list} aria-label={t('processes.card.list')}>
            {data.rows.map(({ id, name, open, ended, steps }) => (
              <li key={id} className={styles.item}>
                <Link href={`/processes/${String(id)}`}>{name}</Link>
                <span className={styles.label}>
                  {t('processes.ofSteps', { done: formatNumber(ended), all: formatNumber(steps) })}
                </span>
                {open && (
                  <span className={classes(open.isLate && styles.late)}>
                    {t('processes.card.open', {
                      step: open.title,
                      when: formatWhen(open.dueOn, open.dueMinute, today),
                    })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {mayWrite && (
          <button type="button" className={styles.link} onClick={start}>
            {t('processes.start.open')} <KeyCap name="card.process" />
          </button>
        )}
        {(isStarting || isCalled) && (
          <StartDialog
            customer={customer}
            startsFrom="customer"
            onClose={() => {
              setIsStarting(false);
              // It may be called for again.
              if (isCalled) navigate(here, { replace: true });
            }}
          />
        )}
      </dd>
    </div>
  );
}
