import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatList } from '@/lib/format';
import { IconAlert } from './icons';
import styles from './ConflictPanel.module.css';

/** A field that both changed, in words. */
export type BothChanged = { name: string; label: string; mine: string; saved: string };

type ConflictPanelProps = {
  both: readonly BothChanged[];
  /** What only the other changed, by name: it is taken over. */
  taken: readonly string[];
  /** Whose value each field shows now; mine where nothing is said. */
  chosen: Readonly<Partial<Record<string, 'mine' | 'saved'>>>;
  onChoose: (name: string, whose: 'mine' | 'saved') => void;
};

/** Both values of every field that two people changed, and a choice for each. */
export function ConflictPanel({ both, taken, chosen, onChoose }: ConflictPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <section className={styles.panel} role="alert" aria-label={t('common.conflict.title')}>
      <p className={styles.title}>
        <IconAlert size="1.25rem" stroke={1.6} aria-hidden />
        {t(both.length > 0 ? 'common.conflict.choose' : 'common.conflict.merged')}
      </p>
      {both.map(({ name, label, ...values }) => (
        <fieldset key={name} className={styles.field}>
          <legend>{label}</legend>
          {(['mine', 'saved'] as const).map((whose) => (
            <label key={whose} className={styles.choice}>
              <input
                type="radio"
                name={`${id}-${name}`}
                checked={(chosen[name] ?? 'mine') === whose}
                onChange={() => {
                  onChoose(name, whose);
                }}
              />
              <span className={styles.whose}>{t(`common.conflict.${whose}`)}</span>
              <span className={styles.value}>{values[whose] || t('common.conflict.empty')}</span>
            </label>
          ))}
        </fieldset>
      ))}
      {taken.length > 0 && (
        <p className={styles.taken}>{t('common.conflict.taken', { fields: formatList(taken) })}</p>
      )}
    </section>
  );
}
