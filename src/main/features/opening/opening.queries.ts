import { AppError } from '@shared/errors/AppError';
import type { openingContract, OpeningList, OpeningRow } from '@shared/features/opening/opening.contract';
import type { Totals } from '@shared/features/opening/opening.rules';
import { normalisePhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import type { QueryHandlers } from '../../ipc/handlers';
import { aboutOf } from '../customers/customers.about.queries';
import { isKnown, reachesTo, sightOf } from '../customers/customers.sight.queries';
import { countCard } from '../loyalty/loyalty.counts.queries';
import { openable } from '../loyalty/loyalty.opening.queries';
import { heldBy } from '../loyalty/loyalty.stored.queries';
import { isFree, linesOf } from './opening.lists.queries';

type Handlers = QueryHandlers<typeof openingContract>;

type ListRow = Totals & {
  id: number;
  on: OpeningList['on'];
  minute: number;
  byId: number;
  byName: string;
  rows: number;
  undone: number;
  signedBy: string;
  signedOn: OpeningList['on'] | null;
};

const sumOf = (column: string): string =>
  `coalesce(sum(r."${column}") FILTER (WHERE r."undoneOn" IS NULL), 0) AS "${column}"`;

/** Lists for which a condition on `l` holds, each with what its lines come to that were not taken back. */
function readLists(reader: Reader, where: string, ...values: number[]): OpeningList[] {
  return reader
    .all<ListRow>(
      `SELECT l."id", l."onDay" AS "on", l."minute", p."id" AS "byId", p."name" AS "byName", l."signedBy", l."signedOn",
         count(*) FILTER (WHERE r."undoneOn" IS NULL) AS "rows", count(r."undoneOn") AS "undone",
         ${sumOf('points')}, ${sumOf('principalCents')}, ${sumOf('giftCents')}, ${sumOf('times')}, ${sumOf('debtCents')}
       FROM "openingLists" l JOIN "openingRows" r ON r."listId" = l."id" JOIN "staff" p ON p."id" = l."actorId"
       ${where}`,
      ...values,
    )
    .map(({ id, on, minute, byId, byName, rows, undone, signedBy, signedOn, ...totals }) => ({
      id,
      on,
      minute,
      by: { id: byId, name: byName },
      rows,
      undone,
      totals,
      signed: signedOn === null ? null : { by: signedBy, on: signedOn },
    }));
}

/** Throws opening.notFound. */
function getList(reader: Reader, actor: Actor, id: number): ReturnType<Handlers['list']> {
  const [list] = readLists(reader, 'WHERE l."id" = ? GROUP BY l."id"', id);
  if (list === undefined) throw new AppError('opening.notFound');
  const lines = linesOf(reader, id);
  const sight = sightOf(reader, actor);
  const ids = lines.map(({ customerId }) => customerId).filter((one) => isKnown(sight, one));
  const customers = aboutOf(reader, sight, ids);
  const reach = reachesTo(reader, sight, ids);
  return {
    ...list,
    lines: lines.map((line) => {
      const { customerId, points, principalCents, giftCents, times, debtCents } = line;
      const customer = customers.get(customerId) ?? null;
      return {
        id: line.id,
        customer,
        isNew: line.isNew === 1,
        points,
        principalCents,
        giftCents,
        card: line.countCardId === null ? null : (countCard(reader, line.countCardId)?.name ?? null),
        times,
        debtCents,
        dueOn: line.dueOn as OpeningRow['dueOn'],
        /* What was noted may tell of somebody whom this person may not know of. */
        note: customer !== null && reach(customerId).read ? line.note : '',
        state: line.undoneOn !== null ? 'undone' : isFree(reader, line) ? 'there' : 'spent',
      };
    }),
  };
}

/** Customers whom lists show with one of these texts, by the text. */
function idsBy(reader: Reader, sql: string, texts: readonly string[]): ReadonlyMap<string, number[]> {
  const found = new Map<string, number[]>();
  const asked = JSON.stringify([...new Set(texts)].filter((text) => text !== ''));
  for (const { text, id } of reader.all<{ text: string; id: number }>(sql, asked)) {
    found.set(text, [...(found.get(text) ?? []), id]);
  }
  return found;
}

const BY_PHONE = `SELECT p."digits" AS "text", p."customerId" AS "id" FROM "customerPhones" p
  JOIN "customers" c ON c."id" = p."customerId" AND c."isListed" = 1
  WHERE p."digits" IN (SELECT "value" FROM json_each(?)) ORDER BY p."customerId"`;
const BY_NAME = `SELECT "name" AS "text", "id" FROM "customers"
  WHERE "isListed" = 1 AND "name" IN (SELECT "value" FROM json_each(?)) ORDER BY "id"`;

function match(reader: Reader, actor: Actor, people: readonly { name: string; phone: string }[]) {
  const sight = sightOf(reader, actor);
  const asked = people.map(({ name, phone }) => ({
    name: name.trim(),
    digits: normalisePhone(phone)?.digits ?? '',
  }));
  const byPhone = idsBy(
    reader,
    BY_PHONE,
    asked.map(({ digits }) => digits),
  );
  const byName = idsBy(
    reader,
    BY_NAME,
    asked.map(({ name }) => name),
  );
  const found = asked.map(({ name, digits }) => {
    const phones = new Set(byPhone.get(digits) ?? []);
    const names = new Set(byName.get(name) ?? []);
    return [...new Set([...phones, ...names])]
      .filter((id) => isKnown(sight, id))
      .map((id) => ({
        id,
        by: phones.has(id) ? (names.has(id) ? ('both' as const) : ('phone' as const)) : ('name' as const),
      }));
  });
  const customers = aboutOf(
    reader,
    sight,
    found.flat().map(({ id }) => id),
  );
  return found.map((candidates) =>
    candidates.flatMap(({ id, by }) => {
      const customer = customers.get(id);
      if (customer === undefined) return [];
      const { principal, gift } = heldBy(reader, id);
      return [{ customer, by, heldCents: principal + gift }];
    }),
  );
}

export const openingQueries: Handlers = {
  lists: (reader, { offset, limit }) => ({
    rows: readLists(reader, 'GROUP BY l."id" ORDER BY l."id" DESC LIMIT ? OFFSET ?', limit, offset),
    total: reader.column<number>('SELECT count(*) FROM "openingLists"')[0] ?? 0,
  }),
  list: (reader, { id }, actor) => getList(reader, actor, id),
  rules: (reader) => openable(reader),
  match: (reader, { people }, actor) => match(reader, actor, people),
};
