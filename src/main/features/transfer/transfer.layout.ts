import type { TransferLayout, transferContract } from '@shared/features/transfer/transfer.contract';
import type { CustomField } from '@shared/features/fields/fields.contract';
import { ownField } from '@shared/features/transfer/transfer.rows.rules';
import type { ReadRow } from '@shared/features/transfer/transfer.rows.rules';
import type { OutputOf } from '@shared/ipc/contract';
import type { FileFacts, ReadInput } from '../../helper/port';

type PreviewRow = OutputOf<(typeof transferContract)['channels']['preview']>['rows'][number];

/** How a file is read where nobody says otherwise. */
export function guessedLayout(facts: FileFacts): TransferLayout {
  return {
    target: facts.guess.target,
    sheet: facts.encoding === null ? facts.chosen.sheet : null,
    headerRow: facts.chosen.headerRow,
    encoding: facts.encoding,
    delimiter: facts.delimiter,
    mapping: { ...facts.guess.mapping },
    returnPrefix: facts.guess.returnPrefix ?? null,
    adjustmentPrefix: facts.guess.adjustmentPrefix ?? null,
    dayOrder: facts.guess.dayOrder ?? null,
  };
}

/** What the helper process is asked for, from the layout that a person agreed to. `fields` are those of the shop's own. */
export function readInputOf(path: string, layout: TransferLayout, fields: readonly CustomField[]): ReadInput {
  const own = fields.filter(
    ({ id, isRetired }) => !isRetired && layout.target === 'customers' && ownField(id) in layout.mapping,
  );
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
      own: own.map(({ id, name, kind, choices }) => ({ id, name, kind, choices })),
    },
  };
}

/** A row as the wizard shows it: its cells under the fields they were matched to. */
export function previewOf(row: ReadRow, layout: TransferLayout): PreviewRow {
  const cells: Record<string, string> = {};
  for (const [field, column] of Object.entries(layout.mapping)) cells[field] = row.raw?.[column] ?? '';
  return { row: row.row, cells, problems: row.problems, isSkipped: row.item === null };
}
