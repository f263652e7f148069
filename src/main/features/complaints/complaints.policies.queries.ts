import type { Policy } from '@shared/features/complaints/policies.channels';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { aboutOf } from '../customers/customers.about.queries';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { ComplaintPolicy } from './complaints.policies.entity';

type Reads = Pick<Reader, 'all' | 'today'>;

/** Policies with how often each was asked for and granted against since New Year, those that are put away last. */
function policiesWhere(reader: Reads, id: number | null): Policy[] {
  const newYear = `${reader.today.slice(0, 4)}-01-01`;
  return reader
    .all<ComplaintPolicy & { asked: number; granted: number }>(
      `SELECT p.*,
         (SELECT count(*) FROM "complaints" k WHERE k."policyId" = p."id" AND k."receivedOn" >= ?) AS "asked",
         (SELECT count(*) FROM "complaintExceptions" x WHERE x."policyId" = p."id" AND x."onDay" >= ?) AS "granted"
       FROM "complaintPolicies" p WHERE p."id" = coalesce(?, p."id") ORDER BY p."deletedAt" IS NOT NULL, p."id"`,
      newYear,
      newYear,
      id,
    )
    .map(({ deletedAt, ...row }) => ({ ...row, isRetired: deletedAt !== null }));
}

/** All policies, those that are put away last. */
export const listPolicies = (reader: Reads): Policy[] => policiesWhere(reader, null);

/** One, whether it is put away or not. */
export const policyById = (reader: Reads, id: number): Policy | undefined => policiesWhere(reader, id)[0];

/** What a request was granted against its policy; null: nothing. */
export const exceptionOf = (reader: Pick<Reader, 'get'>, complaintId: number) =>
  reader.get<{ on: Day; by: string; approvedBy: string | null; reason: string }>(
    `SELECT x."onDay" AS "on", s."name" AS "by", a."name" AS "approvedBy", coalesce(e."words", '') AS "reason"
     FROM "complaintExceptions" x JOIN "staff" s ON s."id" = x."actorId" LEFT JOIN "staff" a ON a."id" = x."approverId"
       LEFT JOIN "complaintEvents" e ON e."id" = x."eventId" WHERE x."complaintId" = ?`,
    complaintId,
  ) ?? null;

/** So many are told at most. */
const MOST = 100;

/** What was granted against a policy, the latest first; of customers who are kept from the asking person there is but the count. */
export function exceptionsOf(reader: Reader, actor: Actor, policyId: number) {
  const sight = sightOf(reader, actor);
  const known = knownSql(sight, 'x."customerId"');
  const rows = reader.all<{
    id: number;
    complaintId: number;
    on: Day;
    by: string;
    approvedBy: string | null;
    customerId: number | null;
    reason: string;
  }>(
    `SELECT x."id", x."complaintId", x."onDay" AS "on", s."name" AS "by", a."name" AS "approvedBy", x."customerId",
       coalesce(e."words", '') AS "reason"
     FROM "complaintExceptions" x JOIN "staff" s ON s."id" = x."actorId" LEFT JOIN "staff" a ON a."id" = x."approverId"
       LEFT JOIN "complaintEvents" e ON e."id" = x."eventId"
     WHERE x."policyId" = ? AND (x."customerId" IS NULL OR ${known?.sql ?? 'TRUE'})
     ORDER BY x."onDay" DESC, x."id" DESC LIMIT ?`,
    policyId,
    ...(known?.values ?? []),
    MOST,
  );
  const customers = aboutOf(
    reader,
    sight,
    rows.map(({ customerId }) => customerId),
  );
  const [total = 0] = reader.column<number>(
    'SELECT count(*) FROM "complaintExceptions" WHERE "policyId" = ?',
    policyId,
  );
  return {
    rows: rows.map(({ customerId, ...row }) => ({
      ...row,
      customer: customerId === null ? null : (customers.get(customerId) ?? null),
    })),
    total,
  };
}
