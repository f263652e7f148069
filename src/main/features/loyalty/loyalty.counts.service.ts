import { AppError } from '@shared/errors/AppError';
import { countState, countUntil, countUsed, servesCount } from '@shared/features/loyalty/counts.rules';
import type { CountCause } from '@shared/features/loyalty/counts.rules';
import type { RingUp } from '@shared/features/sales/sales.contract';
import { partOf } from '@shared/lib/money';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { denial, mayAct } from '../staff/staff.people.queries';
import { CountCardRow, CountKindRow, CountMove, CountReason } from './loyalty.counts.entity';
import { countCard, countCardsOf, countLinesOf, countsSoldBy } from './loyalty.counts.queries';
import type { CountCardRead } from './loyalty.counts.queries';

type Move = {
  cardId: number;
  cause: CountCause;
  times: number;
  until?: Day;
  saleId?: number;
  lineId?: number;
  undoesId?: number;
};

/** Of nothing, plain zero. */
const negated = (times: number): number => (times === 0 ? 0 : -times);

async function post(unit: Unit, move: Move): Promise<number> {
  const { at, on: onDay, minute } = unit.moment;
  return unit.insert(CountMove, {
    ...move,
    until: move.until ?? null,
    saleId: move.saleId ?? null,
    lineId: move.lineId ?? null,
    undoesId: move.undoesId ?? null,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
  });
}

/** Throws loyalty.noCountKind. */
function kindOf(unit: Unit, id: number): CountKindRow {
  const kind = unit.get<CountKindRow>('SELECT * FROM "loyaltyCountKinds" WHERE "id" = ?', id);
  if (kind === undefined) throw new AppError('loyalty.noCountKind');
  return kind;
}

/** Throws loyalty.noCountCard, also for the card of somebody whom this person may not know of. */
function cardOf(unit: Unit, id: number): CountCardRead {
  const card = countCard(unit, id);
  if (card === undefined) throw new AppError('loyalty.noCountCard');
  assertKnown(unit, unit.actor, card.customerId);
  return card;
}

export type CountKindAsked = {
  id: number | null;
  name: string;
  times: number | null;
  priceCents: number;
  goodDays: number | null;
  isReducible: boolean;
  productIds: number[];
  categories: string[];
  words: string;
  isActive: boolean;
};

/** Makes a kind, or changes it; cards that are out keep their times and days. Throws loyalty.noCountKind, .countEndless, products.notFound. */
export async function setCountKind(unit: Unit, asked: CountKindAsked): Promise<number> {
  const { id, productIds, categories, isReducible, isActive, ...plain } = asked;
  if (plain.times === null && plain.goodDays === null) {
    throw new AppError('loyalty.countEndless', {}, ['goodDays']);
  }
  for (const productId of productIds) {
    const product = unit.get('SELECT 1 FROM "products" WHERE "id" = ? AND "isListed" = 1', productId);
    if (product === undefined) throw new AppError('products.notFound', {}, ['productIds']);
  }
  const fields = {
    ...plain,
    productIds: JSON.stringify(productIds),
    categories: JSON.stringify(categories),
    isReducible: isReducible ? 1 : 0,
    isActive: isActive ? 1 : 0,
  } as const;
  if (id === null) return unit.insert(CountKindRow, fields);
  kindOf(unit, id);
  await unit.change(CountKindRow, id, fields);
  return id;
}

type Issued = Omit<CountCardRow, 'id'> & { saleId?: number };

async function issue(unit: Unit, { saleId, ...card }: Issued): Promise<{ cardId: number; moveId: number }> {
  const cardId = await unit.insert(CountCardRow, card);
  const moveId = await post(unit, {
    cardId,
    cause: 'issued',
    times: card.times ?? 0,
    ...(saleId !== undefined && { saleId }),
  });
  return { cardId, moveId };
}

/**
 * Gives a card for which no sale was rung up: one of the notebook with what was paid for the times that are left, or a
 * compensation, with why in words. Left out, an opening one was paid for at the price of its kind. Returns the card. Throws
 * customers.notFound, loyalty.noCountKind, .countEndless, .countPast.
 */
export async function grantCounts(
  unit: Unit,
  asked: {
    customerId: number;
    kindId: number;
    /** Null: as often as they like until `until`. */
    times: number | null;
    until: Day | null;
    cause: 'opening' | 'compensation';
    paidCents?: number;
    reason?: string;
  },
): Promise<number> {
  const { customerId, kindId, times, until, cause, reason = '' } = asked;
  assertKnown(unit, unit.actor, customerId);
  const kind = kindOf(unit, kindId);
  if (times === null && until === null) throw new AppError('loyalty.countEndless', {}, ['until']);
  if (times !== null && kind.times === null) throw new AppError('loyalty.countEndless', {}, ['times']);
  if (until !== null && until < unit.today) throw new AppError('loyalty.countPast', {}, ['until']);
  const whole = times === null || kind.times === null ? 1 : kind.times;
  const worth = cause === 'opening' ? partOf(kind.priceCents, times === null ? 1 : times, whole) : 0;
  const { cardId, moveId } = await issue(unit, {
    customerId,
    kindId,
    cause,
    lineId: null,
    times,
    paidCents: asked.paidCents ?? worth,
    fromDay: unit.today,
    until,
  });
  if (reason !== '') await unit.insert(CountReason, { customerId, moveId, reason });
  return cardId;
}

/** Closes a card with all that is left of it. Returns the row. */
const close = (
  unit: Unit,
  { id, times, left }: CountCardRead,
  because: { cause: CountCause; saleId?: number },
): Promise<number> => post(unit, { cardId: id, times: times === null ? 0 : negated(left), ...because });

/** Throws loyalty.countUsed for a card that was used, and for one that is closed. */
function assertUnused(card: CountCardRead): void {
  if (card.isClosed || countUsed(card) !== 0) throw new AppError('loyalty.countUsed', { name: card.name });
}

/** Takes cards back that were given without a sale, also of somebody in the bin. Throws loyalty.countUsed where one was used meanwhile. */
export async function reverseCounts(unit: Unit, cardIds: readonly number[]): Promise<void> {
  for (const id of cardIds) {
    const card = countCard(unit, id);
    if (card === undefined) throw new AppError('loyalty.noCountCard');
    assertUnused(card);
    await close(unit, card, { cause: 'reversed' });
  }
}

/** Makes a card good for longer, with why. Throws loyalty.noCountCard, .countClosed, .countPast. */
export async function extendCount(
  unit: Unit,
  { id, until, reason }: { id: number; until: string; reason: string },
): Promise<number> {
  const card = cardOf(unit, id);
  if (card.isClosed || card.until === null) throw new AppError('loyalty.countClosed');
  if (until <= card.until || until < unit.today) throw new AppError('loyalty.countPast', {}, ['until']);
  const moveId = await post(unit, { cardId: id, cause: 'extended', times: 0, until: until as Day });
  await unit.insert(CountReason, { customerId: card.customerId, moveId, reason });
  return id;
}

type TillLine = Pick<RingUp['lines'][number], 'countKindId' | 'countCardId' | 'productId' | 'quantityMilli'>;

/** The kind that a line sells. Throws loyalty.noCountKind for what is sold no more, .countPieces for more than one card. */
export function countSale(unit: Unit, line: TillLine): CountKindRow {
  const kind = kindOf(unit, line.countKindId ?? 0);
  if (kind.isActive === 0 || line.productId !== null) throw new AppError('loyalty.noCountKind');
  if (line.quantityMilli !== 1_000) throw new AppError('loyalty.countPieces', {}, ['lines']);
  return kind;
}

/**
 * Whether the cards that a sale uses and sells can be: theirs, good on its day, for these goods, and so often. Throws
 * ipc.denied, sales.wantsCustomer, loyalty.noCountCard, .countPieces, .countLapsed, .countUnfit, .countShort.
 */
export function assertCounts(
  unit: Unit,
  { customerId, on, lines }: { customerId: number | null; on: Day; lines: readonly TillLine[] },
): void {
  const touched = lines.filter(
    ({ countKindId, countCardId }) => countKindId !== undefined || countCardId !== undefined,
  );
  if (touched.length === 0) return;
  if (!mayAct(unit, unit.actor, 'loyalty.write')) throw denial('loyalty.write');
  if (customerId === null) throw new AppError('sales.wantsCustomer', {}, ['customerId']);
  const wanted = new Map<number, number>();
  for (const { countCardId: id, productId, quantityMilli } of touched) {
    if (id === undefined) continue;
    const card = cardOf(unit, id);
    if (card.customerId !== customerId) throw new AppError('loyalty.noCountCard', {}, ['lines']);
    if (quantityMilli % 1_000 !== 0) throw new AppError('loyalty.countPieces', {}, ['lines']);
    const state = countState(card, on);
    if (state === 'lapsed') throw new AppError('loyalty.countLapsed', { name: card.name }, ['lines']);
    const [category = ''] = unit.column<string>(
      'SELECT "category" FROM "products" WHERE "id" = ?',
      productId,
    );
    if (!servesCount(card, { productId, category })) {
      throw new AppError('loyalty.countUnfit', { name: card.name }, ['lines']);
    }
    const times = (wanted.get(id) ?? 0) + quantityMilli / 1_000;
    wanted.set(id, times);
    if (state === 'closed' || (card.times !== null && card.left < times)) {
      throw new AppError('loyalty.countShort', { name: card.name, times: Math.max(0, card.left) }, ['lines']);
    }
  }
}

type Rung = { customerId: number; saleId: number; lineId: number; on: Day; amountCents: number };

/** Does for one line of a sale what it sells or uses; `assertCounts` said that it can be. */
export async function ringCount(unit: Unit, line: TillLine, rung: Rung): Promise<void> {
  const { customerId, saleId, lineId, on, amountCents } = rung;
  if (line.countKindId !== undefined) {
    const { id: kindId, times, goodDays } = kindOf(unit, line.countKindId);
    const until = countUntil(goodDays, on);
    const row = { customerId, kindId, cause: 'sale', lineId, times, until } as const;
    await issue(unit, { ...row, paidCents: amountCents, fromDay: on, saleId });
  }
  if (line.countCardId !== undefined) {
    const times = -line.quantityMilli / 1_000;
    await post(unit, { cardId: line.countCardId, cause: 'used', times, saleId, lineId });
  }
}

/** Throws loyalty.countUsed where a card that this sale sold was used, or is closed already. */
export function assertCountsUnused(unit: Unit, saleId: number): void {
  for (const card of countsSoldBy(unit, saleId)) assertUnused(card);
}

/** Closes a card that comes back unused. Throws loyalty.countUsed. */
export async function takeCountBack(unit: Unit, card: CountCardRead, saleId: number): Promise<void> {
  assertUnused(card);
  await close(unit, card, { cause: 'takenBack', saleId });
}

/** Closes a card whose rest was paid out. */
export const refundCount = (unit: Unit, card: CountCardRead, saleId: number): Promise<number> =>
  close(unit, card, { cause: 'refunded', saleId });

/** Opens the cards again that a slip closed, once that slip is undone. */
export async function reopenCounts(unit: Unit, undoneId: number, undoId: number): Promise<void> {
  const rows = unit.all<CountMove>(
    `SELECT m.* FROM "loyaltyCountMoves" m JOIN "loyaltyCountCards" c ON c."id" = m."cardId"
     JOIN "customers" p ON p."id" = c."customerId" AND p."erasedAt" IS NULL
     WHERE m."saleId" = ? AND m."cause" IN ('takenBack', 'refunded') ORDER BY m."id"`,
    undoneId,
  );
  for (const { id, cardId, times } of rows) {
    await post(unit, { cardId, cause: 'reopened', times: negated(times), saleId: undoId, undoesId: id });
  }
}

/**
 * Brings what the lines of a sale used to what of them was not taken back, in whole times. Called twice it does nothing
 * more. Throws loyalty.countClosed where a time would go back to a card that was closed since, and loyalty.countShort where a return
 * is undone and its times were used since.
 */
export async function settleCounts(unit: Unit, saleId: number, slipId: number): Promise<void> {
  for (const { cardId, lineId, used, keptMilli } of countLinesOf(unit, saleId)) {
    const more = Math.ceil(keptMilli / 1_000) - used;
    if (more === 0) continue;
    const card = countCard(unit, cardId);
    if (card === undefined || card.isClosed) throw new AppError('loyalty.countClosed');
    if (card.times !== null && more > card.left) {
      throw new AppError('loyalty.countShort', { name: card.name, times: card.left });
    }
    const cause = more > 0 ? 'used' : 'givenBack';
    await post(unit, { cardId, cause, times: -more, saleId: slipId, lineId });
  }
}

/** Closes the cards of somebody who is erased: what they had is gone; the ledger stays. */
export function closeCounts(unit: Unit, customerId: number): void {
  const { at, on, minute } = unit.moment;
  for (const { id, times, left, isClosed } of countCardsOf(unit, customerId)) {
    if (isClosed) continue;
    unit.run(
      `INSERT INTO "loyaltyCountMoves" ("cardId", "cause", "times", "at", "onDay", "minute", "actorId")
       VALUES (?, 'erased', ?, ?, ?, ?, ?)`,
      id,
      times === null ? 0 : negated(left),
      at,
      on,
      minute,
      unit.actor.id,
    );
  }
}
