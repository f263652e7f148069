import type { CallOutput } from '@shared/ipc/contracts';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { isKnown, reachTo, sightOf } from '../customers/customers.sight.queries';
import { IN_TOUCH } from './followups.contact.queries';

type OfCustomer = { ids: number[] } & Pick<CallOutput<'followups.ofCustomer'>, 'total' | 'last'>;

/** What is open for a customer, the next first, and the last contact; nothing where the person may not see them whole. */
export function ofCustomer(reader: Reader, actor: Actor, customerId: number, limit: number): OfCustomer {
  const sight = sightOf(reader, actor);
  if (!isKnown(sight, customerId) || !reachTo(reader, sight, customerId).read) {
    return { ids: [], total: 0, last: null };
  }
  const ids = reader.column<number>(
    `SELECT "id" FROM "followups" WHERE "customerId" = ? AND "state" = 'open'
     ORDER BY "dueOn", "dueMinute" IS NULL, "dueMinute", "id"`,
    customerId,
  );
  const last = reader.get<NonNullable<OfCustomer['last']>>(
    `SELECT f."kind", f."endedOn" AS "on", p."name" AS "by", f."outcome" FROM "followups" f
     JOIN "staff" p ON p."id" = f."endedBy"
     WHERE f."customerId" = ? AND f."state" = 'done' AND ${IN_TOUCH}
     ORDER BY f."endedAt" DESC, f."id" DESC LIMIT 1`,
    customerId,
  );
  return { ids: ids.slice(0, limit), total: ids.length, last: last ?? null };
}
