import { useId } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { TransferCounts, TransferTarget } from '@shared/features/transfer/transfer.contract';
import { formatMoney, formatNumber } from '@/lib/format';
import { addsNothing, byReason } from './counts';
import styles from './CountsPanel.module.css';

type CountsPanelProps = {
  counts: TransferCounts;
  target: TransferTarget;
};

/** What became or would become of every row, in words and numbers: imported + merged + skipped = read. */
export function CountsPanel({ counts, target }: CountsPanelProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.panel}>
      <div>
        <p className={styles.line}>
          <Trans
            i18nKey="transfer.counts.line"
            values={{
              read: formatNumber(counts.read),
              imported: formatNumber(counts.imported),
              merged: formatNumber(counts.merged),
              skipped: formatNumber(counts.skipped),
            }}
            components={{ b: <strong /> }}
          />
        </p>
        <p className={styles.note}>
          {t(`transfer.counts.sum.${target}`)}
          {counts.blank > 0 && t('transfer.counts.blank', { count: counts.blank })}
        </p>
      </div>
      {target === 'sales' && !addsNothing(counts) && <SaleFigures counts={counts} />}
      <div className={styles.reasons}>
        <Reasons title={t('transfer.counts.skippedBy')} reasons={counts.skippedBy} />
        <Reasons title={t('transfer.counts.warnedBy')} reasons={counts.warnedBy} />
      </div>
    </div>
  );
}

function SaleFigures({ counts }: { counts: TransferCounts }) {
  const { t } = useTranslation();
  const { newSales, newCustomers, newProducts } = counts;
  const figures: readonly [string, number][] = [
    ['customers', newCustomers],
    ['products', newProducts],
    ['sale', newSales.sale],
    ['return', newSales.return],
    ['writeoff', newSales.writeoff],
    ['adjustment', newSales.adjustment],
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(([name, count]) => (
        <div key={name} className={styles.figure}>
          <dt>{t(`transfer.counts.${name}.label`)}</dt>
          <dd>
            {formatNumber(count)}
            <span className={styles.unit}>{t(`transfer.counts.${name}.unit`, { count })}</span>
          </dd>
        </div>
      ))}
      <div className={styles.figure}>
        <dt>{t('transfer.counts.amount')}</dt>
        <dd>{formatMoney(counts.amountCents)}</dd>
        <dd className={styles.note}>
          {t('transfer.counts.customerAmount', { amount: formatMoney(counts.customerAmountCents) })}
        </dd>
      </div>
    </dl>
  );
}

type ReasonsProps = { title: string; reasons: Readonly<Record<string, number>> };

function Reasons({ title, reasons }: ReasonsProps) {
  const { t } = useTranslation();
  const id = useId();
  const rows = byReason(reasons);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {title}
      </h2>
      <ul>
        {rows.map(({ code, count }) => (
          <li key={code} className={styles.reason}>
            <span>{t(`transfer.problem.${code}`)}</span>
            <span className={styles.count}>{t('transfer.counts.rows', { count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
