import type { ProductFilter } from '@shared/features/products/products.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { notifyDone, notifyError } from '@/lib/notify';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';
import styles from './ProductCard.module.css';

const FORMATS = ['xlsx', 'csv'] as const;

type ExportDialogProps = { filter: ProductFilter; total: number; onClose: () => void };

/** Saves the list, as it is narrowed, as a table that an import reads again. */
export function ExportDialog({ filter, total, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation();
  const formatLabel = useId();
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('xlsx');
  const [isRunning, setIsRunning] = useState(false);
  const isCostKnown = useMay('products.reveal');
  const save = async (): Promise<void> => {
    if (isRunning) return;
    setIsRunning(true);
    try {
      const saved = await call('products.saveList', { filter, format, language: i18n.language as Language });
      if (saved === null) return;
      notifyDone(t('products.savedAs', { name: saved.fileName }));
      onClose();
    } catch (error) {
      notifyError(error);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <FormDialog
      title={t('products.export.title', { count: total, number: formatNumber(total) })}
      back={t('products.back')}
      save={t('products.export.save')}
      isRunning={isRunning}
      isDisabled={total === 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      <FieldRow label={t('products.export.format')} labelId={formatLabel}>
        <Choice
          labelledBy={formatLabel}
          value={format}
          onChange={setFormat}
          options={FORMATS.map((value) => ({ value, text: t(`products.export.as.${value}`) }))}
        />
      </FieldRow>
      <p className={styles.quiet}>
        {t(isCostKnown ? 'products.export.withCost' : 'products.export.withoutCost')}
      </p>
    </FormDialog>
  );
}
