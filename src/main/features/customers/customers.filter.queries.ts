import { AppError } from '@shared/errors/AppError';
import {
  builtInKind,
  fieldIdOf,
  filterKindOf,
  isSound,
  type Condition,
  type Conditions,
  type FilterName,
} from '@shared/features/customers/filter.rules';
import type { CustomField } from '@shared/features/fields/fields.contract';
import { parseDecimal } from '@shared/features/fields/fields.rules';
import { addDays } from '@shared/lib/days';
import type { Permission } from '@shared/ipc/contract';
import { LIKE, likeOf } from '../../db/like';
import type { Reader } from '../../db/reader';
import { listFields } from '../fields/fields.queries';
import { mayAct } from '../staff/staff.people.queries';
import { reachSql } from './customers.sight.queries';
import type { Sight, Sql } from './customers.sight.queries';

/** What a person must be allowed to see before they may filter by it. */
const RIGHTS: Readonly<Partial<Record<FilterName, Permission>>> = {
  tier: 'loyalty.read',
  balance: 'loyalty.read',
  source: 'joins.read',
};

/** A condition; `ids` is the query of those for whom it holds, where it is nothing but being among them. */
type Part = Sql & { ids?: string };

const NONE: Part = { sql: 'FALSE', values: [] };
const not = ({ sql, values }: Part): Part => ({ sql: `NOT (${sql})`, values });
/** The condition that a customer is among those whom a query of ids gives. */
const among = (id: string, ids: string, ...values: Sql['values']): Part => ({
  sql: `${id} IN (${ids})`,
  values,
  ids,
});
/** The same condition with the queries of ids made one: SQLite then looks each customer up in one list, not in several. */
function joined(parts: readonly Part[], joins: Conditions['joins'], id: string): Sql {
  const lists = parts.flatMap(({ ids, values }) => (ids === undefined ? [] : [{ ids, values }]));
  const rest = parts.filter(({ ids }) => ids === undefined);
  const list = among(
    id,
    lists.map(({ ids }) => `SELECT * FROM (${ids})`).join(joins === 'all' ? ' INTERSECT ' : ' UNION '),
    ...lists.flatMap(({ values }) => values),
  );
  const all = lists.length === 0 ? rest : [list, ...rest];
  return {
    sql: `(${all.map(({ sql }) => sql).join(joins === 'all' ? ' AND ' : ' OR ')})`,
    values: all.flatMap(({ values }) => values),
  };
}
const listOf = (values: readonly string[]): string => JSON.stringify(values);
const ANY = '(SELECT "value" FROM json_each(?))';

/** What a column of days must be; null where the condition says nothing of days. */
function dayTest(today: Reader['today'], { is, values }: Condition): { test: string; day: string } | null {
  const [value = ''] = values;
  switch (is) {
    case 'within':
      return { test: '>', day: addDays(today, -Number(value)) };
    case 'notWithin':
      return { test: '<=', day: addDays(today, -Number(value)) };
    case 'from':
      return { test: '>=', day: value };
    case 'before':
      return { test: '<', day: value };
    default:
      return null;
  }
}

/** A condition on columns of the card. */
function ofCard(id: string, test: string, ...values: Sql['values']): Part {
  return among(id, `SELECT c."id" FROM "customers" c WHERE ${test}`, ...values);
}

/** A sum of a customer's that is nothing where there is no row: those who have so much are listed, or left out. */
function ofSum(id: string, idsFrom: (least: number) => Sql, { is, values }: Condition): Part {
  const least = Number(values[0]) + (is === 'atMost' ? 1 : 0);
  if (least === 0) return { sql: 'TRUE', values: [] };
  const ids = idsFrom(least);
  const found = among(id, ids.sql, ...ids.values);
  return is === 'atMost' ? not(found) : found;
}

/** A condition on what stands in a field of the shop's own. */
function ofField(reader: Reader, sight: Sight, field: CustomField, condition: Condition, id: string): Part {
  const { is, values } = condition;
  const [value = ''] = values;
  const rows = (test: string, ...more: Sql['values']): Part =>
    among(id, `SELECT "customerId" FROM "fieldValues" WHERE "fieldId" = ? ${test}`, field.id, ...more);
  const day = field.kind === 'date' ? dayTest(reader.today, condition) : null;
  const found = ((): Part => {
    if (day !== null) return rows(`AND "text" ${day.test} ?`, day.day);
    switch (is) {
      case 'is':
        return rows(`AND "text" IN ${ANY}`, listOf(values));
      case 'isNot':
        return not(rows(`AND "text" IN ${ANY}`, listOf(values)));
      case 'has':
        return rows(`AND "text" ${LIKE}`, likeOf(value));
      case 'hasNot':
        return not(rows(`AND "text" ${LIKE}`, likeOf(value)));
      case 'atLeast':
        return rows('AND "milli" >= ?', parseDecimal(value));
      case 'atMost':
        return rows('AND "milli" <= ?', parseDecimal(value));
      case 'yes':
      case 'no':
        return rows('AND "text" = ?', is);
      case 'isEmpty':
        return not(rows(''));
      case 'isFilled':
        return rows('');
      default:
        throw new AppError('customers.filterWrong', {}, ['where']);
    }
  })();
  if (field.kind !== 'link') return found;
  /* Of whoever is masked it must not tell what stands there, nor that it does not. */
  const open = reachSql(sight, 'reveal', id);
  return open === null
    ? found
    : { sql: `(${open.sql} AND ${found.sql})`, values: [...open.values, ...found.values] };
}

/** Picks of which a customer has at most one, or several, by a query of those who have them. */
function ofPick(id: string, { is, values }: Condition, all: string, some: string): Part {
  const chosen = among(id, `${all} ${some} ${ANY}`, listOf(values));
  switch (is) {
    case 'is':
      return chosen;
    case 'isNot':
      return not(chosen);
    case 'isFilled':
      return among(id, all);
    default:
      return not(among(id, all));
  }
}

function ofBuiltIn(reader: Reader, on: FilterName, condition: Condition, id: string): Part {
  const { is, values } = condition;
  const [value = ''] = values;
  const day = dayTest(reader.today, condition);
  switch (on) {
    case 'tag':
      return ofPick(id, condition, 'SELECT "customerId" FROM "customerTags"', 'WHERE "tag" IN');
    case 'tier':
      return ofPick(id, condition, 'SELECT "customerId" FROM "loyaltyMembers"', 'WHERE "tierId" IN');
    case 'lead':
      return ofPick(
        id,
        condition,
        `SELECT "customerId" FROM "customerTeam" WHERE "part" = 'lead'`,
        'AND "personId" IN',
      );
    case 'source':
      return ofPick(
        id,
        condition,
        'SELECT "customerId" FROM "joinForms" WHERE "customerId" IS NOT NULL AND "sourceId" IS NOT NULL',
        'AND "sourceId" IN',
      );
    case 'consent':
      return ofPick(
        id,
        condition,
        `SELECT k."customerId" FROM "customerConsents" k WHERE k."answer" = 'given' AND k."id" =
           (SELECT max(l."id") FROM "customerConsents" l WHERE l."customerId" = k."customerId" AND l."purpose" = k."purpose")`,
        'AND k."purpose" IN',
      );
    case 'kind':
    case 'gender':
    case 'birthMonth':
      return ofPick(
        id,
        condition,
        `SELECT c."id" FROM "customers" c WHERE c."${on}" IS NOT NULL`,
        `AND CAST(c."${on}" AS TEXT) IN`,
      );
    case 'region': {
      if (is === 'isEmpty') return ofCard(id, `c."region" = ''`);
      if (is === 'isFilled') return ofCard(id, `c."region" <> ''`);
      if (is === 'is') return ofCard(id, 'c."region" = ?', value.trim());
      const has = ofCard(id, `c."region" ${LIKE}`, likeOf(value));
      return is === 'hasNot' ? not(has) : has;
    }
    case 'hasPhone':
      return ofCard(id, `c."phoneTail" ${is === 'yes' ? '<>' : '='} ''`);
    case 'created':
      return day === null ? NONE : ofCard(id, `c."createdOn" ${day.test} ?`, day.day);
    case 'lastVisit': {
      if (day === null) {
        const came = among(id, 'SELECT "customerId" FROM "salesSummary" WHERE "lastSoldOn" IS NOT NULL');
        return is === 'isEmpty' ? not(came) : came;
      }
      const sql = `SELECT "customerId" FROM "salesSummary" WHERE "lastSoldOn" ${day.test} ?`;
      return among(id, sql, day.day);
    }
    case 'spend':
    case 'visits': {
      const column = on === 'spend' ? 'spendCents' : 'saleCount';
      const test = is === 'atLeast' ? '>=' : '<=';
      return among(id, `SELECT "customerId" FROM "salesSummary" WHERE "${column}" ${test} ?`, Number(value));
    }
    case 'balance':
      return ofSum(
        id,
        (least) => ({
          sql: `SELECT "customerId" FROM "loyaltyStored" WHERE "countsFrom" IS NULL OR "countsFrom" <= ?
                GROUP BY "customerId" HAVING sum("cents") >= ?`,
          values: [reader.today, least],
        }),
        condition,
      );
  }
}

/**
 * The condition that a customer is as a filter says; null where it says nothing. What a person may not see answers
 * neither yes nor no. Throws customers.filterWrong, .filterGone where a field is no more, .filterHidden.
 */
export function filterSql(reader: Reader, sight: Sight, { joins, of }: Conditions, id: string): Sql | null {
  if (of.length === 0) return null;
  const fields = of.some(({ on }) => fieldIdOf(on) !== null) ? listFields(reader) : [];
  const parts = of.map((condition) => {
    const fieldId = fieldIdOf(condition.on);
    const field = fields.find((one) => one.id === fieldId);
    if (fieldId !== null && field === undefined) throw new AppError('customers.filterGone', {}, ['where']);
    const kind = field === undefined ? builtInKind(condition.on) : filterKindOf(field.kind);
    if (kind === null || !isSound(condition, kind)) {
      throw new AppError('customers.filterWrong', {}, ['where']);
    }
    if (field !== undefined) return ofField(reader, sight, field, condition, id);
    const on = condition.on as FilterName;
    const right = RIGHTS[on];
    if (right !== undefined && !mayAct(reader, sight.actor, right)) {
      throw new AppError('customers.filterHidden', {}, ['where']);
    }
    return ofBuiltIn(reader, on, condition, id);
  });
  return joined(parts, joins, id);
}
