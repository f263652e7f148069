import { classes } from '@/lib/classes';
import type { Column, Sort } from './column';
import { IconSortDown, IconSortUp } from './icons';
import styles from './DataTable.module.css';

type DataTableHeadProps<Row> = {
  columns: readonly Column<Row>[];
  template: string;
  sort: Sort | undefined;
  onSort: ((by: string) => void) | undefined;
};

/** The head of a table, which stays in view; a header with an order is a button. */
export function DataTableHead<Row>({ columns, template, sort, onSort }: DataTableHeadProps<Row>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} style={{ gridTemplateColumns: template }}>
        {columns.map(({ key, header, align, sortBy }) => {
          const direction = sortBy !== undefined && sort?.by === sortBy ? sort.direction : null;
          return (
            <div
              key={key}
              role="columnheader"
              className={classes(styles.headCell, align === 'end' && styles.end)}
              aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
            >
              {sortBy !== undefined && onSort ? (
                <button
                  type="button"
                  className={classes(styles.headButton, direction !== null && styles.sorted)}
                  onClick={() => {
                    onSort(sortBy);
                  }}
                >
                  {header}
                  {direction === 'asc' && <IconSortUp size="0.875rem" stroke={1.9} aria-hidden />}
                  {direction === 'desc' && <IconSortDown size="0.875rem" stroke={1.9} aria-hidden />}
                </button>
              ) : (
                header
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
