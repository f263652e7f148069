import type { Policy } from '@shared/features/complaints/policies.channels';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import styles from './Policies.module.css';

/** What the shop says to a request in one line: the answer, and what it is to. */
export function PolicyHead({ policy }: { policy: Pick<Policy, 'what' | 'answer'> }) {
  const { t } = useTranslation();
  return (
    <span className={styles.head}>
      <span className={classes(styles.answer, styles[policy.answer])}>
        {t(`complaints.policy.answer.${policy.answer}`)}
      </span>
      <span>{policy.what}</span>
    </span>
  );
}

/** The same with the words to say it in, and how often it was asked for and granted this year. */
export function PolicyFacts({ policy }: { policy: Policy }) {
  const { t } = useTranslation();
  const { words, answer, asked, granted, isRetired } = policy;
  return (
    <div className={styles.facts}>
      <PolicyHead policy={policy} />
      {words !== '' && <p className={styles.say}>{words}</p>}
      {answer === 'no' && <p className={styles.quiet}>{t('complaints.policy.same')}</p>}
      <p className={styles.quiet}>
        {[
          t('complaints.policy.asked', { count: asked }),
          answer === 'yes' ? null : t(`complaints.policy.granted.${answer}`, { count: granted }),
          isRetired ? t('complaints.category.isRetired') : null,
        ]
          .filter(Boolean)
          .join(t('common.factComma'))}
      </p>
    </div>
  );
}
