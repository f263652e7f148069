import { AppError } from '@shared/errors/AppError';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { CardState } from '@shared/features/loyalty/cards.rules';
import type { Unit } from '../../db/unit';
import { assertWritable, setNumber } from '../customers/customers.service';
import { LoyaltyCard } from './loyalty.cards.entity';
import { cardNumbered } from './loyalty.cards.queries';
import { nextNumber } from './loyalty.numbers.service';

/** The current number of a customer; null where they have none. */
const numberOf = (unit: Unit, customerId: number): string | null =>
  unit.column<string | null>('SELECT "number" FROM "customers" WHERE "id" = ?', customerId)[0] ?? null;

/** Keeps a card that is not the current one, so that it opens its customer, or is refused as lost. */
export async function keepCard(
  unit: Unit,
  { customerId, number, state }: { customerId: number; number: string; state: CardState },
): Promise<void> {
  const { at, on: onDay, minute } = unit.moment;
  await unit.insert(LoyaltyCard, { customerId, number, state, at, onDay, minute, actorId: unit.actor.id });
}

/** Gives the next number to each who has none; returns to how many. Throws customers.notFound, .notYours. */
export async function giveNumbers(unit: Unit, ids: readonly CustomerId[]): Promise<number> {
  let given = 0;
  for (const id of new Set(ids)) {
    assertWritable(unit, id);
    if (numberOf(unit, id) !== null) continue;
    await setNumber(unit, id, nextNumber(unit));
    given += 1;
  }
  return given;
}

/**
 * Gives a customer another card; `number` null for the next one. The former is kept as said. Throws customers.notFound,
 * .notYours, .numberTaken, .numberInBin, loyalty.sameCard.
 */
export async function setCard(
  unit: Unit,
  asked: { customerId: CustomerId; number: string | null; former: CardState },
): Promise<string> {
  const { customerId } = asked;
  assertWritable(unit, customerId);
  const former = numberOf(unit, customerId);
  if (asked.number !== null && asked.number === former)
    throw new AppError('loyalty.sameCard', {}, ['number']);
  const number = asked.number ?? nextNumber(unit);
  const again = cardNumbered(unit, number);
  if (again?.customerId === customerId) await unit.remove(LoyaltyCard, again.id);
  await setNumber(unit, customerId, number);
  if (former !== null) await keepCard(unit, { customerId, number: former, state: asked.former });
  return number;
}

/** A card that was reported lost is good again. Throws loyalty.noCard, customers.notFound, .notYours. */
export async function findCard(unit: Unit, id: number): Promise<void> {
  const card = unit.get<LoyaltyCard>(`SELECT * FROM "loyaltyCards" WHERE "id" = ? AND "state" = 'lost'`, id);
  if (card === undefined) throw new AppError('loyalty.noCard');
  assertWritable(unit, card.customerId);
  await unit.change(LoyaltyCard, id, { state: 'old' });
}
