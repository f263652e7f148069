import type { CustomerId } from '@shared/features/customers/customers.contract';
import { Button } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isBare, isComposing, isCtrl, isTyping, useWindowKeys } from '@/lib/keys';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { keepDraft, readDraft } from './drafts';
import styles from './CustomerCard.module.css';

/** One line for the timeline. Enter or Ctrl+S writes it down, Shift+Enter begins a new line; a draft is kept. */
export function NoteBox({ id }: { id: CustomerId }) {
  const { t } = useTranslation();
  const draftName = `note ${id}`;
  const [text, setText] = useState(() => readDraft<string>(draftName) ?? '');
  const { run, isRunning, error } = useAct('customers.addNote');
  const box = useRef<HTMLTextAreaElement>(null);

  const set = (typed: string): void => {
    setText(typed);
    keepDraft(draftName, typed);
  };
  const save = async (): Promise<void> => {
    const note = text.trim();
    if (note === '') {
      box.current?.focus();
      return;
    }
    const done = await run({ id, text: note });
    if (!done) return;
    set('');
    offerUndo(t('customers.note.done'), done.commandId);
  };

  useWindowKeys((event) => {
    if (isCtrl(event, 's')) {
      event.preventDefault();
      void save();
    } else if (isBare(event) && event.key.toLowerCase() === 'n' && !isTyping(event.target)) {
      event.preventDefault();
      box.current?.focus();
    }
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      box.current?.blur();
    }
  };
  return (
    <div className={styles.note}>
      {error && <ErrorNotice error={error} />}
      <div className={styles.noteLine}>
        <textarea
          ref={box}
          className={styles.noteInput}
          rows={1}
          aria-label={t('customers.note.label')}
          placeholder={t('customers.note.placeholder')}
          maxLength={20_000}
          value={text}
          onChange={(event) => {
            set(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <Button rightSection={<KeyCap keys="Ctrl S" />} loading={isRunning} onClick={() => void save()}>
          {t('customers.note.save')}
        </Button>
      </div>
    </div>
  );
}
