import { AppError } from '@shared/errors/AppError';
import { DAYS_BACK, slipNumber } from '@shared/features/sales/payment.rules';
import type { PaymentKind } from '@shared/features/sales/payment.rules';
import { priceWithCoupons } from '@shared/features/loyalty/coupons.rules';
import type { CouponLine } from '@shared/features/loyalty/coupons.rules';
import type { RingUp, SaleId } from '@shared/features/sales/sales.contract';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { couponTerms, useCoupons } from '../loyalty/loyalty.coupons.service';
import { giftPoints, giveGift } from '../loyalty/loyalty.gifts.service';
import { noteSpender, payableStored, settleStored } from '../loyalty/loyalty.stored.service';
import { redeemable, settleSale, spendPoints, tierPermille } from '../loyalty/loyalty.service';
import { CounterSale, SaleDiscount, SalePayment } from './counter.entity';
import { Sale, SaleLine } from './sales.entity';
import type { SaleKind } from './sales.entity';
import { openAccount } from './sales.service';
import { nextDayNo } from './sales.till.queries';

/** What a row of `sales` made here needs to know. */
export type Slip = {
  kind: SaleKind;
  customerId: number | null;
  on: Day;
  amountCents: number;
  lineCount: number;
  originalId: number | null;
  isUndo: boolean;
  dueOn: string | null;
  note: string;
};

/** A sale, return or counter-sale of this moment, with the next number of its day. Its lines and payments are still to come. */
export async function openSlip(
  unit: Unit,
  { on, originalId, isUndo, dueOn, note, ...sale }: Slip,
): Promise<SaleId> {
  const dayNo = nextDayNo(unit, on);
  const { at, minute } = unit.moment;
  const id = await unit.insert(Sale, {
    ...sale,
    number: slipNumber(on, dayNo),
    soldAt: at,
    soldOn: on,
    soldMinute: on === unit.today ? minute : null,
  });
  await unit.insert(CounterSale, {
    saleId: id,
    onDay: on,
    dayNo,
    actorId: unit.actor.id,
    originalId,
    isUndo: isUndo ? 1 : 0,
    dueOn,
    note,
  });
  return id as SaleId;
}

/**
 * Money that moves now, or moved on the day of a sale that is written down later; below zero it goes out. Nothing is
 * written of zero.
 */
export async function pay(
  unit: Unit,
  saleId: number,
  kind: PaymentKind,
  amountCents: number,
  onDay: Day = unit.today,
): Promise<void> {
  if (amountCents === 0) return;
  const { at, minute } = unit.moment;
  await unit.insert(SalePayment, { saleId, kind, amountCents, at, onDay, minute, actorId: unit.actor.id });
}

/** Works out what hangs on a customer's sales, where lists show the customer. */
export function settleAccount(unit: Unit, customerId: number | null): void {
  if (customerId === null) return;
  const isListed = unit.get('SELECT 1 FROM "customers" WHERE "id" = ? AND "isListed" = 1', customerId);
  if (isListed !== undefined) openAccount(unit, customerId);
}

function assertDays(unit: Unit, on: string, dueOn: string | null): void {
  if (on > unit.today) throw new AppError('sales.future', {}, ['on']);
  if (on < addDays(unit.today, -DAYS_BACK)) throw new AppError('sales.tooOld', { days: DAYS_BACK }, ['on']);
  if (dueOn !== null && dueOn < unit.today) throw new AppError('sales.dueBefore', {}, ['dueOn']);
}

/**
 * The lines as they are priced, at what the catalogue asks for each now; what has a special price there is not reduced.
 * Throws products.notFound, and sales.priceMoved where it asks for something else.
 */
function listed(unit: Unit, lines: RingUp['lines']): CouponLine[] {
  return lines.map(({ productId, giftId, quantityMilli, unitPriceMills, handPriceMills }, at) => {
    const asked = { productId, quantityMilli, unitPriceMills, handPriceMills, category: '' };
    /* A gift costs points and no money. */
    if (giftId !== undefined)
      return { ...asked, unitPriceMills: 0, handPriceMills: null, isReducible: false };
    if (productId === null) return { ...asked, isReducible: true };
    const product = unit.get<{ priceCents: number | null; isReducible: 0 | 1; category: string }>(
      'SELECT "priceCents", "isReducible", "category" FROM "products" WHERE "id" = ? AND "deletedAt" IS NULL',
      productId,
    );
    const field = `lines.${String(at)}`;
    if (product === undefined) throw new AppError('products.notFound', {}, [field]);
    if (product.priceCents !== null && product.priceCents * 10 !== unitPriceMills) {
      throw new AppError('sales.priceMoved', { line: at + 1 }, [field]);
    }
    return { ...asked, category: product.category, isReducible: product.isReducible === 1 };
  });
}

/** What may be left out where nothing of it was done. */
type Optional = 'points' | 'couponIds' | 'storedCents' | 'storedBy';

/**
 * Rings a sale up: prices it at the member's tier and with its coupons, writes its slip with lines, discounts and payments, and settles the
 * customer's account, points and tier.
 * Throws what the channel says.
 */
export async function ringUp(
  unit: Unit,
  asked: Omit<RingUp, 'endsDraft' | Optional> & Partial<Pick<RingUp, Optional>>,
): Promise<SaleId> {
  const on = asked.on ?? unit.today;
  const { customerId, dueOn, note, points = 0, couponIds = [] } = asked;
  const { storedCents = 0, storedBy: personId = null } = asked;
  assertDays(unit, on, dueOn);
  if (customerId !== null) assertKnown(unit, unit.actor, customerId);
  const terms = couponTerms(unit, { couponIds, customerId });
  const { lines, amountCents, couponCents } = priceWithCoupons(listed(unit, asked.lines), terms, {
    tierPermille: tierPermille(unit, customerId),
    roundCents: asked.roundCents,
  });
  if (amountCents !== asked.amountCents) throw new AppError('sales.amountMoved');
  const forGifts = giftPoints(unit, asked.lines);
  const pointsCents = redeemable(unit, { customerId, points, forGifts, amountCents });
  const heldCents = pointsCents + storedCents;
  const paidCents = asked.payments.reduce((sum, payment) => sum + payment.amountCents, heldCents);
  if (paidCents > amountCents) throw new AppError('sales.overpaid', {}, ['payments']);
  if (paidCents < amountCents && dueOn === null) throw new AppError('sales.unpaid', {}, ['payments']);
  if (paidCents < amountCents && customerId === null)
    throw new AppError('sales.wantsCustomer', {}, ['customerId']);
  const stored = payableStored(unit, { customerId, cents: storedCents, wholeCents: amountCents, personId });
  const id = await openSlip(unit, {
    kind: 'sale',
    customerId,
    on,
    amountCents,
    lineCount: lines.length,
    originalId: null,
    isUndo: false,
    dueOn: paidCents < amountCents ? dueOn : null,
    note,
  });
  for (const [at, line] of lines.entries()) {
    const said = asked.lines[at];
    if (said === undefined) throw new Error('a priced line that nobody asked for');
    const lineId = await unit.insert(SaleLine, {
      saleId: id,
      lineNo: at + 1,
      productId: said.productId,
      name: said.name,
      quantityMilli: said.quantityMilli,
      unitPriceMills: said.giftId === undefined ? said.unitPriceMills : 0,
      amountCents: line.amountCents,
    });
    for (const { kind, cents } of line.discounts) await unit.insert(SaleDiscount, { lineId, kind, cents });
    const { giftId, quantityMilli } = said;
    if (giftId !== undefined) await giveGift(unit, { giftId, lineId, quantityMilli });
  }
  for (const { kind, amountCents: cents } of asked.payments) await pay(unit, id, kind, cents, on);
  await pay(unit, id, 'stored', stored.principal, on);
  await pay(unit, id, 'gift', stored.gift, on);
  await pay(unit, id, 'points', pointsCents, on);
  await useCoupons(unit, id, { couponIds, couponCents });
  if (customerId !== null) await spendPoints(unit, { customerId, saleId: id, points: points + forGifts });
  if (customerId !== null && storedCents > 0) {
    await settleStored(unit, id);
    await noteSpender(unit, { customerId, saleId: id, personId });
  }
  settleAccount(unit, customerId);
  await settleSale(unit, id);
  return id;
}
