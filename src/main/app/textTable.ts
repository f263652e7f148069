import { csvCell } from '../platform/csvCell';

export type TableOptions = {
  format: 'xlsx' | 'csv';
  title: string;
  /** Of each column, in signs. */
  widths: readonly number[];
};

/**
 * A table, its heads first, as an .xlsx or a text in UTF-8. All cells are text, so that no spreadsheet cuts a number or
 * takes a name for a formula.
 */
export async function textTable(
  table: readonly (readonly string[])[],
  { format, title, widths }: TableOptions,
): Promise<Uint8Array> {
  if (format === 'csv') {
    /* The byte order mark makes spreadsheets read the file as UTF-8. */
    return Buffer.from(`\uFEFF${table.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`);
  }
  const { writeXlsx } = await import('hucre/xlsx');
  const styles = table.flatMap((cells, at) =>
    cells.map(
      (_, place) =>
        [
          `${String(at)},${String(place)}`,
          { style: at === 0 ? { font: { bold: true }, numFmt: '@' } : { numFmt: '@' } },
        ] as const,
    ),
  );
  return writeXlsx({
    sheets: [
      {
        name: title,
        columns: widths.map((width) => ({ width })),
        rows: table.map((cells) => [...cells]),
        cells: new Map(styles),
        freezePane: { rows: 1 },
      },
    ],
  });
}
