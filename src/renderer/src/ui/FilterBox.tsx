import { useImperativeHandle, useRef, useState, type Ref } from 'react';
import { isComposing } from '@/lib/keys';
import { IconFilter } from './icons';
import { KeyCap } from './KeyCap';
import styles from './FilterBox.module.css';

export type FilterBoxHandle = { focus: () => void; clear: () => void };

type FilterBoxProps = {
  label: string;
  placeholder: string;
  /** Told for each change, never while a word is being composed. */
  onChange: (text: string) => void;
  /** Enter or the arrow down: on to the list. */
  onLeave: () => void;
  handleRef?: Ref<FilterBoxHandle>;
};

/** Narrows the list it stands above. Esc clears it and goes back to the list. */
export function FilterBox({ label, placeholder, onChange, onLeave, handleRef }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const set = (typed: string, isUnfinished: boolean): void => {
    setText(typed);
    if (!isUnfinished) onChange(typed);
  };
  useImperativeHandle(handleRef, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
    clear: () => {
      set('', false);
    },
  }));
  return (
    <div className={styles.box}>
      <IconFilter className={styles.icon} size="1rem" stroke={1.6} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        type="text"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => {
          set(event.target.value, (event.nativeEvent as InputEvent).isComposing);
        }}
        onCompositionEnd={(event) => {
          set(event.currentTarget.value, false);
        }}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Escape') set('', false);
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
      {text === '' && (
        <span className={styles.hint}>
          <KeyCap name="customers.filter" />
        </span>
      )}
    </div>
  );
}
