import { AppError } from '@shared/errors/AppError';
import { isBookable } from '@shared/features/sales/payment.rules';
import type { MoneyKind, PaymentKind } from '@shared/features/sales/payment.rules';
import { backCentsOfAll, heaped, refundOf } from '@shared/features/sales/returns.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import type { Unit } from '../../db/unit';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { settleCoupons } from '../loyalty/loyalty.coupons.service';
import { countSoldBy, isCountLine } from '../loyalty/loyalty.counts.queries';
import { assertCountsUnused, takeCountBack } from '../loyalty/loyalty.counts.service';
import { isGiftLine } from '../loyalty/loyalty.gifts.queries';
import { settleReturn, settleUndo } from '../loyalty/loyalty.service';
import { noteSpender, payableStored, settleStored } from '../loyalty/loyalty.stored.service';
import { CounterReturn, SaleClose } from './counter.entity';
import type { SalePayment } from './counter.entity';
import { Sale, SaleLine } from './sales.entity';
import {
  bookableOf,
  cashOf,
  isClosed,
  mayUndo,
  paidFor,
  paidOn,
  returnsOf,
  tillLines,
  tillSale,
  totalOf,
} from './sales.till.queries';
import type { TillLine, TillSale } from './sales.till.queries';
import { openSlip, pay, settleAccount } from './sales.till.service';

/** The same below zero; of nothing, plain zero. */
export const negated = (value: number): number => (value === 0 ? 0 : -value);

export function getSale(unit: Unit, id: number): TillSale {
  const sale = tillSale(unit, id);
  if (sale === undefined) throw new AppError('sales.notFound');
  /* Of somebody known to their team alone there is nothing to be done for anybody else. */
  if (sale.customerId !== null && !isKnown(sightOf(unit, unit.actor), sale.customerId)) {
    throw new AppError('sales.notFound');
  }
  return sale;
}

/** Throws sales.accountClosed where so much stored value belongs to an account that is closed. */
function assertOpen(unit: Unit, sale: TillSale, storedCents: number): void {
  if (storedCents !== 0 && isClosed(unit, sale)) throw new AppError('sales.accountClosed');
}

/** Lines that take others back, each told which. */
export async function writeBack(
  unit: Unit,
  saleId: number,
  back: readonly { line: TillLine; backOf: number; milli: number; cents: number }[],
): Promise<void> {
  for (const [at, { line, backOf, milli, cents }] of back.entries()) {
    const lineId = await unit.insert(SaleLine, {
      saleId,
      lineNo: at + 1,
      productId: line.productId,
      name: line.name,
      quantityMilli: negated(milli),
      unitPriceMills: line.unitPriceMills,
      amountCents: negated(cents),
    });
    await unit.insert(CounterReturn, { lineId, originalLineId: backOf });
  }
}

/** Takes lines of a sale back, in part or wholly, and gives back what was paid for them. Throws what the channel says. */
export async function takeBack(
  unit: Unit,
  asked: {
    id: number;
    lines: readonly { lineId: number; quantityMilli: number }[];
    moneyKind: MoneyKind;
    note: string;
    amountCents: number;
  },
): Promise<SaleId> {
  const sale = getSale(unit, asked.id);
  if (sale.kind !== 'sale') throw new AppError('sales.notReturnable');
  const lines = new Map(tillLines(unit, sale.id).map((line) => [line.id, line]));
  if (new Set(asked.lines.map(({ lineId }) => lineId)).size !== asked.lines.length) {
    throw new AppError('sales.nothingLeft', {}, ['lines']);
  }
  const keptCents = [...lines.values()].reduce((sum, line) => sum + line.amountCents - line.backCents, 0);
  const wanted = asked.lines.map(({ lineId, quantityMilli }) => {
    const line = lines.get(lineId);
    if (line === undefined || line.backMilli + quantityMilli > line.quantityMilli) {
      throw new AppError('sales.nothingLeft', {}, ['lines']);
    }
    if (quantityMilli % 1_000 !== 0 && isGiftLine(unit, lineId)) {
      throw new AppError('loyalty.giftPieces', {}, ['lines']);
    }
    const isWhole = quantityMilli % 1_000 === 0;
    if (!isWhole && isCountLine(unit, lineId)) throw new AppError('loyalty.countPieces', {}, ['lines']);
    return { line, milli: quantityMilli };
  });
  const cards = asked.lines.flatMap(({ lineId, quantityMilli }) => {
    const card = countSoldBy(unit, lineId);
    if (card !== undefined && quantityMilli !== 1_000)
      throw new AppError('loyalty.countPieces', {}, ['lines']);
    return card ?? [];
  });
  const cents = backCentsOfAll(wanted, keptCents);
  if (cents === null) throw new AppError('sales.nothingLeft', {}, ['lines']);
  const back = wanted.map(({ line, milli }, at) => ({ line, milli, backOf: line.id, cents: cents[at] ?? 0 }));
  const amountCents = cents.reduce((sum, part) => sum + part, 0);
  if (amountCents !== asked.amountCents) throw new AppError('sales.amountMoved');
  const refund = refundOf(keptCents, heaped(paidFor(unit, sale)), amountCents);
  const id = await openSlip(unit, {
    kind: 'return',
    customerId: sale.customerId,
    on: unit.today,
    amountCents: negated(amountCents),
    lineCount: back.length,
    originalId: sale.id,
    isUndo: false,
    dueOn: null,
    note: asked.note,
  });
  await writeBack(unit, id, back);
  for (const [kind, cents] of Object.entries(refund.ledgers))
    await pay(unit, id, kind as PaymentKind, -cents);
  await pay(unit, id, asked.moneyKind, -refund.moneyCents);
  settleAccount(unit, sale.customerId);
  await settleStored(unit, id);
  await settleReturn(unit, id);
  for (const card of cards) await takeCountBack(unit, card, id);
  await settleCoupons(unit, id);
  return id;
}

/**
 * Takes a sale or a return out of the books by a slip against it. Both are corrections from then on: neither counts as a
 * visit or a return. Throws what the channel says.
 */
export async function undoSlip(unit: Unit, id: number): Promise<SaleId> {
  const sale = getSale(unit, id);
  const isSlip = sale.kind === 'sale' || sale.kind === 'return';
  if (sale.actorId === null || !isSlip) throw new AppError('sales.notUndoable');
  if (!mayUndo(unit, unit.actor, sale)) throw new AppError('sales.undoLate');
  if (returnsOf(unit, id).length > 0) throw new AppError('sales.hasReturns');
  const paid = paidOn(unit, id);
  assertOpen(unit, sale, paid.stored ?? 0);
  assertCountsUnused(unit, id);
  const lines = tillLines(unit, id);
  const undoId = await openSlip(unit, {
    kind: 'adjustment',
    customerId: sale.customerId,
    on: unit.today,
    amountCents: negated(sale.amountCents),
    lineCount: lines.length,
    originalId: sale.originalId ?? id,
    isUndo: true,
    dueOn: null,
    note: '',
  });
  await writeBack(
    unit,
    undoId,
    lines.map((line) => ({
      line,
      backOf: line.originalLineId ?? line.id,
      milli: line.quantityMilli,
      cents: line.amountCents,
    })),
  );
  for (const [kind, cents] of Object.entries(paid)) {
    await pay(unit, undoId, kind as PaymentKind, -cents);
  }
  await unit.change(Sale, id, { kind: 'adjustment' });
  settleAccount(unit, sale.customerId);
  await settleStored(unit, undoId, id);
  await settleUndo(unit, undoId, id);
  await settleCoupons(unit, undoId);
  return undoId;
}

/** Pays what is owed for a sale, or a part of it. Throws what the channel says. */
export async function payOff(
  unit: Unit,
  asked: { id: number; kind: MoneyKind | 'stored'; amountCents: number },
): Promise<SaleId> {
  const sale = getSale(unit, asked.id);
  const kept = tillLines(unit, sale.id).reduce(
    (sum, line) => sum + line.amountCents - line.backCents,
    sale.openedCents,
  );
  const owed = sale.dueOn === null ? 0 : kept - totalOf(paidFor(unit, sale));
  if (owed <= 0) throw new AppError('sales.nothingOwed');
  if (asked.amountCents > owed) throw new AppError('sales.overpaid', {}, ['amountCents']);
  if (asked.kind === 'stored') await payOffStored(unit, sale, asked.amountCents);
  else await pay(unit, sale.id, asked.kind, asked.amountCents);
  return sale.id as SaleId;
}

/** Pays a part of a debt out of the customer's stored value, both kinds by the rule of the shop. */
async function payOffStored(
  unit: Unit,
  { id, customerId }: Pick<TillSale, 'id' | 'customerId'>,
  cents: number,
): Promise<void> {
  const parts = payableStored(unit, { customerId, cents, wholeCents: cents, personId: null });
  await pay(unit, id, 'stored', parts.principal);
  await pay(unit, id, 'gift', parts.gift);
  await settleStored(unit, id);
  if (customerId !== null) await noteSpender(unit, { customerId, saleId: id, personId: null });
}

/**
 * Books a payment back that was written down wrong, on the day on which it was: what it paid is owed again. Throws
 * sales.notFound, .undoLate, .hasReturns for what went back for returns, and .notUndoable for one of a sale that was paid at
 * once, or that is back already.
 */
export async function undoPayment(unit: Unit, asked: { id: number; paymentId: number }): Promise<SaleId> {
  const sale = getSale(unit, asked.id);
  const payment = unit.get<SalePayment>(
    'SELECT * FROM "salePayments" WHERE "id" = ? AND "saleId" = ?',
    asked.paymentId,
    sale.id,
  );
  if (payment === undefined) throw new AppError('sales.notFound');
  const { kind, amountCents, actorId, onDay } = payment;
  const isThere = (paidOn(unit, sale.id)[kind] ?? 0) >= amountCents;
  const isOwing = sale.kind === 'sale' || sale.openedCents > 0;
  const isOurs = sale.dueOn !== null && isOwing && isBookable(kind);
  if (!isOurs || amountCents <= 0 || !isThere) throw new AppError('sales.notUndoable');
  assertOpen(unit, sale, kind === 'stored' ? amountCents : 0);
  if (bookableOf(unit, sale, kind) < amountCents) throw new AppError('sales.hasReturns');
  if (!mayUndo(unit, unit.actor, { actorId, enteredOn: onDay })) throw new AppError('sales.undoLate');
  await pay(unit, sale.id, kind, -amountCents);
  await settleStored(unit, sale.id);
  return sale.id as SaleId;
}

/** Closes a day with the cash that was counted. Throws sales.future, .wantsNote. */
export async function closeDay(
  unit: Unit,
  asked: { on: string; floatCents: number; countedCents: number; note: string },
): Promise<number> {
  if (asked.on > unit.today) throw new AppError('sales.future', {}, ['on']);
  const expectedCents = asked.floatCents + cashOf(unit, asked.on);
  if (expectedCents !== asked.countedCents && asked.note === '') {
    throw new AppError('sales.wantsNote', {}, ['note']);
  }
  const { on: onDay, ...counted } = asked;
  const { at, minute } = unit.moment;
  return unit.insert(SaleClose, { ...counted, onDay, expectedCents, at, minute, actorId: unit.actor.id });
}
