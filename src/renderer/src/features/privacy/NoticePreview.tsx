import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticePage } from '@shared/features/privacy/privacy.contract';
import { LANGUAGES } from '@shared/features/settings/settings.rules';
import { notifyDone } from '@/lib/notify';
import { useDo } from '@/lib/useDo';
import { Choice } from '@/ui/Choice';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconPrinter } from '@/ui/icons';
import styles from './NoticeDialog.module.css';
import { NoticePaper } from './NoticePaper';

type NoticePreviewProps = {
  contact: string;
  /** Leads to another contact; null: not for who is signed in. */
  onChange: (() => void) | null;
};

/** The notice word for word as it will be printed, in the language that is chosen, and the ways onto paper. */
export function NoticePreview({ contact, onChange }: NoticePreviewProps) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState(LANGUAGES.find((one) => one === i18n.language) ?? 'zh-CN');
  const [page, setPage] = useState<NoticePage | null>(null);
  const show = useDo('privacy.showNotice');
  const print = useDo('privacy.printNotice');
  const save = useDo('privacy.saveNotice');
  const error = show.error ?? print.error ?? save.error;

  const { run } = show;
  useEffect(() => {
    let isLatest = true;
    void run({ language }).then((shown) => {
      if (isLatest && shown !== null) setPage(shown);
    });
    return () => {
      isLatest = false;
    };
  }, [run, language, contact]);

  const saveFile = async (): Promise<void> => {
    const saved = await save.run({ language });
    if (saved !== null) notifyDone(t('privacy.notice.saved', { file: saved.fileName }));
  };
  return (
    <form
      className={styles.body}
      onSubmit={(event) => {
        event.preventDefault();
        void print.run({ language });
      }}
    >
      <Choice
        label={t('privacy.notice.language')}
        options={LANGUAGES.map((value) => ({ value, text: t(`settings.language.${value}`) }))}
        value={language}
        onChange={setLanguage}
      />
      <div className={styles.paper} role="region" aria-label={t('privacy.notice.paper')} tabIndex={0}>
        {page && <NoticePaper page={page} language={language} />}
      </div>
      {error && <ErrorNotice error={error} />}
      <div className={styles.foot}>
        {onChange && (
          <Button size="md" className={styles.aside} onClick={onChange}>
            {t('privacy.notice.change')}
          </Button>
        )}
        <Button size="md" loading={save.isRunning} disabled={page === null} onClick={() => void saveFile()}>
          {t('privacy.notice.save')}
        </Button>
        <Button
          size="md"
          type="submit"
          variant="filled"
          autoFocus
          data-autofocus
          loading={print.isRunning}
          leftSection={<IconPrinter size="1.125rem" stroke={1.6} aria-hidden />}
        >
          {t('privacy.notice.print')}
        </Button>
      </div>
    </form>
  );
}
