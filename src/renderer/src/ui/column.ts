import type { ReactNode } from 'react';

/** The order of a list: by which of its orders, and which way. */
export type Sort = { by: string; direction: 'asc' | 'desc' };

export type Column<Row> = {
  key: string;
  header: string;
  /** A track of a CSS grid: `11rem`, `minmax(8rem, 1fr)`. */
  width: string;
  /** Numbers and amounts stand at the end. */
  align?: 'start' | 'end';
  /** Name of the order that this column's header asks for; without it the column cannot be sorted. */
  sortBy?: string;
  /** The column is left out where the table is narrower than this many rem. */
  hideBelow?: number;
  cell: (row: Row) => ReactNode;
};
