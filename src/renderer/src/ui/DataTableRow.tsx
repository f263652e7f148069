import { memo, type MouseEvent } from 'react';
import { classes } from '@/lib/classes';
import type { Column } from './column';
import styles from './DataTable.module.css';

type DataTableRowProps<Row> = {
  id: string;
  index: number;
  /** Undefined while it is on its way: an empty row keeps its place. */
  row: Row | undefined;
  /** What a screen reader calls the row's tick box. */
  tickLabel: string;
  columns: readonly Column<Row>[];
  template: string;
  /** In pixels from the top of the body. */
  top: number;
  height: number;
  isActive: boolean;
  isOpen: boolean;
  isSelected: boolean;
  /** The handlers stay the same from draw to draw. Null: rows cannot be ticked. */
  onToggle: ((row: Row) => void) | null;
  onPress: (row: Row, index: number) => void;
  onMenu: (row: Row, index: number, at: { x: number; y: number }) => void;
};

function Row<R>(props: DataTableRowProps<R>) {
  const { row, columns, onToggle } = props;
  const place = {
    transform: `translateY(${props.top}px)`,
    height: props.height,
    gridTemplateColumns: props.template,
  };
  if (row === undefined) {
    return (
      <div
        id={props.id}
        role="row"
        aria-rowindex={props.index + 2}
        aria-busy
        className={styles.row}
        style={place}
      >
        {columns.map((column) => (
          <div key={column.key} role="gridcell" className={styles.cell} />
        ))}
      </div>
    );
  }
  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    props.onMenu(row, props.index, { x: event.clientX, y: event.clientY });
  };
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={onToggle ? props.isSelected : undefined}
      aria-current={props.isOpen ? true : undefined}
      className={classes(
        styles.row,
        props.isActive && styles.active,
        props.isOpen && styles.open,
        props.isSelected && styles.selected,
      )}
      style={place}
      onClick={() => {
        props.onPress(row, props.index);
      }}
      onContextMenu={onContextMenu}
    >
      {columns.map((column, at) => {
        const content = column.cell(row);
        const isTickable = at === 0 && onToggle !== null;
        // A bare text is laid out faster than a line of several parts.
        const isText = typeof content === 'string' && !isTickable;
        return (
          <div
            key={column.key}
            role="gridcell"
            className={classes(isText ? styles.text : styles.cell, column.align === 'end' && styles.end)}
          >
            {isTickable && (
              <input
                type="checkbox"
                className={styles.tick}
                checked={props.isSelected}
                tabIndex={-1}
                aria-label={props.tickLabel}
                onClick={(event) => {
                  event.stopPropagation();
                }}
                onChange={() => {
                  onToggle(row);
                }}
              />
            )}
            {content}
          </div>
        );
      })}
    </div>
  );
}

/** One row of a table; drawn again only when something of its own changes. */
export const DataTableRow = memo(Row) as typeof Row;
