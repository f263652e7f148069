import { AppError } from '@shared/errors/AppError';
import type { GivenRole } from '@shared/features/staff/staff.rules';
import type { Unit } from '../../db/unit';
import { activePerson } from '../staff/staff.people.queries';
import { ComplaintLimit } from './complaints.compensation.entity';
import { limitRow } from './complaints.limits.queries';

/** Sets what a role or a person may give for one complaint; null unsets it. Throws staff.unknown, also for the owner. */
export async function setLimit(
  unit: Unit,
  { whose, cents }: { whose: { role: GivenRole } | { personId: number }; cents: number | null },
): Promise<number> {
  const person = 'personId' in whose ? activePerson(unit, whose.personId) : null;
  if (person === undefined || person?.role === 'owner') throw new AppError('staff.unknown', {}, ['personId']);
  const row = limitRow(unit, whose);
  if (row === undefined) return unit.insert(ComplaintLimit, { role: null, personId: null, ...whose, cents });
  await unit.change(ComplaintLimit, row.id, { cents });
  return row.id;
}
