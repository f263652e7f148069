import { COLUMNS } from '@shared/features/opening/opening.rules';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/lib/classes';
import { CELLS, type GridRow, type Place } from './grid';
import styles from './Opening.module.css';
import { problemAt, type Line } from './useLines';
import { whoText } from './whoText';

/** `ready`: what is typed takes the place of the cell; `typing`: arrows leave it; `edit`: they move within it. */
export type Mode = 'ready' | 'typing' | 'edit';

type GridLineProps = {
  at: number;
  /** In pixels. */
  top: number;
  row: GridRow;
  /** Undefined for an empty line. */
  line: Line | undefined;
  /** The column of the cell that has the focus; null where it is elsewhere. */
  active: number | null;
  mode: Mode;
  onGo: (to: Place) => void;
  onWrite: (text: string) => void;
  onEdit: () => void;
};

/** One line of the grid; the cell with the focus is a field, all others are text. */
export function GridLine(props: GridLineProps) {
  const { at, top, row, line, active, mode, onGo, onWrite, onEdit } = props;
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const whoCell = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (active === null) return;
    const cell = active === COLUMNS.length ? whoCell.current : field.current;
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  useLayoutEffect(() => {
    if (active === null || field.current === null) return;
    if (mode === 'ready') field.current.select();
    else if (mode === 'edit') field.current.setSelectionRange(999, 999);
  }, [active, mode]);
  const who = line === undefined ? null : whoText(line);
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={styles.line}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <span role="rowheader" aria-colindex={1} className={styles.number}>
        {at + 1}
      </span>
      {COLUMNS.map((name, column) => {
        const isBad = problemAt(line, name) !== undefined;
        const isActive = active === column;
        return (
          <div
            key={name}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isActive}
            aria-invalid={isBad || undefined}
            className={classes(styles.cell, styles[name], isBad && styles.bad, isActive && styles.active)}
            onMouseDown={() => {
              if (!isActive) onGo({ row: at, column });
            }}
          >
            {isActive ? (
              <input
                ref={field}
                className={styles.field}
                aria-label={t('opening.cell', { column: t(`opening.column.${name}`), line: at + 1 })}
                aria-invalid={isBad || undefined}
                value={row[name]}
                autoComplete="off"
                spellCheck={false}
                onChange={({ target }) => {
                  onWrite(target.value);
                }}
                onDoubleClick={onEdit}
              />
            ) : (
              row[name]
            )}
          </div>
        );
      })}
      <div
        ref={whoCell}
        role="gridcell"
        aria-colindex={CELLS.length + 1}
        aria-selected={active === COLUMNS.length}
        tabIndex={active === COLUMNS.length ? 0 : -1}
        className={classes(
          styles.cell,
          styles.who,
          who !== null && styles[who.kind],
          active === COLUMNS.length && styles.active,
        )}
        title={who?.text}
        onMouseDown={() => {
          onGo({ row: at, column: COLUMNS.length });
        }}
      >
        {who?.text}
      </div>
    </div>
  );
}
