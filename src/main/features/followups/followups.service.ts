import { AppError } from '@shared/errors/AppError';
import type { FollowupFields, FollowupId } from '@shared/features/followups/followups.contract';
import { CUSTOMER_KINDS, isAcrossMidnight } from '@shared/features/followups/followups.rules';
import type { FollowupKind, FollowupState, Mood, Outcome } from '@shared/features/followups/followups.rules';
import type { Day } from '@shared/lib/days';
import type { Patch, Unit } from '../../db/unit';
import { activePerson } from '../staff/staff.people.queries';
import { Followup } from './followups.entity';
import { knownToBoth, refusers } from './followups.many.queries';
import { assertKnown } from '../customers/customers.sight.queries';
import { canHave, changeable, writableBy } from './followups.sight.queries';
import { makeNext } from './followups.turns.service';

type Due = { dueOn: string; dueMinute: number | null; lengthMinutes: number };

/** A day that is over cannot be kept, nor what would end tomorrow. Throws followups.past, .acrossMidnight. */
export function assertDue(unit: Unit, { dueOn, dueMinute, lengthMinutes }: Due): void {
  if (dueOn < unit.today) throw new AppError('followups.past', {}, ['dueOn']);
  if (isAcrossMidnight(dueMinute, lengthMinutes)) {
    throw new AppError('followups.acrossMidnight', {}, ['dueMinute']);
  }
}

type About = { customerId: number | null; personId: number };

/** Throws followups.wantsCustomer. */
export function assertKind({ kind, customerId }: { kind: FollowupKind; customerId: number | null }): void {
  if (customerId === null && CUSTOMER_KINDS.has(kind)) {
    throw new AppError('followups.wantsCustomer', {}, ['customerId']);
  }
}

/** Throws customers.notFound, staff.unknown, ipc.denied, and followups.notTheirs where it cannot be this person's to do. */
export function assertAbout(unit: Unit, { customerId, personId }: About): void {
  if (customerId !== null) {
    assertKnown(unit, unit.actor, customerId);
  }
  assertDoer(unit, personId);
  if (!canHave(unit, personId, customerId)) throw new AppError('followups.notTheirs', {}, ['personId']);
}

/** Somebody who works here and whom the acting person's right reaches. */
function assertDoer(unit: Unit, personId: number): void {
  if (activePerson(unit, personId) === undefined) throw new AppError('staff.unknown', {}, ['personId']);
  if (!writableBy(unit, unit.actor)(personId)) throw new AppError('ipc.denied');
}

/**
 * Something to do, planned by a person or brought from another calendar. Throws customers.notFound, staff.unknown, followups.past, .acrossMidnight, .wantsCustomer, and
 * .notTheirs where the customer is known to their team alone.
 */
export async function createFollowup(
  unit: Unit,
  fields: Omit<FollowupFields, 'customerId'> & { customerId: number | null },
  previousId: number | null = null,
  event: Pick<Followup, 'eventKey' | 'eventSum'> | null = null,
): Promise<FollowupId> {
  assertDue(unit, fields);
  assertKind(fields);
  assertAbout(unit, fields);
  return insertOne(unit, { ...fields, ...event }, previousId);
}

async function insertOne(
  unit: Unit,
  fields: Omit<FollowupFields, 'customerId'> & { customerId: number | null },
  previousId: number | null,
): Promise<FollowupId> {
  const { at, on } = unit.moment;
  const id = await unit.insert(Followup, {
    ...fields,
    previousId,
    createdAt: at,
    createdOn: on,
    createdBy: unit.actor.id,
  });
  return id as FollowupId;
}

/**
 * One for each of these customers whom the acting person's list shows and of whom the doer may know, without those who
 * said no to the kind where it is `isSparing`. Throws customers.notFound where nobody is left, and as `createFollowup`.
 */
export async function createForMany(
  unit: Unit,
  {
    customerIds,
    fields,
    isSparing,
  }: { customerIds: readonly number[]; fields: Omit<FollowupFields, 'customerId'>; isSparing: boolean },
): Promise<{ ids: FollowupId[]; left: number }> {
  assertDue(unit, fields);
  if (activePerson(unit, fields.personId) === undefined)
    throw new AppError('staff.unknown', {}, ['personId']);
  const known = knownToBoth(unit, unit.actor, fields.personId, customerIds);
  const spared = isSparing ? refusers(unit, fields.kind, known) : new Set<number>();
  const chosen = known.filter((id) => !spared.has(id));
  if (chosen.length === 0) throw new AppError('customers.notFound', {}, ['customerIds']);
  assertDoer(unit, fields.personId);
  const ids: FollowupId[] = [];
  for (const customerId of chosen) ids.push(await insertOne(unit, { ...fields, customerId }, null));
  return { ids, left: new Set(customerIds).size - ids.length };
}

/** An open one that the acting person may change. Throws followups.notFound, followups.ended. */
function openOne(unit: Unit, id: number): Followup {
  const row = changeable(unit, unit.actor, id);
  if (row.state !== 'open') throw new AppError('followups.ended');
  return row;
}

/**
 * Changes what was typed. Throws followups.changed where somebody else was quicker, .inSeries where one day of a series
 * is given to another customer, and as `createFollowup`.
 */
export async function editFollowup(
  unit: Unit,
  id: number,
  version: number,
  fields: Partial<FollowupFields>,
): Promise<void> {
  const row = openOne(unit, id);
  if (row.version !== version) throw new AppError('followups.changed');
  const now = { ...row, ...fields };
  if (row.seriesId !== null && now.customerId !== row.customerId) {
    throw new AppError('followups.inSeries', {}, ['customerId']);
  }
  if (now.dueOn !== row.dueOn || now.dueMinute !== row.dueMinute || now.lengthMinutes !== row.lengthMinutes) {
    assertDue(unit, now);
  }
  assertKind(now);
  assertAbout(unit, now);
  const moves = row.moves + (now.dueOn > row.dueOn ? 1 : 0);
  await unit.change(Followup, id, { ...fields, moves, version: version + 1 });
}

/** Puts one off, or brings it forward. Throws followups.notFound, .ended, .past, .acrossMidnight. */
export async function moveFollowup(
  unit: Unit,
  id: number,
  to: { dueOn: string; dueMinute?: number | null | undefined; lengthMinutes?: number | undefined },
): Promise<void> {
  const row = openOne(unit, id);
  const due = {
    dueOn: to.dueOn,
    dueMinute: to.dueMinute === undefined ? row.dueMinute : to.dueMinute,
    lengthMinutes: to.lengthMinutes ?? row.lengthMinutes,
  };
  assertDue(unit, due);
  const moves = row.moves + (due.dueOn > row.dueOn ? 1 : 0);
  await unit.change(Followup, id, { ...due, moves, version: row.version + 1 });
}

/** Who ended one and when: now, or on a day before, as its first that day. */
export function endingOf(unit: Unit, doneOn: Day = unit.today) {
  const { at, on, minute } = unit.moment;
  return {
    endedAt: at,
    endedOn: doneOn,
    endedMinute: doneOn === on ? minute : 0,
    endedBy: unit.actor.id,
  };
}

/** It is open no more, by who acts. */
export async function endFollowup(
  unit: Unit,
  row: Pick<Followup, 'id' | 'version'>,
  patch: Patch<Pick<Followup, 'outcome' | 'mood' | 'note'>> & { state: FollowupState },
  doneOn?: Day,
): Promise<void> {
  await unit.change(Followup, row.id, {
    ...patch,
    ...endingOf(unit, doneOn),
    version: row.version + 1,
  });
}

/** What came of one, and what was agreed to do next. */
export type Completion = {
  outcome: Outcome | null;
  mood: Mood | null;
  note: string;
  next: Pick<FollowupFields, 'kind' | 'subject' | 'dueOn' | 'dueMinute'> | null;
};

/**
 * Done, today or on a day before; of a series, the next one is made. The next step is for the same customer and person.
 * Throws followups.notFound, .ended, and as `createFollowup`.
 */
export async function completeFollowup(
  unit: Unit,
  id: number,
  { next, ...result }: Completion,
  doneOn?: Day,
): Promise<FollowupId | null> {
  const row = openOne(unit, id);
  await endFollowup(unit, row, { ...result, state: 'done' }, doneOn);
  await makeNext(unit, row);
  if (next === null) return null;
  const { customerId, personId, lengthMinutes } = row;
  return createFollowup(unit, { ...next, customerId, personId, lengthMinutes }, id);
}

/** Not to be done after all; of a series, the next one is made. Throws followups.notFound, .ended, .wantsReason. */
export async function dropFollowup(unit: Unit, id: number, reason: string): Promise<void> {
  const row = openOne(unit, id);
  if (reason === '') throw new AppError('followups.wantsReason', {}, ['reason']);
  await endFollowup(unit, row, { state: 'dropped', note: reason });
  await makeNext(unit, row);
}
