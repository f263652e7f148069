import { Modal } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
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

const DIALOG = '[role="dialog"]';
const FIELDS = ['input', 'select', 'textarea'].map((name) => `${name}:not(:disabled)`).join();

/** Has a dialog begin at its first field where nothing in it asks for the focus, and not at the cross. */
function beginAtField(dialog: HTMLElement): void {
  if (dialog.querySelector('[data-autofocus]') !== null) return;
  const field = dialog.querySelector<HTMLInputElement>(FIELDS);
  const group = field?.type === 'radio' ? dialog.querySelectorAll<HTMLInputElement>('[type=radio]') : [];
  const chosen = [...group].find(({ name, checked }) => checked && name === field?.name);
  (chosen ?? field)?.setAttribute('data-autofocus', '');
}

/** Focuses this where nothing has the focus, or else the dialog that lies on top. */
function takeLostFocus(wanted: Element | null = null): void {
  const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
  const top = [...document.querySelectorAll(DIALOG)].at(-1);
  for (const one of [wanted, top]) {
    if (isLost() && one instanceof HTMLElement && one.isConnected) one.focus({ preventScroll: true });
  }
}

/** Keeps the focus in the dialogs where what had it goes, so that their keys go on working. */
function hold(dialog: HTMLElement | null): (() => void) | undefined {
  if (dialog === null) return undefined;
  beginAtField(dialog);
  const watch = new MutationObserver(() => {
    takeLostFocus();
  });
  watch.observe(dialog, { childList: true, subtree: true });
  return () => {
    watch.disconnect();
  };
}

/** Gives the focus back when the dialog goes: to what had it before, or to the dialog below. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      takeLostFocus(opener);
    },
    [opener],
  );
}

/** A question or a sheet before the page, the only thing with a shadow; it begins at its first field. */
export function Dialog({ isOpen, title, closeLabel, onClose, onKey, width, children }: DialogProps) {
  useFocusBack();
  const leaveByKey = (event: KeyboardEvent): void => {
    pressKey(event, { 'form.leave': onClose });
  };
  return (
    <Modal
      ref={hold}
      opened={isOpen}
      onClose={onClose}
      title={title}
      withCloseButton={closeLabel !== undefined}
      closeButtonProps={{ 'aria-label': closeLabel }}
      closeOnClickOutside={closeLabel !== undefined}
      centered
      closeOnEscape={false}
      onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
        // What something within has used is done, and a dialog that this one opened stands elsewhere: its keys are its own.
        if (event.isDefaultPrevented() || !event.currentTarget.contains(event.target as Node)) return;
        (onKey ?? leaveByKey)(event);
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
