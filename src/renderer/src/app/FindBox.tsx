import type { CallOutput } from '@shared/ipc/contracts';
import type { ProductRow } from '@shared/features/products/products.contract';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import {
  customerTitle,
  exactMatches,
  FindOption,
  useFind,
  type Found,
} from '@/features/customers/customers.public';
import { useMay } from '@/features/staff/staff.public';
import { call } from '@/lib/client';
import { errorText } from '@/lib/errorText';
import { formatDay } from '@/lib/format';
import { TAKES_SCANS, useScans } from '@/lib/keyGate';
import { isComposing, useKeys } from '@/lib/keys';
import { useIsLooking } from '@/lib/looking';
import { offersFor, offerText, runOffer, useAllOffers, type Offer } from '@/lib/offers';
import { markPainted } from '@/lib/painted';
import { useToday } from '@/lib/today';
import { IconPlus, IconSearch } from '@/ui/icons';
import { KeyCap } from '@/ui/KeyCap';
import { PickOption } from '@/ui/PickOption';
import styles from './FindBox.module.css';

/** A line of the list: a customer, something to do, or the offer to add whom nobody found. */
type Item =
  | { kind: 'customer'; row: Found['rows'][number] }
  | { kind: 'offer'; offer: Offer }
  | { kind: 'add'; typed: string };

const OFFERS_ALONE = 9;
const OFFERS_BESIDE = 3;

const isNobody = (found: Found): boolean => found.rows.length === 0 && found.error === null;

/** What is listed for an answer; for null, what is on offer before anything is typed. */
function itemsOf(found: Found | null, offers: readonly Offer[], canAdd: boolean): readonly Item[] {
  const fitting = offersFor(offers, found?.text ?? '').map((offer) => ({ kind: 'offer', offer }) as const);
  if (found === null) return fitting.slice(0, OFFERS_ALONE);
  const rows = found.rows.map((row) => ({ kind: 'customer', row }) as const);
  return [
    ...rows,
    ...fitting.slice(0, OFFERS_BESIDE),
    ...(canAdd && isNobody(found) ? [{ kind: 'add', typed: found.text } as const] : []),
  ];
}

/**
 * The one search box: finds customers while one types, and does what the shop can do. Ctrl+K from anywhere, arrows,
 * Enter, Esc leaves. What a scanner sends opens the one customer who has that number, else the product; on the page of
 * products the product first.
 */
export function FindBox() {
  const { t } = useTranslation();
  const today = useToday();
  const [path, navigate] = useLocation();
  const isAtProducts = path.startsWith('/products');
  const mayProducts = useMay('products.read');
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  /** The scanned text that nobody, or more than one, has; null where nothing was scanned. */
  const [unmatched, setUnmatched] = useState<string | null>(null);
  /** The card that was scanned and had been reported lost. */
  const [lost, setLost] = useState<EarlierCard | null>(null);
  const offers = useAllOffers();
  const canAdd = !useIsLooking();
  const { found, find } = useFind();
  // Enter before the answer is there: it does what will stand first.
  const isEnterWaiting = useRef(false);
  // What an input method still brings of a scan is no text of anybody's.
  const isAfterScan = useRef(false);

  const isEmpty = text.trim() === '';
  const isShown = isOpen && (isEmpty || found !== null);
  const items = isShown ? itemsOf(isEmpty ? null : found, offers, canAdd) : [];
  const [activeAt, setActiveAt] = useState<{ of: Found | null; at: number }>({ of: null, at: -1 });
  const shownFor = isEmpty ? null : found;
  // Before anything is typed nothing is chosen: Ctrl+K and Enter do nothing by accident.
  const active = activeAt.of === shownFor ? activeAt.at : isEmpty ? -1 : 0;

  const leave = (): void => {
    setText('');
    setIsOpen(false);
    setUnmatched(null);
    setLost(null);
    setActiveAt({ of: null, at: -1 });
    void find('');
    input.current?.blur();
  };
  const leaveBack = (): void => {
    leave();
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
  };
  const choose = (item: Item): void => {
    if (item.kind === 'offer') {
      leaveBack();
      runOffer(item.offer);
      return;
    }
    leave();
    if (item.kind === 'customer') navigate(`/customers/${item.row.id}`);
    else navigate('/customers/new', { state: { typed: item.typed } });
  };
  const ask = async (typed: string): Promise<void> => {
    const answer = await find(typed);
    if (answer === null || !isEnterWaiting.current) return;
    isEnterWaiting.current = false;
    const [first] = itemsOf(answer, offers, canAdd);
    if (first && first.kind !== 'add') choose(first);
  };
  const type = (typed: string, isComposingNow: boolean): void => {
    setText(typed);
    setIsOpen(true);
    setUnmatched(null);
    setLost(null);
    isEnterWaiting.current = false;
    if (!isComposingNow) void ask(typed);
  };
  const takeScan = async (scanned: string, isClosed: boolean): Promise<void> => {
    // Ends what an input method may have made of it.
    input.current?.blur();
    isAfterScan.current = true;
    setText(scanned);
    isEnterWaiting.current = false;
    const answer = await find(scanned);
    isAfterScan.current = false;
    if (answer === null) return;
    const [only, another] = exactMatches(answer.rows, scanned);
    const product = isClosed && mayProducts && (isAtProducts || !only) ? await productScanned(scanned) : null;
    if (product !== null) {
      leave();
      navigate(`/products/${product.id}`);
      return;
    }
    if (isClosed && only && !another) {
      choose({ kind: 'customer', row: only });
      return;
    }
    const card = isClosed && !only ? await cardScanned(scanned) : null;
    if (card?.state === 'old') {
      leave();
      navigate(`/customers/${String(card.customer.id)}`);
      return;
    }
    input.current?.focus();
    setIsOpen(true);
    setLost(card);
    if (isClosed && !only) setUnmatched(scanned);
  };

  useLayoutEffect(() => {
    if (found) markPainted('shuke:find-painted');
  }, [found]);
  const isPalette = isShown && isEmpty;
  useLayoutEffect(() => {
    if (isPalette) markPainted('shuke:palette-painted');
  }, [isPalette]);

  useKeys({
    'everywhere.find': () => {
      input.current?.focus();
      input.current?.select();
    },
  });
  useScans(({ text: scanned, isClosed }) => void takeScan(scanned, isClosed));

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leaveBack();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length > 0) {
      event.preventDefault();
      const from = active === -1 && event.key === 'ArrowUp' ? 0 : active;
      const at = (from + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length;
      setActiveAt({ of: shownFor, at });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const item = items[active];
      if (item && (isEmpty || found?.text === text.trim())) choose(item);
      else if (!isEmpty) isEnterWaiting.current = true;
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
        aria-activedescendant={items[active] ? `${listId}-${active}` : undefined}
        placeholder={t('shell.find.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={text}
        onChange={(event) => {
          if (!isAfterScan.current) type(event.target.value, (event.nativeEvent as InputEvent).isComposing);
        }}
        onCompositionEnd={(event) => {
          if (!isAfterScan.current) type(event.currentTarget.value, false);
        }}
        onFocus={(event) => {
          if (event.relatedTarget !== null) cameFrom.current = event.relatedTarget;
          setIsOpen(true);
        }}
        onBlur={() => {
          setIsOpen(false);
        }}
        onKeyDown={onKeyDown}
        {...TAKES_SCANS}
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
          {isEmpty && <p className={styles.heading}>{t('shell.find.offers')}</p>}
          {!isEmpty && found !== null && found.error !== null && (
            <p className={styles.note} role="alert">
              {errorText(found.error)}
            </p>
          )}
          {unmatched !== null && (
            <p className={styles.note} role="status">
              {lost === null
                ? t('shell.find.nobody', { text: unmatched })
                : t('shell.find.lostCard', {
                    text: unmatched,
                    name: customerTitle(lost.customer),
                    day: formatDay(lost.on, today),
                  })}
            </p>
          )}
          {!isEmpty && found !== null && isNobody(found) && unmatched === null && (
            <p className={styles.note}>{t('shell.find.none', { text: found.text })}</p>
          )}
          <ul id={listId} role="listbox" aria-label={t('shell.find.results')}>
            {items.map((item, at) => (
              <ItemOption
                key={keyOf(item)}
                id={`${listId}-${at}`}
                item={item}
                isActive={at === active}
                today={today}
                onChoose={() => {
                  choose(item);
                }}
              />
            ))}
          </ul>
          {!isEmpty && found?.hasMore && <p className={styles.note}>{t('shell.find.more')}</p>}
        </div>
      )}
    </div>
  );
}

/** The product with this barcode or code; null where there is none, or it cannot be said. */
async function productScanned(text: string): Promise<ProductRow | null> {
  try {
    return await call('products.scan', { text });
  } catch {
    // What is then told is that no customer has it.
    return null;
  }
}

type EarlierCard = NonNullable<CallOutput<'loyalty.scanCard'>>;

/** The earlier member card with this code; null where there is none, or it cannot be said. */
async function cardScanned(text: string): Promise<EarlierCard | null> {
  try {
    return await call('loyalty.scanCard', { text });
  } catch {
    // What is then told is that nobody has it.
    return null;
  }
}

function keyOf(item: Item): string {
  if (item.kind === 'customer') return `customer ${item.row.id}`;
  return item.kind === 'offer' ? item.offer.name : 'add';
}

type ItemOptionProps = {
  id: string;
  item: Item;
  isActive: boolean;
  today: ReturnType<typeof useToday>;
  onChoose: () => void;
};

function ItemOption({ id, item, isActive, today, onChoose }: ItemOptionProps) {
  const { t } = useTranslation();
  if (item.kind === 'customer')
    return <FindOption id={id} row={item.row} isActive={isActive} today={today} onChoose={onChoose} />;
  if (item.kind === 'add') {
    return (
      <PickOption id={id} isActive={isActive} isApart onChoose={onChoose}>
        <IconPlus size="1rem" stroke={1.9} aria-hidden />
        {t('shell.find.add', { text: item.typed })}
      </PickOption>
    );
  }
  const { icon: Icon, keys } = item.offer;
  return (
    <PickOption id={id} isActive={isActive} onChoose={onChoose}>
      <Icon size="1.125rem" stroke={1.6} aria-hidden />
      <span className={styles.offer}>{offerText(item.offer)}</span>
      {keys && <KeyCap name={keys} />}
    </PickOption>
  );
}
