import { AGES, ageOf } from '@shared/features/sales/payment.rules';
import type { PaymentKind } from '@shared/features/sales/payment.rules';
import type { Debt, salesContract, SaleId } from '@shared/features/sales/sales.contract';
import { addDays, daysBetween } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { QueryHandlers } from '../../ipc/handlers';
import { reachesTo, sightOf } from '../customers/customers.sight.queries';
import { aboutOf } from '../customers/customers.about.queries';
import { compensationMoneyOf } from '../complaints/complaints.money.queries';
import { storedMoneyOf } from '../loyalty/loyalty.money.queries';
import { isOpened, openedCents } from './sales.opening.queries';
import { assertReadable } from './sales.sight.queries';
import { cashOf } from './sales.till.queries';

type Handlers = Pick<QueryHandlers<typeof salesContract>, 'debts' | 'day' | 'statement'>;

/** What is to be paid by a day: sales on credit, and what was owed before the shop began with the program. */
const CREDITS = `(SELECT "saleId", "onDay", "dueOn", 0 AS "isOpening" FROM "counterSales" WHERE "dueOn" IS NOT NULL
  UNION ALL SELECT "saleId", "onDay", "dueOn", 1 FROM "saleOpenings" WHERE "undoesId" IS NULL)`;

/**
 * What is owed for each of them that `where`, a condition on `c` with `saleId`, `onDay`, `dueOn` and `isOpening`, holds for:
 * `saleId`, `dueOn`, `owedCents`; zero where all is paid.
 */
export const DEBTS = (where: string): string =>
  `SELECT c."saleId", c."dueOn", ${openedCents('c."saleId"')} +
     (SELECT coalesce(sum(s."amountCents"), 0) FROM "sales" s WHERE s."id" = c."saleId" OR s."id" IN
        (SELECT r."saleId" FROM "counterSales" r WHERE r."originalId" = c."saleId"))
     - (SELECT coalesce(sum(m."amountCents"), 0) FROM "salePayments" m WHERE m."saleId" = c."saleId" OR m."saleId" IN
        (SELECT r."saleId" FROM "counterSales" r WHERE r."originalId" = c."saleId")) AS "owedCents"
   FROM ${CREDITS} c WHERE ${where}`;

type DebtRow = {
  id: SaleId;
  number: string | null;
  customerId: number;
  on: Day;
  dueOn: Day;
  amountCents: number;
  owedCents: number;
  /** 1 for what was owed before the shop began with the program. */
  isOpening: 0 | 1;
};

/** Everything that is owed, by one customer or by all, the longest overdue first. */
export function debtsOf(reader: Reader, customerId: number | null): DebtRow[] {
  return reader.all<DebtRow>(
    `WITH d AS MATERIALIZED (${DEBTS(
      customerId === null
        ? 'TRUE'
        : `c."saleId" IN (SELECT "id" FROM "sales" WHERE "customerId" = ${String(customerId)})`,
    )})
     SELECT s."id", s."number", s."customerId", s."soldOn" AS "on", d."dueOn",
       s."amountCents" + ${openedCents('s."id"')} AS "amountCents", d."owedCents", ${isOpened('s."id"')} AS "isOpening"
     FROM d JOIN "sales" s ON s."id" = d."saleId"
     WHERE d."owedCents" > 0 ORDER BY d."dueOn", s."id"`,
  );
}

function listDebts(
  ...[reader, { customerId, offset, limit }, actor]: Parameters<Handlers['debts']>
): ReturnType<Handlers['debts']> {
  const sight = sightOf(reader, actor);
  if (customerId !== null) assertReadable(reader, sight, customerId);
  const all = debtsOf(reader, customerId);
  const reach = reachesTo(reader, sight, [...new Set(all.map((row) => row.customerId))]);
  const hidden = new Set(sight.hidden === null ? [] : (JSON.parse(sight.hidden) as number[]));
  const known = all.filter((row) => !hidden.has(row.customerId) && reach(row.customerId).read);
  const ages = Object.fromEntries(AGES.map((age) => [age, { count: 0, cents: 0 }])) as ReturnType<
    Handlers['debts']
  >['ages'];
  const aged = known.map((row) => ({ ...row, age: ageOf(daysBetween(row.dueOn, reader.today)) }));
  for (const { age, owedCents } of aged) {
    ages[age].count += 1;
    ages[age].cents += owedCents;
  }
  const page = aged.slice(offset, offset + limit);
  const customers = aboutOf(
    reader,
    sight,
    page.map((row) => row.customerId),
  );
  return {
    rows: page.flatMap(({ customerId: id, isOpening, ...row }): Debt[] => {
      const customer = customers.get(id);
      return customer === undefined ? [] : [{ ...row, customer, isOpening: isOpening === 1 }];
    }),
    total: aged.length,
    owedCents: aged.reduce((sum, { owedCents }) => sum + owedCents, 0),
    ages,
  };
}

function getDay(reader: Reader, on: string): ReturnType<Handlers['day']> {
  const sums = reader.get<{ sales: number; returns: number; amountCents: number }>(
    `SELECT count(*) FILTER (WHERE s."kind" = 'sale') AS "sales", count(*) FILTER (WHERE s."kind" = 'return') AS "returns",
       coalesce(sum(s."amountCents"), 0) AS "amountCents"
     FROM "counterSales" c JOIN "sales" s ON s."id" = c."saleId" WHERE c."onDay" = ?`,
    on,
  );
  return {
    sales: sums?.sales ?? 0,
    returns: sums?.returns ?? 0,
    amountCents: sums?.amountCents ?? 0,
    paid: reader.all(
      `SELECT "kind", coalesce(sum("amountCents") FILTER (WHERE "amountCents" > 0), 0) AS "inCents",
         coalesce(-sum("amountCents") FILTER (WHERE "amountCents" < 0), 0) AS "outCents"
       FROM "salePayments" WHERE "onDay" = ? GROUP BY "kind" ORDER BY "kind"`,
      on,
    ),
    topUps: storedMoneyOf(reader, on),
    compensations: compensationMoneyOf(reader, on),
    creditCents:
      reader.column<number>(
        `SELECT coalesce(sum("owedCents"), 0) FROM (${DEBTS('c."onDay" = ? AND c."isOpening" = 0')})`,
        on,
      )[0] ?? 0,
    closes: reader
      .all<{
        floatCents: number;
        expectedCents: number;
        countedCents: number;
        note: string;
        at: string;
        id: number;
        name: string;
      }>(
        `SELECT o."floatCents", o."expectedCents", o."countedCents", o."note", o."at", p."id", p."name" FROM "saleCloses" o
         JOIN "staff" p ON p."id" = o."actorId" WHERE o."onDay" = ? ORDER BY o."id" DESC`,
        on,
      )
      .map(({ id, name, ...close }) => ({ ...close, by: { id, name } })),
    cashCents: cashOf(reader, on),
  };
}

type Entry = {
  on: Day;
  what: 'opening' | 'sale' | 'return' | 'payment' | 'refund' | 'undone';
  number: string | null;
  kind: PaymentKind | null;
  cents: number;
};

/** All that went to and fro with a customer at the counter, in its order. */
const ENTRIES = `SELECT * FROM (
    SELECT s."soldOn" AS "on", s."id" AS "saleId", 0 AS "step", s."number", NULL AS "kind", s."amountCents" AS "cents",
      CASE s."kind" WHEN 'adjustment' THEN 'undone' ELSE s."kind" END AS "what"
    FROM "sales" s JOIN "counterSales" c ON c."saleId" = s."id" WHERE s."customerId" = ?
    UNION ALL
    SELECT o."onDay", s."id", 0, NULL, NULL, o."cents", CASE WHEN o."undoesId" IS NULL THEN 'opening' ELSE 'undone' END
    FROM "sales" s JOIN "saleOpenings" o ON o."saleId" = s."id" WHERE s."customerId" = ?
    UNION ALL
    SELECT m."onDay", s."id", m."id", s."number", m."kind", -m."amountCents",
      CASE WHEN m."amountCents" > 0 THEN 'payment' ELSE 'refund' END
    FROM "sales" s JOIN "salePayments" m ON m."saleId" = s."id" WHERE s."customerId" = ?)`;

function getStatement(
  ...[reader, { customerId, month }, actor]: Parameters<Handlers['statement']>
): ReturnType<Handlers['statement']> {
  assertReadable(reader, sightOf(reader, actor), customerId);
  const from = `${month}-01` as Day;
  const next = `${addDays(from, 31).slice(0, 7)}-01`;
  const sum = (until: string): number =>
    reader.column<number>(
      `SELECT coalesce(sum("cents"), 0) FROM (${ENTRIES}) WHERE "on" < ?`,
      customerId,
      customerId,
      customerId,
      until,
    )[0] ?? 0;
  return {
    openingCents: sum(from),
    lines: reader.all<Entry>(
      `SELECT "on", "what", "number", "kind", "cents" FROM (${ENTRIES})
       WHERE "on" >= ? AND "on" < ? ORDER BY "on", "saleId", "step"`,
      customerId,
      customerId,
      customerId,
      from,
      next,
    ),
    closingCents: sum(next),
  };
}

export const debtsQueries: Handlers = {
  debts: listDebts,
  day: (reader, { on }) => getDay(reader, on),
  statement: getStatement,
};
