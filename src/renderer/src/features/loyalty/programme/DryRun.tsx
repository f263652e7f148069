import { Button } from '@mantine/core';
import type { CallOutput } from '@shared/ipc/contracts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { formatMoney, formatNumber } from '@/lib/format';
import { notifyError } from '@/lib/notify';
import { useTask } from '@/lib/tasks';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { Notice } from '@/ui/Notice';
import page from '@/ui/PageBody.module.css';
import { WorkProgress } from '@/ui/WorkProgress';
import styles from '../Loyalty.module.css';
import { measureText } from '../measureText';
import { TierBadge } from '../TierBadge';
import type { Asked } from './programmeForm';

type Trial = CallOutput<'loyalty.dryRun'>;
type DryRunProps = {
  /** The programme as it is typed. */
  asked: Asked;
  /** Something of it is wrong: it cannot be tried. */
  isOff: boolean;
};

/** Tries the typed programme on the past year before it is kept. */
export function DryRun({ asked, isOff }: DryRunProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const { task, start, stop } = useTask('loyalty.dryRun');
  const { programme, tiers } = asked;
  const typed = JSON.stringify([programme, tiers]);
  const [tried, setTried] = useState('');
  const isRunning = task?.status === 'running';
  return (
    <section className={page.section} aria-labelledby={titleId}>
      <h2 id={titleId} className={page.title}>
        {t('loyalty.dryRun.title')}
      </h2>
      <p className={page.hint}>{t('loyalty.dryRun.hint')}</p>
      <div className={styles.acts}>
        <Button
          disabled={isOff || isRunning}
          onClick={() => {
            setTried(typed);
            start({ programme, tiers }).catch(notifyError);
          }}
        >
          {t('loyalty.dryRun.go')}
        </Button>
        {isRunning && (
          <Button
            disabled={task.isStopping}
            onClick={() => {
              stop().catch(notifyError);
            }}
          >
            {t('loyalty.dryRun.stop')}
          </Button>
        )}
      </div>
      {isRunning && (
        <WorkProgress
          isStatus
          label={t('shell.task.loyalty.dryRun')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? null}
        />
      )}
      {task?.status === 'failed' && task.error && <ErrorNotice error={task.error} />}
      {task?.status === 'done' && task.result && tried !== '' && (
        <>
          {tried !== typed && <Notice kind="warn" text={t('loyalty.dryRun.old')} />}
          <Told trial={task.result} basis={programme.basis} />
        </>
      )}
    </section>
  );
}

type Basis = Asked['programme']['basis'];

function Told({ trial, basis }: { trial: Trial; basis: Basis }) {
  const { t } = useTranslation();
  const { up, down, customers, discountCents, points, pointsCents, tiers, ups, downs } = trial;
  return (
    <>
      <p>
        {t('loyalty.dryRun.told', {
          count: customers,
          number: formatNumber(customers),
          up: formatNumber(up),
          down: formatNumber(down),
        })}
      </p>
      <p>
        {t('loyalty.dryRun.cost', {
          discount: formatMoney(discountCents),
          points: formatNumber(points),
          amount: formatMoney(pointsCents),
        })}
      </p>
      <ul className={styles.rows} aria-label={t('loyalty.tiers')} tabIndex={0}>
        {tiers.map((tier) => (
          <li key={`${tier.line}${tier.name}`}>
            <span className={styles.facts}>
              <TierBadge tier={tier} />
              {tier.line === 'bulk' && <span className={styles.meta}>{t('loyalty.line.bulk')}</span>}
            </span>
            <span className={styles.figure}>
              {t('loyalty.people', { count: tier.members, number: formatNumber(tier.members) })}
            </span>
          </li>
        ))}
      </ul>
      <Movers
        title={t('loyalty.dryRun.ups', { count: up, number: formatNumber(up) })}
        rows={ups}
        basis={basis}
      />
      <Movers
        title={t('loyalty.dryRun.downs', { count: down, number: formatNumber(down) })}
        rows={downs}
        basis={basis}
      />
    </>
  );
}

/** Who would rise, or fall, each leading to their card. */
function Movers({ title, rows, basis }: { title: string; rows: Trial['ups']; basis: Basis }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul className={styles.rows} aria-label={title}>
        {rows.map(({ customer, from, to, measure }, at) => (
          <li key={customer?.id ?? `hidden${String(at)}`}>
            {customer === null ? (
              <span className={styles.meta}>{t('loyalty.dryRun.hidden')}</span>
            ) : (
              <Link href={`/customers/${String(customer.id)}`} className={styles.link}>
                {customerTitle(customer)}
              </Link>
            )}
            <span>
              {[
                from === null ? to : t('loyalty.member.move', { from, to }),
                measureText(basis, measure),
              ].join(t('common.factComma'))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
