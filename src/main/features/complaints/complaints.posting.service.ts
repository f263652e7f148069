import { AppError } from '@shared/errors/AppError';
import type { PostingFields } from '@shared/features/complaints/posting.channels';
import { isPostable, POSTING_LIMITS } from '@shared/features/complaints/posting.rules';
import type { Unit } from '../../db/unit';
import { ComplaintPosting } from './complaints.posting.entity';
import { hitsOf, openHits, passedIn } from './complaints.posting.queries';
import { readOne } from './complaints.service';

/** Throws complaints.postingPersonal where words could say who somebody is, and nobody let them pass. */
function assertNobody(unit: Unit, complaintId: number, fields: PostingFields): void {
  const open = openHits(hitsOf(unit, complaintId, fields), fields.passed);
  if (open > 0) throw new AppError('complaints.postingPersonal', { number: open }, ['raised', 'changed']);
}

/** Throws complaints.postedAlready, .boardFull. */
function assertRoom(unit: Unit, complaintId: number): void {
  const up = unit.column<number>(`SELECT "complaintId" FROM "complaintPostings" WHERE "state" = 'up'`);
  if (up.includes(complaintId)) throw new AppError('complaints.postedAlready');
  if (up.length >= POSTING_LIMITS.up) {
    throw new AppError('complaints.boardFull', { number: POSTING_LIMITS.up });
  }
}

/** Puts what came of a complaint on the board. Throws complaints.notFound, .notSolvedYet, .postedAlready, .boardFull, .postingPersonal. */
export async function addPosting(
  unit: Unit,
  { complaintId, ...fields }: PostingFields & { complaintId: number },
): Promise<number> {
  const { customerId, state } = readOne(unit, complaintId);
  if (!isPostable(state)) throw new AppError('complaints.notSolvedYet');
  assertRoom(unit, complaintId);
  assertNobody(unit, complaintId, fields);
  return unit.insert(ComplaintPosting, {
    ...{ complaintId, customerId, raised: fields.raised, changed: fields.changed },
    ...{ passed: JSON.stringify(fields.passed), postedOn: unit.moment.on, postedBy: unit.actor.id },
  });
}

/** Throws complaints.noPosting, .changed. */
function readPosting(unit: Unit, { id, version }: { id: number; version: number }): ComplaintPosting {
  const row = unit.get<ComplaintPosting>('SELECT * FROM "complaintPostings" WHERE "id" = ?', id);
  if (row === undefined) throw new AppError('complaints.noPosting');
  readOne(unit, row.complaintId);
  if (row.version !== version) throw new AppError('complaints.changed');
  return row;
}

/** Words it anew. Throws complaints.noPosting, .notFound, .changed, .postingPersonal. */
export async function editPosting(
  unit: Unit,
  { fields, ...one }: { id: number; version: number; fields: PostingFields },
): Promise<void> {
  const row = readPosting(unit, one);
  assertNobody(unit, row.complaintId, fields);
  await unit.change(ComplaintPosting, row.id, {
    raised: fields.raised,
    changed: fields.changed,
    passed: JSON.stringify(fields.passed),
    version: row.version + 1,
  });
}

/** Takes it down. Throws complaints.noPosting, .notFound, .changed. */
export async function takePostingDown(unit: Unit, one: { id: number; version: number }): Promise<void> {
  const row = readPosting(unit, one);
  if (row.state === 'down') throw new AppError('complaints.changed');
  await unit.change(ComplaintPosting, row.id, {
    state: 'down',
    takenOn: unit.moment.on,
    takenBy: unit.actor.id,
    version: row.version + 1,
  });
}

/** Puts it up again. Throws complaints.noPosting, .notFound, .changed, .postedAlready, .boardFull, .postingPersonal. */
export async function putPostingUp(unit: Unit, one: { id: number; version: number }): Promise<void> {
  const row = readPosting(unit, one);
  if (row.state === 'up') throw new AppError('complaints.changed');
  assertRoom(unit, row.complaintId);
  assertNobody(unit, row.complaintId, { ...row, passed: passedIn(row) });
  await unit.change(ComplaintPosting, row.id, {
    state: 'up',
    takenOn: null,
    takenBy: null,
    version: row.version + 1,
  });
}
