import { render, screen } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { expect, test } from 'vitest';
import { theme } from '@/app/theme';
import { findBarriers } from '../../../../tests/support/renderScreen';
import type { Column } from './column';
import { DataTable } from './DataTable';
import type { RowSource } from './pagedRows';

type Tea = { id: number; name: string };

const COLUMNS: readonly Column<Tea>[] = [
  { key: 'name', header: '茶', width: '1fr', cell: ({ name }) => name },
];
const sourceOf = (rows: readonly Tea[]): RowSource<Tea> => ({
  key: 'all',
  total: rows.length,
  rowAt: (index) => rows[index],
  show: () => undefined,
  fetchAhead: () => undefined,
  error: null,
  retry: () => undefined,
});
const table = (rows: readonly Tea[]) => (
  <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
    <DataTable
      label="茶单"
      columns={COLUMNS}
      source={sourceOf(rows)}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      empty="没有茶了"
    />
  </MantineProvider>
);

test('a list that comes to nothing points at no row that is not there any more', async () => {
  const { rerender } = render(table([{ id: 1, name: '碧潭飘雪' }]));
  const grid = screen.getByRole('grid', { name: '茶单' });
  const active = grid.getAttribute('aria-activedescendant');
  expect(document.getElementById(active ?? '')?.textContent).toBe('碧潭飘雪');
  rerender(table([]));
  expect(screen.getByText('没有茶了')).toBeDefined();
  expect(grid.getAttribute('aria-activedescendant')).toBeNull();
  expect(await findBarriers()).toEqual([]);
  rerender(table([{ id: 2, name: '茉莉龙珠' }]));
  expect(document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')).not.toBeNull();
});
