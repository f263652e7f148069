import type { CustomerId } from '@shared/features/customers/customers.contract';
import { Button } from '@mantine/core';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { dropDraft, endDraft, keepDraft, loadDraft, useOpenForm } from '@/features/drafts/drafts.public';
import { useBrought } from '@/lib/brought';
import { isKey, pressKey, useKeys } from '@/lib/keys';
import { useOffers } from '@/lib/offers';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { IconNote } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import styles from './CustomerCard.module.css';

/** One line for the timeline. Enter or Ctrl+S writes it down, Shift+Enter begins a new line; a draft is kept. */
export function NoteBox({ id }: { id: CustomerId }) {
  const { t } = useTranslation();
  const [place] = useState<DraftPlace>({ form: 'customers.addNote', customerId: id });
  const [text, setText] = useState('');
  const { run, isRunning, error } = useAct('customers.addNote');
  const box = useRef<HTMLTextAreaElement>(null);

  const keep = (typed: string): void => {
    keepDraft(place, typed.trim() === '' ? null : { title: '', body: typed });
  };
  const set = (typed: string): void => {
    setText(typed);
    keep(typed);
  };
  useOpenForm(place, (now) => {
    setText(now?.body ?? '');
  });
  const goOn = useEffectEvent((left: string) => {
    // Whoever was quicker than the draft loses neither.
    if (text === '') setText(left);
    else set(`${left}\n${text}`);
  });
  useEffect(() => {
    let isOff = false;
    void loadDraft(place).then((draft) => {
      if (draft && !isOff) goOn(draft.body);
    });
    return () => {
      isOff = true;
    };
  }, [place]);
  const isCalled = useBrought<{ field?: string }>()?.field === 'note';
  useEffect(() => {
    if (isCalled) box.current?.focus();
  }, [isCalled]);
  const save = async (): Promise<void> => {
    const note = text.trim();
    if (note === '') {
      box.current?.focus();
      return;
    }
    const done = await run({ id, text: note, ...(await endDraft(place)) });
    if (!done) {
      keep(text);
      return;
    }
    setText('');
    void dropDraft(place);
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
