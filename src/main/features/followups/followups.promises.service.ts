import { AppError } from '@shared/errors/AppError';
import type { PromiseFields, PromiseSource } from '@shared/features/followups/promise.channels';
import { toldSince } from '@shared/features/followups/promise.rules';
import type { PromiseState } from '@shared/features/followups/promise.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { FollowupPromise } from './followups.promises.entity';
import { assertAbout } from './followups.service';
import { assertChangeable } from './followups.sight.queries';

/** Throws followups.noSource where there is no such record of this customer. */
function assertSource(unit: Unit, { id }: PromiseSource, customerId: number): void {
  const sale = unit.get('SELECT 1 FROM "sales" WHERE "id" = ? AND "customerId" = ?', id, customerId);
  if (sale === undefined) throw new AppError('followups.noSource');
}

function assertDay(unit: Unit, dueOn: string, field: string): void {
  if (dueOn < unit.today) throw new AppError('followups.past', {}, [field]);
}

/**
 * A promise to a customer, made now by who acts. Throws customers.notFound, staff.unknown, ipc.denied, followups.past, .noSource, and
 * .notTheirs where the customer is known to their team alone.
 */
export async function makePromise(
  unit: Unit,
  fields: PromiseFields,
  source: PromiseSource | null = null,
): Promise<number> {
  assertAbout(unit, fields);
  if (source !== null) assertSource(unit, source, fields.customerId);
  return assignPromise(unit, fields, source);
}

/**
 * A promise that an arrangement of the shop gives to somebody: whoever acts need not be allowed to plan for them. Who it is
 * given to must be able to know of the customer. Throws followups.past.
 */
export async function assignPromise(
  unit: Unit,
  fields: PromiseFields,
  source: { feature: string; id: number } | null,
): Promise<number> {
  assertDay(unit, fields.dueOn, 'dueOn');
  const { at, on, minute } = unit.moment;
  return unit.insert(FollowupPromise, {
    ...fields,
    promisedAt: at,
    promisedOn: on,
    promisedMinute: minute,
    promisedBy: unit.actor.id,
    sourceFeature: source?.feature ?? null,
    sourceId: source?.id ?? null,
  });
}

/** An open one that the acting person may change. Throws followups.noPromise, .promiseEnded, ipc.denied. */
function openOne(unit: Unit, id: number): FollowupPromise {
  const row = unit.get<FollowupPromise>('SELECT * FROM "followupPromises" WHERE "id" = ?', id);
  assertChangeable(unit, unit.actor, row, 'followups.noPromise');
  if (row.state !== 'open') throw new AppError('followups.promiseEnded');
  return row;
}

/** The same, as it was when it was read. Throws followups.promiseChanged where somebody else was quicker. */
function unchangedOne(unit: Unit, id: number, version: number): FollowupPromise {
  const row = openOne(unit, id);
  if (row.version !== version) throw new AppError('followups.promiseChanged');
  return row;
}

/** Changes what was written. Throws as `makePromise`, and followups.promiseFixed for a day that is a fact by now. */
export async function editPromise(
  unit: Unit,
  id: number,
  version: number,
  fields: Partial<Omit<PromiseFields, 'customerId'>>,
): Promise<void> {
  const row = unchangedOne(unit, id, version);
  const now = { ...row, ...fields };
  if (now.dueOn !== row.dueOn || now.dueMinute !== row.dueMinute) {
    if (row.promisedOn !== unit.today || row.toldOn !== null) {
      throw new AppError('followups.promiseFixed', {}, ['dueOn']);
    }
    assertDay(unit, now.dueOn, 'dueOn');
  }
  assertAbout(unit, now);
  await unit.change(FollowupPromise, id, { ...fields, version: version + 1 });
}

/** The customer knows that it will be later, and when. Throws followups.past, and .promiseNotLater for no later day than the first. */
export async function tellPromise(
  unit: Unit,
  id: number,
  version: number,
  to: { newDueOn: string; newDueMinute: number | null },
): Promise<void> {
  const row = unchangedOne(unit, id, version);
  assertDay(unit, to.newDueOn, 'newDueOn');
  if (to.newDueOn <= row.dueOn) throw new AppError('followups.promiseNotLater', {}, ['newDueOn']);
  const days = {
    dueOn: row.dueOn as Day,
    toldOn: row.toldOn as Day | null,
    newDueOn: row.newDueOn as Day | null,
  };
  await unit.change(FollowupPromise, id, {
    ...to,
    toldOn: toldSince(days, unit.today),
    version: version + 1,
  });
}

/** It is open no more, now and by who acts. Throws followups.noPromise, .promiseEnded, and .wantsReason but for one that was kept. */
export async function endPromise(
  unit: Unit,
  id: number,
  state: Exclude<PromiseState, 'open'>,
  reason = '',
): Promise<void> {
  const { version } = openOne(unit, id);
  if (state !== 'kept' && reason === '') throw new AppError('followups.wantsReason', {}, ['reason']);
  const { at, on, minute } = unit.moment;
  await unit.change(FollowupPromise, id, {
    state,
    reason,
    endedAt: at,
    endedOn: on,
    endedMinute: minute,
    endedBy: unit.actor.id,
    version: version + 1,
  });
}
