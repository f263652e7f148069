import { AppError } from '@shared/errors/AppError';
import type { Whose } from '@shared/features/followups/parts.channels';
import type { Scope } from '@shared/features/staff/staff.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { isKnown, knownSql, sightOf } from '../customers/customers.sight.queries';
import type { Sight, Sql } from '../customers/customers.sight.queries';
import { activePerson, reachOf, scopeIn } from '../staff/staff.people.queries';
import type { Followup } from './followups.entity';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/** Whose follow-ups a person sees, and which of the customers they may know of. */
export type Desk = { scope: Scope; sight: Sight };

/** What this person sees of follow-ups, as the shop stands now. */
export const deskOf = (reader: Reads, actor: Actor): Desk => ({
  scope: scopeIn(reader, actor.role, 'followups.read'),
  sight: sightOf(reader, actor),
});

/** Who is meant, as ids in JSON, as far as the right reaches; null: everybody. Throws ipc.denied for a colleague beyond it. */
function idsOf(reader: Reads, { scope, sight }: Desk, whose: Whose): string | null {
  if (whose === 'mine') return JSON.stringify(sight.as);
  const isOfMany = whose === 'all' || whose === 'team';
  if (isOfMany && scope === 'all') return null;
  const reached = scope === 'team' ? teamOf(reader, sight) : sight.as;
  if (isOfMany) return JSON.stringify(reached);
  if (scope !== 'all' && !reached.includes(whose)) throw new AppError('ipc.denied');
  return JSON.stringify([whose]);
}

/** The person with those for whom they stand in, and colleagues of the same role. */
const teamOf = (reader: Reads, { as, actor }: Sight): number[] => [
  ...new Set([...as, ...reader.column<number>('SELECT "id" FROM "staff" WHERE "role" = ?', actor.role)]),
];

/** The condition that a row's person is one of them. Throws ipc.denied for a colleague beyond the right. */
export function peopleSql(reader: Reads, desk: Desk, whose: Whose, id: string): Sql {
  const ids = idsOf(reader, desk, whose);
  return ids === null
    ? { sql: 'TRUE', values: [] }
    : { sql: `${id} IN (SELECT "value" FROM json_each(?))`, values: [ids] };
}

/** The condition that a follow-up `f` is one of theirs and of nobody whom the asking person may not know of. */
export function deskSql(reader: Reads, desk: Desk, whose: Whose): Sql {
  const isOfTeam = whose === 'team';
  const ids = idsOf(reader, desk, whose);
  const ofPeople = ids === null ? null : 'f."personId" IN (SELECT "value" FROM json_each(?))';
  const known = knownSql(desk.sight, 'f."customerId"');
  const ofCustomers = known === null ? null : `(f."customerId" IS NULL OR ${known.sql})`;
  return {
    sql: [ofPeople, ofCustomers, isOfTeam ? OF_TEAM : null, LISTED]
      .filter((one) => one !== null)
      .join(' AND '),
    values: [
      ...(ids === null ? [] : [ids]),
      ...(known?.values ?? []),
      ...(isOfTeam ? [JSON.stringify(desk.sight.as)] : []),
    ],
  };
}

const OF_TEAM = `EXISTS (SELECT 1 FROM "customerTeam" t WHERE t."customerId" = f."customerId"
  AND t."personId" IN (SELECT "value" FROM json_each(?)))`;

/** Of customers in the bin nothing is to be done until they are back. */
const LISTED = `(f."customerId" IS NULL OR EXISTS
  (SELECT 1 FROM "customers" c WHERE c."id" = f."customerId" AND c."isListed" = 1))`;

/** Colleagues whom the right to write reaches: to give one to, and whose to change. */
export function writableBy(reader: Reads, actor: Actor): (personId: number) => boolean {
  const scope = reachOf(reader, actor, 'followups.write');
  const sight = sightOf(reader, actor);
  if (scope === 'all') return () => true;
  const ids = new Set(scope === 'team' ? teamOf(reader, sight) : scope === 'own' ? sight.as : []);
  return (personId) => ids.has(personId);
}

/** A follow-up of which this person may know and which they may change. Throws followups.notFound, ipc.denied. */
export function changeable(reader: Reads, actor: Actor, id: number): Followup {
  const row = reader.get<Followup>('SELECT * FROM "followups" WHERE "id" = ?', id);
  assertChangeable(reader, actor, row, 'followups.notFound');
  return row;
}

type Theirs = { personId: number; customerId: number | null };

/** Throws `code` where there is no such row or the person may not know of its customer, ipc.denied where it is not theirs to change. */
export function assertChangeable<R extends Theirs>(
  reader: Reads,
  actor: Actor,
  row: R | undefined,
  code: `followups.${string}`,
): asserts row is R {
  if (row === undefined || (row.customerId !== null && !isKnown(sightOf(reader, actor), row.customerId))) {
    throw new AppError(code);
  }
  if (!writableBy(reader, actor)(row.personId)) throw new AppError('ipc.denied');
}

/** True where somebody works here and may know of the customer: then it can be theirs to do. */
export function canHave(reader: Reads, personId: number, customerId: number | null): boolean {
  const person = activePerson(reader, personId);
  if (person === undefined) return false;
  return customerId === null || isKnown(sightOf(reader, person), customerId);
}
