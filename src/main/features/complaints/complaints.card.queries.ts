import { AppError } from '@shared/errors/AppError';
import type { ComplaintCard, ComplaintId } from '@shared/features/complaints/complaints.contract';
import { BACK_DAYS } from '@shared/features/complaints/figures.rules';
import { checksOf } from '@shared/features/complaints/complaints.rules';
import { pairsOf } from '@shared/features/complaints/policies.rules';
import { addDays, type Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { assertKnown, sightOf } from '../customers/customers.sight.queries';
import { VISIBLE } from '../sales/sales.queries';
import { standInOf } from '../staff/staff.leaves.queries';
import { momentAt } from './complaints.clock';
import type { Complaint } from './complaints.entity';
import { exceptionOf, policyById } from './complaints.policies.queries';
import { complaintRows, eventsOf, knownComplaint } from './complaints.rows.queries';

/** Whether the customer bought again within sixty days of the solution; null while nobody can know. */
function cameBack(
  reader: Pick<Reader, 'get' | 'today'>,
  { customerId, solvedOn }: Pick<Complaint, 'customerId' | 'solvedOn'>,
): boolean | null {
  if (customerId === null || solvedOn === null) return null;
  const until = addDays(solvedOn as Day, BACK_DAYS);
  const sale = reader.get(
    `SELECT 1 FROM "sales" WHERE "customerId" = ? AND "kind" = 'sale' AND "soldOn" > ? AND "soldOn" <= ? AND ${VISIBLE} LIMIT 1`,
    customerId,
    solvedOn,
    until,
  );
  if (sale !== undefined) return true;
  return reader.today > until ? false : null;
}

/** One with all that happened to it. Throws complaints.notFound. */
export function getComplaint(reader: Reader, actor: Actor, id: number): ComplaintCard {
  const sight = sightOf(reader, actor);
  const known = knownComplaint(sight);
  const row = reader.get<
    Complaint & {
      byName: string;
      productName: string | null;
      causeName: string | null;
      saleNumber: string | null;
      soldOn: string | null;
    }
  >(
    `SELECT k.*, b."name" AS "byName", p."name" AS "productName", u."name" AS "causeName", s."number" AS "saleNumber", s."soldOn" FROM "complaints" k
       JOIN "staff" b ON b."id" = k."receivedBy" LEFT JOIN "products" p ON p."id" = k."productId"
       LEFT JOIN "sales" s ON s."id" = k."saleId" LEFT JOIN "complaintCauses" u ON u."id" = k."causeId" WHERE k."id" = ? AND ${known.sql}`,
    id,
    ...known.values,
  );
  const [listed] = complaintRows(reader, sight, row === undefined ? [] : [id]);
  if (row === undefined || listed === undefined) throw new AppError('complaints.notFound');
  return {
    ...listed,
    wish: row.wish,
    wants: row.wants,
    sale:
      row.saleId === null || row.soldOn === null
        ? null
        : { id: row.saleId, number: row.saleNumber, soldOn: row.soldOn as Day },
    product: row.productId === null ? null : { id: row.productId, name: row.productName ?? '' },
    batch: row.batch,
    receivedBy: row.byName,
    promised: row.promised,
    promisedFor:
      row.promisedOn === null ? null : { dueOn: row.promisedOn as Day, dueMinute: row.promisedMinute },
    answerDue: { day: row.answerDueOn as Day, minute: row.answerDueMinute },
    solveDue: { day: row.solveDueOn as Day, minute: row.solveDueMinute },
    answered: momentAt(row.answeredOn, row.answeredMinute),
    answerTook: row.answerTook,
    waitingSince: momentAt(row.waitingOn, row.waitingMinute),
    pausedMinutes: row.pausedMinutes,
    solved: momentAt(row.solvedOn, row.solvedMinute),
    solveTook: row.solveTook,
    solution: row.solution,
    handOffs: row.handOffs,
    reopened: row.reopened,
    checks: checksOf(row.checks),
    satisfactionWords: row.satisfactionWords,
    mergedIntoId: row.mergedIntoId as ComplaintId | null,
    cause: row.causeId === null ? null : { id: row.causeId, name: row.causeName ?? '' },
    policy: row.policyId === null ? null : (policyById(reader, row.policyId) ?? null),
    exception: exceptionOf(reader, id),
    doubles: reader.column<ComplaintId>(
      'SELECT "id" FROM "complaints" WHERE "mergedIntoId" = ? ORDER BY "id"',
      id,
    ),
    cameBack: cameBack(reader, row),
    standIn: standInOf(reader, row.personId),
    events: eventsOf(reader, id),
  };
}

/** Sales of a customer that the form offers, and how often they complained within a year. Throws customers.notFound. */
export function backgroundOf(reader: Reader, actor: Actor, customerId: number) {
  assertKnown(reader, actor, customerId);
  const sales = reader.all<{ id: number; number: string | null; soldOn: Day }>(
    `SELECT "id", "number", "soldOn" FROM "sales" WHERE "customerId" = ? AND "kind" = 'sale' AND ${VISIBLE}
     ORDER BY "soldOn" DESC, "soldMinute" DESC, "id" DESC LIMIT 5`,
    customerId,
  );
  const [past = 0] = reader.column<number>(
    'SELECT count(*) FROM "complaints" WHERE "customerId" = ? AND "receivedOn" > ?',
    customerId,
    addDays(reader.today, -365),
  );
  const [lastSatisfaction = null] = reader.column<number>(
    `SELECT "satisfaction" FROM "complaints" WHERE "customerId" = ? AND "satisfaction" IS NOT NULL
     ORDER BY "receivedOn" DESC, "id" DESC LIMIT 1`,
    customerId,
  );
  return {
    sales: sales.map((sale) => ({
      ...sale,
      lines: reader.all<{ productId: number | null; name: string }>(
        `SELECT "productId", "name" FROM "saleLines" WHERE "saleId" = ? ORDER BY "lineNo" LIMIT 20`,
        sale.id,
      ),
    })),
    past,
    lastSatisfaction,
  };
}

/** So many solved ones are looked through, and so many told. */
const LOOKED_THROUGH = 500;
const TOLD = 3;

/** Solved ones of the same category or product: of the same product and with like words first, else the latest. */
export function similarTo(
  reader: Reader,
  actor: Actor,
  asked: { id: number | null; category: string; productId: number | null; words: string },
) {
  const known = knownComplaint(sightOf(reader, actor));
  const rows = reader.all<
    Pick<
      Complaint,
      'id' | 'receivedOn' | 'words' | 'solution' | 'satisfaction' | 'customerId' | 'solvedOn' | 'productId'
    >
  >(
    `SELECT k."id", k."receivedOn", k."words", k."solution", k."satisfaction", k."customerId", k."solvedOn", k."productId"
     FROM "complaints" k WHERE (k."category" = ? OR k."productId" = ?) AND k."solvedOn" IS NOT NULL AND k."solution" <> ''
       AND k."id" <> ? AND k."state" NOT IN ('withdrawn', 'merged') AND ${known.sql}
     ORDER BY k."receivedOn" DESC, k."id" DESC LIMIT ?`,
    asked.category,
    asked.productId,
    asked.id ?? 0,
    ...known.values,
    LOOKED_THROUGH,
  );
  const sought = pairsOf(asked.words);
  const likeness = (row: (typeof rows)[number]): number => {
    const found = [...pairsOf(row.words)].filter((pair) => sought.has(pair)).length;
    return found + (asked.productId !== null && row.productId === asked.productId ? 3 : 0);
  };
  return rows
    .map((row) => ({ row, like: likeness(row) }))
    .toSorted((a, b) => b.like - a.like)
    .slice(0, TOLD)
    .map(({ row }) => ({
      id: row.id as ComplaintId,
      receivedOn: row.receivedOn as Day,
      words: row.words,
      solution: row.solution,
      satisfaction: row.satisfaction,
      cameBack: cameBack(reader, row),
    }));
}
