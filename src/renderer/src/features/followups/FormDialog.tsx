import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pressKey } from '@/lib/keys';
import { Dialog } from '@/ui/Dialog';
import { KeyCap } from '@/ui/KeyCap';
import styles from './Followups.module.css';

type FormDialogProps = {
  title: string;
  /** The word on the button that saves. */
  save: string;
  isRunning: boolean;
  isDisabled?: boolean;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** A form before the page: Enter or Ctrl+S saves, Esc leaves. */
export function FormDialog(props: FormDialogProps) {
  const { title, save, isRunning, isDisabled = false, onSave, onClose, children } = props;
  const { t } = useTranslation();
  const saveOnce = (): void => {
    if (!isDisabled) onSave();
  };
  return (
    <Dialog
      isOpen
      title={title}
      closeLabel={t('common.close')}
      onClose={onClose}
      onKey={(event) => {
        pressKey(event, { 'form.leave': onClose, 'form.save': saveOnce });
      }}
      width={40}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          saveOnce();
        }}
      >
        {children}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {t('followups.back')}
          </Button>
          <Button
            type="submit"
            size="md"
            variant="filled"
            loading={isRunning}
            disabled={isDisabled}
            rightSection={<KeyCap name="form.save" isOnAccent />}
          >
            {save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
