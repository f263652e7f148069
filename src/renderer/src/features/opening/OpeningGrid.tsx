import { cellsOf } from '@shared/features/opening/opening.rules';
import { useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { pressKey } from '@/lib/keys';
import { useRem } from '@/lib/rem';
import { CELLS, choose, pasted, setCell, stepped, type GridRow, type Place } from './grid';
import { GridLine, type Mode } from './GridLine';
import styles from './Opening.module.css';
import type { Line } from './useLines';

/** Height of a line in rem, and lines that are drawn above and below those in view. */
const ROW_REM = 2.25;
const BESIDE = 8;

type OpeningGridProps = {
  rows: readonly GridRow[];
  lines: ReadonlyMap<number, Line>;
  active: Place;
  onMove: (to: Place) => void;
  /** `isStep`: it can be taken back by itself; else it goes with the step before, as letters of a word do. */
  onChange: (rows: readonly GridRow[], isStep: boolean) => void;
  onUndo: () => void;
  onSave: () => void;
  /** Esc where nothing is being typed. */
  onLeave: () => void;
  /** Cells of a pasted block for which there was no room. */
  onLeftOut: (count: number) => void;
};

/** A grid to type into as in a spreadsheet: of many lines only those in view are drawn. */
export function OpeningGrid(props: OpeningGridProps) {
  const { rows, lines, active, onMove, onChange, onUndo, onSave, onLeave, onLeftOut } = props;
  const { t } = useTranslation();
  const rowPx = useRem() * ROW_REM;
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  const [mode, setMode] = useState<Mode>('ready');
  const first = Math.max(0, Math.floor(view.top / rowPx) - BESIDE);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowPx) + BESIDE);
  const inView = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
  // The line with the focus stays, wherever somebody looks: what is typed must go on going into it.
  const shown = inView.includes(active.row) ? inView : [...inView, active.row];

  const measure = (): void => {
    const box = scroller.current;
    if (box !== null) setView({ top: box.scrollTop, height: box.clientHeight });
  };
  useLayoutEffect(() => {
    measure();
    const watch = new ResizeObserver(measure);
    if (scroller.current !== null) watch.observe(scroller.current);
    return () => {
      watch.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const top = active.row * rowPx;
    const room = box.clientHeight - 2 * rowPx;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top > box.scrollTop + room) box.scrollTop = top - room;
  }, [active.row, rowPx]);

  const goTo = (to: Place): void => {
    setMode('ready');
    onMove({
      row: Math.max(0, Math.min(rows.length - 1, to.row)),
      column: Math.max(0, Math.min(CELLS.length - 1, to.column)),
    });
  };
  const write = (text: string): void => {
    onChange(setCell(rows, active, text), mode === 'ready');
    if (mode === 'ready') setMode('typing');
  };
  const arrow = (key: string): unknown => {
    const isSideways = key === 'ArrowLeft' || key === 'ArrowRight';
    if (mode === 'edit' && isSideways) return false;
    goTo({
      row: active.row + (key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0),
      column: active.column + (key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0),
    });
    return true;
  };
  const pick = (key: string): unknown => {
    if (CELLS[active.column] !== 'who') return false;
    if (key === '0') onChange(choose(rows, active.row, 'new'), true);
    else {
      const found = lines.get(active.row)?.found?.[Number(key) - 1];
      if (found === undefined) return false;
      onChange(choose(rows, active.row, found.customer.id), true);
    }
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    pressKey(event, {
      'grid.move': () => arrow(event.key),
      'grid.next': () => {
        const to = stepped(active, event.shiftKey ? -1 : 1, rows.length);
        if (to === null) return false;
        goTo(to);
        return true;
      },
      'grid.below': () => {
        goTo({ row: active.row + 1, column: active.column });
      },
      'grid.edit': () => {
        setMode('edit');
      },
      'grid.clear': () => {
        if (mode !== 'ready') return false;
        onChange(setCell(rows, active, ''), true);
        return true;
      },
      'grid.fill': () => {
        const above = rows[active.row - 1];
        const name = CELLS[active.column];
        if (above !== undefined && name !== undefined && name !== 'who') {
          onChange(setCell(rows, active, above[name]), true);
        }
      },
      'grid.undo': () => {
        setMode('ready');
        onUndo();
      },
      'grid.choose': () => pick(event.key),
      'form.save': onSave,
      'form.leave': () => {
        if (mode === 'ready') onLeave();
        else setMode('ready');
      },
    });
  };
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/u.test(text.replace(/\r?\n$/u, ''))) return;
    event.preventDefault();
    const { rows: next, left } = pasted(rows, active, cellsOf(text));
    setMode('ready');
    onChange(next, true);
    if (left > 0) onLeftOut(left);
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={t('opening.grid')}
      aria-rowcount={rows.length + 1}
      aria-colcount={CELLS.length + 1}
      onScroll={measure}
      onKeyDown={onKey}
      onPaste={onPaste}
    >
      <div role="row" aria-rowindex={1} className={classes(styles.line, styles.heads)}>
        <span role="columnheader" aria-colindex={1}>
          {t('opening.column.line')}
        </span>
        {CELLS.map((name, at) => (
          <span key={name} role="columnheader" aria-colindex={at + 2} className={styles[name]}>
            {t(`opening.column.${name}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup" className={styles.body} style={{ height: rows.length * rowPx }}>
        {shown.map((at) => {
          const row = rows[at];
          return row === undefined ? null : (
            <GridLine
              key={at}
              at={at}
              top={at * rowPx}
              row={row}
              line={lines.get(at)}
              active={at === active.row ? active.column : null}
              mode={mode}
              onGo={goTo}
              onWrite={write}
              onEdit={() => {
                setMode('edit');
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
