import { priceText } from '@shared/features/sales/pricing.rules';
import { useId, useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindProducts, type FoundProducts } from '@/features/products/products.public';
import { errorText } from '@/lib/errorText';
import { TAKES_SCANS } from '@/lib/keyGate';
import { isBare, isComposing } from '@/lib/keys';
import { IconScan } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PickOption } from '@/ui/PickOption';
import styles from './ProductBox.module.css';
import { orderOf, type Thing } from './till';

type Row = FoundProducts['rows'][number];

/** Products that the list holds. */
const AT_MOST = 8;

/** A line of the list: a product, or what is in no catalogue by the name that was typed. */
type Item = { row: Row } | { loose: string };

/** What the page may ask of the box. */
export type ProductBoxHandle = { focus: () => void; clear: () => void };

type ProductBoxProps = {
  onPick: (thing: Thing) => void;
  /** `3*` or `=158`: for the line that is chosen. Returns false where there is none. */
  onOrder: (order: { quantity: string } | { price: string }) => void;
  /** Keys pressed while nothing is typed: they are for the lines. */
  onLineKey: (event: KeyboardEvent) => void;
  handleRef: Ref<ProductBoxHandle>;
};

const thingOf = ({ id, ...row }: Row): Thing => {
  const { name, unit, priceCents, isReducible, category } = row;
  return { productId: id, name, unit, priceCents, isReducible, category };
};

/** True where this is the product's own code or barcode, and so no name of something else. */
const isExactly = ({ code, barcode }: Row, text: string): boolean => text === code || text === barcode;

/** Where things are scanned or typed: name, pinyin, code or barcode; arrows and Enter take one. */
export function ProductBox({ onPick, onOrder, onLineKey, handleRef }: ProductBoxProps) {
  const { t } = useTranslation();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { found, find } = useFindProducts(AT_MOST);
  // Enter before the answer is there: it takes what will stand first.
  const isEnterWaiting = useRef(false);
  const isOrder = orderOf(text) !== null;
  const isShown = text.trim() !== '' && !isOrder && found !== null;
  const itemsOf = ({ rows, text: asked, error }: FoundProducts): Item[] => [
    ...rows.map((row) => ({ row })),
    ...(error === null && !rows.some((row) => isExactly(row, asked)) ? [{ loose: asked }] : []),
  ];
  const items = isShown ? itemsOf(found) : [];

  const clear = (): void => {
    isEnterWaiting.current = false;
    setText('');
    setAt(0);
    void find('');
  };
  const take = (item: Item): void => {
    clear();
    onPick(
      'row' in item
        ? thingOf(item.row)
        : { productId: null, name: item.loose, unit: '', priceCents: null, isReducible: true, category: '' },
    );
  };
  const ask = async (typed: string): Promise<void> => {
    const answer = await find(orderOf(typed) === null ? typed : '');
    if (answer === null) return;
    const [first] = itemsOf(answer);
    if (isEnterWaiting.current && first !== undefined) take(first);
    isEnterWaiting.current = false;
  };
  const type = (typed: string, isComposingNow: boolean): void => {
    setText(typed);
    setAt(0);
    isEnterWaiting.current = false;
    if (!isComposingNow) void ask(typed);
  };
  useImperativeHandle(handleRef, () => ({ focus: () => input.current?.focus(), clear }));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (text === '') {
      onLineKey(event);
      return;
    }
    if (!isBare(event)) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length > 0) {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      clear();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const order = orderOf(text);
      const item = items[at];
      if (order !== null) {
        clear();
        onOrder(order);
      } else if (item !== undefined && found?.text === text.trim()) take(item);
      else isEnterWaiting.current = true;
    }
  };

  return (
    <div className={styles.box}>
      <IconScan className={styles.sign} size="1.125rem" stroke={1.6} aria-hidden />
      <input
        ref={input}
        className={styles.input}
        type="text"
        role="combobox"
        aria-label={t('sales.till.product.label')}
        aria-expanded={isShown}
        aria-controls={isShown ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={items[at] ? `${listId}-${String(at)}` : undefined}
        placeholder={t('sales.till.product.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        autoFocus
        value={text}
        onChange={(event) => {
          type(event.target.value, (event.nativeEvent as InputEvent).isComposing);
        }}
        onCompositionEnd={(event) => {
          type(event.currentTarget.value, false);
        }}
        onKeyDown={onKeyDown}
        {...TAKES_SCANS}
      />
      {text === '' && (
        <span className={styles.hint}>
          <KeyCap name="everywhere.till" />
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
          <ul id={listId} className={styles.list} role="listbox" aria-label={t('sales.till.product.label')}>
            {items.map((item, index) => (
              <PickOption
                key={'row' in item ? item.row.id : 'loose'}
                id={`${listId}-${String(index)}`}
                isActive={index === at}
                isApart={!('row' in item)}
                onChoose={() => {
                  take(item);
                  input.current?.focus();
                }}
              >
                {'row' in item ? (
                  <>
                    <span className={styles.name}>{item.row.name}</span>
                    <span className={styles.meta}>{item.row.unit}</span>
                    <span className={styles.meta}>{item.row.code}</span>
                    <span className={styles.price}>
                      {item.row.priceCents === null ? '' : priceText(item.row.priceCents * 10)}
                    </span>
                  </>
                ) : (
                  t('sales.till.product.loose', { name: item.loose })
                )}
              </PickOption>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
