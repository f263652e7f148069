import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { canHave, writableBy } from './followups.sight.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** With whom a sheet is; null where there is none. */
export const holderOf = (reader: Reads, mark: string): number | null =>
  reader.column<number>('SELECT "personId" FROM "followupSheets" WHERE "mark" = ?', mark)[0] ?? null;

/** True where somebody may tell of a sheet, and may know of everybody on it. */
export function mayBring(reader: Reads, actor: Actor, mark: string): boolean {
  const holder = holderOf(reader, mark);
  if (holder === null || !writableBy(reader, actor)(holder)) return false;
  const customerIds = reader.column<number>(
    `SELECT r."customerId" FROM "followupStops" r JOIN "followupSheets" s ON s."id" = r."sheetId" WHERE s."mark" = ?`,
    mark,
  );
  return customerIds.every((id) => canHave(reader, actor.id, id));
}
