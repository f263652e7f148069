import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTACT_LENGTH } from '@shared/features/privacy/notice.rules';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import styles from './NoticeDialog.module.css';

type ContactFormProps = {
  contact: string;
  onSaved: () => void;
  onLeave: () => void;
};

/** Whom customers turn to about their data, and why the notice has to say it. */
export function ContactForm({ contact, onSaved, onLeave }: ContactFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(contact);
  const [isTried, setIsTried] = useState(false);
  const { run, isRunning, error } = useAct('privacy.setContact');
  const wanted = typed.trim();
  const fault =
    wanted.length > CONTACT_LENGTH
      ? t('privacy.notice.tooLong', { most: CONTACT_LENGTH })
      : isTried && wanted === ''
        ? t('privacy.notice.needed')
        : null;

  const save = async (): Promise<void> => {
    setIsTried(true);
    if (wanted === '' || fault !== null) return;
    if (wanted !== contact) {
      const done = await run({ contact: wanted });
      if (done === null) return;
      offerUndo(t('privacy.notice.contactSaved', { contact: wanted }), done.commandId);
    }
    onSaved();
  };
  return (
    <form
      className={styles.body}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={styles.text}>{t('privacy.notice.why')}</p>
      <TextField
        label={t('privacy.notice.contact')}
        hint={t('privacy.notice.example')}
        value={typed}
        onChange={setTyped}
        error={fault}
        autoFocus
      />
      {error && <ErrorNotice error={error} />}
      <div className={styles.foot}>
        <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onLeave}>
          {t('privacy.notice.back')}
        </Button>
        <Button size="md" type="submit" variant="filled" loading={isRunning}>
          {t('privacy.notice.keep')}
        </Button>
      </div>
    </form>
  );
}
