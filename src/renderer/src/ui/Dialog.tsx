import { Modal } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { pressKey } from '@/lib/keys';
import styles from './Dialog.module.css';

type DialogProps = {
  isOpen: boolean;
  title: ReactNode;
  /** What a screen reader calls the cross; without it there is none. */
  closeLabel?: string;
  /** The cross, or a press beside the dialog where `closeLabel` is given. */
  onClose: () => void;
  /** What keys do here, and the page below must not do too; without it Esc closes. */
  onKey?: (event: KeyboardEvent) => void;
  /** In rem. */
  width: number;
  children: ReactNode;
};

const FIELDS = ['input', 'select', 'textarea'].map((name) => `${name}:not(:disabled)`).join();

/** Has a dialog begin at its first field where nothing in it asks for the focus, and not at the cross. */
function beginAtField(dialog: HTMLElement | null): void {
  if (dialog === null || dialog.querySelector('[data-autofocus]') !== null) return;
  const field = dialog.querySelector<HTMLInputElement>(FIELDS);
  const group = field?.type === 'radio' ? dialog.querySelectorAll<HTMLInputElement>('[type=radio]') : [];
  const chosen = [...group].find(({ name, checked }) => checked && name === field?.name);
  (chosen ?? field)?.setAttribute('data-autofocus', '');
}

/** A question or a sheet before the page, the only thing with a shadow; it begins at its first field. */
export function Dialog({ isOpen, title, closeLabel, onClose, onKey, width, children }: DialogProps) {
  const leaveByKey = (event: KeyboardEvent): void => {
    pressKey(event, { 'form.leave': onClose });
  };
  return (
    <Modal
      ref={beginAtField}
      opened={isOpen}
      onClose={onClose}
      title={title}
      withCloseButton={closeLabel !== undefined}
      closeButtonProps={{ 'aria-label': closeLabel }}
      closeOnClickOutside={closeLabel !== undefined}
      centered
      closeOnEscape={false}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
        // A dialog that this one opened stands elsewhere on the page, and its keys are its own.
        if (event.currentTarget.contains(event.target as Node)) (onKey ?? leaveByKey)(event);
      }}
      size={`${width}rem`}
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content, header: styles.header, title: styles.title, body: styles.body }}
      // Its <header> is no banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      {children}
    </Modal>
  );
}
