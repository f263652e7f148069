import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { IconCheck } from '@/ui/icons';
import styles from './Steps.module.css';
import type { WizardStep } from './wizardStore';

const STEPS = ['file', 'columns', 'check', 'run'] as const;

type StepsProps = {
  step: WizardStep;
  /** The last step is over, too. */
  isDone: boolean;
  /** Goes back to a step that is done; without it the steps are only shown. */
  onGo: ((step: 'file' | 'columns' | 'check') => void) | null;
};

/** Where in the wizard one is; a step that is done is a way back. */
export function Steps({ step, isDone, onGo }: StepsProps) {
  const { t } = useTranslation();
  const present = STEPS.indexOf(step);
  return (
    <nav aria-label={t('transfer.steps.label')}>
      <ol className={styles.steps}>
        {STEPS.map((name, index) => {
          const mark =
            index < present || isDone ? (
              <IconCheck size="1rem" stroke={1.9} aria-hidden />
            ) : (
              <span className={styles.number}>{index + 1}</span>
            );
          return (
            <li key={name} aria-current={index === present ? 'step' : undefined}>
              {index < present && name !== 'run' && onGo ? (
                <button
                  type="button"
                  className={classes(styles.step, styles.back)}
                  onClick={() => {
                    onGo(name);
                  }}
                >
                  {mark}
                  {t(`transfer.steps.${name}`)}
                </button>
              ) : (
                <span className={classes(styles.step, index === present && styles.present)}>
                  {mark}
                  {t(`transfer.steps.${name}`)}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
