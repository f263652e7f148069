import { AppError } from '@shared/errors/AppError';
import type { Cluster, ImprovementRow, Raiser } from '@shared/features/complaints/learn.channels';
import {
  CLUSTER,
  EFFECT,
  effectOf,
  type Effect,
  type ImprovementState,
  type RaisedBy,
} from '@shared/features/complaints/learn.rules';
import { addDays, daysBetween, type Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { aboutOf } from '../customers/customers.about.queries';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import { VISIBLE } from '../sales/sales.queries';
import type { ComplaintImprovement } from './complaints.learn.entity';

/** So many of each list are told. */
const MOST = 200;
const FINDING_DAYS = 90;
const MOST_FINDINGS = 30;

/** Causes that the shop has named, the most frequent of the past year first. */
export const listCauses = (reader: Reader): { id: number; name: string; count: number }[] =>
  reader.all(
    `SELECT c."id", c."name", coalesce(n."count", 0) AS "count" FROM "complaintCauses" c LEFT JOIN
       (SELECT "causeId", count(*) AS "count" FROM "complaints" WHERE "receivedOn" > ? AND "causeId" IS NOT NULL GROUP BY 1) n
       ON n."causeId" = c."id" ORDER BY 3 DESC, c."name"`,
    addDays(reader.today, -365),
  );

const since = (reader: Reader): Day => addDays(reader.today, -CLUSTER.days);

/** What came again and again in the past thirty days, by cause and by product and category; numbers, no names of people. */
export function clustersOf(reader: Reader): Cluster[] {
  const found = reader.all<Omit<Cluster, 'improvementId'>>(
    `SELECT 'cause' AS "by", k."causeId", '' AS "category", NULL AS "productId", c."name", count(*) AS "count"
       FROM "complaints" k JOIN "complaintCauses" c ON c."id" = k."causeId"
       WHERE k."receivedOn" > ? AND k."state" NOT IN ('merged', 'withdrawn') GROUP BY k."causeId" HAVING count(*) >= ?
     UNION ALL
     SELECT 'product', NULL, k."category", k."productId", p."name", count(*)
       FROM "complaints" k JOIN "products" p ON p."id" = k."productId"
       WHERE k."receivedOn" > ? AND k."state" NOT IN ('merged', 'withdrawn') AND k."type" <> 'praise'
       GROUP BY k."category", k."productId" HAVING count(*) >= ?
     ORDER BY "count" DESC, "name" LIMIT 10`,
    since(reader),
    CLUSTER.from,
    since(reader),
    CLUSTER.from,
  );
  return found.map((one) => ({
    ...one,
    improvementId:
      reader.column<number>(
        `SELECT "id" FROM "complaintImprovements" WHERE "state" = 'open' AND ${one.by === 'cause' ? '"causeId"' : '"productId"'} = ?
         ORDER BY "id" LIMIT 1`,
        one.by === 'cause' ? one.causeId : one.productId,
      )[0] ?? null,
  }));
}

/** How often the same came in the past thirty days: by its cause, else of its product and category. Null where neither is known. */
export function sameOnes(
  reader: Reader,
  { category, productId, causeId }: { category: string; productId: number | null; causeId: number | null },
): { by: 'cause' | 'product'; count: number } | null {
  const count = (sql: string, ...values: (string | number)[]): number =>
    reader.column<number>(
      `SELECT count(*) FROM "complaints" WHERE "receivedOn" > ? AND "state" NOT IN ('merged', 'withdrawn') AND ${sql}`,
      since(reader),
      ...values,
    )[0] ?? 0;
  if (causeId !== null) return { by: 'cause', count: count('"causeId" = ?', causeId) };
  if (productId === null) return null;
  return { by: 'product', count: count('"productId" = ? AND "category" = ?', productId, category) };
}

type Row = ComplaintImprovement & {
  personName: string;
  causeName: string | null;
  productName: string | null;
  raisers: number;
};

const ROWS = `SELECT i.*, p."name" AS "personName", c."name" AS "causeName", g."name" AS "productName",
    (SELECT count(*) FROM "complaintRaisers" r WHERE r."improvementId" = i."id") AS "raisers"
  FROM "complaintImprovements" i JOIN "staff" p ON p."id" = i."personId"
    LEFT JOIN "complaintCauses" c ON c."id" = i."causeId" LEFT JOIN "products" g ON g."id" = i."productId"`;

const namedOf = (id: number | null, name: string | null): { id: number; name: string } | null =>
  id === null ? null : { id, name: name ?? '' };

const rowOf = (row: Row, today: Day): ImprovementRow => ({
  id: row.id,
  what: row.what,
  person: { id: row.personId, name: row.personName },
  dueOn: row.dueOn as Day,
  isLate: row.state === 'open' && row.dueOn < today,
  cause: namedOf(row.causeId, row.causeName),
  product: namedOf(row.productId, row.productName),
  batch: row.batch,
  supplier: row.supplier,
  state: row.state,
  outcome: row.outcome,
  endedOn: row.endedOn as Day | null,
  raisers: row.raisers,
  version: row.version,
});

/** What shall get better: what is due first; of those that ended the latest first. */
export function listImprovements(reader: Reader, { state }: { state: ImprovementState }) {
  const order = state === 'open' ? 'i."dueOn", i."id"' : 'i."endedOn" DESC, i."id" DESC';
  const rows = reader.all<Row>(`${ROWS} WHERE i."state" = ? ORDER BY ${order} LIMIT ${String(MOST)}`, state);
  const counts = { open: 0, done: 0, dropped: 0 };
  for (const one of reader.all<{ state: ImprovementState; count: number }>(
    'SELECT "state", count(*) AS "count" FROM "complaintImprovements" GROUP BY 1',
  )) {
    counts[one.state] = one.count;
  }
  return { rows: rows.map((row) => rowOf(row, reader.today)), counts };
}

/** Complaints of the same cause, and of the same product where one is named, on days of which the first counts. */
function countOf(reader: Reader, { causeId, productId }: Row, from: Day, to: Day): number {
  const parts = [`"receivedOn" >= ? AND "receivedOn" < ? AND "state" NOT IN ('merged', 'withdrawn')`];
  const values: (string | number)[] = [from, to];
  if (causeId !== null) {
    parts.push('"causeId" = ?');
    values.push(causeId);
  }
  if (productId !== null) {
    parts.push('"productId" = ?');
    values.push(productId);
  }
  return (
    reader.column<number>(`SELECT count(*) FROM "complaints" WHERE ${parts.join(' AND ')}`, ...values)[0] ?? 0
  );
}

/** What it did: the sixty days before the day on which it was done, and as many since as there are. */
function effectSince(reader: Reader, row: Row): Effect | null {
  if (row.state !== 'done' || row.endedOn === null || (row.causeId === null && row.productId === null)) {
    return null;
  }
  const done = row.endedOn as Day;
  const daysAfter = Math.max(0, Math.min(EFFECT.days, daysBetween(done, reader.today)));
  return effectOf(
    countOf(reader, row, addDays(done, -EFFECT.days), done),
    countOf(reader, row, addDays(done, 1), addDays(done, 1 + daysAfter)),
    daysAfter,
  );
}

type Found = { id: number; by: RaisedBy; refId: number; title: string; on: Day; customerId: number | null };

/** One with whoever raised it and of whom the asking person may know, and what it did. Throws complaints.noImprovement. */
export function getImprovement(reader: Reader, actor: Actor, id: number) {
  const row = reader.get<Row>(`${ROWS} WHERE i."id" = ?`, id);
  if (row === undefined) throw new AppError('complaints.noImprovement');
  const sight = sightOf(reader, actor);
  const known = knownSql(sight, 'r."customerId"');
  const found = reader.all<Found & { toldId: number | null }>(
    `SELECT r."id", r."toldId", r."customerId",
       CASE WHEN r."complaintId" IS NOT NULL THEN 'complaint' WHEN r."saleId" IS NOT NULL THEN 'sale' ELSE 'followup' END AS "by",
       coalesce(r."complaintId", r."saleId", r."followupId") AS "refId",
       coalesce(k."words", s."number", f."subject", '') AS "title", coalesce(k."receivedOn", s."soldOn", f."endedOn") AS "on"
     FROM "complaintRaisers" r LEFT JOIN "complaints" k ON k."id" = r."complaintId"
       LEFT JOIN "sales" s ON s."id" = r."saleId" LEFT JOIN "followups" f ON f."id" = r."followupId"
     WHERE r."improvementId" = ? AND (r."customerId" IS NULL OR ${known?.sql ?? 'TRUE'}) ORDER BY r."id"`,
    id,
    ...(known?.values ?? []),
  );
  const customers = aboutOf(
    reader,
    sight,
    found.map(({ customerId }) => customerId),
  );
  const raisedBy = found.map(({ toldId, customerId, ...one }): Raiser => ({
    ...one,
    customer: customerId === null ? null : (customers.get(customerId) ?? null),
    isTold: toldId !== null,
  }));
  return { ...rowOf(row, reader.today), raisedBy, effect: effectSince(reader, row) };
}

/** Returns, and usage checks that left a note, of the past ninety days that are on no list yet, the latest first. */
export function findingsOf(reader: Reader, actor: Actor) {
  const sight = sightOf(reader, actor);
  const known = knownSql(sight, '"customerId"');
  const mayKnow = `("customerId" IS NULL OR ${known?.sql ?? 'TRUE'})`;
  const values = known?.values ?? [];
  const from = addDays(reader.today, -FINDING_DAYS);
  const found = reader.all<Omit<Found, 'id' | 'by'> & { by: 'sale' | 'followup'; productId: number | null }>(
    `SELECT * FROM (SELECT 'sale' AS "by", s."id" AS "refId", coalesce((SELECT "name" FROM "saleLines" WHERE "saleId" = s."id" AND ${VISIBLE}
         ORDER BY "lineNo" LIMIT 1), s."number", '') AS "title", s."soldOn" AS "on", s."customerId",
         (SELECT "productId" FROM "saleLines" WHERE "saleId" = s."id" AND ${VISIBLE} ORDER BY "lineNo" LIMIT 1) AS "productId"
       FROM "sales" s
       WHERE s."soldOn" >= ? AND s."kind" = 'return' AND ${VISIBLE}
         AND NOT EXISTS (SELECT 1 FROM "complaintRaisers" r WHERE r."saleId" = s."id") ORDER BY s."soldOn" DESC, s."id" DESC LIMIT ?)
     WHERE ${mayKnow}
     UNION ALL
     SELECT * FROM (SELECT 'followup', f."id", f."note", f."endedOn", f."customerId", NULL FROM "followups" f
       WHERE f."kind" = 'usage' AND f."state" = 'done' AND f."endedOn" >= ? AND f."note" <> ''
         AND NOT EXISTS (SELECT 1 FROM "complaintRaisers" r WHERE r."followupId" = f."id") ORDER BY f."endedOn" DESC, f."id" DESC LIMIT ?)
     WHERE ${mayKnow} ORDER BY 4 DESC`,
    from,
    MOST_FINDINGS,
    ...values,
    from,
    MOST_FINDINGS,
    ...values,
  );
  const customers = aboutOf(
    reader,
    sight,
    found.map(({ customerId }) => customerId),
  );
  return found.map(({ customerId, ...one }) => ({
    ...one,
    customer: customerId === null ? null : (customers.get(customerId) ?? null),
  }));
}
