import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProductPicker } from '@/features/products/products.public';
import { FieldRow } from '@/ui/FieldRow';
import styles from './ProductChoice.module.css';

type ProductChoiceProps = {
  label: string;
  /** Null: none. */
  value: { id: number; name: string } | null;
  onChange: (product: { id: number; name: string } | null) => void;
};

/** Which product something is about: found while one types, or shown with a way to choose another or none. */
export function ProductChoice({ label, value, onChange }: ProductChoiceProps) {
  const { t } = useTranslation();
  if (value === null) {
    return (
      <ProductPicker
        label={label}
        onPick={({ id, name }) => {
          onChange({ id, name });
        }}
      />
    );
  }
  return (
    <FieldRow label={label}>
      <div className={styles.picked}>
        <strong>{value.name}</strong>
        <Button
          size="xs"
          onClick={() => {
            onChange(null);
          }}
        >
          {t('complaints.form.otherProduct')}
        </Button>
      </div>
    </FieldRow>
  );
}
