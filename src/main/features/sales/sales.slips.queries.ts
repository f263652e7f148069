import { AppError } from '@shared/errors/AppError';
import type { salesContract, SaleId, SaleRow, Slip } from '@shared/features/sales/sales.contract';
import { isBookable } from '@shared/features/sales/payment.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader, SqlValue } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { weekdaySql } from '../../db/weekday';
import type { QueryHandlers } from '../../ipc/handlers';
import { sightOf } from '../customers/customers.sight.queries';
import type { Sight } from '../customers/customers.sight.queries';
import { countsAround } from '../loyalty/loyalty.counts.queries';
import { storedAround } from '../loyalty/loyalty.money.queries';
import { DEBTS } from './sales.debts.queries';
import { isOpened, openedCents } from './sales.opening.queries';
import { aboutReadable, assertReadable } from './sales.sight.queries';
import type { SaleKind } from './sales.entity';
import { visible, VISIBLE } from './sales.queries';
import {
  bookableOf,
  isClosed,
  mayUndo,
  nextDayNo,
  paidFor,
  returnsOf,
  tillLines,
  tillSale,
} from './sales.till.queries';
import type { TillSale } from './sales.till.queries';

type Handlers = Pick<QueryHandlers<typeof salesContract>, 'list' | 'slip' | 'next'>;

type Row = {
  id: SaleId;
  number: string | null;
  kind: SaleKind | 'opening';
  on: Day;
  minute: number | null;
  customerId: number | null;
  lineCount: number;
  amountCents: number;
  dueOn: Day | null;
  by: string | null;
  names: string;
  owedCents: number | null;
};

/** These sales, in this order, as this person may know of them. */
function saleRows(reader: Reader, sight: Sight, ids: readonly number[]): SaleRow[] {
  const json = JSON.stringify(ids);
  const rows = reader.all<Row>(
    `SELECT s."id", s."number", CASE WHEN ${isOpened('s."id"')} THEN 'opening' ELSE s."kind" END AS "kind", s."soldOn" AS "on", s."soldMinute" AS "minute", s."customerId", s."lineCount",
       s."amountCents" + ${openedCents('s."id"')} AS "amountCents",
       d."dueOn", p."name" AS "by",
       (SELECT json_group_array("name") FROM (SELECT "name" FROM "saleLines"
          WHERE "saleId" = s."id" AND ${VISIBLE} ORDER BY "lineNo" LIMIT 3)) AS "names",
       d."owedCents"
     FROM json_each(?) j CROSS JOIN "sales" s ON s."id" = j."value"
     LEFT JOIN "counterSales" c ON c."saleId" = s."id" LEFT JOIN "staff" p ON p."id" = c."actorId"
     LEFT JOIN (${DEBTS('c."saleId" IN (SELECT "value" FROM json_each(?))')}) d ON d."saleId" = s."id"
     ORDER BY j."key"`,
    json,
    json,
  );
  const customers = aboutReadable(
    reader,
    sight,
    rows.flatMap(({ customerId }) => customerId ?? []),
  );
  return rows.map(({ customerId, names, ...row }) => ({
    ...row,
    customer: (customerId !== null && customers.get(customerId)) || null,
    names: JSON.parse(names) as string[],
  }));
}

/** The least text that sorts behind all that begin so. */
const after = (text: string): string => `${text}\u{10ffff}`;

function listSales(
  reader: Reader,
  actor: Actor,
  input: Parameters<Handlers['list']>[1],
): ReturnType<Handlers['list']> {
  const { from, to, customerId, number, at, offset, limit } = input;
  const sight = sightOf(reader, actor);
  const conditions = [visible('"importId"'), `NOT ${isOpened('"sales"."id"')}`];
  const values: SqlValue[] = [];
  const where = (sql: string, ...more: SqlValue[]): void => {
    conditions.push(sql);
    values.push(...more);
  };
  if (from !== null) where('"soldOn" >= ?', from);
  if (to !== null) where('"soldOn" < ?', addDays(to, 1));
  if (at !== undefined) {
    where(`"kind" = 'sale' AND ${weekdaySql('"soldOn"')} = ? AND "soldMinute" / 60 = ?`, at.weekday, at.hour);
  }
  if (number !== '') where('"number" >= ? AND "number" < ?', number, after(number));
  if (customerId !== null) {
    assertReadable(reader, sight, customerId);
    where('"customerId" = ?', customerId);
  }
  const sql = `FROM "sales" WHERE ${conditions.join(' AND ')}`;
  const sums = reader.get<{ total: number; amountCents: number }>(
    `SELECT count(*) AS "total", coalesce(sum("amountCents"), 0) AS "amountCents" ${sql}`,
    ...values,
  );
  const ids = reader.column<number>(
    `SELECT "id" ${sql} ORDER BY "soldOn" DESC, "soldMinute" DESC, "id" DESC LIMIT ? OFFSET ?`,
    ...values,
    limit,
    offset,
  );
  return {
    rows: saleRows(reader, sight, ids),
    total: sums?.total ?? 0,
    amountCents: sums?.amountCents ?? 0,
  };
}

/** What was paid on a slip, in its order, and which of it this person may book back. */
function paymentsOf(reader: Reader, actor: Actor, sale: TillSale): Slip['payments'] {
  const isOpen = sale.dueOn !== null && (sale.kind === 'sale' || sale.openedCents > 0);
  return reader
    .all<Omit<Slip['payments'][number], 'mayUndo'> & { actorId: number }>(
      `SELECT m."id", m."kind", m."amountCents", m."onDay" AS "on", p."name" AS "by", m."actorId" FROM "salePayments" m
       JOIN "staff" p ON p."id" = m."actorId" WHERE m."saleId" = ? ORDER BY m."id"`,
      sale.id,
    )
    .map(({ actorId, ...payment }) => ({
      ...payment,
      mayUndo:
        isOpen &&
        isBookable(payment.kind) &&
        payment.amountCents > 0 &&
        bookableOf(reader, sale, payment.kind) >= payment.amountCents &&
        mayUndo(reader, actor, { actorId, enteredOn: payment.on }),
    }));
}

/** Throws sales.notFound. */
function getSlip(reader: Reader, actor: Actor, id: number): Slip {
  const sale = tillSale(reader, id);
  const [row] = sale === undefined ? [] : saleRows(reader, sightOf(reader, actor), [id]);
  if (sale === undefined || row === undefined) throw new AppError('sales.notFound');
  const { names: _names, ...said } = row;
  const lines = tillLines(reader, id);
  const returns = returnsOf(reader, id);
  const isSlip = sale.kind === 'sale' || sale.kind === 'return';
  const original = sale.originalId === null ? undefined : tillSale(reader, sale.originalId);
  return {
    ...said,
    /* What was noted may tell of somebody whom this person may not know of. */
    note:
      sale.customerId !== null && row.customer === null
        ? ''
        : (reader.column<string>('SELECT "note" FROM "counterSales" WHERE "saleId" = ?', id)[0] ?? ''),
    lines: lines.map(({ originalLineId: _original, ...line }) => ({
      ...line,
      discounts: reader.all(
        'SELECT "kind", "cents" FROM "saleDiscounts" WHERE "lineId" = ? AND "cents" <> 0 ORDER BY "id"',
        line.id,
      ),
      bundle:
        reader.column<string>(
          `SELECT p."name" FROM "saleDiscounts" d JOIN "products" p ON p."id" = d."bundleId" WHERE d."lineId" = ?`,
          line.id,
        )[0] ?? null,
    })),
    payments: paymentsOf(reader, actor, sale),
    original: original === undefined ? null : { id: original.id as SaleId, number: original.number },
    returns: returns.map((one) => ({ ...one, id: one.id as SaleId })),
    isUndone: sale.kind === 'adjustment' && sale.actorId !== null,
    mayUndo: sale.actorId !== null && isSlip && returns.length === 0 && mayUndo(reader, actor, sale),
    keptCents: lines.reduce((sum, line) => sum + line.amountCents - line.backCents, sale.openedCents),
    paid: paidFor(reader, sale),
    isClosed: isClosed(reader, sale),
    stored: row.customer === null ? null : storedAround(reader, id),
    counts: row.customer === null ? [] : countsAround(reader, id),
  };
}

export const slipsQueries: Handlers = {
  list: (reader, input, actor) => listSales(reader, actor, input),
  slip: (reader, { id }, actor) => getSlip(reader, actor, id),
  next: (reader) => ({ dayNo: nextDayNo(reader, reader.today) }),
};
