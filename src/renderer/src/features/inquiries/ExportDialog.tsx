import type { InquiryFilter } from '@shared/features/inquiries/inquiries.contract';
import type { Language } from '@shared/features/settings/settings.contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@/lib/client';
import { formatNumber } from '@/lib/format';
import { notifyDone, notifyError } from '@/lib/notify';
import { Choice } from '@/ui/Choice';
import { FieldRow } from '@/ui/FieldRow';
import { FormDialog } from '@/ui/FormDialog';

const FORMATS = ['xlsx', 'csv'] as const;

type ExportDialogProps = { filter: InquiryFilter; total: number; onClose: () => void };

/** Saves the list, as it is narrowed, as a table. */
export function ExportDialog({ filter, total, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation();
  const formatLabel = useId();
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('xlsx');
  const [isRunning, setIsRunning] = useState(false);
  const save = async (): Promise<void> => {
    if (isRunning) return;
    setIsRunning(true);
    try {
      const saved = await call('inquiries.saveList', { filter, format, language: i18n.language as Language });
      if (saved === null) return;
      notifyDone(t('inquiries.savedAs', { name: saved.fileName }));
      onClose();
    } catch (error) {
      notifyError(error);
    } finally {
      setIsRunning(false);
    }
  };
  return (
    <FormDialog
      title={t('inquiries.export.title', { count: total, number: formatNumber(total) })}
      back={t('inquiries.back')}
      save={t('inquiries.export.save')}
      isRunning={isRunning}
      isDisabled={total === 0}
      onSave={() => void save()}
      onClose={onClose}
    >
      <FieldRow label={t('inquiries.export.format')} labelId={formatLabel}>
        <Choice
          labelledBy={formatLabel}
          value={format}
          onChange={setFormat}
          options={FORMATS.map((value) => ({ value, text: t(`inquiries.export.as.${value}`) }))}
        />
      </FieldRow>
    </FormDialog>
  );
}
