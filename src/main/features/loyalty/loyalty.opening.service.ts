import { AppError } from '@shared/errors/AppError';
import { lapseOf } from '@shared/features/loyalty/points.rules';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import type { LoyaltyPoints } from './loyalty.entity';
import { grant, take } from './loyalty.ledger.service';
import { isPointsFree } from './loyalty.opening.queries';
import { readProgramme } from './loyalty.programme.queries';

/**
 * Grants the points that a customer had before the shop began with the program; they lapse as if they were earned today, and
 * count for no tier. Returns the lot. Throws customers.notFound, and loyalty.off where the shop gives no points.
 */
export async function openPoints(
  unit: Unit,
  { customerId, points }: { customerId: number; points: number },
): Promise<number> {
  assertKnown(unit, unit.actor, customerId);
  const { isOn, points: rules } = readProgramme(unit);
  if (!isOn || !rules.isOn) throw new AppError('loyalty.off');
  const expiresOn = lapseOf(rules, unit.today);
  return grant(unit, customerId, points, { cause: 'opening', saleId: null, expiresOn });
}

/** Takes such points back. Throws loyalty.notEnough where any of them were used, lapsed, or are back already. */
export async function closeOpenPoints(unit: Unit, lotId: number): Promise<void> {
  const lot = unit.get<LoyaltyPoints>('SELECT * FROM "loyaltyPoints" WHERE "id" = ?', lotId);
  if (lot === undefined || !isPointsFree(unit, lotId)) throw new AppError('loyalty.notEnough', { points: 0 });
  await take(unit, lot.customerId, lot.points, { cause: 'opening', saleId: null, first: [lotId] });
}
