import type { ComplaintCategory } from '@shared/features/complaints/complaints.contract';
import type { Check } from '@shared/features/complaints/complaints.rules';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAge } from '@/lib/format';
import { useToday } from '@/lib/today';
import { useCall } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { CheckList } from './CheckList';
import styles from './ComplaintForm.module.css';
import type { Typed } from './complaintForm';
import { SameAgain } from './learn/Clusters';
import { PolicySide } from './policies/PolicySide';
import { guideOf, momentText, sumText } from './complaintText';

type IntakeSideProps = {
  category: ComplaintCategory;
  typed: Typed;
  checks: readonly Check[];
  onChange: (change: Partial<Typed>) => void;
};

/** Beside the form: what to say, what to check, until when by whom, and what helped in a like case. */
export function IntakeSide({ category, typed, checks, onChange }: IntakeSideProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { script, avoid } = guideOf(category);
  const { data, error, refetch } = useCall('complaints.intake', {
    category: category.key,
    customerId: typed.customer?.id ?? null,
  });
  const words = useDeferredValue(typed.words.trim());
  const { data: similar = [] } = useCall(
    'complaints.similar',
    { id: null, category: category.key, productId: typed.productId, words },
    { isEnabled: words.length > 3 || typed.productId !== null },
  );
  const dues =
    data &&
    ([
      ['answer', data.answer],
      ['solve', data.solve],
    ] as const);
  return (
    <aside className={styles.side} aria-label={t('complaints.side.label')}>
      {typed.type === 'request' && <PolicySide typed={typed} onChange={onChange} />}
      <SameAgain category={category.key} productId={typed.productId} causeId={null} isCounted={false} />
      {script.length > 0 && (
        <section className={styles.sidePart}>
          <h2 className={styles.heading}>{t('complaints.side.say')}</h2>
          <div className={styles.script}>
            {script.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {avoid !== '' && <p className={styles.under}>{t('complaints.side.avoid', { text: avoid })}</p>}
        </section>
      )}
      {checks.length > 0 && (
        <section className={styles.sidePart}>
          <h2 className={styles.heading}>{t('complaints.side.check')}</h2>
          <CheckList
            checks={checks}
            onChange={(next) => {
              onChange({ checks: [...next] });
            }}
          />
        </section>
      )}
      <section className={styles.sidePart}>
        <h2 className={styles.heading}>{t('complaints.side.due')}</h2>
        {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
        <dl className={styles.dues}>
          {dues?.map(([what, due]) => (
            <div key={what}>
              <dt>{t(`complaints.due.${what}`)}</dt>
              <dd>
                <strong className={styles.moment}>
                  {t('complaints.due.before', { when: momentText(due.at, today) })}
                </strong>
                <span className={styles.under}>{sumText(due, today)}</span>
              </dd>
            </div>
          ))}
          {data && typed.personId === null && (
            <div>
              <dt>{t('complaints.field.person')}</dt>
              <dd>
                <strong>{data.person.name}</strong>{' '}
                {data.person.standIn !== null && (
                  <span className={styles.under}>
                    {t('complaints.side.standIn', { name: data.person.standIn })}
                  </span>
                )}
              </dd>
            </div>
          )}
        </dl>
      </section>
      {similar.length > 0 && (
        <section className={styles.sidePart}>
          <h2 className={styles.heading}>{t('complaints.side.similar')}</h2>
          <ul className={styles.similar}>
            {similar.map((one) => (
              <li key={one.id}>
                <p>{one.solution}</p>
                <p className={styles.under}>
                  {[
                    t('complaints.side.case', { number: one.id, age: formatAge(one.receivedOn, today) }),
                    one.satisfaction === null
                      ? null
                      : t('complaints.background.score', { count: one.satisfaction }),
                    one.cameBack === null
                      ? null
                      : t(one.cameBack ? 'complaints.back.yes' : 'complaints.back.no'),
                  ]
                    .filter(Boolean)
                    .join(t('common.factComma'))}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}
