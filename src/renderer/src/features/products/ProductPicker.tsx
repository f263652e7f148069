import type { ProductRow } from '@shared/features/products/products.contract';
import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '@/lib/errorText';
import { isComposing } from '@/lib/keys';
import { FieldRow } from '@/ui/FieldRow';
import { PickOption } from '@/ui/PickOption';
import { priceText } from './productColumns';
import { useFindProducts, type FoundProducts } from './useFindProducts';
import styles from './ProductPicker.module.css';

type ProductPickerProps = {
  label: string;
  /** Told each product that is taken; the field is empty again then. */
  onPick: (product: ProductRow) => void;
  error?: string | null;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

/**
 * Takes products on sale one after the other: found while one types by name, pinyin, code or barcode, taken with the
 * arrows and Enter. Enter before the answer takes what will stand first, so that a scanner may type into it.
 */
export function ProductPicker({ label, onPick, error = null, autoFocus, inputRef }: ProductPickerProps) {
  const { t } = useTranslation();
  const ids = { input: useId(), list: useId() };
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const isEnterWaiting = useRef(false);
  const { found, find } = useFindProducts();
  const isShown = text.trim() !== '' && found !== null;
  const rows = isShown ? found.rows : [];

  const pick = (row: ProductRow): void => {
    setText('');
    setAt(0);
    void find('');
    onPick(row);
  };
  const ask = async (typed: string): Promise<void> => {
    const answer: FoundProducts | null = await find(typed);
    if (answer === null || !isEnterWaiting.current) return;
    isEnterWaiting.current = false;
    const [first] = answer.rows;
    if (first) pick(first);
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
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      const row = rows[at];
      if (row && found?.text === text.trim()) pick(row);
      else if (found?.text !== text.trim()) isEnterWaiting.current = true;
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      type('', false);
    }
  };
  return (
    <FieldRow label={label} htmlFor={ids.input} error={error} errorId={`${ids.input}-error`}>
      <div className={styles.box}>
        <input
          ref={inputRef}
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
          placeholder={t('products.picker.placeholder')}
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
              <PickOption
                key={row.id}
                id={`${ids.list}-${index}`}
                isActive={index === at}
                onChoose={() => {
                  pick(row);
                }}
              >
                <span className={styles.name}>{row.name}</span>
                <span className={styles.quiet}>{row.code}</span>
                <span className={styles.price}>{priceText(t, row)}</span>
              </PickOption>
            ))}
          </ul>
        )}
        {isShown && rows.length === 0 && (
          <p className={styles.none} role="status">
            {found.error === null ? t('products.picker.none') : errorText(found.error)}
          </p>
        )}
      </div>
    </FieldRow>
  );
}
