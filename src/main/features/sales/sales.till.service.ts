import { AppError } from '@shared/errors/AppError';
import { DAYS_BACK, slipNumber } from '@shared/features/sales/payment.rules';
import type { PaymentKind } from '@shared/features/sales/payment.rules';
import { priceWithCoupons } from '@shared/features/loyalty/coupons.rules';
import type { CouponLine } from '@shared/features/loyalty/coupons.rules';
import { partLines } from '@shared/features/sales/bundle.rules';
import type { Discount, PricedLine } from '@shared/features/sales/pricing.rules';
import type { RingUp, SaleId } from '@shared/features/sales/sales.contract';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { couponTerms, useCoupons } from '../loyalty/loyalty.coupons.service';
import { assertCounts, countSale, ringCount } from '../loyalty/loyalty.counts.service';
import { giftPoints, giveGift } from '../loyalty/loyalty.gifts.service';
import { noteSpender, payableStored, settleStored } from '../loyalty/loyalty.stored.service';
import { redeemable, settleSale, spendPoints, tierPermille } from '../loyalty/loyalty.service';
import { partsOf } from '../products/products.bundle.service';
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

/** True for a line that costs no money. */
const isFree = ({ giftId, countCardId }: Pick<RingUp['lines'][number], 'giftId' | 'countCardId'>): boolean =>
  giftId !== undefined || countCardId !== undefined;

/**
 * The lines as they are priced, at what the catalogue asks for each now; what has a special price there is not reduced.
 * Throws products.notFound, loyalty.noCountKind, .countPieces, and sales.priceMoved where it asks for something else.
 */
function listed(unit: Unit, lines: RingUp['lines']): CouponLine[] {
  return lines.map((line, at) => {
    const { productId, giftId, countCardId, quantityMilli, unitPriceMills, handPriceMills } = line;
    const asked = { productId, quantityMilli, unitPriceMills, handPriceMills, category: '' };
    const field = `lines.${String(at)}`;
    /* A gift costs points, and what a count card pays for costs a time of it. */
    if (isFree({ giftId, countCardId }))
      return { ...asked, unitPriceMills: 0, handPriceMills: null, isReducible: false };
    if (line.countKindId !== undefined) {
      const kind = countSale(unit, line);
      if (kind.priceCents * 10 !== unitPriceMills)
        throw new AppError('sales.priceMoved', { line: at + 1 }, [field]);
      return { ...asked, isReducible: kind.isReducible === 1 };
    }
    if (productId === null) return { ...asked, isReducible: true };
    const product = unit.get<{ priceCents: number | null; isReducible: 0 | 1; category: string }>(
      'SELECT "priceCents", "isReducible", "category" FROM "products" WHERE "id" = ? AND "deletedAt" IS NULL',
      productId,
    );
    if (product === undefined) throw new AppError('products.notFound', {}, [field]);
    if (product.priceCents !== null && product.priceCents * 10 !== unitPriceMills) {
      throw new AppError('sales.priceMoved', { line: at + 1 }, [field]);
    }
    return { ...asked, category: product.category, isReducible: product.isReducible === 1 };
  });
}

/** A line as it is written, with what it was sold in or given for. */
type WrittenLine = Pick<
  SaleLine,
  'productId' | 'name' | 'quantityMilli' | 'unitPriceMills' | 'amountCents'
> & {
  discounts: readonly Discount[];
  said: RingUp['lines'][number];
  bundleId: number | null;
};

/**
 * The lines that a slip has: what was priced, and of a bundle its parts, so that each can come back alone. Throws
 * sales.bundleWhole, .partGone.
 */
function writtenLines(unit: Unit, asked: RingUp['lines'], priced: readonly PricedLine[]): WrittenLine[] {
  return priced.flatMap((line, at): WrittenLine[] => {
    const said = asked[at];
    if (said === undefined) throw new Error('a priced line that nobody asked for');
    const { productId, name, quantityMilli } = said;
    const parts = productId === null || isFree(said) ? [] : partsOf(unit, productId, false);
    const field = `lines.${String(at)}`;
    if (parts.length > 0 && quantityMilli % 1_000 !== 0) {
      throw new AppError('sales.bundleWhole', { line: at + 1 }, [field]);
    }
    const gone = parts.find(({ isGone }) => isGone);
    if (gone !== undefined) throw new AppError('sales.partGone', { name, part: gone.name }, [field]);
    if (parts.length === 0) {
      const unitPriceMills = isFree(said) ? 0 : said.unitPriceMills;
      const { amountCents, discounts } = line;
      return [
        { said, productId, name, quantityMilli, unitPriceMills, amountCents, discounts, bundleId: null },
      ];
    }
    const alone = parts.map((part) => ({
      ...{ productId: part.id, name: part.name, quantityMilli: part.quantityMilli },
      unitPriceMills: (part.priceCents ?? 0) * 10,
    }));
    return partLines(line, quantityMilli / 1_000, alone).map((part) => ({
      ...part,
      said,
      bundleId: productId,
    }));
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
  assertCounts(unit, { customerId, on, lines: asked.lines });
  const forGifts = giftPoints(unit, asked.lines);
  const pointsCents = redeemable(unit, { customerId, points, forGifts, amountCents });
  const heldCents = pointsCents + storedCents;
  const paidCents = asked.payments.reduce((sum, payment) => sum + payment.amountCents, heldCents);
  if (paidCents > amountCents) throw new AppError('sales.overpaid', {}, ['payments']);
  if (paidCents < amountCents && dueOn === null) throw new AppError('sales.unpaid', {}, ['payments']);
  if (paidCents < amountCents && customerId === null)
    throw new AppError('sales.wantsCustomer', {}, ['customerId']);
  const stored = payableStored(unit, { customerId, cents: storedCents, wholeCents: amountCents, personId });
  const written = writtenLines(unit, asked.lines, lines);
  const id = await openSlip(unit, {
    kind: 'sale',
    customerId,
    on,
    amountCents,
    lineCount: written.length,
    originalId: null,
    isUndo: false,
    dueOn: paidCents < amountCents ? dueOn : null,
    note,
  });
  for (const [at, { said, bundleId, discounts, ...line }] of written.entries()) {
    const { quantityMilli, amountCents: cents } = line;
    const lineId = await unit.insert(SaleLine, { saleId: id, lineNo: at + 1, ...line });
    for (const { kind, cents: off } of discounts) {
      const within = kind === 'bundle' ? bundleId : null;
      await unit.insert(SaleDiscount, { lineId, kind, cents: off, bundleId: within });
    }
    if (said.giftId !== undefined) await giveGift(unit, { giftId: said.giftId, lineId, quantityMilli });
    if (customerId !== null && bundleId === null) {
      await ringCount(unit, said, { customerId, saleId: id, lineId, on, amountCents: cents });
    }
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
