import { randomInt } from 'node:crypto';
import type { CallInput } from '@shared/ipc/contracts';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import { bornWithin } from '../customers/customers.birthdays.queries';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import type { LoyaltyCouponBatch } from './loyalty.coupons.entity';
import { holdsGood } from './loyalty.coupons.queries';
import { isForTier, issueInBulk, openBatch } from './loyalty.coupons.service';
import { handfulsOf } from './loyalty.review.queries';
import { tiersOfMany } from './loyalty.standing.queries';

/** Coupons that one unit gives, so that saves go on meanwhile. */
const AT_ONCE = 100;

/** A birthday is made up for that came while the shop was closed, so many days back at most. */
const DAYS_BACK = 14;

/** Gives these customers one each, but for whoever holds a good one of the batch. Returns how many were given. */
function giveSome(unit: Unit, batchId: number, customerIds: readonly number[]): number {
  const batch = openBatch(unit, batchId);
  const sight = sightOf(unit, unit.actor);
  const wanting = customerIds.filter(
    (id) => isKnown(sight, id) && !holdsGood(unit, batchId, id) && isForTier(unit, batch, id),
  );
  for (const customerId of wanting) issueInBulk(unit, batch, { customerId, draw: randomInt });
  return wanting.length;
}

/** The customers whom many coupons are for, a handful at a time. */
function* chosen(
  { reader }: TaskContext,
  to: CallInput<'loyalty.giveMany'>['to'],
): Generator<readonly number[]> {
  if ('customerIds' in to) {
    yield [...new Set(to.customerIds)];
    return;
  }
  for (const ids of handfulsOf(reader)) {
    yield [...tiersOfMany(reader, ids)].flatMap(([id, tierId]) => (tierId === to.tierId ? [id] : []));
  }
}

/**
 * Gives one to each of these customers, or to each member of a tier; done again it gives only to whom it gave none. Throws
 * loyalty.noBatch, .batchClosed.
 */
export async function runGiveMany(
  task: TaskContext,
  { batchId, to }: CallInput<'loyalty.giveMany'>,
): Promise<{ given: number; left: number }> {
  const { reader, writer, actor, commandId, signal, progress } = task;
  openBatch(reader, batchId);
  const counts = { given: 0, left: 0 };
  for (const handful of chosen(task, to)) {
    for (let at = 0; at < handful.length; at += AT_ONCE) {
      signal.throwIfAborted();
      const some = handful.slice(at, at + AT_ONCE);
      const given = await writer.unit('loyalty.give', actor, (unit) => giveSome(unit, batchId, some));
      counts.given += given;
      counts.left += some.length - given;
      progress('coupons', counts.given, null);
    }
  }
  return writer.unit('loyalty.given', actor, () => Promise.resolve(counts), {
    name: 'loyalty.giveMany',
    commandId,
  });
}

/** Gives whose birthday it is the coupons of that, one of a batch a year, also where they lie a few days back. */
export async function giveBirthdayCoupons(
  { reader, writer, actor, signal }: TaskContext,
  since: Day | null,
): Promise<void> {
  const batches = reader.all<LoyaltyCouponBatch>(
    `SELECT * FROM "loyaltyCouponBatches" WHERE "isBirthday" = 1 AND "closedAt" IS NULL
       AND ("startsOn" IS NULL OR "startsOn" <= ?) AND ("endsOn" IS NULL OR "endsOn" >= ?)`,
    reader.today,
    reader.today,
  );
  if (batches.length === 0) return;
  const earliest = addDays(reader.today, -DAYS_BACK);
  const from = since === null ? reader.today : addDays(since, 1);
  const born = bornWithin(reader, from < earliest ? earliest : from, reader.today);
  for (let at = 0; at < born.length; at += AT_ONCE) {
    signal.throwIfAborted();
    await writer.unit('loyalty.birthdays', actor, (unit) => {
      for (const { id: customerId, year: birthYear } of born.slice(at, at + AT_ONCE)) {
        for (const batch of batches) {
          if (isForTier(unit, batch, customerId)) {
            issueInBulk(unit, batch, { customerId, birthYear, draw: randomInt });
          }
        }
      }
    });
  }
}
