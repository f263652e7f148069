import { blackOut, tracePattern } from '@shared/features/privacy/privacy.rules';
import { isConstraintViolation } from '../../db/sqliteErrors';
import type { Unit } from '../../db/unit';
import type { Mentions } from './privacy.mentions';
import type { Known } from './privacy.traces';

/** Blacks out every trace in these rows. Returns how many rows changed, and the customers among them. */
export function blackOutMentions(
  unit: Unit,
  mentions: readonly Mentions[],
  known: Known,
  mark: string,
): { rows: number; customerIds: number[] } {
  const pattern = tracePattern(known);
  /* A text that says their phone is about them: then their name goes too. */
  const named = tracePattern({ digits: known.digits, words: [...known.words, ...known.names] });
  let rows = 0;
  const customerIds: number[] = [];
  for (const { table, columns, ids } of pattern === null ? [] : mentions) {
    for (const id of ids) {
      const row = unit.get<Record<string, unknown>>(`SELECT * FROM "${table}" WHERE "id" = ?`, id);
      const changed = columns.flatMap((name) => {
        const old = row?.[name];
        if (typeof old !== 'string' || pattern === null || named === null) return [];
        if (blackOut(old, pattern, mark) === old) return [];
        const now = blackOut(old, named, mark);
        return [{ name, now }];
      });
      for (const { name, now } of changed) setText(unit, table, id, name, now);
      if (changed.length > 0) rows += 1;
      if (changed.length > 0 && table === 'customers') customerIds.push(id);
    }
  }
  return { rows, customerIds };
}

/** Where the text has to be one of its kind, the row's number makes it that. */
function setText(unit: Unit, table: string, id: number, column: string, text: string): void {
  const sql = `UPDATE "${table}" SET "${column}" = ? WHERE "id" = ?`;
  try {
    unit.run(sql, text, id);
  } catch (error) {
    if (!isConstraintViolation(error)) throw error;
    unit.run(sql, `${text} ${String(id)}`, id);
  }
}
