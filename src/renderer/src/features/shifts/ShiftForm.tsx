import { Button } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftPlace } from '@shared/features/drafts/drafts.contract';
import { SHIFT_LIMITS } from '@shared/features/shifts/shifts.rules';
import { dropDraft, endDraft, keepDraft, loadDraft, useOpenForm } from '@/features/drafts/drafts.public';
import { pressKey } from '@/lib/keys';
import { offerUndo } from '@/lib/undo';
import { useAct } from '@/lib/useCall';
import { ErrorNotice } from '@/ui/ErrorNotice';
import { KeyCap } from '@/ui/KeyCap';
import { TextField } from '@/ui/TextField';
import styles from './Shifts.module.css';

type Typed = { text: string; items: string };

const NOTHING: Typed = { text: '', items: '' };

/** What a draft holds, read with care: another version of the program may have written it. */
function readDraft(body: string): Typed {
  try {
    const read = JSON.parse(body) as Partial<Record<keyof Typed, unknown>> | null;
    return {
      text: typeof read?.text === 'string' ? read.text : '',
      items: typeof read?.items === 'string' ? read.items : '',
    };
  } catch {
    // Whatever stands there is no note.
    return NOTHING;
  }
}

const linesOf = (items: string): string[] =>
  items
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

type ShiftFormProps = {
  place: DraftPlace;
  /** What is still to be done, a line each, that the note begins with where no draft is kept. */
  items: readonly string[];
  /** Who can be spoken to by @. */
  names: readonly string[];
};

/** A note for the next shift: what there is to say, and what is still to be done, a line each. A draft is kept. */
export function ShiftForm({ place, items: given, names }: ShiftFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(NOTHING);
  const { run, isRunning, error } = useAct('shifts.write');
  const keep = (now: Typed): void => {
    const isEmpty = now.text.trim() === '' && now.items.trim() === '';
    keepDraft(place, isEmpty ? null : { title: t('shifts.title'), body: JSON.stringify(now) });
  };
  const set = (now: Typed): void => {
    setTyped(now);
    keep(now);
  };
  useOpenForm(place, (draft) => {
    setTyped(draft ? readDraft(draft.body) : NOTHING);
  });
  useEffect(() => {
    let isOff = false;
    void loadDraft(place).then((draft) => {
      // Whoever was quicker than the draft keeps what they typed.
      const first = draft
        ? readDraft(draft.body)
        : given.length > 0
          ? { text: '', items: given.join('\n') }
          : NOTHING;
      if (!isOff) setTyped((now) => (now === NOTHING ? first : now));
    });
    return () => {
      isOff = true;
    };
  }, [place, given]);

  const items = linesOf(typed.items);
  const isTooMany = items.length > SHIFT_LIMITS.items;
  const isTooLong = items.some((line) => line.length > SHIFT_LIMITS.item);
  const isEmpty = typed.text.trim() === '' && items.length === 0;
  const save = async (): Promise<void> => {
    if (isEmpty || isTooMany || isTooLong) return;
    const done = await run({ text: typed.text.trim(), items, ...(await endDraft(place)) });
    if (!done) {
      keep(typed);
      return;
    }
    setTyped(NOTHING);
    void dropDraft(place);
    offerUndo(t('shifts.saved'), done.commandId);
  };
  const fault = isTooMany
    ? t('shifts.tooMany', { count: SHIFT_LIMITS.items })
    : isTooLong
      ? t('shifts.tooLong', { count: SHIFT_LIMITS.item })
      : null;
  return (
    <form
      className={styles.form}
      noValidate
      aria-label={t('shifts.write')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        pressKey(event, { 'form.save': () => void save() });
      }}
    >
      <TextField
        label={t('shifts.text')}
        value={typed.text}
        isLong
        onChange={(text) => {
          set({ ...typed, text: text.slice(0, SHIFT_LIMITS.text) });
        }}
        hint={
          names.length > 0 && (
            <span className={styles.names}>
              {t('shifts.mention')}
              {names.map((name) => (
                <button
                  key={name}
                  type="button"
                  className={styles.link}
                  onClick={() => {
                    set({ ...typed, text: `${typed.text}@${name} ` });
                  }}
                >
                  {`@${name}`}
                </button>
              ))}
            </span>
          )
        }
      />
      <TextField
        label={t('shifts.items')}
        value={typed.items}
        isLong
        error={fault}
        hint={t('shifts.itemsHint')}
        onChange={(text) => {
          set({ ...typed, items: text });
        }}
      />
      {error && <ErrorNotice error={error} />}
      <div>
        <Button
          type="submit"
          variant="filled"
          rightSection={<KeyCap name="form.save" isOnAccent={!isEmpty} />}
          loading={isRunning}
          disabled={isEmpty}
        >
          {t('shifts.save')}
        </Button>
      </div>
    </form>
  );
}
