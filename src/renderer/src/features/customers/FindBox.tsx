import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { classes } from '@/lib/classes';
import { errorText } from '@/lib/errorText';
import { isComposing, useKeys } from '@/lib/keys';
import { markPainted } from '@/lib/painted';
import { useToday } from '@/lib/today';
import { IconPlus, IconSearch } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { FindOption } from './FindOption';
import { useFind, type Found } from './useFind';
import styles from './FindBox.module.css';

/** The one search box: finds a customer while one types. Ctrl+K from anywhere, arrows, Enter opens, Esc leaves. */
export function FindBox() {
  const { t } = useTranslation();
  const today = useToday();
  const [, navigate] = useLocation();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const { found, find } = useFind();
  const [activeAt, setActiveAt] = useState<{ found: Found | null; at: number }>({ found: null, at: 0 });
  const active = activeAt.found === found ? activeAt.at : 0;
  // Enter before the answer is there (a scanner types faster than one blinks): it opens what will be found.
  const isEnterWaiting = useRef(false);

  const leave = (): void => {
    setText('');
    setIsOpen(false);
    void find('');
    input.current?.blur();
  };
  const choose = (found: Found, at: number): void => {
    const row = found.rows[at];
    leave();
    if (row) navigate(`/customers/${row.id}`);
    else navigate('/customers/new', { state: { typed: found.text } });
  };
  const ask = async (typed: string): Promise<void> => {
    const answer = await find(typed);
    if (answer === null || !isEnterWaiting.current) return;
    isEnterWaiting.current = false;
    if (answer.rows.length > 0) choose(answer, 0);
  };
  useLayoutEffect(() => {
    if (found) markPainted('shuke:find-painted');
  }, [found]);

  useKeys({
    'everywhere.find': () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  const type = (typed: string, isComposingNow: boolean): void => {
    setText(typed);
    setIsOpen(true);
    isEnterWaiting.current = false;
    if (!isComposingNow) void ask(typed);
  };

  const isShown = isOpen && found !== null && text.trim() !== '';
  const canAdd = isShown && found.rows.length === 0 && found.error === null;
  const count = isShown ? found.rows.length + (canAdd ? 1 : 0) : 0;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      setActiveAt({ found, at: (active + (event.key === 'ArrowDown' ? 1 : -1) + count) % count });
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      if (isShown && found.text === text.trim()) choose(found, active);
      else isEnterWaiting.current = true;
    }
  };

  return (
    <div className={styles.box} role="search">
      <IconSearch className={styles.glass} size="1.125rem" stroke={1.6} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t('shell.find.label')}
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={count > 0 ? `${listId}-${active}` : undefined}
        placeholder={t('shell.find.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => {
          type(event.target.value, (event.nativeEvent as InputEvent).isComposing);
        }}
        onCompositionEnd={(event) => {
          type(event.currentTarget.value, false);
        }}
        onFocus={() => {
          setIsOpen(true);
        }}
        onBlur={() => {
          setIsOpen(false);
        }}
        onKeyDown={onKeyDown}
      />
      {text === '' && (
        <span className={styles.hint}>
          <KeyCap name="everywhere.find" />
        </span>
      )}
      {isShown && (
        <div
          className={styles.drop}
          onMouseDown={(event) => {
            event.preventDefault();
          }}
        >
          {found.error !== null && (
            <p className={styles.note} role="alert">
              {errorText(found.error)}
            </p>
          )}
          {canAdd && <p className={styles.note}>{t('shell.find.none', { text: found.text })}</p>}
          <ul id={listId} role="listbox" aria-label={t('shell.find.results')}>
            {found.rows.map((row, at) => (
              <FindOption
                key={row.id}
                id={`${listId}-${at}`}
                row={row}
                isActive={at === active}
                today={today}
                onChoose={() => {
                  choose(found, at);
                }}
              />
            ))}
            {canAdd && (
              <li
                id={`${listId}-0`}
                role="option"
                aria-selected
                className={classes(styles.option, styles.active, styles.add)}
                onClick={() => {
                  choose(found, 0);
                }}
              >
                <IconPlus size="1rem" stroke={1.9} aria-hidden />
                {t('shell.find.add', { text: found.text })}
              </li>
            )}
          </ul>
          {found.hasMore && <p className={styles.note}>{t('shell.find.more')}</p>}
        </div>
      )}
    </div>
  );
}
