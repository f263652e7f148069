import type { CallOutput } from '@shared/ipc/contracts';
import { normalisePhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import { listRows } from './customers.list.queries';
import { matchingIds } from './customers.match';
import { knownSql } from './customers.sight.queries';
import type { Sight } from './customers.sight.queries';

/** Who may be the same person, of those whom one may know: by a whole phone first, then by the same name. */
function similarTo(
  reader: Reader,
  sight: Sight,
  ask: { name: string; phones: readonly string[]; exceptId: number | null },
): { id: number; reason: 'phone' | 'name' }[] {
  const found = new Map<number, 'phone' | 'name'>();
  const add = (ids: readonly number[], reason: 'phone' | 'name'): void => {
    for (const id of ids) if (id !== ask.exceptId && !found.has(id)) found.set(id, reason);
  };
  const known = knownSql(sight, 'c."id"');
  for (const text of ask.phones) {
    const digits = normalisePhone(text)?.digits ?? '';
    if (digits.length < 7) continue;
    add(
      reader.column<number>(
        `SELECT p."customerId" FROM "customerPhones" p JOIN "customers" c ON c."id" = p."customerId"
         WHERE p."digits" = ? AND (c."isListed" = 1 OR c."deletedAt" IS NOT NULL) AND ${known?.sql ?? 'TRUE'}
         LIMIT 5`,
        digits,
        ...(known?.values ?? []),
      ),
      'phone',
    );
  }
  const name = ask.name.trim();
  if (name.length >= 2) {
    const ids = matchingIds(reader, sight, name, 200);
    const same = reader.all<{ id: number; name: string }>(
      `SELECT "id", "name" FROM "customers" WHERE "id" IN (SELECT "value" FROM json_each(?)) LIMIT 200`,
      JSON.stringify(ids),
    );
    const key = (text: string): string => text.replaceAll(/\s/gu, '').toLowerCase();
    add(
      same.filter((row) => key(row.name) === key(name)).map((row) => row.id),
      'name',
    );
  }
  return [...found].slice(0, 5).map(([id, reason]) => ({ id, reason }));
}

/** The same with what a line says of each of them. */
export const similarCustomers = (
  reader: Reader,
  sight: Sight,
  ask: Parameters<typeof similarTo>[2],
): CallOutput<'customers.similar'> =>
  similarTo(reader, sight, ask).flatMap(({ id, reason }) => {
    const [row] = listRows(reader, sight, [id]);
    if (row === undefined) return [];
    const { name, number, phoneTail, lastSoldOn, deletedAt } = row;
    return [{ id: row.id, name, number, phoneTail, lastSoldOn, reason, isInBin: deletedAt !== null }];
  });
