import type { CustomerId } from '@shared/features/customers/customers.contract';
import { Button } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isKey, pressKey, useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconNote } from '@/ui/icons';
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

  const goTo = (): void => box.current?.focus();
  useOffers([{ name: 'note', icon: IconNote, keys: 'card.note', isAdding: true, run: goTo }]);
  useKeys({ 'card.save': () => void save(), 'card.note': goTo });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isKey(event, 'card.newLine')) return;
    pressKey(event, { 'form.next': () => void save(), 'form.leave': () => box.current?.blur() });
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
        <Button rightSection={<KeyCap name="card.save" />} loading={isRunning} onClick={() => void save()}>
          {t('customers.note.save')}
        </Button>
      </div>
    </div>
  );
}
