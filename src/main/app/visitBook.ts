import type { Cell, CellValue, WriteSheet } from 'hucre/xlsx';
import { MOODS, outcomesOf } from '@shared/features/followups/followups.rules';
import type { VisitPaper } from '@shared/features/followups/visit.channels';
import { BACK_FIELDS, sheetCode } from '@shared/features/followups/visitFile.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { paperText } from './paperText';
import { factsOf, FACT_COLUMNS } from './visitFacts';

/** Rows above the first customer: what it is, how it is filled in, the heads of the columns. */
const HEAD_ROWS = 3;

/* What looks like a number or a formula stays the text that it is, also when somebody edits it. */
const TEXT = '@';
const WIDTHS: Readonly<Record<string, number>> = {
  key: 10,
  name: 14,
  phone: 16,
  address: 28,
  strip: 28,
  open: 28,
  purchases: 28,
  plan: 22,
  outcome: 12,
  mood: 12,
  note: 40,
  next: 24,
  nextOn: 14,
};

/** A visit sheet as an .xlsx: a row for each customer, with columns at the right that are filled in on the road. */
export async function visitBook(paper: VisitPaper, language: Language): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const text = paperText(language);
  const say = (key: string, words: Readonly<Record<string, string>> = {}): string =>
    text(`papers.visit.${key}`, words) ?? key;
  const facts = FACT_COLUMNS.filter((one) => one === 'plan' || paper.facts.includes(one));
  const columns = ['key', 'name', ...facts, ...BACK_FIELDS];
  const rows: CellValue[][] = [
    [say('title', { day: paper.dayOn, name: paper.person.name }), sheetCode(paper.mark)],
    [say('fillIn')],
    columns.map((column) => say(`column.${column}`)),
    ...paper.rows.map((row) => {
      const told = factsOf(row, text);
      return columns.map((column): string => {
        if (column === 'key') return row.key;
        if (column === 'name') return row.name === '' ? (row.number ?? '') : row.name;
        const fact = FACT_COLUMNS.find((one) => one === column);
        return fact === undefined ? '' : told[fact].join('\n');
      });
    }),
  ];
  const cells = new Map<string, Partial<Cell>>();
  for (const [at, row] of rows.entries()) {
    for (const place of row.keys()) {
      cells.set(`${String(at)},${String(place)}`, { style: styleOf(at) });
    }
  }
  const letter = (column: string): string => String.fromCharCode('A'.charCodeAt(0) + columns.indexOf(column));
  const choice = (column: 'outcome' | 'mood', values: readonly string[]) => ({
    type: 'list' as const,
    range: `${letter(column)}${String(HEAD_ROWS + 1)}:${letter(column)}${String(rows.length)}`,
    values: values.map((value) => text(`papers.value.followups.${column}.${value}`) ?? value),
    allowBlank: true,
  });
  const sheet: WriteSheet = {
    name: say('tab'),
    rows,
    cells,
    columns: columns.map((column) => ({ width: WIDTHS[column] ?? 16, numFmt: TEXT })),
    freezePane: { rows: HEAD_ROWS, columns: 2 },
    dataValidations: [choice('outcome', outcomesOf('visit')), choice('mood', MOODS)],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
  return writeXlsx({ sheets: [sheet] });
}

const styleOf = (at: number): NonNullable<Cell['style']> => ({
  numFmt: TEXT,
  alignment: { vertical: 'top', wrapText: at >= HEAD_ROWS - 1 },
  ...(at === HEAD_ROWS - 1 && { font: { bold: true } }),
});
