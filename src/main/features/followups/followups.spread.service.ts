import { AppError } from '@shared/errors/AppError';
import type { SpreadAsked } from '@shared/features/followups/spread.channels';
import type { Unit } from '../../db/unit';
import { moveFollowup } from './followups.service';
import { spreadPlan } from './followups.spread.queries';

/** Puts several on other days at once. Throws followups.past, and followups.notFound where none of them can be moved. */
export async function spreadFollowups(
  unit: Unit,
  asked: SpreadAsked,
): Promise<{ ids: number[]; left: number }> {
  const { days, left } = spreadPlan(unit, unit.actor, asked);
  if (days.size === 0) throw new AppError('followups.notFound');
  for (const [id, dueOn] of days) await moveFollowup(unit, id, { dueOn });
  return { ids: [...days.keys()], left };
}
