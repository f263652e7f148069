import { randomUUID } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type { FollowupId } from '@shared/features/followups/followups.contract';
import { FIRST_LENGTH } from '@shared/features/followups/followups.rules';
import type { Mood, Outcome } from '@shared/features/followups/followups.rules';
import type { VisitFact, VisitForm } from '@shared/features/followups/visit.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { activePerson } from '../staff/staff.people.queries';
import type { FollowupEnd } from './followups.assigned.service';
import { Followup, VisitSheet, VisitStop } from './followups.entity';
import { completeFollowup, createFollowup, endingOf } from './followups.service';
import { writableBy } from './followups.sight.queries';
import { assertKnown } from '../customers/customers.sight.queries';
import { takeable } from './followups.visits.queries';

/** What is taken along. */
export type Taking = {
  customerIds: readonly number[];
  personId: number;
  dayOn: string;
  subject: string;
  facts: readonly VisitFact[];
  form: VisitForm;
};

/**
 * Takes a sheet out: those of the customers whom the acting person's lists show and of whom who goes may know, in the order
 * given. `newMark` gives UUIDs. Throws followups.past, staff.unknown, customers.notFound where nobody is left.
 */
export async function takeVisits(
  unit: Unit,
  taking: Taking,
  newMark: () => string = randomUUID,
): Promise<{ id: number; mark: string }> {
  const { customerIds, personId, dayOn, subject, facts, form } = taking;
  if (dayOn < unit.today) throw new AppError('followups.past', {}, ['dayOn']);
  if (activePerson(unit, personId) === undefined) throw new AppError('staff.unknown', {}, ['personId']);
  const stops = takeable(unit, unit.actor, personId, customerIds);
  if (stops.length === 0) throw new AppError('customers.notFound', {}, ['customerIds']);
  if (!writableBy(unit, unit.actor)(personId)) throw new AppError('ipc.denied');
  const mark = newMark();
  const { at, on } = unit.moment;
  const id = await unit.insert(VisitSheet, {
    mark,
    personId,
    dayOn,
    subject,
    facts: JSON.stringify(facts),
    form,
    takenAt: at,
    takenOn: on,
    takenBy: unit.actor.id,
  });
  const keys = new Set<string>();
  for (const [position, stop] of stops.entries()) {
    await unit.insert(VisitStop, { ...stop, sheetId: id, position, mark: freshKey(keys, newMark) });
  }
  return { id, mark };
}

/** A short key that no other row of the sheet has. */
function freshKey(taken: Set<string>, newMark: () => string): string {
  let key = '';
  do key = newMark().slice(0, 8);
  while (taken.has(key));
  taken.add(key);
  return key;
}

/** What was found out at one stop. */
export type Told = {
  stopId: number;
  outcome: Outcome | null;
  mood: Mood | null;
  note: string;
  next: { subject: string; dueOn: Day } | null;
};

/** What was told of a sheet, and on which day they went; left out: on the sheet's, or today where that has not come. */
export type Brought = { id: number; wentOn?: Day | undefined; rows: readonly Told[] };

/**
 * Brings a sheet back, in one act. Stops that were told before are left as they are, and counted. Throws followups.noSheet,
 * followups.sheetChanged where a row is of no stop of it, customers.notFound for one in the bin, followups.past,
 * followups.notThen. `ends` is what else ends with a visit that was planned.
 */
export async function bringVisits(
  unit: Unit,
  { id, wentOn, rows }: Brought,
  ends: readonly FollowupEnd[],
): Promise<{ told: number; again: number }> {
  const sheet = unit.get<VisitSheet>('SELECT * FROM "followupSheets" WHERE "id" = ?', id);
  if (sheet === undefined) throw new AppError('followups.noSheet');
  if (!writableBy(unit, unit.actor)(sheet.personId)) throw new AppError('ipc.denied');
  const stops = new Map(
    unit
      .all<VisitStop>('SELECT * FROM "followupStops" WHERE "sheetId" = ?', id)
      .map((stop) => [stop.id, stop]),
  );
  const on = wentOn ?? ((sheet.dayOn < unit.today ? sheet.dayOn : unit.today) as Day);
  if (on < sheet.takenOn || on > unit.today) throw new AppError('followups.notThen', {}, ['wentOn']);
  let told = 0;
  for (const row of rows) {
    const stop = stops.get(row.stopId);
    if (stop === undefined) throw new AppError('followups.sheetChanged');
    if (stop.endedId !== null) continue;
    const endedId = await tell(unit, { sheet, on }, stop, row);
    await unit.change(VisitStop, stop.id, { endedId });
    if (endedId === stop.followupId) {
      for (const end of ends) await end(unit, endedId, { state: 'done', note: row.note });
    }
    stops.set(stop.id, { ...stop, endedId });
    told += 1;
  }
  if (sheet.backAt === null && told > 0) {
    const { moment } = unit;
    await unit.change(VisitSheet, id, {
      backAt: moment.at,
      backOn: moment.on,
      backBy: unit.actor.id,
      version: sheet.version + 1,
    });
  }
  return { told, again: rows.length - told };
}

/** The visit that tells of a stop: the one that was taken along while it is open and with who went, else a new one. */
async function tell(
  unit: Unit,
  { sheet, on }: { sheet: VisitSheet; on: Day },
  { customerId, followupId }: VisitStop,
  { outcome, mood, note, next }: Told,
): Promise<FollowupId> {
  assertKnown(unit, unit.actor, customerId);
  const personId = activePerson(unit, sheet.personId) === undefined ? unit.actor.id : sheet.personId;
  const [planned] =
    followupId === null
      ? []
      : unit.column<number>(
          `SELECT "id" FROM "followups" WHERE "id" = ? AND "state" = 'open' AND "personId" = ?`,
          followupId,
          sheet.personId,
        );
  if (planned !== undefined) {
    await completeFollowup(unit, planned, { outcome, mood, note, next: null }, on);
  }
  const endedId = planned ?? (await insertDone(unit, sheet, customerId, { outcome, mood, note, on }));
  if (next !== null) {
    await createFollowup(
      unit,
      { ...next, kind: 'visit', customerId, personId, dueMinute: null, lengthMinutes: FIRST_LENGTH },
      endedId,
    );
  }
  return endedId as FollowupId;
}

/** A visit that nobody had planned before the sheet was taken out, done on that day. */
async function insertDone(
  unit: Unit,
  { personId, subject, dayOn, takenAt, takenOn, takenBy }: VisitSheet,
  customerId: number,
  { on, ...result }: Pick<Told, 'outcome' | 'mood' | 'note'> & { on: Day },
): Promise<number> {
  return unit.insert(Followup, {
    ...result,
    kind: 'visit',
    customerId,
    personId,
    subject,
    dueOn: dayOn,
    state: 'done',
    ...endingOf(unit, on),
    createdAt: takenAt,
    createdOn: takenOn,
    createdBy: takenBy,
  });
}
