import { Button } from '@mantine/core';
import type { Policy } from '@shared/features/complaints/policies.channels';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { customerTitle } from '@/features/customers/customers.public';
import { formatDay } from '@/lib/format';
import { pressKey } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { Dialog } from '@/ui/Dialog';
import sheet from '@/ui/DialogBody.module.css';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { PolicyFacts } from '../policies/PolicyFacts';
import styles from '@/ui/Lines.module.css';

/** What was granted against a policy: when, by whom, for whom and why. */
export function ExceptionsDialog({ policy, onClose }: { policy: Policy; onClose: () => void }) {
  const { t } = useTranslation();
  const today = useToday();
  const { data, error, refetch } = useCall('complaints.exceptions', { policyId: policy.id });
  const unseen = data ? data.total - data.rows.length : 0;
  return (
    <Dialog
      isOpen
      title={t('complaints.policy.list')}
      closeLabel={t('common.close')}
      width={46}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, { 'form.leave': onClose });
      }}
    >
      <div className={sheet.body}>
        <PolicyFacts policy={policy} />
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        {data?.total === 0 && <p className={sheet.text}>{t('complaints.policy.noExceptions')}</p>}
        {data && data.rows.length > 0 && (
          <ul className={styles.list}>
            {data.rows.map((one) => (
              <li key={one.id} className={styles.line}>
                <div className={styles.words}>
                  <Link href={`/complaints/${String(one.complaintId)}`}>
                    {t('complaints.panel.number', { number: one.complaintId })}
                  </Link>
                  <span>{one.reason}</span>
                  <span className={styles.quiet}>
                    {[
                      formatDay(one.on, today),
                      one.customer === null ? t('complaints.somebody') : customerTitle(one.customer),
                      one.approvedBy === null
                        ? one.by
                        : t('complaints.policy.agreed', { by: one.by, name: one.approvedBy }),
                    ].join(t('common.factComma'))}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
        {unseen > 0 && <p className={sheet.text}>{t('complaints.policy.unseen', { count: unseen })}</p>}
        <div className={sheet.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('complaints.back.open')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
