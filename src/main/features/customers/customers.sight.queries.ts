import { AppError } from '@shared/errors/AppError';
import { maskNumber } from '@shared/features/customers/mask.rules';
import type { Scope } from '@shared/features/staff/staff.rules';
import type { Reader, SqlValue } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { standsInFor } from '../staff/staff.leaves.queries';
import { reachOf, scopeIn } from '../staff/staff.people.queries';

/** What can be done with a customer, each by a right of its own. */
const RIGHTS = ['read', 'write', 'delete', 'reveal', 'peek'] as const;
export type CustomerRight = (typeof RIGHTS)[number];

/** What a person sees of the customers, as the shop stands now. Worked out anew for each call. */
export type Sight = {
  actor: Actor;
  /** Those whose customers are theirs: themselves, and colleagues for whom they stand in today. */
  as: readonly number[];
  scopes: Readonly<Record<CustomerRight, Scope>>;
  /** JSON of the ids of restricted customers whom they do not look after; null where there is none. */
  hidden: string | null;
};

/** A condition with its values. */
export type Sql = { sql: string; values: SqlValue[] };

/** Which rights of a person reach to one customer. Without the first there is none of the others but the last. */
export type Reach = Readonly<Record<CustomerRight, boolean>>;

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** What an approver's right may reach further than the person's own: what they see stays theirs. */
const LENT: ReadonlySet<CustomerRight> = new Set(['write', 'delete']);

const ALL: Sight['scopes'] = { read: 'all', write: 'all', delete: 'all', reveal: 'all', peek: 'all' };

/** What this person sees; the owner sees everything. */
export function sightOf(reader: Reads, actor: Actor): Sight {
  const as = [actor.id, ...standsInFor(reader, actor.id)];
  if (actor.role === 'owner') return { actor, as, scopes: ALL, hidden: null };
  const scopes = Object.fromEntries(
    RIGHTS.map((right) => [
      right,
      LENT.has(right)
        ? reachOf(reader, actor, `customers.${right}`)
        : scopeIn(reader, actor.role, `customers.${right}`),
    ]),
  ) as Record<CustomerRight, Scope>;
  const hidden = reader.column<number>(
    `SELECT c."id" FROM "customers" c WHERE c."isRestricted" = 1 AND NOT EXISTS
       (SELECT 1 FROM "customerTeam" t WHERE t."customerId" = c."id"
          AND t."personId" IN (SELECT "value" FROM json_each(?)))`,
    JSON.stringify(as),
  );
  return { actor, as, scopes, hidden: hidden.length === 0 ? null : JSON.stringify(hidden) };
}

/** True where this person sees all of whomever they may know of. */
export const seesWhole = ({ scopes }: Sight): boolean => scopes.read === 'all' && scopes.reveal === 'all';

/** Ids of customers whom colleagues of a role look after, or this one person. */
const TEAM_OF_ROLE = `SELECT t."customerId" FROM "customerTeam" t JOIN "staff" p ON p."id" = t."personId"
  WHERE p."isActive" = 1 AND p."role" = ?`;
const TEAM_OF_ANYBODY = `SELECT t."customerId" FROM "customerTeam" t JOIN "staff" p ON p."id" = t."personId"
  WHERE p."isActive" = 1`;

/** Customers whom this person looks after, as a condition on an expression of the customer's id. */
export const isOwn = ({ as }: Pick<Sight, 'as'>, id: string): Sql => ({
  sql: `${id} IN (SELECT "customerId" FROM "customerTeam" WHERE "personId" IN (SELECT "value" FROM json_each(?)))`,
  values: [JSON.stringify(as)],
});

/** The condition that a right reaches to the customer whose id is the expression `id`; null where it always does. */
export function reachSql(sight: Sight, right: CustomerRight, id: string): Sql | null {
  switch (sight.scopes[right]) {
    case 'all':
      return null;
    case 'none':
      return { sql: 'FALSE', values: [] };
    case 'own':
      return isOwn(sight, id);
    case 'team':
      return {
        sql: `(${id} IN (${TEAM_OF_ROLE}) OR ${id} NOT IN (${TEAM_OF_ANYBODY}) OR ${isOwn(sight, id).sql})`,
        values: [sight.actor.role, ...isOwn(sight, id).values],
      };
  }
}

/** The condition that this person may know of the customer at all; null where they may of everybody. */
export function knownSql({ hidden }: Sight, id: string): Sql | null {
  return hidden === null
    ? null
    : { sql: `${id} NOT IN (SELECT "value" FROM json_each(?))`, values: [hidden] };
}

/** The condition that a list of this person shows the customer; null where it shows everybody. */
export function listedSql(sight: Sight, id: string): Sql | null {
  const both = [reachSql(sight, 'read', id), knownSql(sight, id)].filter((one) => one !== null);
  if (both.length === 0) return null;
  return { sql: both.map(({ sql }) => sql).join(' AND '), values: both.flatMap(({ values }) => values) };
}

/** True where this person may know that there is such a customer. */
export const isKnown = ({ hidden }: Sight, id: number): boolean =>
  hidden === null || !(JSON.parse(hidden) as number[]).includes(id);

/** Throws customers.notFound where a customer is not listed, or the person may not know of them. */
export function assertKnown(reader: Reads, actor: Actor, customerId: number): void {
  const isThere = reader.get('SELECT 1 FROM "customers" WHERE "id" = ? AND "isListed" = 1', customerId);
  if (isThere === undefined || !isKnown(sightOf(reader, actor), customerId)) {
    throw new AppError('customers.notFound', {}, ['customerId']);
  }
}

/** Throws customers.inBin where a customer lies in the bin, and else as `assertKnown` does. */
export function assertOutOfBin(reader: Reads, actor: Actor, customerId: number): void {
  const sql = 'SELECT 1 FROM "customers" WHERE "id" = ? AND "deletedAt" IS NOT NULL AND "erasedAt" IS NULL';
  if (reader.get(sql, customerId) !== undefined && isKnown(sightOf(reader, actor), customerId)) {
    throw new AppError('customers.inBin', {}, ['customerId']);
  }
  assertKnown(reader, actor, customerId);
}

/** How far this person's rights reach to each of some customers, whether or not there are such. */
export function reachesTo(reader: Reads, sight: Sight, ids: readonly number[]): (id: number) => Reach {
  const { scopes, actor, as } = sight;
  const isFixed = RIGHTS.every((right) => scopes[right] === 'all' || scopes[right] === 'none');
  const teams = new Map(
    (isFixed
      ? []
      : reader.all<{ customerId: number; isMine: 0 | 1; isOfRole: 0 | 1; isKept: 0 | 1 }>(
          `SELECT t."customerId", max(p."id" IN (SELECT "value" FROM json_each(?))) AS "isMine", max(p."role" = ? AND p."isActive" = 1) AS "isOfRole",
             max(p."isActive") AS "isKept"
           FROM json_each(?) j JOIN "customerTeam" t ON t."customerId" = j."value"
           JOIN "staff" p ON p."id" = t."personId" GROUP BY t."customerId"`,
          JSON.stringify(as),
          actor.role,
          JSON.stringify(ids),
        )
    ).map((row) => [row.customerId, row]),
  );
  return (id) => {
    const team = teams.get(id);
    const reaches = (right: CustomerRight): boolean => {
      switch (scopes[right]) {
        case 'all':
          return true;
        case 'none':
          return false;
        case 'own':
          return team?.isMine === 1;
        case 'team':
          return team === undefined || team.isOfRole === 1 || team.isKept === 0 || team.isMine === 1;
      }
    };
    const read = reaches('read');
    return {
      read,
      write: read && reaches('write'),
      delete: read && reaches('delete'),
      reveal: read && reaches('reveal'),
      peek: reaches('peek'),
    };
  };
}

/** How far this person's rights reach to one customer. Throws customers.notFound where they may not know of them. */
export function reachTo(reader: Reads, sight: Sight, id: number): Reach {
  if (!isKnown(sight, id)) throw new AppError('customers.notFound');
  return reachesTo(reader, sight, [id])(id);
}

const leads = (reader: Reads, { actor, scopes }: Sight, id: number): boolean =>
  scopes.write !== 'none' &&
  reader.get(
    `SELECT 1 FROM "customerTeam" WHERE "customerId" = ? AND "personId" = ? AND "part" = 'lead'`,
    id,
    actor.id,
  ) !== undefined;

/** True where this person may change who looks after the customer: whose right reaches to everybody, and the lead. */
export const mayArrange = (reader: Reads, sight: Sight, id: number): boolean =>
  sight.scopes.write === 'all' || leads(reader, sight, id);

/** True where this person may make a customer known to the team alone, or to everybody again: owner, manager, lead. */
export function mayRestrict(reader: Reads, sight: Sight, id: number): boolean {
  const { role } = sight.actor;
  if (role === 'owner' || leads(reader, sight, id)) return true;
  return role === 'manager' && sight.scopes.write === 'all';
}

/** Digits of a customer's phones, in the order of the card. */
export const phonesOf = (reader: Reads, id: number): string[] =>
  reader.column<string>(
    'SELECT "digits" FROM "customerPhones" WHERE "customerId" = ? ORDER BY "position", "id"',
    id,
  );

/** What a customer is called: by name, else by number as this person may see it; null where there is no such card, #id of one that was erased. */
export function titleOf(reader: Reads, sight: Sight, id: number): string | null {
  const row = reader.get<{ name: string; number: string | null; erasedAt: string | null }>(
    'SELECT "name", "number", "erasedAt" FROM "customers" WHERE "id" = ?',
    id,
  );
  if (row === undefined || !isKnown(sight, id)) return null;
  if (row.erasedAt !== null) return `#${String(id)}`;
  if (row.name !== '' || row.number === null) return row.name;
  if (reachesTo(reader, sight, [id])(id).reveal) return row.number;
  return maskNumber(row.number, phonesOf(reader, id));
}
