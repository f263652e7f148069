import type { Whose } from '@shared/features/followups/parts.channels';
import { useTranslation } from 'react-i18next';
import styles from './Inquiries.module.css';

const WORDS = ['all', 'mine', 'team'] as const;

/** Whose inquiries are looked at, as far as the right reaches. */
export function WhoseInquiries({ value, onChange }: { value: Whose; onChange: (value: Whose) => void }) {
  const { t } = useTranslation();
  return (
    <select
      className={styles.select}
      aria-label={t('inquiries.whose.label')}
      value={value}
      onChange={({ target }) => {
        onChange(WORDS.find((word) => word === target.value) ?? 'all');
      }}
    >
      {WORDS.map((word) => (
        <option key={word} value={word}>
          {t(`inquiries.whose.${word}`)}
        </option>
      ))}
    </select>
  );
}
