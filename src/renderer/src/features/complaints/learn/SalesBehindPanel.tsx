import type { ComplaintAnalysis } from '@shared/features/complaints/figures.channels';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatList, formatMoney, formatNumber, formatWhen } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import styles from './Learn.module.css';

/** So many are listed. */
const MOST = 100;

type SalesBehindPanelProps = {
  of: Pick<ComplaintAnalysis, 'from' | 'to'>;
  at: { weekday: number; hour: number };
  title: string;
  onClose: () => void;
};

/** The sales behind an hour of the week, the latest first, each a way to its slip. */
export function SalesBehindPanel({ of, at, title, onClose }: SalesBehindPanelProps) {
  const { t } = useTranslation();
  const today = useToday();
  const asked = { ...{ from: of.from, to: of.to, customerId: null, number: '', at }, offset: 0, limit: MOST };
  const { data, error, refetch } = useCall('sales.list', asked);
  useKeys({ 'complaints.leave': onClose });
  return (
    <SidePanel label={title}>
      <div className={body.panel}>
        <PanelHead title={title} onClose={onClose} />
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <p className={styles.said}>
              {t('complaints.analysis.salesBehind', {
                number: formatNumber(data.total),
                amount: formatMoney(data.amountCents),
              })}
              {data.total > MOST && t('complaints.analysis.behindMost', { number: MOST })}
            </p>
            <ul className={styles.list}>
              {data.rows.map((row) => (
                <li key={row.id} className={styles.one}>
                  <Link href={`/sales/slips/${String(row.id)}`}>
                    {`${formatWhen(row.on, row.minute, today)} ${formatMoney(row.amountCents)}`}
                  </Link>
                  <span className={styles.meta}>{formatList(row.names)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </SidePanel>
  );
}
