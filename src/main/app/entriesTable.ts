import type { EntryRow } from '@shared/features/feedback/feedback.contract';
import { clock } from '@shared/features/settings/hours.rules';
import type { Language } from '@shared/features/settings/settings.contract';
import { paperText } from './paperText';
import { textTable } from './textTable';

const COLUMNS = [
  ...['number', 'day', 'time', 'kind', 'source', 'words', 'satisfaction', 'recommend', 'name', 'phone'],
  ...['photos', 'wantsCall', 'state', 'answer', 'endedBy', 'endedOn'],
];
const WIDE: Readonly<Record<string, number>> = { words: 48, answer: 32, phone: 16 };

/** What visitors left as a table of texts. */
export function entriesTable(
  rows: readonly EntryRow[],
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<Uint8Array> {
  const find = paperText(language);
  const say = (key: string): string => find(`papers.entries.${key}`) ?? key;
  const cellsOf = (row: EntryRow): string[] => [
    String(row.id),
    row.onDay,
    clock(row.minute),
    say(`kind.${row.kind}`),
    row.source ?? '',
    row.words,
    row.satisfaction === null ? '' : String(row.satisfaction),
    row.recommend === null ? '' : String(row.recommend),
    row.name,
    row.phone,
    row.photos === 0 ? '' : String(row.photos),
    row.wantsCall ? say('yes') : '',
    say(`state.${row.state}`),
    row.answer,
    row.endedBy ?? '',
    row.endedOn ?? '',
  ];
  return textTable([COLUMNS.map((column) => say(`column.${column}`)), ...rows.map(cellsOf)], {
    format,
    title: say('title'),
    widths: COLUMNS.map((column) => WIDE[column] ?? 12),
  });
}
