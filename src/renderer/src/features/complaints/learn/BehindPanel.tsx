import type { Behind } from '@shared/features/complaints/figures.channels';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatDay, formatNumber } from '@/lib/format';
import { useKeys } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import body from '@/ui/PanelBody.module.css';
import { PanelHead } from '@/ui/PanelHead';
import { SidePanel } from '@/ui/SidePanel';
import { whoOf } from '../complaintText';
import styles from './Learn.module.css';

/** So many are listed. */
const MOST = 100;

/** The complaints behind a mark of the analysis, each a way to it. */
export function BehindPanel({
  behind,
  title,
  onClose,
}: {
  behind: Behind;
  title: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('complaints.behind', { ...behind, offset: 0, limit: MOST });
  useKeys({ 'complaints.leave': onClose });
  return (
    <SidePanel label={title}>
      <div className={body.panel}>
        <PanelHead title={title} onClose={onClose} />
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data && (
          <>
            <p className={styles.said}>
              {t('complaints.analysis.behind', { number: formatNumber(data.total) })}
              {data.total > MOST && t('complaints.analysis.behindMost', { number: MOST })}
            </p>
            <ul className={styles.list}>
              {data.rows.map((row) => (
                <li key={row.id} className={styles.one}>
                  <Link href={`/complaints/${String(row.id)}`}>
                    {`${String(row.id)} ${row.words.slice(0, 40)}`}
                  </Link>
                  <span className={styles.meta}>
                    {[formatDay(row.receivedOn, today), whoOf(row), t(`complaints.state.${row.state}`)].join(
                      t('common.factComma'),
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </SidePanel>
  );
}
