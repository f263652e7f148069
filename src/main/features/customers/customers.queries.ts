import { SolarDay } from 'tyme4ts';
import { AppError } from '@shared/errors/AppError';
import type {
  CustomerCard,
  CustomerListRow,
  customersContract,
} from '@shared/features/customers/customers.contract';
import { addDays } from '@shared/lib/days';
import { normalisePhone } from '@shared/lib/phone';
import type { QueryHandlers } from '../../ipc/handlers';
import type { Reader, SqlValue } from '../../db/reader';
import { readTimeline } from '../../db/timeline';
import type { TimelineSource } from '../../db/timeline';
import { favouritesOf, lastSaleCents, rhythmOf } from '../sales/sales.queries';
import { findCustomers } from './customers.find';
import { matchCondition, matchingIds } from './customers.match';
import type { SearchSource } from './customers.searchTexts';

/** Days without a visit after which a customer is in the group `quiet`. */
const QUIET_DAYS = 90;

type Group = Parameters<typeof groupWhere>[1];

type Where = {
  sql: string;
  values: SqlValue[];
};

const quietBefore = (reader: Reader): string => addDays(reader.today, -QUIET_DAYS);

/** JSON of the lunar [month, day]s in the present solar month, leap months counted as their regular ones. */
const lunarDaysOfMonth = ((): ((reader: Reader) => string) => {
  /* Asked for with every list, and each lunar date that is worked out anew costs time and memory. */
  let known = { month: '', days: '' };
  return (reader) => {
    const present = reader.today.slice(0, 7);
    if (known.month !== present) {
      const [year = 0, month = 0] = present.split('-').map(Number);
      const first = SolarDay.fromYmd(year, month, 1).getLunarDay();
      let lunar = { month: first.getLunarMonth(), day: first.getDay() };
      const days: [month: number, day: number][] = [];
      for (let left = new Date(Date.UTC(year, month, 0)).getUTCDate(); left > 0; left -= 1) {
        days.push([lunar.month.getMonth(), lunar.day]);
        const isLast = lunar.day === lunar.month.getDayCount();
        lunar = isLast ? { month: lunar.month.next(1), day: 1 } : { ...lunar, day: lunar.day + 1 };
      }
      known = { month: present, days: JSON.stringify(days) };
    }
    return known.days;
  };
})();

/** Ids of those with a birthday in the present month, from the index of birthdays alone. */
const birthdayIds = (reader: Reader): Where => ({
  sql: `SELECT "id" FROM "customers" WHERE "isListed" = 1 AND "birthCalendar" = 'solar' AND "birthMonth" = ?
    UNION ALL
    SELECT b."id" FROM json_each(?) d CROSS JOIN "customers" b ON b."isListed" = 1
      AND b."birthCalendar" = 'lunar' AND b."birthMonth" = d."value" ->> 0 AND b."birthDay" = d."value" ->> 1`,
  values: [Number(reader.today.slice(5, 7)), lunarDaysOfMonth(reader)],
});

function groupWhere(
  reader: Reader,
  group: 'all' | 'quiet' | 'birthday' | 'company' | 'noPhone' | 'bin',
): Where {
  switch (group) {
    case 'all':
      return { sql: 'c."isListed" = 1', values: [] };
    case 'quiet':
      return { sql: 'c."isListed" = 1 AND s."lastSoldOn" <= ?', values: [quietBefore(reader)] };
    case 'birthday': {
      const { sql, values } = birthdayIds(reader);
      return { sql: `c."id" IN (${sql})`, values };
    }
    case 'company':
      return { sql: `c."isListed" = 1 AND c."kind" = 'company'`, values: [] };
    case 'noPhone':
      return { sql: `c."isListed" = 1 AND c."phoneTail" = ''`, values: [] };
    case 'bin':
      return { sql: 'c."deletedAt" IS NOT NULL', values: [] };
  }
}

const ORDER = {
  name: { column: 'c."sortKey"', id: 'c."id"' },
  number: { column: 'c."number"', id: 'c."id"' },
  created: { column: 'c."createdAt"', id: 'c."id"' },
  spend: { column: 's."spendCents"', id: 's."customerId"' },
  lastVisit: { column: 's."lastSoldOn"', id: 's."customerId"' },
} as const;

type Ask = Parameters<QueryHandlers<typeof customersContract>['list']>[1];

/** FROM and WHERE of a group of customers; those of whom only the accounts are needed are read from these alone. */
function groupSql(reader: Reader, group: Group, isBySummary: boolean): Where & { from: string } {
  if (isBySummary && group === 'all') return { from: '"salesSummary" s', sql: 'TRUE', values: [] };
  if (isBySummary && group === 'quiet') {
    return { from: '"salesSummary" s', sql: 's."lastSoldOn" <= ?', values: [quietBefore(reader)] };
  }
  const where = groupWhere(reader, group);
  if (group === 'all') return { from: '"customers" c', ...where };
  return { from: '"customers" c LEFT JOIN "salesSummary" s ON s."customerId" = c."id"', ...where };
}

/** FROM, WHERE and ORDER BY of a list, so that a list of all walks one index in order. `id` is the customer's id. */
function listSql(
  reader: Reader,
  { filter, sort, direction }: Pick<Ask, 'filter' | 'sort' | 'direction'>,
): Where & { id: string; order: string; isPlain: boolean } {
  const isBin = filter.group === 'bin';
  const isBySummary = isSummarySort(sort) && !isBin;
  const { column, id } = ORDER[isSummarySort(sort) && isBin ? 'created' : sort];
  const group = groupSql(reader, filter.group, isBySummary);
  const conditions: Where[] = [group];
  const match = isBin ? matchInBin(filter.text) : matchCondition(reader, filter.text, id);
  if (match !== null) conditions.push(match);
  if (filter.tag !== null) {
    const sql = `EXISTS (SELECT 1 FROM "customerTags" t WHERE t."customerId" = ${id} AND t."tag" = ?)`;
    conditions.push({ sql, values: [filter.tag] });
  }
  const towards = direction === 'asc' ? 'ASC' : 'DESC';
  return {
    sql: `FROM ${group.from} WHERE ${conditions.map((one) => one.sql).join(' AND ')}`,
    values: conditions.flatMap((one) => one.values),
    id,
    order: `ORDER BY ${column} ${towards}, ${id} ${towards}`,
    isPlain: conditions.length === 1 && filter.group === 'all',
  };
}

/** The bin is not in the search rows: few cards, looked through. */
function matchInBin(typed: string): Where | null {
  const text = typed.trim();
  if (text === '') return null;
  const sql = `(instr(lower(c."name"), lower(?)) OR instr(c."phoneTail", ?) OR instr(c."number", ?))`;
  return { sql, values: [text, text, text] };
}

/** Every listed customer has exactly one account, and SQLite counts a table without a condition in no time. */
const countListed = (reader: Reader): number =>
  reader.column<number>('SELECT count(*) FROM "salesSummary"')[0] ?? 0;

const isSummarySort = (sort: Ask['sort']): boolean => sort === 'spend' || sort === 'lastVisit';

/** Rows of these customers, in this order; ids that are gone are left out. */
function listRows(reader: Reader, ids: readonly number[]): CustomerListRow[] {
  return reader
    .all<Omit<CustomerListRow, 'tags'> & { tags: string }>(
      `SELECT c."id", c."name", c."number", c."kind", c."phoneTail", c."deletedAt",
         s."lastSoldOn", coalesce(s."saleCount", 0) AS "saleCount", coalesce(s."spendCents", 0) AS "spendCents",
         (SELECT json_group_array("tag") FROM
            (SELECT "tag" FROM "customerTags" t WHERE t."customerId" = c."id" ORDER BY t."id")) AS "tags"
       FROM json_each(?) j CROSS JOIN "customers" c ON c."id" = j."value"
       LEFT JOIN "salesSummary" s ON s."customerId" = c."id" ORDER BY j."key"`,
      JSON.stringify(ids),
    )
    .map((row) => ({ ...row, tags: JSON.parse(row.tags) as string[] }));
}

function tagsOf(reader: Reader, id: number): string[] {
  return reader.column<string>('SELECT "tag" FROM "customerTags" WHERE "customerId" = ? ORDER BY "id"', id);
}

type CardRow = SearchSource & {
  id: CustomerCard['id'];
  version: number;
  pinyin: string;
  kind: 'person' | 'company';
  gender: 'female' | 'male' | null;
  birthMonth: number | null;
  birthDay: number | null;
  birthYear: number | null;
  birthCalendar: 'solar' | 'lunar' | null;
  createdOn: string;
  updatedAt: string;
  deletedAt: string | null;
  erasedAt: string | null;
  importId: number | null;
  importState: string | null;
};

function birthdayOf(row: CardRow): CustomerCard['fields']['birthday'] {
  if (row.birthMonth === null || row.birthDay === null || row.birthCalendar === null) return null;
  return {
    month: row.birthMonth,
    day: row.birthDay,
    year: row.birthYear,
    calendar: row.birthCalendar,
  };
}

/** The whole card, also of a customer in the bin. Throws customers.notFound, customers.erased. */
export function getCard(reader: Reader, id: number): CustomerCard {
  const row = reader.get<CardRow>(
    `SELECT c.*, i."state" AS "importState" FROM "customers" c
     LEFT JOIN "transferImports" i ON i."id" = c."importId" WHERE c."id" = ?`,
    id,
  );
  const isThere = row !== undefined && ['done', 'settling'].includes(row.importState ?? 'done');
  if (!isThere) throw new AppError('customers.notFound');
  if (row.erasedAt !== null) throw new AppError('customers.erased', { number: row.id });
  const summary = reader.get<{
    saleCount: number;
    returnCount: number;
    spendCents: number;
    firstSoldOn: string | null;
    lastSoldOn: string | null;
  }>('SELECT * FROM "salesSummary" WHERE "customerId" = ?', id);
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    pinyin: row.pinyin,
    fields: {
      name: row.name,
      number: row.number ?? '',
      salutation: row.salutation,
      kind: row.kind,
      gender: row.gender,
      birthday: birthdayOf(row),
      phones: reader.all(
        'SELECT "digits", "display", "kind" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
        id,
      ),
      wechat: row.wechat,
      email: row.email,
      address: row.address,
      region: row.region,
      company: row.company,
      tags: tagsOf(reader, id),
      likes: row.likes,
      avoids: row.avoids,
      note: row.note,
    },
    createdOn: row.createdOn,
    updatedAt: row.updatedAt,
    deletedAt: row.deletedAt,
    importId: row.importId,
    summary: {
      saleCount: summary?.saleCount ?? 0,
      returnCount: summary?.returnCount ?? 0,
      spendCents: summary?.spendCents ?? 0,
      firstSoldOn: summary?.firstSoldOn ?? null,
      lastSoldOn: summary?.lastSoldOn ?? null,
      lastSaleCents: lastSaleCents(reader, id),
      rhythmDays: rhythmOf(reader, id),
    },
    favourites: favouritesOf(reader, id),
  };
}

/** Who may be the same person: by a whole phone first, then by the same name. */
function similarTo(
  reader: Reader,
  ask: { name: string; phones: readonly string[]; exceptId: number | null },
): { id: number; reason: 'phone' | 'name' }[] {
  const found = new Map<number, 'phone' | 'name'>();
  const add = (ids: readonly number[], reason: 'phone' | 'name'): void => {
    for (const id of ids) if (id !== ask.exceptId && !found.has(id)) found.set(id, reason);
  };
  for (const text of ask.phones) {
    const digits = normalisePhone(text)?.digits ?? '';
    if (digits.length < 7) continue;
    add(
      reader.column<number>(
        `SELECT p."customerId" FROM "customerPhones" p JOIN "customers" c ON c."id" = p."customerId"
         WHERE p."digits" = ? AND (c."isListed" = 1 OR c."deletedAt" IS NOT NULL) LIMIT 5`,
        digits,
      ),
      'phone',
    );
  }
  const name = ask.name.trim();
  if (name.length >= 2) {
    const ids = matchingIds(reader, name, 200);
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

/** Notes on the customer's timeline. */
export const notesTimeline: TimelineSource = {
  kinds: ['note'],
  rows: () => `SELECT 'note' AS "kind", "id" AS "refId", "onDay" AS "on", "minute"
    FROM "customerNotes" WHERE "customerId" = :customerId`,
  order: '"onDay" DESC, "minute" DESC, "id" DESC',
  fill: (reader, refIds) => {
    const notes = reader.all<{ id: number; text: string; by: string }>(
      `SELECT n."id", n."text", p."name" AS "by" FROM json_each(?) j
       CROSS JOIN "customerNotes" n ON n."id" = j."value" JOIN "staff" p ON p."id" = n."actorId"`,
      JSON.stringify(refIds),
    );
    return new Map(
      notes.map(({ id, text, by }) => [id, { title: text, detail: [], count: null, amountCents: null, by }]),
    );
  },
};

/** The reads of customers. `timeline` are the sources of all features. */
export function customersQueries(
  timeline: readonly TimelineSource[],
): QueryHandlers<typeof customersContract> {
  return {
    list: (reader, ask) => {
      const { sql, values, id, order, isPlain } = listSql(reader, ask);
      const total = isPlain
        ? countListed(reader)
        : (reader.column<number>(`SELECT count(*) ${sql}`, ...values)[0] ?? 0);
      const ids = reader.column<number>(
        `SELECT ${id} ${sql} ${order} LIMIT ? OFFSET ?`,
        ...values,
        ask.limit,
        ask.offset,
      );
      return { rows: listRows(reader, ids), total };
    },
    counts: (reader) => {
      const count = (from: string, values: readonly SqlValue[]): number =>
        reader.column<number>(`SELECT count(*) FROM ${from}`, ...values)[0] ?? 0;
      const countGroup = (group: Group): number => {
        const where = groupWhere(reader, group);
        return count(`"customers" c WHERE ${where.sql}`, where.values);
      };
      const birthday = birthdayIds(reader);
      return {
        all: countListed(reader),
        quiet: count('"salesSummary" s WHERE s."lastSoldOn" <= ?', [quietBefore(reader)]),
        birthday: count(`(${birthday.sql})`, birthday.values),
        company: countGroup('company'),
        noPhone: countGroup('noPhone'),
        bin: countGroup('bin'),
      };
    },
    tags: (reader) =>
      reader.all(
        `SELECT t."tag", count(*) AS "count" FROM "customerTags" t
         JOIN "customers" c ON c."id" = t."customerId" WHERE c."isListed" = 1
         GROUP BY t."tag" ORDER BY "count" DESC, t."tag" LIMIT 200`,
      ),
    find: (reader, { text, limit }) => findCustomers(reader, text, limit),
    card: (reader, { id }) => getCard(reader, id),
    timeline: (reader, { id, kinds, offset, limit }) => {
      const { places, total } = readTimeline(reader, timeline, { customerId: id, kinds, offset, limit });
      return {
        total,
        entries: places.map((place) => ({
          ...place,
          kind: place.kind as 'sale' | 'return' | 'note' | 'change',
          key: `${place.kind}-${String(place.refId)}`,
        })),
      };
    },
    similar: (reader, ask) =>
      similarTo(reader, ask).flatMap(({ id, reason }) => {
        const [row] = listRows(reader, [id]);
        if (row === undefined) return [];
        const { name, number, phoneTail, lastSoldOn, deletedAt } = row;
        return [{ id: row.id, name, number, phoneTail, lastSoldOn, reason, isInBin: deletedAt !== null }];
      }),
  };
}
