import { AppError } from '@shared/errors/AppError';
import type { Unit } from '../../db/unit';
import { sightOf } from '../customers/customers.sight.queries';
import { DuplicatePair } from './duplicates.entity';
import { pairAt } from './duplicates.queries';

/** Writes down what somebody said of a pair. Throws duplicates.notFound, .decided. */
export async function decidePair(unit: Unit, id: number, decision: 'different' | 'later'): Promise<void> {
  const pair = pairAt(unit, sightOf(unit, unit.actor), id);
  if (pair === undefined) {
    const isThere = unit.get(`SELECT 1 FROM "duplicatePairs" WHERE "id" = ? AND "state" = 'different'`, id);
    throw new AppError(isThere === undefined ? 'duplicates.notFound' : 'duplicates.decided');
  }
  await unit.change(DuplicatePair, id, {
    state: decision,
    putOffAt: decision === 'later' ? unit.moment.at : null,
  });
}

/** Forgets what was guessed of somebody who is erased. */
export function forgetPairs(unit: Unit, customerId: number): void {
  unit.run('DELETE FROM "duplicatePairs" WHERE "firstId" = ? OR "secondId" = ?', customerId, customerId);
}
