import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import { giveBirthdayCoupons } from './loyalty.coupons.tasks';
import { LoyaltyReview } from './loyalty.entity';
import { readProgramme } from './loyalty.programme.queries';
import { changesOf, handfulsOf, hasReviewed, lapsedLots, lastReview } from './loyalty.review.queries';
import type { Change } from './loyalty.review.queries';

/** Rows that one unit writes, so that saves go on meanwhile. */
const ROWS_AT_ONCE = 200;

export type Counts = { up: number; down: number; lapsed: number };

/** Lets what is left of lots lapse whose day is over. Returns how many points. */
function lapseLots(unit: Unit, ask: { since: Day | null; afterId: number; limit: number }): number {
  const { at, on, minute } = unit.moment;
  let points = 0;
  for (const { id, customerId, left } of lapsedLots(unit, ask)) {
    unit.run(
      `INSERT INTO "loyaltyPoints" ("customerId", "points", "cause", "lotId", "at", "onDay", "minute", "actorId")
       VALUES (?, ?, 'expire', ?, ?, ?, ?, ?)`,
      customerId,
      -left,
      id,
      at,
      on,
      minute,
      unit.actor.id,
    );
    points += left;
  }
  return points;
}

/** Lets points lapse whose day is over. A lot that was emptied is not met again. Returns how many points. */
async function lapseAll({ reader, writer, actor, signal, progress }: TaskContext): Promise<number> {
  const since = lastReview(reader);
  let [afterId, lapsed, done] = [0, 0, 0];
  for (;;) {
    signal.throwIfAborted();
    const ask = { since, afterId, limit: ROWS_AT_ONCE };
    const lots = lapsedLots(reader, ask);
    const last = lots.at(-1);
    if (last === undefined) return lapsed;
    /* Somebody may have spent of them since they were read: the unit looks once more. */
    lapsed += await writer.unit('loyalty.lapse', actor, (unit) => lapseLots(unit, ask));
    afterId = last.id;
    done += lots.length;
    progress('points', done, null);
  }
}

/** Writes where a review leaves a member, and what moved them. */
function write(unit: Unit, change: Change, isStart: boolean): void {
  const { customerId, before, tierId, lapsesOn } = change;
  const { at, on, minute } = unit.moment;
  unit.run(
    `INSERT INTO "loyaltyMembers" ("customerId", "tierId", "sinceOn", "lockedUntil", "lapsesOn") VALUES (?, ?, ?, ?, ?)
     ON CONFLICT ("customerId") DO UPDATE SET "tierId" = excluded."tierId", "lapsesOn" = excluded."lapsesOn",
       "sinceOn" = iif("tierId" = excluded."tierId", "sinceOn", excluded."sinceOn")`,
    customerId,
    tierId,
    on,
    before.lockedUntil,
    lapsesOn,
  );
  if (tierId === before.tierId) return;
  unit.run(
    `INSERT INTO "loyaltyTierMoves" ("customerId", "fromTierId", "toTierId", "cause", "at", "onDay", "minute", "actorId")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    customerId,
    before.tierId,
    tierId,
    isStart ? 'start' : 'review',
    at,
    on,
    minute,
    unit.actor.id,
  );
}

/** Moves whoever of these customers a review moves, as they stand in the unit. The ledger is the trail of it. */
export function reviewSome(
  unit: Unit,
  ids: { from: number; to: number },
  { isStart, counts }: { isStart: boolean; counts: Counts },
): void {
  for (const change of changesOf(unit, ids)) {
    write(unit, change, isStart);
    if (change.tierId !== change.before.tierId) counts[change.isUp ? 'up' : 'down'] += 1;
  }
}

/** Notes that today's review is done, and what came of it; nothing where it was done already. */
export async function endReview(unit: Unit, counts: Counts): Promise<Counts> {
  if (!hasReviewed(unit)) {
    await unit.insert(LoyaltyReview, { onDay: unit.today, at: unit.moment.at, ...counts });
  }
  return counts;
}

/**
 * Once a day: lets points lapse, gives birthday coupons, lifts who was not lifted at the till, and lets fall whose grace is over, a handful of
 * members at a time. Stopped in between, it goes on where it was when it is started again. Nothing where it is off.
 */
export async function runReview(task: TaskContext): Promise<Counts> {
  const { reader, writer, actor, commandId, signal, progress } = task;
  const counts: Counts = { up: 0, down: 0, lapsed: 0 };
  if (!readProgramme(reader).isOn || hasReviewed(reader)) return counts;
  const isStart = lastReview(reader) === null;
  counts.lapsed = await lapseAll(task);
  await giveBirthdayCoupons(task, lastReview(reader));
  const handfuls = [...handfulsOf(reader)];
  for (const [at, ids] of handfuls.entries()) {
    signal.throwIfAborted();
    const changes = changesOf(reader, ids);
    for (let at = 0; at < changes.length; at += ROWS_AT_ONCE) {
      signal.throwIfAborted();
      const some = changes.slice(at, at + ROWS_AT_ONCE).map(({ customerId }) => customerId);
      const [from = 0, to = from] = [some[0], some.at(-1)];
      await writer.unit('loyalty.moves', actor, (unit) => {
        reviewSome(unit, { from, to }, { isStart, counts });
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
