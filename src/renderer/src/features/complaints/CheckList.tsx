import { COMPLAINT_LIMITS, type Check } from '@shared/features/complaints/complaints.rules';
import { useTranslation } from 'react-i18next';
import styles from './CheckList.module.css';

type CheckListProps = { checks: readonly Check[]; onChange?: (checks: readonly Check[]) => void };

/** What is to be checked, each with a tick and what was found. Without `onChange` it is only read. */
export function CheckList({ checks, onChange }: CheckListProps) {
  const { t } = useTranslation();
  const change = (at: number, patch: Partial<Check>): void => {
    onChange?.(checks.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  };
  return (
    <ul className={styles.list}>
      {checks.map(({ title, isDone, found }, at) => (
        <li key={title} className={styles.one}>
          <label className={styles.tick}>
            <input
              type="checkbox"
              checked={isDone}
              disabled={onChange === undefined}
              onChange={({ target }) => {
                change(at, { isDone: target.checked });
              }}
            />
            {title}
          </label>
          <input
            className={styles.found}
            aria-label={t('complaints.side.found', { title })}
            placeholder={t('complaints.side.foundShort')}
            value={found}
            maxLength={COMPLAINT_LIMITS.short}
            readOnly={onChange === undefined}
            onChange={({ target }) => {
              change(at, { found: target.value, isDone: isDone || target.value !== '' });
            }}
          />
        </li>
      ))}
    </ul>
  );
}
