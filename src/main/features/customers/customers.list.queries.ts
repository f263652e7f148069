import type { CustomerListRow, customersContract } from '@shared/features/customers/customers.contract';
import type { CustomField } from '@shared/features/fields/fields.contract';
import type { LIST_GROUPS } from '@shared/features/customers/customers.rules';
import { maskedNumbers } from '@shared/features/customers/mask.rules';
import { addDays, monthOf } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { listFields, maskedValues, valuesOf, type CustomValues } from '../fields/fields.queries';
import { datesIn } from './customers.birthdays.queries';
import { filterSql } from './customers.filter.queries';
import { OPEN_NUMBER, matchCondition } from './customers.match';
import { isOwn, listedSql, reachesTo, seesWhole, sightOf } from './customers.sight.queries';
import type { Reach, Sight, Sql } from './customers.sight.queries';

/** Days without a visit after which a customer is in the group `quiet`. */
const QUIET_DAYS = 90;

type ListGroup = (typeof LIST_GROUPS)[number];

const quietBefore = (reader: Reader): string => addDays(reader.today, -QUIET_DAYS);

/** Ids of those with a birthday in the present month, by either calendar, from the index of birthdays alone. */
function birthdayIds({ today }: Reader): Sql {
  const [first = today, ...others] = monthOf(today);
  return {
    sql: `SELECT b."id" FROM json_each(?) d CROSS JOIN "customers" b ON b."isListed" = 1
      AND b."birthCalendar" = d."value" ->> 0 AND b."birthMonth" = d."value" ->> 1 AND b."birthDay" = d."value" ->> 2`,
    values: [JSON.stringify(datesIn(first, others.at(-1) ?? first))],
  };
}

function groupWhere(reader: Reader, sight: Sight, group: ListGroup): Sql {
  switch (group) {
    case 'all':
      return { sql: 'c."isListed" = 1', values: [] };
    case 'mine': {
      const { sql, values } = isOwn(sight, 'c."id"');
      return { sql: `c."isListed" = 1 AND ${sql}`, values };
    }
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
function groupSql(
  reader: Reader,
  sight: Sight,
  group: ListGroup,
  isBySummary: boolean,
): Sql & { from: string } {
  if (isBySummary && group === 'all') return { from: '"salesSummary" s', sql: 'TRUE', values: [] };
  if (isBySummary && group === 'quiet') {
    return { from: '"salesSummary" s', sql: 's."lastSoldOn" <= ?', values: [quietBefore(reader)] };
  }
  const where = groupWhere(reader, sight, group);
  if (group === 'all') return { from: '"customers" c', ...where };
  return { from: '"customers" c LEFT JOIN "salesSummary" s ON s."customerId" = c."id"', ...where };
}

/** FROM, WHERE and ORDER BY of a list, so that a list of all walks one index in order. `id` is the customer's id. */
function listSql(
  reader: Reader,
  sight: Sight,
  { filter, sort, direction }: Pick<Ask, 'filter' | 'sort' | 'direction'>,
): Sql & { id: string; order: string; isPlain: boolean } {
  const isBin = filter.group === 'bin';
  const isBySummary = isSummarySort(sort) && !isBin;
  const { column, id } = ORDER[isSummarySort(sort) && isBin ? 'created' : sort];
  const group = groupSql(reader, sight, filter.group, isBySummary);
  const conditions: Sql[] = [group];
  const isMasked = !seesWhole(sight);
  const match = isBin ? matchInBin(filter.text, isMasked) : matchCondition(reader, sight, filter.text, id);
  if (match !== null) conditions.push(match);
  const listed = listedSql(sight, id);
  if (listed !== null) conditions.push(listed);
  if (filter.tag !== null) {
    const sql = `EXISTS (SELECT 1 FROM "customerTags" t WHERE t."customerId" = ${id} AND t."tag" = ?)`;
    conditions.push({ sql, values: [filter.tag] });
  }
  const asked = filterSql(reader, sight, filter.where, id);
  if (asked !== null) conditions.push(asked);
  const towards = direction === 'asc' ? 'ASC' : 'DESC';
  return {
    sql: `FROM ${group.from} WHERE ${conditions.map((one) => one.sql).join(' AND ')}`,
    values: conditions.flatMap((one) => one.values),
    id,
    order: `ORDER BY ${isMasked && sort === 'number' ? MASKED_ORDER : column} ${towards}, ${id} ${towards}`,
    isPlain: conditions.length === 1 && filter.group === 'all',
  };
}

/** Where a card number holds a phone, the place among others would tell it to somebody who sees it masked. */
const MASKED_ORDER = `CASE WHEN ${OPEN_NUMBER} THEN c."number" END`;

/** The bin is not in the search rows: few cards, looked through. */
function matchInBin(typed: string, isMasked: boolean): Sql | null {
  const text = typed.trim();
  if (text === '') return null;
  const inNumber = `instr(c."number", ?)${isMasked ? ` AND ${OPEN_NUMBER}` : ''}`;
  const inTail = isMasked ? `c."phoneTail" = ?` : `instr(c."phoneTail", ?)`;
  return {
    sql: `(instr(lower(c."name"), lower(?)) OR ${inTail} OR (${inNumber}))`,
    values: [text, text, text],
  };
}

/** Every listed customer has exactly one account, and SQLite counts a table without a condition in no time. */
const countListed = (reader: Reader): number =>
  reader.column<number>('SELECT count(*) FROM "salesSummary"')[0] ?? 0;

const isSummarySort = (sort: Ask['sort']): boolean => sort === 'spend' || sort === 'lastVisit';

/** Rows of these customers, in this order, as this person may see them; ids that are gone are left out. */
export function listRows(reader: Reader, sight: Sight, ids: readonly number[]): CustomerListRow[] {
  const reachOf = reachesTo(reader, sight, ids);
  const fields = listFields(reader);
  const values = fields.some(({ isInList }) => isInList)
    ? valuesOf(reader, ids, { isInList: true })
    : new Map<number, CustomValues>();
  return reader
    .all<
      Omit<CustomerListRow, 'tags' | 'isRestricted' | 'isMasked' | 'custom'> & {
        tags: string;
        phones: string;
        isRestricted: 0 | 1;
      }
    >(
      `SELECT c."id", c."name", c."number", c."kind", c."phoneTail", c."deletedAt", c."isRestricted",
         s."lastSoldOn", coalesce(s."saleCount", 0) AS "saleCount", coalesce(s."spendCents", 0) AS "spendCents",
         (SELECT json_group_array("tag") FROM
            (SELECT "tag" FROM "customerTags" t WHERE t."customerId" = c."id" ORDER BY t."id")) AS "tags",
         (SELECT json_group_array("digits") FROM
            (SELECT "digits" FROM "customerPhones" p WHERE p."customerId" = c."id" ORDER BY p."position", p."id"))
            AS "phones",
         (SELECT p."name" FROM "customerTeam" t JOIN "staff" p ON p."id" = t."personId"
            WHERE t."customerId" = c."id" AND t."part" = 'lead') AS "lead"
       FROM json_each(?) j CROSS JOIN "customers" c ON c."id" = j."value"
       LEFT JOIN "salesSummary" s ON s."customerId" = c."id" ORDER BY j."key"`,
      JSON.stringify(ids),
    )
    .map(({ phones: json, ...row }) => {
      const phones = JSON.parse(json) as string[];
      return {
        ...row,
        ...(reachOf(row.id).reveal ? {} : maskedNumbers(row.number, phones)),
        isMasked: !reachOf(row.id).reveal,
        tags: JSON.parse(row.tags) as string[],
        isRestricted: row.isRestricted === 1,
        custom: seenValues(fields, values.get(row.id) ?? {}, reachOf(row.id)),
      };
    });
}

const seenValues = (
  fields: readonly CustomField[],
  values: CustomValues,
  { read, reveal }: Reach,
): CustomValues => (reveal ? values : read ? maskedValues(fields, values) : {});

/** The list of customers, its groups and its tags. */
export const listQueries: Pick<QueryHandlers<typeof customersContract>, 'list' | 'counts' | 'tags'> = {
  list: (reader, ask, actor) => {
    const sight = sightOf(reader, actor);
    const { sql, values, id, order, isPlain } = listSql(reader, sight, ask);
    if (ask.filter.where.of.length > 0) {
      /* Working out whom a filter means is most of the work: once for the rows and for their number. */
      const all = reader.column<number>(`SELECT ${id} ${sql} ${order}`, ...values);
      return {
        rows: listRows(reader, sight, all.slice(ask.offset, ask.offset + ask.limit)),
        total: all.length,
      };
    }
    const total = isPlain
      ? countListed(reader)
      : (reader.column<number>(`SELECT count(*) ${sql}`, ...values)[0] ?? 0);
    const ids = reader.column<number>(
      `SELECT ${id} ${sql} ${order} LIMIT ? OFFSET ?`,
      ...values,
      ask.limit,
      ask.offset,
    );
    return { rows: listRows(reader, sight, ids), total };
  },
  counts: (reader, _input, actor) => {
    const sight = sightOf(reader, actor);
    const count = (from: string, id: string, { sql, values }: Sql): number => {
      const listed = listedSql(sight, id);
      const only = listed === null ? sql : `${sql} AND ${listed.sql}`;
      return (
        reader.column<number>(
          `SELECT count(*) FROM ${from} WHERE ${only}`,
          ...values,
          ...(listed?.values ?? []),
        )[0] ?? 0
      );
    };
    const countGroup = (group: ListGroup): number =>
      count('"customers" c', 'c."id"', groupWhere(reader, sight, group));
    const birthday = birthdayIds(reader);
    return {
      all: listedSql(sight, '') === null ? countListed(reader) : countGroup('all'),
      mine: countGroup('mine'),
      quiet: count('"salesSummary" s', 's."customerId"', {
        sql: 's."lastSoldOn" <= ?',
        values: [quietBefore(reader)],
      }),
      birthday: count(`(${birthday.sql}) b`, 'b."id"', { sql: 'TRUE', values: birthday.values }),
      company: countGroup('company'),
      noPhone: countGroup('noPhone'),
      bin: countGroup('bin'),
    };
  },
  tags: (reader, _input, actor) => {
    const listed = listedSql(sightOf(reader, actor), 'c."id"');
    return reader.all(
      `SELECT t."tag", count(*) AS "count" FROM "customerTags" t
         JOIN "customers" c ON c."id" = t."customerId" WHERE c."isListed" = 1 AND ${listed?.sql ?? 'TRUE'}
         GROUP BY t."tag" ORDER BY "count" DESC, t."tag" LIMIT 200`,
      ...(listed?.values ?? []),
    );
  },
};
