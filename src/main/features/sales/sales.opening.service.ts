import { AppError } from '@shared/errors/AppError';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import { SaleOpening } from './debts.entity';
import { isOpeningFree } from './sales.opening.queries';
import { Sale } from './sales.entity';
import { settleAccount } from './sales.till.service';

/**
 * Writes down what a customer owed before: a debt that can be paid off, and no sale, so that no sum, visit, point or tier
 * knows of it. Returns its row in the ledger. Throws customers.notFound.
 */
export async function openDebt(
  unit: Unit,
  { customerId, cents, dueOn }: { customerId: number; cents: number; dueOn: string },
): Promise<number> {
  assertKnown(unit, unit.actor, customerId);
  const { at, on: onDay, minute } = unit.moment;
  const saleId = await unit.insert(Sale, {
    kind: 'adjustment',
    customerId,
    number: null,
    soldAt: at,
    soldOn: onDay,
    soldMinute: minute,
    amountCents: 0,
    lineCount: 0,
  });
  const id = await unit.insert(SaleOpening, {
    saleId,
    cents,
    dueOn,
    undoesId: null,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
  });
  settleAccount(unit, customerId);
  return id;
}

/** Takes such a debt back by a row against it. Throws sales.debtPaid where something of it is paid, or it is back already. */
export async function closeDebt(unit: Unit, id: number): Promise<void> {
  const row = unit.get<SaleOpening>('SELECT * FROM "saleOpenings" WHERE "id" = ?', id);
  if (row === undefined || !isOpeningFree(unit, id)) throw new AppError('sales.debtPaid');
  const { saleId, cents, dueOn } = row;
  const { at, on: onDay, minute } = unit.moment;
  await unit.insert(SaleOpening, {
    saleId,
    cents: -cents,
    dueOn,
    undoesId: id,
    at,
    onDay,
    minute,
    actorId: unit.actor.id,
  });
}
