import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@mantine/core';
import { useMay } from '@/features/staff/staff.public';
import { pressKey } from '@/lib/keys';
import { Dialog } from '@/ui/Dialog';
import { ContactForm } from './ContactForm';
import { NoticePreview } from './NoticePreview';
import styles from './NoticeDialog.module.css';

type NoticeDialogProps = {
  /** Whom customers turn to; empty: nobody was named yet. */
  contact: string;
  onClose: () => void;
};

/** The notice as it will be printed. Where it does not say yet whom to turn to, that is asked first. */
export function NoticeDialog({ contact, onClose }: NoticeDialogProps) {
  const { t } = useTranslation();
  const mayChange = useMay('settings.manage');
  const [isChanging, setIsChanging] = useState(false);
  const isMissing = contact === '';
  const back = (): void => {
    setIsChanging(false);
  };
  return (
    <Dialog
      isOpen
      title={t('privacy.notice.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, { 'form.leave': isChanging ? back : onClose });
      }}
      width={45}
    >
      {isMissing && !mayChange && (
        <div className={styles.body}>
          <p className={styles.text}>{t('privacy.notice.askOwner')}</p>
          <div className={styles.foot}>
            <Button size="md" variant="filled" data-autofocus onClick={onClose}>
              {t('privacy.notice.understood')}
            </Button>
          </div>
        </div>
      )}
      {mayChange && (isMissing || isChanging) && (
        <ContactForm contact={contact} onSaved={back} onLeave={isChanging ? back : onClose} />
      )}
      {!isMissing && !isChanging && (
        <NoticePreview
          contact={contact}
          onChange={
            mayChange
              ? () => {
                  setIsChanging(true);
                }
              : null
          }
        />
      )}
    </Dialog>
  );
}
