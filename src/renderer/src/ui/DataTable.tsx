import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { isBare, isComposing, isTyping } from '@/lib/keys';
import { useIsPainted } from '@/lib/painted';
import { useRem } from '@/lib/rem';
import type { Column, Sort } from './column';
import { Held } from './held';
import { DataTableHead } from './DataTableHead';
import { DataTableRow } from './DataTableRow';
import type { RowSource } from './pagedRows';
import styles from './DataTable.module.css';

/** What a page may ask of its table. */
export type DataTableHandle = {
  focus: () => void;
  /** Scrolls to a row, makes it the active one. */
  goTo: (index: number) => void;
};

export type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  source: RowSource<Row>;
  rowId: (row: Row) => string | number;
  /** What a screen reader calls the row when it is ticked. */
  rowName: (row: Row) => string;
  /** Height of a row in rem; 2.5 unless told. */
  rowHeight?: number;
  sort?: Sort;
  onSort?: (by: string) => void;
  /** Enter, or a click. */
  onOpen?: (row: Row) => void;
  /** Space, or a click on the tick box. Without it rows cannot be ticked. */
  onToggle?: (row: Row) => void;
  selectedIds?: ReadonlySet<string | number>;
  /** The row whose details are open beside the table. */
  openId?: string | number | null;
  /** Keys that the table itself does not use, with the active row. Call preventDefault() on what is used. */
  onKey?: (event: KeyboardEvent, row: Row | null) => void;
  /** Right click, or the menu key; where on the screen. */
  onMenu?: (row: Row, at: { x: number; y: number }) => void;
  /** Which rows are in view, from 0. */
  onView?: (first: number, last: number) => void;
  /** After rows in view have been drawn with their data. */
  onRowsDrawn?: () => void;
  /** Shown instead of rows where there are none. */
  empty?: ReactNode;
  handleRef?: Ref<DataTableHandle>;
};

const SHOW_EMPTY_AFTER_MS = 80;

/** What the head and the foot of a page take of the window's height. */
const AROUND_REM = 11.75;

/**
 * A table of any length: rows are drawn and fetched as they come into view. Arrows, PageUp, PageDown, Home and End
 * move, Enter opens, Space ticks.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, source, rowId, rowName, sort, onSort, openId = null, handleRef } = props;
  const { selectedIds, onToggle, onOpen, onMenu, empty } = props;
  const { t } = useTranslation();
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRem();
  const rowPx = Math.round(rem * (props.rowHeight ?? 2.5));
  const headPx = Math.round(rem * 2.25);
  const isPainted = useIsPainted();
  const total = source.total ?? 0;
  /** The row that was gone to; null while nobody has gone to any. */
  const [activeAt, setActiveAt] = useState<{ key: string; index: number } | null>(null);
  // How wide the table is, in the columns' own steps, so that nothing is drawn anew for each pixel.
  const [widthStep, setWidthStep] = useState(Infinity);
  const shownColumns = useMemo(
    () => columns.filter((one) => widthStep >= (one.hideBelow ?? 0)),
    [columns, widthStep],
  );

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: isPainted ? 4 : 0,
    // The first drawing has its rows already; only where the guess is wrong are they drawn once more.
    initialRect: { width: 0, height: window.innerHeight - rem * AROUND_REM },
    scrollPaddingStart: headPx,
  });
  const items = virtualizer.getVirtualItems();
  // After a jump the rows come within a blink: until then the old ones stay as they are, out of sight, since drawing
  // empty rows would only make the full ones later.
  const hasRows = items.some((item) => source.rowAt(item.index) !== undefined);
  const [isLate, setIsLate] = useState(false);
  const [held] = useState(() => new Held<typeof items>());
  const drawn = held.pick(items, hasRows || isLate);
  // Until somebody goes to a row, keys are meant for the one that stands open.
  const isOpenRow = (row: Row | undefined): boolean => row !== undefined && rowId(row) === openId;
  const openAt = openId === null ? -1 : drawn.findIndex(({ index }) => isOpenRow(source.rowAt(index)));
  const wanted = activeAt?.key === source.key ? activeAt.index : (drawn[openAt]?.index ?? 0);
  const active = Math.min(wanted, Math.max(0, total - 1));
  useEffect(() => {
    const timer = setTimeout(
      () => {
        setIsLate(!hasRows);
      },
      hasRows ? 0 : SHOW_EMPTY_AFTER_MS,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [hasRows]);
  const slots = Math.ceil(window.innerHeight / rowPx) + 16;
  const firstDrawn = items[0]?.index ?? 0;
  const lastDrawn = items.at(-1)?.index ?? 0;
  const top = virtualizer.scrollOffset ?? 0;
  const inView = Math.max(1, Math.floor(((virtualizer.scrollRect?.height ?? 0) - headPx) / rowPx));
  const firstInView = Math.min(Math.ceil(top / rowPx), Math.max(0, total - 1));
  const lastInView = Math.max(0, Math.min(firstInView + inView, total) - 1);

  const measure = useEffectEvent(() => {
    virtualizer.measure();
  });
  const measuredPx = useRef(rowPx);
  useLayoutEffect(() => {
    if (measuredPx.current !== rowPx) measure();
    measuredPx.current = rowPx;
  }, [rowPx]);

  const toTop = useEffectEvent(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  });
  const isFirstKey = useRef(true);
  useLayoutEffect(() => {
    if (!isFirstKey.current) toTop();
    isFirstKey.current = false;
  }, [source.key]);

  const tellView = useEffectEvent(() => {
    source.show(firstDrawn, lastDrawn);
    props.onView?.(firstInView, lastInView);
  });
  useEffect(() => {
    if (total > 0) tellView();
  }, [firstDrawn, lastDrawn, firstInView, lastInView, total, source.key]);

  const isDrawn = total > 0 && items.length > 0 && items.every((item) => source.rowAt(item.index));
  const tellDrawn = useEffectEvent(() => {
    props.onRowsDrawn?.();
  });
  useLayoutEffect(() => {
    if (isDrawn) tellDrawn();
  }, [isDrawn, firstDrawn, lastDrawn, source.key]);

  const onScrolled = useEffectEvent(() => {
    if (total === 0 || !scroller.current) return;
    const first = Math.min(total - 1, Math.floor(scroller.current.scrollTop / rowPx));
    source.fetchAhead(first, Math.min(total - 1, first + inView));
  });
  useEffect(() => {
    const element = scroller.current;
    const listen = (): void => {
      onScrolled();
    };
    // Before the rows are drawn for the new place, so that the answer comes while they are.
    element?.addEventListener('scroll', listen, { capture: true, passive: true });
    return () => element?.removeEventListener('scroll', listen, { capture: true });
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const width = (entry?.contentRect.width ?? 0) / rem;
      const steps = columns.map((one) => one.hideBelow ?? 0);
      const reached = steps.filter((step) => step <= width);
      setWidthStep(width === 0 || reached.length === steps.length ? Infinity : Math.max(...reached));
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [columns, rem]);

  const goTo = (index: number): void => {
    const at = Math.max(0, Math.min(index, total - 1));
    setActiveAt({ key: source.key, index: at });
    virtualizer.scrollToIndex(at, { align: 'auto' });
  };
  useImperativeHandle(handleRef, () => ({ focus: () => scroller.current?.focus(), goTo }));

  // Rows are drawn again only when they change, so their handlers stay the same and look up the latest props.
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const onPressRow = useCallback((row: Row, index: number) => {
    setActiveAt({ key: latest.current.source.key, index });
    latest.current.onOpen?.(row);
  }, []);
  const onToggleRow = useCallback((row: Row) => {
    latest.current.onToggle?.(row);
  }, []);
  const onMenuRow = useCallback((row: Row, index: number, at: { x: number; y: number }) => {
    setActiveAt({ key: latest.current.source.key, index });
    latest.current.onMenu?.(row, at);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (isComposing(event) || event.defaultPrevented || isTyping(event.target)) return;
    const row = source.rowAt(active);
    const isOnButton = event.target instanceof HTMLButtonElement;
    if (isBare(event) && !isOnButton) {
      const moved = moveOf(event.key, active, inView, total);
      if (moved !== null) {
        event.preventDefault();
        goTo(moved);
        return;
      }
      if (event.key === 'Enter' && row && onOpen) {
        event.preventDefault();
        onOpen(row);
        return;
      }
      if (event.key === ' ' && row && onToggle) {
        event.preventDefault();
        onToggle(row);
        return;
      }
      if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && onMenu) {
        event.preventDefault();
        const box = document.getElementById(`${gridId}-${active}`)?.getBoundingClientRect();
        if (box && row) onMenu(row, { x: box.left + 24, y: box.bottom });
        return;
      }
    }
    props.onKey?.(event, row ?? null);
  };

  const template = shownColumns.map((one) => one.width).join(' ');
  const isEmpty = source.total === 0 && empty !== undefined;

  return (
    <div
      ref={scroller}
      className={classes(styles.scroller, openId !== null && styles.withOpen)}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={source.total === null ? -1 : total + 1}
      aria-colcount={shownColumns.length}
      aria-multiselectable={onToggle ? true : undefined}
      aria-busy={source.total === null}
      aria-activedescendant={
        !isEmpty && drawn.some((item) => item.index === active) ? `${gridId}-${active}` : undefined
      }
      onKeyDown={onKeyDown}
    >
      <DataTableHead columns={shownColumns} template={template} sort={sort} onSort={onSort} />
      {isEmpty ? (
        <div role="rowgroup" className={styles.emptyBody}>
          <div role="row">
            <div role="gridcell" aria-colspan={shownColumns.length}>
              {empty}
            </div>
          </div>
        </div>
      ) : (
        <div role="rowgroup" className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
          {drawn.map((item) => {
            const row = source.rowAt(item.index);
            const id = row === undefined ? null : rowId(row);
            return (
              <DataTableRow
                // Rows that scroll out lend their elements to those that scroll in.
                key={item.index % slots}
                id={`${gridId}-${item.index}`}
                index={item.index}
                row={row}
                tickLabel={row === undefined || !onToggle ? '' : t('common.tick', { name: rowName(row) })}
                columns={shownColumns}
                template={template}
                top={item.start}
                height={rowPx}
                isActive={item.index === active}
                isOpen={id !== null && id === openId}
                isSelected={id !== null && (selectedIds?.has(id) ?? false)}
                onToggle={onToggle ? onToggleRow : null}
                onPress={onPressRow}
                onMenu={onMenuRow}
              />
            );
          })}
        </div>
      )}
    </div>
  );
}

/** The row that a key leads to, or null for keys that do not move. */
function moveOf(key: string, active: number, inView: number, total: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + inView;
    case 'PageUp':
      return active - inView;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}
