import { nearest } from '@shared/features/complaints/policies.rules';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useMay } from '@/features/staff/staff.public';
import { useCall } from '@/lib/useCall';
import type { Typed } from '../complaintForm';
import form from '../ComplaintForm.module.css';
import styles from './Policies.module.css';
import { PolicyFacts, PolicyHead } from './PolicyFacts';

/** So many are offered while none is chosen. */
const OFFERED = 6;

type PolicySideProps = { typed: Typed; onChange: (change: Partial<Typed>) => void };

/** Beside a special request: what the shop says to it; while none is chosen, those that are nearest to the words. */
export function PolicySide({ typed, onChange }: PolicySideProps) {
  const { t } = useTranslation();
  const mayManage = useMay('complaints.manage');
  const said = useDeferredValue(`${typed.words} ${typed.wants}`);
  const { data } = useCall('complaints.policies', {});
  const chosen = data?.find(({ id }) => id === typed.policyId);
  const offered = nearest(data?.filter(({ isRetired }) => !isRetired) ?? [], said).slice(0, OFFERED);
  return (
    <section className={form.sidePart}>
      <h2 className={form.heading}>{t('complaints.policy.says')}</h2>
      {chosen && <PolicyFacts policy={chosen} />}
      {data && !chosen && offered.length === 0 && (
        <p className={form.under}>
          {t('complaints.policy.empty')}{' '}
          {mayManage && <Link href="/settings/complaints">{t('complaints.policy.write')}</Link>}
        </p>
      )}
      {!chosen && offered.length > 0 && (
        <ul className={styles.list}>
          {offered.map((policy) => (
            <li key={policy.id}>
              <button
                type="button"
                className={styles.choose}
                onClick={() => {
                  onChange({ policyId: policy.id });
                }}
              >
                <PolicyHead policy={policy} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
