import type {
  ComplaintEventRow,
  ComplaintId,
  ComplaintRow,
} from '@shared/features/complaints/complaints.contract';
import { isOver, isUnsolved } from '@shared/features/complaints/complaints.rules';
import type { Moment } from '@shared/features/settings/hours.rules';
import { dayAndMinute, type Day, type Instant } from '@shared/lib/days';
import { maskPhone } from '@shared/lib/phone';
import type { Reader } from '../../db/reader';
import { aboutOf } from '../customers/customers.about.queries';
import { knownSql, type Sight, type Sql } from '../customers/customers.sight.queries';
import type { Complaint, ComplaintEvent } from './complaints.entity';

/** States as SQL names them in a list. */
export const UNSOLVED_SQL = `k."state" IN ('new', 'investigating', 'proposed')`;

export const UNDER_WAY_SQL = `k."state" IN ('new', 'investigating', 'proposed', 'resolved', 'followedUp')`;

/** The condition that a complaint `k` is of nobody whom the asking person may not know of, nor of somebody in the bin. */
export function knownComplaint(sight: Sight): Sql {
  const known = knownSql(sight, 'k."customerId"');
  return {
    sql: `(k."customerId" IS NULL OR (${known?.sql ?? 'TRUE'}
      AND k."customerId" NOT IN (SELECT "id" FROM "customers" WHERE "isListed" = 0)))`,
    values: [...(known?.values ?? [])],
  };
}

type Row = Complaint & { personName: string };

/** What is due next: the first answer, else the solution; null where the clock stands or nothing is to be solved. */
function dueOf(row: Complaint, now: Moment): ComplaintRow['due'] {
  if (!isUnsolved(row.state) || row.waitingOn !== null) return null;
  const answer = { day: row.answerDueOn as Day, minute: row.answerDueMinute };
  const solve = { day: row.solveDueOn as Day, minute: row.solveDueMinute };
  const due = row.answeredOn === null ? answer : solve;
  return {
    ...due,
    what: row.answeredOn === null ? 'answer' : 'solve',
    isLate: isOver(due, now) || isOver(solve, now),
  };
}

/** These complaints, in this order. */
export function complaintRows(reader: Reader, sight: Sight, ids: readonly number[]): ComplaintRow[] {
  const rows = reader.all<Row>(
    `SELECT k.*, p."name" AS "personName" FROM json_each(?) j CROSS JOIN "complaints" k ON k."id" = j."value"
       JOIN "staff" p ON p."id" = k."personId" ORDER BY j."key"`,
    JSON.stringify(ids),
  );
  const customers = aboutOf(
    reader,
    sight,
    rows.map(({ customerId }) => customerId),
  );
  const now = dayAndMinute(reader.now as Instant);
  const seesPhones = sight.scopes.reveal === 'all';
  return rows.map((row) => ({
    id: row.id as ComplaintId,
    type: row.type,
    channel: row.channel,
    category: row.category,
    customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
    contactName: row.contactName,
    contactPhone: seesPhones ? row.contactPhone : maskPhone(row.contactPhone.replaceAll(/\D/gu, '')),
    words: row.words,
    mood: row.mood,
    state: row.state,
    person: { id: row.personId, name: row.personName },
    receivedOn: row.receivedOn as Day,
    receivedMinute: row.receivedMinute,
    due: dueOf(row, now),
    isWaiting: row.waitingOn !== null,
    endedOn: row.endedOn as Day | null,
    satisfaction: row.satisfaction,
    version: row.version,
  }));
}

/** All that happened to a complaint, in order. */
export function eventsOf(reader: Reader, complaintId: number): ComplaintEventRow[] {
  return reader
    .all<ComplaintEvent & { byName: string; fromName: string | null; toName: string | null }>(
      `SELECT e.*, b."name" AS "byName", f."name" AS "fromName", t."name" AS "toName" FROM "complaintEvents" e
         JOIN "staff" b ON b."id" = e."by" LEFT JOIN "staff" f ON f."id" = e."fromId"
         LEFT JOIN "staff" t ON t."id" = e."toId" WHERE e."complaintId" = ? ORDER BY e."id"`,
      complaintId,
    )
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      on: row.on as Day,
      minute: row.minute,
      by: row.byName,
      from: row.fromName,
      to: row.toName,
      words: row.words,
    }));
}
