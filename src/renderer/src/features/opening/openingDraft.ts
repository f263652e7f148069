import { COLUMNS, OPENING_LIMITS } from '@shared/features/opening/opening.rules';
import type { Draft } from '@/features/drafts/drafts.public';
import { BLANK, grown, usedRows, type Chosen, type GridRow } from './grid';

/** The draft of a list; null while nothing is typed. */
export function draftOf(rows: readonly GridRow[]): Draft | null {
  const used = usedRows(rows);
  if (used.length === 0) return null;
  return {
    title: used[0]?.row.name.trim() ?? '',
    body: JSON.stringify(used.map(({ row }) => [...COLUMNS.map((column) => row[column]), row.chosen])),
  };
}

const chosenOf = (raw: unknown): Chosen =>
  raw === 'new' || (typeof raw === 'number' && Number.isSafeInteger(raw) && raw > 0) ? raw : null;

/** The lines of a draft, read with care: another version of the program may have written it. */
export function rowsOf(draft: Draft | null): readonly GridRow[] {
  if (draft === null) return grown([]);
  try {
    const raw = JSON.parse(draft.body) as unknown;
    const lines = Array.isArray(raw) ? raw.filter(Array.isArray).slice(0, OPENING_LIMITS.rows) : [];
    return grown(
      lines.map((cells: unknown[]) => ({
        ...BLANK,
        ...Object.fromEntries(
          COLUMNS.map((column, at) => [column, typeof cells[at] === 'string' ? cells[at] : '']),
        ),
        chosen: chosenOf(cells[COLUMNS.length]),
      })),
    );
  } catch {
    // What cannot be read is as good as nothing typed.
    return grown([]);
  }
}
