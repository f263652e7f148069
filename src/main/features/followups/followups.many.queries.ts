import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { refusedBy } from '@shared/features/followups/followups.rules';
import type { FollowupKind } from '@shared/features/followups/followups.rules';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { refusalsOfMany } from '../customers/customers.refusals.queries';
import { isKnown, reachesTo, sightOf } from '../customers/customers.sight.queries';
import { activePerson } from '../staff/staff.people.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column' | 'today'>;

/**
 * Those of some customers who are not in the bin, whom the acting person's lists show and of whom the other one may
 * know, in the same order, each once.
 */
export function knownToBoth(
  reader: Reads,
  actor: Actor,
  personId: number,
  customerIds: readonly number[],
): number[] {
  const person = activePerson(reader, personId);
  if (person === undefined) return [];
  const sight = sightOf(reader, actor);
  const theirs = sightOf(reader, person);
  const reaches = reachesTo(reader, sight, customerIds);
  return reader
    .column<number>(
      `SELECT c."id" FROM json_each(?) j CROSS JOIN "customers" c ON c."id" = j."value" AND c."isListed" = 1
       GROUP BY c."id" ORDER BY min(j."key")`,
      JSON.stringify(customerIds),
    )
    .filter((id) => isKnown(sight, id) && reaches(id).read && isKnown(theirs, id));
}

/** Those who said no to what this kind would do. */
export function refusers(reader: Reads, kind: FollowupKind, ids: readonly number[]): ReadonlySet<number> {
  const refuses = refusalsOfMany(reader, ids);
  return new Set(ids.filter((id) => refusedBy(kind, refuses.get(id) ?? []) !== null));
}

/** How many would get one, who of them said no to the kind, and who has one open already. */
export function previewMany(
  reader: Reader,
  actor: Actor,
  { customerIds, kind, personId }: CallInput<'followups.previewMany'>,
): CallOutput<'followups.previewMany'> {
  const ids = knownToBoth(reader, actor, personId, customerIds);
  const [waiting = 0] = reader.column<number>(
    `SELECT count(*) FROM json_each(?) j WHERE EXISTS
       (SELECT 1 FROM "followups" f WHERE f."customerId" = j."value" AND f."state" = 'open')`,
    JSON.stringify(ids),
  );
  return { count: ids.length, refusing: refusers(reader, kind, ids).size, waiting };
}
