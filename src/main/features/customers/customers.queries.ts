import { AppError } from '@shared/errors/AppError';
import type {
  CustomerCard,
  CustomerListRow,
  customersContract,
} from '@shared/features/customers/customers.contract';
import type { LIST_GROUPS } from '@shared/features/customers/customers.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import { toLunar } from '@shared/lib/lunar';
import { maskPhone, normalisePhone } from '@shared/lib/phone';
import type { OutputOf } from '@shared/ipc/contract';
import type { QueryHandlers } from '../../ipc/handlers';
import type { Reader } from '../../db/reader';
import { readTimeline } from '../../db/timeline';
import { standInOf } from '../staff/staff.leaves.queries';
import type { TimelineSource } from '../../db/timeline';
import { favouritesOf, lastSaleCents, ownRhythm } from '../sales/sales.queries';
import { maskNumber, maskText, maskedNumbers } from '@shared/features/customers/mask.rules';
import { PEEK_SECONDS } from '@shared/features/customers/team.rules';
import { findCustomers } from './customers.find';
import { refusalsOfMany } from './customers.refusals.queries';
import { OPEN_NUMBER, matchCondition, matchingIds } from './customers.match';
import {
  isKnown,
  isOwn,
  knownSql,
  listedSql,
  mayArrange,
  mayRestrict,
  reachTo,
  reachesTo,
  seesWhole,
  sightOf,
} from './customers.sight.queries';
import type { Reach, Sight, Sql } from './customers.sight.queries';
import type { SearchSource } from './customers.searchTexts';

/** Days without a visit after which a customer is in the group `quiet`. */
const QUIET_DAYS = 90;

type ListGroup = (typeof LIST_GROUPS)[number];

const quietBefore = (reader: Reader): string => addDays(reader.today, -QUIET_DAYS);

/**
 * JSON of the lunar [month, day]s in the present solar month, leap months counted as their regular ones. The last day of
 * a month of 29 days is the 30th too.
 */
function lunarDaysOfMonth({ today }: Reader): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const first = `${today.slice(0, 7)}-01` as Day;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length: length + 1 }, (_, at) => toLunar(addDays(first, at)));
  return JSON.stringify(
    days.slice(0, -1).flatMap((lunar, at) => {
      const isLast = lunar?.day === 29 && days[at + 1]?.day === 1;
      return [[lunar?.month, lunar?.day], ...(isLast ? [[lunar.month, 30]] : [])];
    }),
  );
}

/** Ids of those with a birthday in the present month, from the index of birthdays alone. */
const birthdayIds = (reader: Reader): Sql => ({
  sql: `SELECT "id" FROM "customers" WHERE "isListed" = 1 AND "birthCalendar" = 'solar' AND "birthMonth" = ?
    UNION ALL
    SELECT b."id" FROM json_each(?) d CROSS JOIN "customers" b ON b."isListed" = 1
      AND b."birthCalendar" = 'lunar' AND b."birthMonth" = d."value" ->> 0 AND b."birthDay" = d."value" ->> 1`,
  values: [Number(reader.today.slice(5, 7)), lunarDaysOfMonth(reader)],
});

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

type Channels = (typeof customersContract)['channels'];
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
  return reader
    .all<
      Omit<CustomerListRow, 'tags' | 'isRestricted' | 'isMasked'> & {
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
      };
    });
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
  isRestricted: 0 | 1;
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

/** The card as this person may see it, also of a customer in the bin. Throws customers.notFound, customers.erased. */
export function getCard(reader: Reader, sight: Sight, id: number): CustomerCard {
  const row = reader.get<CardRow>(
    `SELECT c.*, i."state" AS "importState" FROM "customers" c
     LEFT JOIN "transferImports" i ON i."id" = c."importId" WHERE c."id" = ?`,
    id,
  );
  const isThere = row !== undefined && ['done', 'settling'].includes(row.importState ?? 'done');
  if (!isThere) throw new AppError('customers.notFound');
  const reach = reachTo(reader, sight, id);
  if (row.erasedAt !== null) throw new AppError('customers.erased', { number: row.id });
  const summary = reader.get<{
    saleCount: number;
    returnCount: number;
    spendCents: number;
    firstSoldOn: string | null;
    lastSoldOn: string | null;
  }>('SELECT * FROM "salesSummary" WHERE "customerId" = ?', id);
  const whole: CustomerCard = {
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
      rhythmDays: ownRhythm(reader, id)?.medianDays ?? null,
    },
    favourites: favouritesOf(reader, id),
    refuses: refusalsOfMany(reader, [id]).get(id) ?? [],
    team: teamOf(reader, id),
    isRestricted: row.isRestricted === 1,
    reach: {
      isWhole: reach.read,
      isRevealed: reach.reveal,
      mayPeek: reach.peek,
      mayArrange: mayArrange(reader, sight, id),
      mayRestrict: mayRestrict(reader, sight, id),
    },
  };
  return asSeen(whole, reach);
}

function teamOf(reader: Reader, id: number): CustomerCard['team'] {
  return reader
    .all<Omit<CustomerCard['team'][number], 'isActive' | 'standIn'> & { isActive: 0 | 1 }>(
      `SELECT t."personId", t."part", p."name", p."isActive" FROM "customerTeam" t
       JOIN "staff" p ON p."id" = t."personId" WHERE t."customerId" = ?
       ORDER BY CASE t."part" WHEN 'lead' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, t."id"`,
      id,
    )
    .map((member) => ({
      ...member,
      isActive: member.isActive === 1,
      standIn: member.isActive === 1 ? standInOf(reader, member.personId) : null,
    }));
}

/** A card without what a person may not see: contact masked, or nothing but what one must know to speak with them. */
function asSeen(card: CustomerCard, { read, reveal }: Reach): CustomerCard {
  if (reveal) return card;
  const { fields, summary } = card;
  const digits = fields.phones.map((phone) => phone.digits);
  const number = card.number === null ? null : maskNumber(card.number, digits);
  const masked: CustomerCard = {
    ...card,
    number,
    fields: {
      ...fields,
      number: number ?? '',
      phones: fields.phones.map((phone) => {
        const display = maskPhone(phone.digits);
        return { ...phone, digits: display, display };
      }),
      wechat: maskText(fields.wechat),
      email: maskText(fields.email),
      address: maskText(fields.address),
    },
  };
  if (read) return masked;
  return {
    ...masked,
    fields: {
      ...masked.fields,
      wechat: '',
      email: '',
      address: '',
      region: '',
      company: '',
      tags: [],
      note: '',
    },
    importId: null,
    summary: {
      ...summary,
      saleCount: 0,
      returnCount: 0,
      spendCents: 0,
      firstSoldOn: null,
      lastSaleCents: null,
    },
  };
}

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
    list: (reader, ask, actor) => {
      const sight = sightOf(reader, actor);
      const { sql, values, id, order, isPlain } = listSql(reader, sight, ask);
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
    find: (reader, { text, limit }, actor) => findCustomers(reader, sightOf(reader, actor), text, limit),
    card: (reader, { id }, actor) => getCard(reader, sightOf(reader, actor), id),
    timeline: (reader, { id, kinds, offset, limit }, actor) => {
      const sight = sightOf(reader, actor);
      if (!isKnown(sight, id) || !reachTo(reader, sight, id).read) return { total: 0, entries: [] };
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
    similar: (reader, ask, actor) => {
      const sight = sightOf(reader, actor);
      return similarTo(reader, sight, ask).flatMap(({ id, reason }) => {
        const [row] = listRows(reader, sight, [id]);
        if (row === undefined) return [];
        const { name, number, phoneTail, lastSoldOn, deletedAt } = row;
        return [{ id: row.id, name, number, phoneTail, lastSoldOn, reason, isInBin: deletedAt !== null }];
      });
    },
    colleagues: (reader) => reader.all('SELECT "id", "name" FROM "staff" WHERE "isActive" = 1 ORDER BY "id"'),
    peeked: (reader, { peekId }, actor) => peekedAt(reader, sightOf(reader, actor), peekId),
  };
}

/** What somebody asked to see, while the moment lasts. Throws customers.peekOver. */
function peekedAt(reader: Reader, sight: Sight, peekId: number): OutputOf<Channels['peeked']> {
  const peek = reader.get<{ customerId: number; at: string; onDay: string }>(
    'SELECT "customerId", "at", "onDay" FROM "customerPeeks" WHERE "id" = ? AND "actorId" = ?',
    peekId,
    sight.actor.id,
  );
  const passedMs = peek === undefined ? 0 : Date.parse(reader.now) - Date.parse(peek.at);
  const isOver = passedMs < 0 || passedMs >= PEEK_SECONDS * 1_000;
  if (peek === undefined || isOver || !isKnown(sight, peek.customerId)) {
    throw new AppError('customers.peekOver');
  }
  const row = reader.get<Pick<CardRow, 'number' | 'wechat' | 'email' | 'address'>>(
    'SELECT "number", "wechat", "email", "address" FROM "customers" WHERE "id" = ?',
    peek.customerId,
  );
  if (row === undefined) throw new AppError('customers.peekOver');
  const [countToday = 0] = reader.column<number>(
    'SELECT count(*) FROM "customerPeeks" WHERE "actorId" = ? AND "onDay" = ?',
    sight.actor.id,
    peek.onDay,
  );
  return {
    ...row,
    phones: reader.column<string>(
      'SELECT "display" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
      peek.customerId,
    ),
    seconds: Math.ceil((PEEK_SECONDS * 1_000 - passedMs) / 1_000),
    countToday,
  };
}
