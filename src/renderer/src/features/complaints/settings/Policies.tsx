import { Button } from '@mantine/core';
import type { Policy } from '@shared/features/complaints/policies.channels';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsLooking } from '@/lib/looking';
import { offerUndo } from '@/lib/undo';
import { useAct, useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import page from '@/ui/PageBody.module.css';
import { PolicyFacts } from '../policies/PolicyFacts';
import { ExceptionsDialog } from './ExceptionsDialog';
import { PolicyDialog } from './PolicyDialog';
import styles from '@/ui/Lines.module.css';

/** What the shop says to special requests, and how often it said otherwise. */
export function Policies() {
  const { t } = useTranslation();
  const isLooking = useIsLooking();
  const { data, error, refetch } = useCall('complaints.policies', {});
  const [edited, setEdited] = useState<Policy | 'new' | null>(null);
  const [looked, setLooked] = useState<Policy | null>(null);
  const retiring = useAct('complaints.retirePolicy');
  const retire = async ({ id, what }: Policy, isRetired: boolean): Promise<void> => {
    const done = await retiring.run({ id, isRetired });
    if (done === null) return;
    const told = isRetired ? 'complaints.policy.told.retired' : 'complaints.policy.told.back';
    offerUndo(t(told, { name: what }), done.commandId);
  };
  return (
    <section className={page.section}>
      <h2 className={page.title}>{t('complaints.policy.title')}</h2>
      <p className={page.hint}>{t('complaints.policy.sub')}</p>
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {retiring.error && <ErrorNotice error={retiring.error} />}
      {data?.length === 0 && <p>{t('complaints.policy.empty')}</p>}
      {data && data.length > 0 && (
        <ul className={styles.list}>
          {data.map((policy) => (
            <li key={policy.id} className={styles.line}>
              <div className={styles.words}>
                <PolicyFacts policy={policy} />
              </div>
              <div className={styles.acts}>
                {policy.answer !== 'yes' && (
                  <Button
                    size="xs"
                    aria-label={t('complaints.policy.listNamed', { name: policy.what })}
                    onClick={() => {
                      setLooked(policy);
                    }}
                  >
                    {t('complaints.policy.list')}
                  </Button>
                )}
                {!isLooking && !policy.isRetired && (
                  <Button
                    size="xs"
                    aria-label={t('complaints.category.editNamed', { name: policy.what })}
                    onClick={() => {
                      setEdited(policy);
                    }}
                  >
                    {t('complaints.category.edit')}
                  </Button>
                )}
                {!isLooking && (
                  <Button
                    size="xs"
                    aria-label={t(
                      policy.isRetired ? 'complaints.category.backNamed' : 'complaints.category.retireNamed',
                      { name: policy.what },
                    )}
                    onClick={() => void retire(policy, !policy.isRetired)}
                  >
                    {t(policy.isRetired ? 'complaints.category.back' : 'complaints.category.retire')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {!isLooking && (
        <div className={styles.acts}>
          <Button
            onClick={() => {
              setEdited('new');
            }}
          >
            {t('complaints.policy.add')}
          </Button>
        </div>
      )}
      {edited !== null && (
        <PolicyDialog
          policy={edited === 'new' ? null : edited}
          onClose={() => {
            setEdited(null);
          }}
        />
      )}
      {looked !== null && (
        <ExceptionsDialog
          policy={looked}
          onClose={() => {
            setLooked(null);
          }}
        />
      )}
    </section>
  );
}
