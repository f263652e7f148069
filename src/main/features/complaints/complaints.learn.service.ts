import { AppError } from '@shared/errors/AppError';
import type { ImprovementFields } from '@shared/features/complaints/learn.channels';
import { LEARN_LIMITS, type ImprovementState, type RaisedBy } from '@shared/features/complaints/learn.rules';
import type { Day } from '@shared/lib/days';
import type { Unit } from '../../db/unit';
import { isKnown, sightOf } from '../customers/customers.sight.queries';
import { assignFollowup, settleFollowup } from '../followups/followups.assigned.service';
import { canHave } from '../followups/followups.sight.queries';
import { activePerson } from '../staff/staff.people.queries';
import { ComplaintCause, ComplaintImprovement, ComplaintRaiser } from './complaints.learn.entity';
import { changeOne, readOne } from './complaints.service';

/** Minutes of a call that tells a customer what has changed. */
const CALL_MINUTES = 10;

/** The cause of a name, whatever its case; one that is new is kept. Null for none. Throws complaints.tooManyCauses. */
async function causeIdOf(unit: Unit, name: string): Promise<number | null> {
  if (name === '') return null;
  const [found] = unit.column<number>(
    'SELECT "id" FROM "complaintCauses" WHERE lower("name") = ?',
    name.toLowerCase(),
  );
  if (found !== undefined) return found;
  const [known = 0] = unit.column<number>('SELECT count(*) FROM "complaintCauses"');
  if (known >= LEARN_LIMITS.causes) {
    throw new AppError('complaints.tooManyCauses', { number: LEARN_LIMITS.causes }, ['cause']);
  }
  return unit.insert(ComplaintCause, { name });
}

/** Why a complaint came. Throws complaints.notFound, .changed, .tooManyCauses. */
export async function setCause(
  unit: Unit,
  { id, version, cause }: { id: number; version?: number; cause: string },
): Promise<void> {
  const row = readOne(unit, id, version);
  await changeOne(unit, row, { causeId: await causeIdOf(unit, cause) });
}

function assertFields(unit: Unit, { personId, causeId, productId }: ImprovementFields): void {
  if (activePerson(unit, personId) === undefined) throw new AppError('staff.unknown', {}, ['personId']);
  if (productId !== null && unit.get('SELECT 1 FROM "products" WHERE "id" = ?', productId) === undefined) {
    throw new AppError('complaints.noProduct', {}, ['productId']);
  }
  if (causeId !== null && unit.get('SELECT 1 FROM "complaintCauses" WHERE "id" = ?', causeId) === undefined) {
    throw new AppError('complaints.noCause', {}, ['causeId']);
  }
}

type Raised = { by: RaisedBy; refId: number };

const SOURCE: Readonly<Record<RaisedBy, string>> = {
  complaint: 'SELECT "customerId" FROM "complaints" WHERE "id" = ?',
  sale: `SELECT "customerId" FROM "sales" WHERE "id" = ? AND "kind" = 'return'`,
  followup: `SELECT "customerId" FROM "followups" WHERE "id" = ? AND "state" = 'done'`,
};

async function addRaiser(unit: Unit, improvementId: number, { by, refId }: Raised): Promise<void> {
  const source = unit.get<{ customerId: number | null }>(SOURCE[by], refId);
  const isSecret = source?.customerId != null && !isKnown(sightOf(unit, unit.actor), source.customerId);
  if (source === undefined || isSecret) throw new AppError('complaints.noRaiser');
  const isThere = unit.get(
    `SELECT 1 FROM "complaintRaisers" WHERE "improvementId" = ? AND "${by}Id" = ?`,
    improvementId,
    refId,
  );
  if (isThere !== undefined) throw new AppError('complaints.raised');
  await unit.insert(ComplaintRaiser, {
    improvementId,
    customerId: source.customerId,
    complaintId: by === 'complaint' ? refId : null,
    saleId: by === 'sale' ? refId : null,
    followupId: by === 'followup' ? refId : null,
  });
}

/** Puts something on the list. Throws complaints.noProduct, .noCause, .noRaiser, .raised, staff.unknown. */
export async function addImprovement(
  unit: Unit,
  { raisedBy, ...fields }: ImprovementFields & { raisedBy: readonly Raised[] },
): Promise<number> {
  assertFields(unit, fields);
  const id = await unit.insert(ComplaintImprovement, {
    ...fields,
    createdOn: unit.moment.on,
    createdBy: unit.actor.id,
  });
  for (const raised of raisedBy) await addRaiser(unit, id, raised);
  return id;
}

/** Throws complaints.noImprovement, .changed. */
function readImprovement(unit: Unit, id: number, version?: number): ComplaintImprovement {
  const row = unit.get<ComplaintImprovement>('SELECT * FROM "complaintImprovements" WHERE "id" = ?', id);
  if (row === undefined) throw new AppError('complaints.noImprovement');
  if (version !== undefined && row.version !== version) throw new AppError('complaints.changed');
  return row;
}

/** Changes what, who, until when. Throws complaints.noImprovement, .changed, .noProduct, .noCause, staff.unknown. */
export async function editImprovement(
  unit: Unit,
  { id, version, fields }: { id: number; version: number; fields: ImprovementFields },
): Promise<void> {
  const row = readImprovement(unit, id, version);
  assertFields(unit, fields);
  await unit.change(ComplaintImprovement, id, { ...fields, version: row.version + 1 });
}

/** One more that raised it. Throws complaints.noImprovement, .noRaiser, .raised. */
export async function raiseImprovement(
  unit: Unit,
  { id, ...raised }: { id: number } & Raised,
): Promise<void> {
  const row = readImprovement(unit, id);
  await addRaiser(unit, id, raised);
  await unit.change(ComplaintImprovement, id, { version: row.version + 1 });
}

type Told = { kind: 'call' | 'message'; subject: string; dueOn: Day; raisers: readonly number[] };

/** Each customer is told once, however often they raised it; by whoever did it, or who acts where those may not know them. */
async function tellRaisers(unit: Unit, improvement: ComplaintImprovement, told: Told): Promise<void> {
  if (told.dueOn < unit.today) throw new AppError('followups.past', {}, ['dueOn']);
  const planned = new Map<number, number>();
  for (const id of told.raisers) {
    const row = unit.get<ComplaintRaiser>(
      'SELECT * FROM "complaintRaisers" WHERE "id" = ? AND "improvementId" = ? AND "toldId" IS NULL',
      id,
      improvement.id,
    );
    if (row?.customerId == null || !isKnown(sightOf(unit, unit.actor), row.customerId)) {
      throw new AppError('complaints.noRaiser');
    }
    const { customerId } = row;
    const personId = canHave(unit, improvement.personId, customerId) ? improvement.personId : unit.actor.id;
    const toldId =
      planned.get(customerId) ??
      (await assignFollowup(unit, {
        kind: told.kind,
        customerId,
        personId,
        subject: told.subject,
        dueOn: told.dueOn,
        dueMinute: null,
        lengthMinutes: CALL_MINUTES,
      }));
    planned.set(customerId, toldId);
    await unit.change(ComplaintRaiser, id, { toldId });
  }
}

/**
 * It is done, dropped, or open again; what was planned to tell of it is withdrawn with that. Throws
 * complaints.noImprovement, .changed, .noRaiser, followups.past.
 */
export async function endImprovement(
  unit: Unit,
  asked: { id: number; version: number; state: ImprovementState; outcome: string; tell: Told | null },
): Promise<void> {
  const row = readImprovement(unit, asked.id, asked.version);
  const { state, outcome } = asked;
  const isOver = state !== 'open';
  await unit.change(ComplaintImprovement, row.id, {
    state,
    outcome,
    endedOn: isOver ? unit.moment.on : null,
    endedBy: isOver ? unit.actor.id : null,
    version: row.version + 1,
  });
  if (state !== 'done') await withdrawTold(unit, row.id);
  if (state === 'done' && asked.tell !== null) await tellRaisers(unit, row, asked.tell);
}

async function withdrawTold(unit: Unit, improvementId: number): Promise<void> {
  const told = unit.all<{ id: number; toldId: number }>(
    'SELECT "id", "toldId" FROM "complaintRaisers" WHERE "improvementId" = ? AND "toldId" IS NOT NULL ORDER BY "id"',
    improvementId,
  );
  for (const toldId of new Set(told.map((one) => one.toldId))) {
    await settleFollowup(unit, toldId, 'withdrawn', '');
  }
  for (const { id } of told) await unit.change(ComplaintRaiser, id, { toldId: null });
}
