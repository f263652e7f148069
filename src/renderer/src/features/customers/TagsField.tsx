import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/keys';
import { useCall } from '@/lib/useCall';
import { FieldRow } from '@/ui/FieldRow';
import { IconClose } from '@/ui/icons';
import styles from './CustomerForm.module.css';

const LONGEST = 40;

type TagsFieldProps = { tags: readonly string[]; onChange: (tags: string[]) => void };

/** Tags as small words; Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagsField({ tags, onChange }: TagsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const { data: known = [] } = useCall('customers.tags', {});

  const add = (typed: string): void => {
    const words = typed
      .split(/[,\uFF0C\u3001;\uFF1B]/)
      .map((word) => word.trim().slice(0, LONGEST))
      .filter(Boolean);
    setText('');
    if (words.length > 0) onChange([...new Set([...tags, ...words])]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      add(text);
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  };
  return (
    <FieldRow label={t('customers.field.tags')} htmlFor={id}>
      <div className={styles.tags}>
        {tags.map((tag) => (
          <span key={tag} className={styles.tag}>
            {tag}
            <button
              type="button"
              className={styles.dropTag}
              aria-label={t('customers.form.dropTag', { tag })}
              onClick={() => {
                onChange(tags.filter((one) => one !== tag));
              }}
            >
              <IconClose size="0.875rem" stroke={1.9} aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          name="tags"
          type="text"
          className={styles.tagInput}
          data-step
          list={`${id}-known`}
          autoComplete="off"
          placeholder={tags.length === 0 ? t('customers.form.tagsHint') : undefined}
          value={text}
          onChange={(event) => {
            const typed = event.target.value;
            const isUnfinished = (event.nativeEvent as InputEvent).isComposing;
            if (!isUnfinished && /[,\uFF0C\u3001;\uFF1B]/.test(typed)) add(typed);
            else setText(typed);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            add(text);
          }}
        />
        <datalist id={`${id}-known`}>
          {known.map(({ tag }) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </div>
    </FieldRow>
  );
}
