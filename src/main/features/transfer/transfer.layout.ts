import type { TransferLayout, transferContract } from '@shared/features/transfer/transfer.contract';
import type { ReadRow } from '@shared/features/transfer/transfer.rows.rules';
import type { OutputOf } from '@shared/ipc/contract';
import type { ReadInput } from '../../helper/port';

type PreviewRow = OutputOf<(typeof transferContract)['channels']['preview']>['rows'][number];

/** What the helper process is asked for, from the layout that a person agreed to. */
export function readInputOf(path: string, layout: TransferLayout): ReadInput {
  return {
    path,
    sheet: layout.sheet,
    headerRow: layout.headerRow,
    encoding: layout.encoding,
    delimiter: layout.delimiter,
    target: layout.target,
    mapping: layout.mapping,
    options: {
      returnPrefix: layout.returnPrefix,
      adjustmentPrefix: layout.adjustmentPrefix,
      dayOrder: layout.dayOrder,
    },
  };
}

/** A row as the wizard shows it: its cells under the fields they were matched to. */
export function previewOf(row: ReadRow, layout: TransferLayout): PreviewRow {
  const cells: Record<string, string> = {};
  for (const [field, column] of Object.entries(layout.mapping)) cells[field] = row.raw?.[column] ?? '';
  return { row: row.row, cells, problems: row.problems, isSkipped: row.item === null };
}
