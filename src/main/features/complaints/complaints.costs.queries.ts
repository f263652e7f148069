import type { ComplaintCosts } from '@shared/features/complaints/costs.channels';
import { costsOf, type Costed } from '@shared/features/complaints/costs.rules';
import type { CompensationKind } from '@shared/features/complaints/compensation.rules';
import type { AnalysisDays } from '@shared/features/complaints/figures.rules';
import { addDays, type Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { sightOf } from '../customers/customers.sight.queries';
import { VISIBLE } from '../sales/sales.queries';
import { named } from './complaints.analytics.queries';
import { listCategories } from './complaints.categories.queries';
import { knownComplaint } from './complaints.rows.queries';

/** What complaints of these days were given, by complaint and kind. */
function givenBetween(reader: Reader, from: Day, to: Day): Map<number, Costed['given']> {
  const given = new Map<number, Costed['given']>();
  const rows = reader.all<{ id: number; kind: CompensationKind; cents: number }>(
    `SELECT c."complaintId" AS "id", c."kind", sum(c."valueCents") AS "cents" FROM "complaintCompensations" c
       JOIN "complaints" k ON k."id" = c."complaintId" WHERE k."receivedOn" BETWEEN ? AND ? GROUP BY 1, 2`,
    from,
    to,
  );
  for (const { id, kind, cents } of rows) given.set(id, { ...given.get(id), [kind]: cents });
  return given;
}

/** What customers who complained in these days bought for in twelve months. */
function yearOf(reader: Reader, from: Day, to: Day): Map<number, number> {
  const rows = reader.all<{ id: number; cents: number }>(
    `SELECT "customerId" AS "id", sum("amountCents") AS "cents" FROM "sales"
     WHERE "customerId" IN (SELECT "customerId" FROM "complaints" WHERE "receivedOn" BETWEEN ? AND ?)
       AND "soldOn" > ? AND ${VISIBLE} GROUP BY 1`,
    from,
    to,
    addDays(reader.today, -365),
  );
  return new Map(rows.map(({ id, cents }) => [id, cents]));
}

/** Complaints of these days as their cost is counted; a double counts where it was given something itself. */
function costedRows(reader: Reader, actor: Actor, from: Day, to: Day): Costed[] {
  const known = knownComplaint(sightOf(reader, actor));
  const given = givenBetween(reader, from, to);
  const year = yearOf(reader, from, to);
  return reader
    .all<Omit<Costed, 'given' | 'yearCents'> & { id: number; isDouble: 0 | 1 }>(
      `SELECT k."id", k."receivedOn" AS "on", k."category", k."productId", k."personId", k."causeId", k."customerId",
         k."state" = 'merged' AS "isDouble"
       FROM "complaints" k WHERE k."receivedOn" BETWEEN ? AND ? AND ${known.sql}`,
      from,
      to,
      ...known.values,
    )
    .filter(({ id, isDouble }) => isDouble === 0 || given.has(id))
    .map(({ id, isDouble: _isDouble, ...row }) => ({
      ...row,
      yearCents: row.customerId === null ? null : (year.get(row.customerId) ?? 0),
      given: given.get(id) ?? {},
    }));
}

/** Worth of what was given in these days to complaints that are no longer there. */
const goneBetween = (reader: Reader, from: Day, to: Day): number =>
  reader.column<number>(
    `SELECT coalesce(sum(c."valueCents"), 0) FROM "complaintCompensations" c WHERE c."onDay" BETWEEN ? AND ?
       AND NOT EXISTS (SELECT 1 FROM "complaints" k WHERE k."id" = c."complaintId")`,
    from,
    to,
  )[0] ?? 0;

/** What complaints of so many days cost, and what is at risk. */
export function costsReport(reader: Reader, actor: Actor, { days }: { days: AnalysisDays }): ComplaintCosts {
  const to = reader.today;
  const from = addDays(to, 1 - days);
  const { total, months, by, finding } = costsOf(costedRows(reader, actor, from, to));
  const before = givenBetween(reader, addDays(from, -days), addDays(from, -1));
  const own = new Map(listCategories(reader).map(({ key, name }) => [key, name]));
  const lines = {
    category: by.category.map((line) => ({ ...line, name: own.get(line.key) ?? '' })),
    cause: named(reader, 'cause', by.cause),
    product: named(reader, 'product', by.product),
    person: named(reader, 'person', by.person),
  };
  return {
    from,
    to,
    total: { ...total, name: '' },
    beforeCents: [...before.values()].reduce(
      (sum, kinds) => sum + Object.values(kinds).reduce((all, cents) => all + cents, 0),
      0,
    ),
    goneCents: goneBetween(reader, from, to),
    months: months.map((line) => ({ ...line, name: '' })),
    by: lines,
    finding:
      finding.kind === 'most'
        ? { ...finding, name: lines[finding.by].find(({ key }) => key === finding.key)?.name ?? '' }
        : finding,
  };
}
