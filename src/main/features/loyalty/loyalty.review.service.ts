import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import { LoyaltyReview } from './loyalty.entity';
import { lapse } from './loyalty.ledger.service';
import { readProgramme } from './loyalty.programme.queries';
import { changesOf, handfulsOf, hasReviewed, lapsedLots, lastReview } from './loyalty.review.queries';
import { moveTo, place } from './loyalty.tiers.service';

/** Rows that one unit writes, so that saves go on meanwhile. */
const ROWS_AT_ONCE = 50;

export type Counts = { up: number; down: number; lapsed: number };

/** Lets points lapse whose day is over. A lot that was emptied is not met again. Returns how many points. */
async function lapseAll({ reader, writer, actor, signal, progress }: TaskContext): Promise<number> {
  const since = lastReview(reader);
  let [afterId, lapsed, done] = [0, 0, 0];
  for (;;) {
    signal.throwIfAborted();
    const lots = lapsedLots(reader, { since, afterId, limit: ROWS_AT_ONCE });
    const last = lots.at(-1);
    if (last === undefined) return lapsed;
    lapsed += await writer.unit('loyalty.lapse', actor, async (unit) => {
      let points = 0;
      for (const { id } of lots) {
        /* Somebody may have spent of it since it was read. */
        const [lot] = lapsedLots(unit, { since, afterId: id - 1, limit: 1 });
        if (lot?.id === id) points += await lapse(unit, lot);
      }
      return points;
    });
    afterId = last.id;
    done += lots.length;
    progress('points', done, null);
  }
}

/** What a review changes of a member, looked at once more in the unit. */
export async function reviewOne(
  unit: Unit,
  customerId: number,
  isStart: boolean,
): Promise<'up' | 'down' | null> {
  const [change] = changesOf(unit, { from: customerId, to: customerId });
  if (change === undefined) return null;
  const { before, tierId, lapsesOn, isUp } = change;
  const to = { tierId, lapsesOn, lockedUntil: before.lockedUntil };
  if (tierId === before.tierId) {
    await place(unit, customerId, to);
    return null;
  }
  const cause = isStart ? 'start' : 'review';
  await moveTo(unit, customerId, { ...to, fromTierId: before.tierId, cause, saleId: null });
  return isUp ? 'up' : 'down';
}

/** Notes that today's review is done, and what came of it; nothing where it was done already. */
export async function endReview(unit: Unit, counts: Counts): Promise<Counts> {
  if (!hasReviewed(unit)) {
    await unit.insert(LoyaltyReview, { onDay: unit.today, at: unit.moment.at, ...counts });
  }
  return counts;
}

/**
 * Once a day: lets points lapse, lifts who was not lifted at the till, and lets fall whose grace is over, a handful of
 * members at a time. Stopped in between, it goes on where it was when it is started again. Nothing where it is off.
 */
export async function runReview(task: TaskContext): Promise<Counts> {
  const { reader, writer, actor, commandId, signal, progress } = task;
  const counts: Counts = { up: 0, down: 0, lapsed: 0 };
  if (!readProgramme(reader).isOn || hasReviewed(reader)) return counts;
  const isStart = lastReview(reader) === null;
  counts.lapsed = await lapseAll(task);
  const handfuls = [...handfulsOf(reader)];
  for (const [at, ids] of handfuls.entries()) {
    signal.throwIfAborted();
    const changes = changesOf(reader, ids);
    for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
      signal.throwIfAborted();
      await writer.unit('loyalty.moves', actor, async (unit) => {
        for (const { customerId } of changes.slice(from, from + ROWS_AT_ONCE)) {
          const moved = await reviewOne(unit, customerId, isStart);
          if (moved !== null) counts[moved] += 1;
        }
      });
    }
    progress('tiers', at + 1, handfuls.length);
    await new Promise(setImmediate);
  }
  return writer.unit('loyalty.reviewed', actor, (unit) => endReview(unit, counts), {
    name: 'loyalty.review',
    commandId,
  });
}
