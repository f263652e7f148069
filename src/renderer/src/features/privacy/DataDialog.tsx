import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { DATA_FORMATS } from '@shared/features/privacy/privacy.rules';
import type { DataFormat } from '@shared/features/privacy/privacy.rules';
import { LANGUAGES } from '@shared/features/settings/settings.rules';
import { notifyDone } from '@/lib/notify';
import { useDo } from '@/lib/useDo';
import { Choice } from '@/ui/Choice';
import { Dialog } from '@/ui/Dialog';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import styles from './EraseDialog.module.css';

type DataDialogProps = { id: CustomerId; title: string; onClose: () => void };

/** In which form and language a customer is given all that the shop holds of them. */
export function DataDialog({ id, title, onClose }: DataDialogProps) {
  const { t, i18n } = useTranslation();
  const [format, setFormat] = useState<DataFormat>('pdf');
  const [language, setLanguage] = useState(LANGUAGES.find((one) => one === i18n.language) ?? 'zh-CN');
  const { run, isRunning, error } = useDo('privacy.saveData');

  const save = async (): Promise<void> => {
    const saved = await run({ id, format, language });
    if (saved === null) return;
    notifyDone(t('privacy.data.saved', { file: saved.fileName }));
    onClose();
  };
  return (
    <Dialog
      isOpen
      title={t('privacy.data.title', { name: title })}
      closeLabel={t('common.close')}
      onClose={onClose}
      width={32}
    >
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className={styles.text}>{t('privacy.data.text')}</p>
        <Choice
          label={t('privacy.data.format')}
          options={DATA_FORMATS.map((value) => ({ value, text: t(`privacy.data.as.${value}`) }))}
          value={format}
          onChange={setFormat}
        />
        {format === 'pdf' && (
          <Choice
            label={t('privacy.data.language')}
            options={LANGUAGES.map((value) => ({ value, text: t(`settings.language.${value}`) }))}
            value={language}
            onChange={setLanguage}
          />
        )}
        {error && <ErrorNotice error={error} />}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('privacy.data.leave')}
          </Button>
          <Button size="md" type="submit" variant="filled" data-autofocus loading={isRunning}>
            {t('privacy.data.button')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
