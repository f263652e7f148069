import { AppError } from '@shared/errors/AppError';
import type { MoneyKind, PaymentKind } from '@shared/features/sales/payment.rules';
import type { SaleId } from '@shared/features/sales/sales.contract';
import { partOf } from '@shared/lib/money';
import type { Unit } from '../../db/unit';
import { assertOutOfBin } from '../customers/customers.sight.queries';
import { countCard } from '../loyalty/loyalty.counts.queries';
import { refundCount } from '../loyalty/loyalty.counts.service';
import { settleCoupons } from '../loyalty/loyalty.coupons.service';
import { settleReturn } from '../loyalty/loyalty.service';
import { settleStored } from '../loyalty/loyalty.stored.service';
import { SaleLine } from './sales.entity';
import { negated, writeBack } from './sales.back.service';
import { saleOfCard, sheetOf } from './sales.counts.queries';
import { tillLines } from './sales.till.queries';
import { openSlip, pay, settleAccount } from './sales.till.service';

/**
 * Pays the rest of a count card out by a return against the sale that sold it, so that turnover, points, what it was paid with
 * and the till of the day follow; a card of the notebook comes back by a return of its own. Throws what the channel says.
 */
export async function refundCardRest(
  unit: Unit,
  asked: { cardId: number; moneyKind: MoneyKind; outCents: number; reason: string },
): Promise<SaleId> {
  const card = countCard(unit, asked.cardId);
  if (card === undefined) throw new AppError('loyalty.noCountCard');
  const { customerId, name } = card;
  assertOutOfBin(unit, unit.actor, customerId);
  const { outCents, rest, whole, ledgers, moneyCents } = sheetOf(unit, card);
  if (rest === 0) throw new AppError('loyalty.countClosed');
  if (outCents !== asked.outCents) throw new AppError('loyalty.refundMoved');
  const originalId = saleOfCard(unit, card) ?? null;
  const id = await openSlip(unit, {
    kind: 'return',
    customerId,
    on: unit.today,
    amountCents: negated(outCents),
    lineCount: 1,
    originalId,
    isUndo: false,
    dueOn: null,
    note: asked.reason,
  });
  const line =
    originalId === null ? undefined : tillLines(unit, originalId).find((one) => one.id === card.lineId);
  if (line === undefined) {
    const unitPriceMills = outCents * 10;
    await unit.insert(SaleLine, {
      saleId: id,
      lineNo: 1,
      productId: null,
      name,
      quantityMilli: -1_000,
      unitPriceMills,
      amountCents: negated(outCents),
    });
  } else {
    const milli = partOf(line.quantityMilli, rest, whole);
    await writeBack(unit, id, [{ line, backOf: line.id, milli, cents: outCents }]);
  }
  for (const [kind, cents] of Object.entries(ledgers)) await pay(unit, id, kind as PaymentKind, -cents);
  await pay(unit, id, asked.moneyKind, negated(moneyCents));
  settleAccount(unit, customerId);
  await settleStored(unit, id);
  if (originalId !== null) await settleReturn(unit, id);
  await refundCount(unit, card, id);
  await settleCoupons(unit, id);
  return id;
}
