import { useId, useState, type KeyboardEvent } from 'react';
import { isComposing } from '@/lib/keys';
import { FieldRow } from './FieldRow';
import { IconClose } from './icons';
import styles from './WordsField.module.css';

const LONGEST = 40;
const COMMA = /[,\uFF0C\u3001;\uFF1B]/;

type WordsFieldProps = {
  label: string;
  name: string;
  words: readonly string[];
  onChange: (words: string[]) => void;
  /** Words that are in use already, to choose from. */
  known: readonly string[];
  placeholder: string;
  /** Name of the button that takes a word away. */
  dropLabel: (word: string) => string;
};

/** Short words, such as tags; Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function WordsField({ label, name, words, onChange, known, placeholder, dropLabel }: WordsFieldProps) {
  const id = useId();
  const [text, setText] = useState('');

  const add = (typed: string): void => {
    const more = typed
      .split(COMMA)
      .map((word) => word.trim().slice(0, LONGEST))
      .filter(Boolean);
    setText('');
    if (more.length > 0) onChange([...new Set([...words, ...more])]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '' && words.length > 0) {
      onChange(words.slice(0, -1));
    }
  };
  return (
    <FieldRow label={label} htmlFor={id}>
      <div className={styles.words}>
        {words.map((word) => (
          <span key={word} className={styles.word}>
            {word}
            <button
              type="button"
              className={styles.drop}
              aria-label={dropLabel(word)}
              onClick={() => {
                onChange(words.filter((one) => one !== word));
              }}
            >
              <IconClose size="0.875rem" stroke={1.9} aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          name={name}
          type="text"
          className={styles.input}
          data-step
          list={`${id}-known`}
          autoComplete="off"
          placeholder={words.length === 0 ? placeholder : undefined}
          value={text}
          onChange={(event) => {
            const typed = event.target.value;
            const isUnfinished = (event.nativeEvent as InputEvent).isComposing;
            if (!isUnfinished && COMMA.test(typed)) add(typed);
            else setText(typed);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            add(text);
          }}
        />
        <datalist id={`${id}-known`}>
          {known.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      </div>
    </FieldRow>
  );
}
