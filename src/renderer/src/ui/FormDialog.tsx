import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pressKey, type KeyHandlers } from '@/lib/keys';
import { Dialog } from './Dialog';
import styles from './DialogBody.module.css';
import { KeyCap } from './KeyCap';

type FormDialogProps = {
  title: string;
  /** The word on the button that leaves. */
  back: string;
  /** The word on the button that saves. */
  save: string;
  isRunning: boolean;
  isDisabled?: boolean;
  onSave: () => void;
  onClose: () => void;
  /** In rem; 40 unless told. */
  width?: number;
  /** Keys of its own, before those of every form. */
  keys?: KeyHandlers;
  /** More that can be done, between leaving and saving. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A form before the page: Enter or Ctrl+S saves, Esc leaves. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    back,
    save,
    isRunning,
    isDisabled = false,
    onSave,
    onClose,
    width = 40,
    keys = {},
    actions,
    children,
  } = props;
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
        pressKey(event, { ...keys, 'form.leave': onClose, 'form.save': saveOnce });
      }}
      width={width}
    >
      <form
        className={styles.body}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          saveOnce();
        }}
      >
        {children}
        <div className={styles.foot}>
          <Button size="md" rightSection={<KeyCap name="form.leave" />} onClick={onClose}>
            {back}
          </Button>
          {actions}
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
