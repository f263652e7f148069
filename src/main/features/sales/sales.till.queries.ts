import { isMoney } from '@shared/features/sales/payment.rules';
import type { PaymentKind } from '@shared/features/sales/payment.rules';
import { heaped } from '@shared/features/sales/returns.rules';
import type { SoldLine } from '@shared/features/sales/returns.rules';
import { dayAndMinute } from '@shared/lib/days';
import type { Day, Instant } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import type { Actor } from '../../db/unit';
import { compensationCashOf } from '../complaints/complaints.money.queries';
import { storedCashOf } from '../loyalty/loyalty.money.queries';
import { mayAct } from '../staff/staff.people.queries';
import { openedCents, openedDue } from './sales.opening.queries';
import type { SaleKind } from './sales.entity';
import { visible, VISIBLE } from './sales.queries';

type Reads = Pick<Reader, 'get' | 'all' | 'column'>;

/** A sale as the till must know it to take something of it back. */
export type TillSale = {
  id: number;
  number: string | null;
  kind: SaleKind;
  customerId: number | null;
  soldOn: string;
  /** The day on which it was written down. */
  enteredOn: string;
  amountCents: number;
  /** Who rang it up; null for what an import brought, and then all else is empty. */
  actorId: number | null;
  originalId: number | null;
  isUndo: 0 | 1;
  dueOn: string | null;
  /** What of it was owed before the shop began with the program; zero for every sale. */
  openedCents: number;
};

/** A sale that counts; undefined where there is none. */
export function tillSale(reader: Reads, id: number): TillSale | undefined {
  const row = reader.get<Omit<TillSale, 'enteredOn'> & { soldAt: Instant }>(
    `SELECT s."id", s."number", s."kind", s."customerId", s."soldOn", s."soldAt", s."amountCents", c."actorId", c."originalId",
       coalesce(c."isUndo", 0) AS "isUndo", coalesce(c."dueOn", ${openedDue('s."id"')}) AS "dueOn",
       ${openedCents('s."id"')} AS "openedCents"
     FROM "sales" s LEFT JOIN "counterSales" c ON c."saleId" = s."id"
     WHERE s."id" = ? AND ${visible('s."importId"')}`,
    id,
  );
  if (row === undefined) return undefined;
  const { soldAt, ...sale } = row;
  return { ...sale, enteredOn: dayAndMinute(soldAt).day };
}

/** A line of a sale with what has come back of it. */
export type TillLine = SoldLine & {
  id: number;
  productId: number | null;
  name: string;
  unitPriceMills: number;
  /** The line that this one takes back. */
  originalLineId: number | null;
};

/** Lines of a sale in their order, with what has come back of each. */
export const tillLines = (reader: Reads, saleId: number): TillLine[] =>
  reader.all<TillLine>(
    `SELECT l."id", l."productId", l."name", l."quantityMilli", l."unitPriceMills", l."amountCents",
       (SELECT "originalLineId" FROM "counterReturns" WHERE "lineId" = l."id") AS "originalLineId",
       coalesce(-sum(b."quantityMilli"), 0) AS "backMilli", coalesce(-sum(b."amountCents"), 0) AS "backCents"
     FROM (SELECT * FROM "saleLines" WHERE "saleId" = ? AND ${VISIBLE}) l
     LEFT JOIN "counterReturns" r ON r."originalLineId" = l."id" LEFT JOIN "saleLines" b ON b."id" = r."lineId"
     GROUP BY l."id" ORDER BY l."lineNo"`,
    saleId,
  );

/** Returns of a sale that count, the earliest first. */
export const returnsOf = (
  reader: Reads,
  saleId: number,
): { id: number; number: string | null; on: Day; amountCents: number }[] =>
  reader.all(
    `SELECT s."id", s."number", s."soldOn" AS "on", s."amountCents" FROM "counterSales" c
     JOIN "sales" s ON s."id" = c."saleId" WHERE c."originalId" = ? AND s."kind" = 'return' ORDER BY s."id"`,
    saleId,
  );

/** True for a sale of somebody who was erased: what they had with the shop is closed, and takes nothing in. */
export const isClosed = (reader: Reads, { customerId }: Pick<TillSale, 'customerId'>): boolean =>
  reader.get('SELECT 1 FROM "customers" WHERE "id" = ? AND "erasedAt" IS NOT NULL', customerId) !== undefined;

type PaidSale = Pick<TillSale, 'id' | 'actorId' | 'amountCents' | 'customerId'>;

/**
 * What is paid for a sale by now, by kind, what went back for its returns taken off. What an import brought counts as paid
 * in money, and so does stored value of an account that is closed, since it can only go back in money.
 */
export function paidFor(
  reader: Reads,
  { id, actorId, amountCents, customerId }: PaidSale,
): Partial<Record<PaymentKind, number>> {
  const sums = reader.all<{ kind: PaymentKind; cents: number }>(
    `SELECT "kind", sum("amountCents") AS "cents" FROM "salePayments" WHERE "saleId" IN
       (SELECT ? UNION ALL SELECT "saleId" FROM "counterSales" WHERE "originalId" = ?) GROUP BY "kind"`,
    id,
    id,
  );
  const paid: Partial<Record<PaymentKind, number>> = {};
  for (const { kind, cents } of sums) if (cents !== 0) paid[kind] = cents;
  const isPaidHere = reader.get('SELECT 1 FROM "salePayments" WHERE "saleId" = ? LIMIT 1', id) !== undefined;
  if (actorId === null && !isPaidHere) paid.other = (paid.other ?? 0) + amountCents;
  const { stored, ...rest } = paid;
  if (stored === undefined || !isClosed(reader, { customerId })) return paid;
  return { ...rest, other: (rest.other ?? 0) + stored };
}

/** What was paid or paid back on this very slip, by kind. */
export const paidOn = (reader: Reads, saleId: number): Partial<Record<PaymentKind, number>> =>
  Object.fromEntries(
    reader
      .all<{ kind: PaymentKind; cents: number }>(
        'SELECT "kind", sum("amountCents") AS "cents" FROM "salePayments" WHERE "saleId" = ? GROUP BY "kind"',
        saleId,
      )
      .map(({ kind, cents }) => [kind, cents]),
  );

/** What of the payments of a kind on a slip can be booked back: what is on it, and has not gone back for returns. */
export function bookableOf(reader: Reads, sale: PaidSale, kind: PaymentKind): number {
  const left = heaped(paidFor(reader, sale))[isMoney(kind) ? 'other' : kind] ?? 0;
  return Math.min(left, paidOn(reader, sale.id)[kind] ?? 0);
}

/** Sum of what is paid by kind. */
export const totalOf = (paid: Partial<Record<PaymentKind, number>>): number =>
  Object.values(paid).reduce((sum, cents) => sum + cents, 0);

/** The count that the next sale of a day bears. */
export const nextDayNo = (reader: Reads, onDay: string): number =>
  reader.column<number>(
    'SELECT coalesce(max("dayNo"), 0) + 1 FROM "counterSales" WHERE "onDay" = ?',
    onDay,
  )[0] ?? 1;

/** The cash that the payments of a day, what is paid in for stored value, and what complaints cost, leave in the till. */
export const cashOf = (reader: Reads, onDay: string): number =>
  (reader.column<number>(
    `SELECT coalesce(sum("amountCents"), 0) FROM "salePayments" WHERE "onDay" = ? AND "kind" = 'cash'`,
    onDay,
  )[0] ?? 0) +
  storedCashOf(reader, onDay) +
  compensationCashOf(reader, onDay);

/** True for one's own of today; whoever holds sales.manage may undo any. */
export const mayUndo = (
  reader: Pick<Reader, 'get' | 'column' | 'all' | 'today'>,
  actor: Actor,
  { actorId, enteredOn }: Pick<TillSale, 'actorId' | 'enteredOn'>,
): boolean => (actorId === actor.id && enteredOn === reader.today) || mayAct(reader, actor, 'sales.manage');
