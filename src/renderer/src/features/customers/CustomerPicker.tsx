import { Button } from '@mantine/core';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/lib/errorText';
import { isComposing } from '@/lib/keys';
import { useToday } from '@/lib/today';
import { FieldRow } from '@/ui/FieldRow';
import styles from './CustomerPicker.module.css';
import { customerTitle } from './customerTitle';
import { FindOption } from './FindOption';
import { useFind } from './useFind';

/** A customer as a form holds them. */
export type Picked = { id: CustomerId; title: string };

type CustomerPickerProps = {
  label: string;
  value: Picked | null;
  onPick: (picked: Picked | null) => void;
  error?: string | null;
  autoFocus?: boolean;
  /** Told what was typed where Enter finds nobody, or nothing was typed; the form goes on without a customer. */
  onNobody?: (typed: string) => void;
};

/** Chooses one customer: found while one types, taken with the arrows and Enter. */
export function CustomerPicker(props: CustomerPickerProps) {
  const { label, value, onPick, error = null, autoFocus, onNobody } = props;
  const { t } = useTranslation();
  const today = useToday();
  const ids = { input: useId(), list: useId() };
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { found, find } = useFind();
  const rows = text.trim() === '' ? [] : (found?.rows ?? []);
  const isShown = text.trim() !== '' && found !== null;
  /** Enter was pressed before what was typed is answered: it takes what will stand first. */
  const isEnterWaiting = useRef(false);
  const pick = (row: (typeof rows)[number]): void => {
    setText('');
    void find('');
    onPick({ id: row.id, title: customerTitle(row) });
  };
  const take = (row: (typeof rows)[number] | undefined, typed: string): void => {
    if (row) pick(row);
    else onNobody?.(typed.trim());
  };
  const ask = async (typed: string): Promise<void> => {
    const answer = await find(typed);
    if (answer === null || !isEnterWaiting.current) return;
    isEnterWaiting.current = false;
    if (answer.error === null) take(answer.rows[0], typed);
  };
  const type = (typed: string, isComposingNow: boolean): void => {
    setText(typed);
    setAt(0);
    isEnterWaiting.current = false;
    if (!isComposingNow) void ask(typed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && rows.length > 0) {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + rows.length) % rows.length);
    } else if (event.key === 'Enter' && (text.trim() !== '' || onNobody !== undefined)) {
      event.preventDefault();
      const isAnswered = text.trim() === '' || (found?.text === text.trim() && found.error === null);
      if (isAnswered) take(rows[at], text);
      else isEnterWaiting.current = true;
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      type('', false);
    }
  };
  if (value !== null) {
    return (
      <FieldRow label={label}>
        <div className={styles.picked}>
          <strong>{value.title}</strong>
          <Button
            size="xs"
            onClick={() => {
              onPick(null);
            }}
          >
            {t('customers.picker.another')}
          </Button>
        </div>
      </FieldRow>
    );
  }
  return (
    <FieldRow label={label} htmlFor={ids.input} error={error} errorId={`${ids.input}-error`}>
      <div className={styles.box}>
        <input
          id={ids.input}
          className={styles.input}
          type="text"
          role="combobox"
          aria-expanded={isShown}
          aria-controls={isShown ? ids.list : undefined}
          aria-autocomplete="list"
          aria-activedescendant={rows[at] ? `${ids.list}-${at}` : undefined}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${ids.input}-error`}
          placeholder={t('customers.picker.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          autoFocus={autoFocus}
          data-autofocus={autoFocus === true || undefined}
          value={text}
          onChange={(event) => {
            type(event.target.value, (event.nativeEvent as InputEvent).isComposing);
          }}
          onCompositionEnd={(event) => {
            type(event.currentTarget.value, false);
          }}
          onKeyDown={onKeyDown}
        />
        {isShown && (
          <ul id={ids.list} role="listbox" aria-label={label} className={styles.drop}>
            {rows.map((row, index) => (
              <FindOption
                key={row.id}
                id={`${ids.list}-${index}`}
                row={row}
                isActive={index === at}
                today={today}
                onChoose={() => {
                  pick(row);
                }}
              />
            ))}
          </ul>
        )}
        {isShown && rows.length === 0 && (
          <p className={styles.none} role="status">
            {found.error === null ? t('customers.picker.none') : errorText(found.error)}
          </p>
        )}
      </div>
    </FieldRow>
  );
}
