import { AppError } from '@shared/errors/AppError';
import type { ComplaintFields, ComplaintId } from '@shared/features/complaints/complaints.contract';
import { COMPLAINT_LIMITS, isUnderWay, type Check } from '@shared/features/complaints/complaints.rules';
import type { EventKind } from '@shared/features/complaints/complaints.rules';
import type { PromiseKind } from '@shared/features/followups/promise.rules';
import type { Day } from '@shared/lib/days';
import type { Patch, Unit } from '../../db/unit';
import { assertKnown, isKnown, sightOf } from '../customers/customers.sight.queries';
import { reassignFollowup } from '../followups/followups.assigned.service';
import { assignPromise } from '../followups/followups.promises.service';
import { canHave } from '../followups/followups.sight.queries';
import { activePerson } from '../staff/staff.people.queries';
import { categoryOf, responsibleFor } from './complaints.categories.queries';
import { momentAt, openClock } from './complaints.clock';
import { Complaint, ComplaintEvent } from './complaints.entity';
import { ComplaintException } from './complaints.policies.entity';
import { policyById } from './complaints.policies.queries';
import { nameRaisers } from './complaints.raisers.service';
import { ComplaintPicture } from './complaints.picture.entity';
import { ComplaintPosting } from './complaints.posting.entity';

/** A promise as it is given with a complaint. */
type Promised = { words: string; dueOn: Day; dueMinute: number | null };

/** All that is known when one is taken in. */
export type Filed = ComplaintFields & {
  personId: number | null;
  received: { on: Day; minute: number } | null;
  promise: Promised | null;
  checks: readonly Check[];
};

/** What kind of promise is given to somebody who wants this. */
const PROMISE_OF: Readonly<Record<NonNullable<ComplaintFields['wish']>, PromiseKind>> = {
  exchange: 'goods',
  refund: 'money',
  makeUp: 'money',
  explain: 'answer',
};

/** Throws customers.notFound, complaints.noSale, .noProduct, .noPolicy: what a complaint points at must be there and be known. */
function assertPointers(
  unit: Unit,
  { customerId, saleId, productId, policyId }: Partial<ComplaintFields>,
): void {
  if (customerId != null) assertKnown(unit, unit.actor, customerId);
  if (saleId != null) {
    const sale = unit.get<{ customerId: number | null }>(
      'SELECT "customerId" FROM "sales" WHERE "id" = ?',
      saleId,
    );
    const isOthers = customerId != null && sale?.customerId != null && sale.customerId !== customerId;
    const isSecret = sale?.customerId != null && !isKnown(sightOf(unit, unit.actor), sale.customerId);
    if (sale === undefined || isOthers || isSecret) throw new AppError('complaints.noSale', {}, ['saleId']);
  }
  if (productId != null && unit.get('SELECT 1 FROM "products" WHERE "id" = ?', productId) === undefined) {
    throw new AppError('complaints.noProduct', {}, ['productId']);
  }
  if (policyId != null && policyById(unit, policyId) === undefined) {
    throw new AppError('complaints.noPolicy', {}, ['policyId']);
  }
}

/** Throws staff.unknown, and complaints.notTheirs where the customer is known to their team alone. */
export function assertResponsible(unit: Unit, personId: number, customerId: number | null): void {
  if (activePerson(unit, personId) === undefined) throw new AppError('staff.unknown', {}, ['personId']);
  if (!canHave(unit, personId, customerId)) throw new AppError('complaints.notTheirs', {}, ['personId']);
}

/** Writes down that something happened to a complaint, now and by who acts. Returns its id. */
export async function tell(
  unit: Unit,
  complaint: { id: number; customerId: number | null },
  kind: EventKind,
  words = '',
  people: { fromId?: number; toId?: number } = {},
): Promise<number> {
  const { at, on, minute } = unit.moment;
  return unit.insert(ComplaintEvent, {
    complaintId: complaint.id,
    customerId: complaint.customerId,
    kind,
    at,
    on,
    minute,
    by: unit.actor.id,
    fromId: people.fromId ?? null,
    toId: people.toId ?? null,
    words,
  });
}

/** The promise of a complaint goes to the ledger once it is known to whom it was made; a day that is over by then is not. */
async function promiseIn(
  unit: Unit,
  id: number,
  personId: number,
  { customerId, wish }: Pick<ComplaintFields, 'customerId' | 'wish'>,
  { words, dueOn, dueMinute }: Promised,
): Promise<number | null> {
  if (customerId === null || dueOn < unit.today) return null;
  const kind = wish === null ? 'other' : PROMISE_OF[wish];
  return assignPromise(
    unit,
    { customerId, kind, words, dueOn, dueMinute, personId },
    { feature: 'complaints', id },
  );
}

/**
 * Takes a complaint in. Throws complaints.noCategory, .noSale, .noProduct, .noPolicy, .future, .notTheirs,
 * customers.notFound, staff.unknown, followups.past.
 */
export async function fileComplaint(unit: Unit, filed: Filed): Promise<ComplaintId> {
  const { personId: chosen, received, promise, checks, ...fields } = filed;
  assertPointers(unit, fields);
  const category = categoryOf(unit, fields.category);
  const clock = openClock(unit);
  const from = received === null ? clock.now : { day: received.on, minute: received.minute };
  if (from.day > clock.now.day || (from.day === clock.now.day && from.minute > clock.now.minute)) {
    throw new AppError('complaints.future', {}, ['received']);
  }
  if (promise !== null && promise.dueOn < unit.today) throw new AppError('followups.past', {}, ['dueOn']);
  const personId = chosen ?? responsibleFor(unit, category, fields.customerId, unit.actor);
  assertResponsible(unit, personId, fields.customerId);
  const answer = clock.deadline(from, category.answerMinutes).at;
  const solve = clock.deadline(from, category.solveMinutes).at;
  const { at } = unit.moment;
  const id = await unit.insert(Complaint, {
    ...fields,
    personId,
    receivedAt: at,
    receivedOn: from.day,
    receivedMinute: from.minute,
    receivedBy: unit.actor.id,
    answerDueOn: answer.day,
    answerDueMinute: answer.minute,
    solveDueOn: solve.day,
    solveDueMinute: solve.minute,
    checks: JSON.stringify(checks),
    ...(promise !== null && {
      promised: promise.words,
      promisedOn: promise.dueOn,
      promisedMinute: promise.dueMinute,
      ...answeredNow(unit, clock.between(from, clock.now)),
    }),
  });
  await tell(unit, { id, customerId: fields.customerId }, 'received', '', { toId: personId });
  if (promise !== null) {
    await tell(unit, { id, customerId: fields.customerId }, 'answered', promise.words);
    const promiseId = await promiseIn(unit, id, personId, fields, promise);
    if (promiseId !== null) await unit.change(Complaint, id, { promiseId });
  }
  return id as ComplaintId;
}

/** Opening minutes from when it came until now, without what it waited for the customer, also where it still waits. */
export function tookUntilNow(unit: Unit, row: Complaint): number {
  const clock = openClock(unit);
  const from = momentAt(row.receivedOn, row.receivedMinute) ?? clock.now;
  const waiting = momentAt(row.waitingOn, row.waitingMinute) ?? clock.now;
  const paused = row.pausedMinutes + clock.between(waiting, clock.now);
  return Math.max(0, clock.between(from, clock.now) - paused);
}

/** That the customer has a first answer, after so many opening minutes. */
export const answeredNow = ({ moment }: Unit, took: number): Patch<Complaint> => ({
  answeredOn: moment.on,
  answeredMinute: moment.minute,
  answerTook: took,
});

/** One of which the acting person may know, as it was when they read it. Throws complaints.notFound, .changed. */
export function readOne(unit: Unit, id: number, version?: number): Complaint {
  const row = unit.get<Complaint>('SELECT * FROM "complaints" WHERE "id" = ?', id);
  const isSecret = row?.customerId != null && !isKnown(sightOf(unit, unit.actor), row.customerId);
  if (row === undefined || isSecret) throw new AppError('complaints.notFound');
  if (version !== undefined && row.version !== version) throw new AppError('complaints.changed');
  return row;
}

/** Changes a row that was read, and counts it up. */
export const changeOne = (unit: Unit, row: Complaint, patch: Patch<Complaint>): Promise<void> =>
  unit.change(Complaint, row.id, { ...patch, version: row.version + 1 });

/**
 * Changes what was typed; both dates stay as the customer was told them. Once a customer is named, all that hangs on it is
 * theirs too. Throws complaints.notFound, .changed, .noSale, .noProduct, .noPolicy, .notTheirs, customers.notFound.
 */
export async function editComplaint(
  unit: Unit,
  { id, version, fields }: { id: number; version: number; fields: Partial<ComplaintFields> },
): Promise<void> {
  const row = readOne(unit, id, version);
  const { customerId = row.customerId, wish = row.wish } = fields;
  const isOthers = customerId !== row.customerId;
  assertPointers(unit, {
    ...fields,
    customerId: isOthers || fields.saleId != null ? (customerId as ComplaintFields['customerId']) : null,
  });
  if (fields.category !== undefined && fields.category !== row.category) categoryOf(unit, fields.category);
  if (isOthers) assertResponsible(unit, row.personId, customerId);
  const made =
    isOthers && row.promiseId === null && row.promisedOn !== null
      ? await promiseIn(
          unit,
          id,
          row.personId,
          { customerId: customerId as ComplaintFields['customerId'], wish },
          { words: row.promised, dueOn: row.promisedOn as Day, dueMinute: row.promisedMinute },
        )
      : row.promiseId;
  await changeOne(unit, row, { ...fields, promiseId: made });
  if (!isOthers) return;
  for (const event of unit.column<number>(
    'SELECT "id" FROM "complaintEvents" WHERE "complaintId" = ? ORDER BY "id"',
    id,
  )) {
    await unit.change(ComplaintEvent, event, { customerId });
  }
  await nameRaisers(unit, id, customerId);
  for (const picture of unit.column<number>(
    'SELECT "id" FROM "complaintPictures" WHERE "complaintId" = ? ORDER BY "id"',
    id,
  )) {
    await unit.change(ComplaintPicture, picture, { customerId });
  }
  for (const exception of unit.column<number>(
    'SELECT "id" FROM "complaintExceptions" WHERE "complaintId" = ?',
    id,
  )) {
    await unit.change(ComplaintException, exception, { customerId });
  }
  for (const posting of unit.column<number>(
    'SELECT "id" FROM "complaintPostings" WHERE "complaintId" = ? ORDER BY "id"',
    id,
  )) {
    await unit.change(ComplaintPosting, posting, { customerId });
  }
  await tell(unit, { id, customerId }, 'linked');
}

/** The customer has a first answer. Throws complaints.notFound, .changed, .answered. */
export async function answerComplaint(
  unit: Unit,
  { id, version, words }: { id: number; version: number; words: string },
): Promise<void> {
  const row = readOne(unit, id, version);
  if (row.answeredOn !== null || !isUnderWay(row.state)) throw new AppError('complaints.answered');
  await changeOne(unit, row, answeredNow(unit, tookUntilNow(unit, row)));
  await tell(unit, row, 'answered', words);
}

/**
 * Somebody else is responsible from now on, also for what was promised and planned. Throws complaints.notFound, .changed,
 * .ended, .notTheirs, .wantsReason from the third time on, staff.unknown.
 */
export async function handOver(
  unit: Unit,
  asked: { id: number; version: number; personId: number; reason: string },
): Promise<void> {
  const row = readOne(unit, asked.id, asked.version);
  const { personId, reason } = asked;
  if (!isUnderWay(row.state)) throw new AppError('complaints.ended');
  if (personId === row.personId) throw new AppError('complaints.theirs', {}, ['personId']);
  assertResponsible(unit, personId, row.customerId);
  if (row.handOffs >= COMPLAINT_LIMITS.freeHandOffs && reason === '') {
    throw new AppError('complaints.wantsReason', { number: row.handOffs + 1 }, ['reason']);
  }
  await changeOne(unit, row, { personId, handOffs: row.handOffs + 1 });
  await tell(unit, row, 'handed', reason, { fromId: row.personId, toId: personId });
  if (row.followupId !== null) await reassignFollowup(unit, row.followupId, personId);
}

/** What was found of the things to check. Throws complaints.notFound, .changed. */
export async function setChecks(
  unit: Unit,
  { id, version, checks }: { id: number; version: number; checks: readonly Check[] },
): Promise<void> {
  const row = readOne(unit, id, version);
  await changeOne(unit, row, { checks: JSON.stringify(checks) });
}

/** Something to remember. Throws complaints.notFound. */
export async function noteOn(unit: Unit, { id, words }: { id: number; words: string }): Promise<void> {
  await tell(unit, readOne(unit, id), 'note', words);
}
