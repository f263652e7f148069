import type { Whose } from '@shared/features/followups/parts.channels';
import { useTranslation } from 'react-i18next';
import { useCall } from '@/lib/useCall';
import styles from './Followups.module.css';

type WhoseSelectProps = { value: Whose; onChange: (value: Whose) => void };

const WORDS = ['mine', 'team', 'all'] as const;

/** Whose follow-ups are looked at; nothing where there is nobody else. */
export function WhoseSelect({ value, onChange }: WhoseSelectProps) {
  const { t } = useTranslation();
  const { data: people = [] } = useCall('followups.people', {});
  const others = people.filter(({ isMe }) => !isMe);
  if (others.length === 0) return null;
  return (
    <select
      className={styles.select}
      aria-label={t('followups.today.whose.label')}
      value={value}
      onChange={({ target }) => {
        const chosen = target.value;
        onChange(WORDS.find((word) => word === chosen) ?? Number(chosen));
      }}
    >
      {WORDS.map((word) => (
        <option key={word} value={word}>
          {t(`followups.today.whose.${word}`)}
        </option>
      ))}
      {others.map(({ id, name }) => (
        <option key={id} value={id}>
          {t('followups.today.for', { name })}
        </option>
      ))}
    </select>
  );
}
