import { AppError } from '@shared/errors/AppError';
import {
  isReopening,
  isUnderWay,
  isUnsolved,
  wantsWords,
  waysFrom,
} from '@shared/features/complaints/complaints.rules';
import type { ComplaintState } from '@shared/features/complaints/complaints.rules';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Day } from '@shared/lib/days';
import type { Patch, Unit } from '../../db/unit';
import { assignFollowup, settleFollowup, type FollowupEnd } from '../followups/followups.assigned.service';
import { momentAt, openClock } from './complaints.clock';
import type { Complaint } from './complaints.entity';
import { answeredNow, changeOne, editComplaint, readOne, tell, tookUntilNow } from './complaints.service';

/** Minutes of the call that asks whether all is well. */
const CALL_MINUTES = 15;

const NOTHING_SOLVED: Patch<Complaint> = {
  solvedOn: null,
  solvedMinute: null,
  solveTook: null,
  endedOn: null,
  endedMinute: null,
};

/** A pause is over: both dates move by what was left of them, and what it took is kept. */
function pauseOver(unit: Unit, row: Complaint): Patch<Complaint> {
  const from = momentAt(row.waitingOn, row.waitingMinute);
  if (from === null) return {};
  const clock = openClock(unit);
  const pause = { from, to: clock.now };
  const solve = clock.afterPause({ day: row.solveDueOn as Day, minute: row.solveDueMinute }, pause);
  const answer = clock.afterPause({ day: row.answerDueOn as Day, minute: row.answerDueMinute }, pause);
  return {
    waitingOn: null,
    waitingMinute: null,
    pausedMinutes: row.pausedMinutes + clock.between(from, clock.now),
    solveDueOn: solve.day,
    solveDueMinute: solve.minute,
    ...(row.answeredOn === null && { answerDueOn: answer.day, answerDueMinute: answer.minute }),
  };
}

/** What a solution or a refusal adds: when, and after how many opening minutes; the customer knows of it. */
function solvedNow(unit: Unit, row: Complaint): Patch<Complaint> {
  const took = tookUntilNow(unit, row);
  const { on, minute } = unit.moment;
  return {
    solvedOn: on,
    solvedMinute: minute,
    solveTook: took,
    ...(row.answeredOn === null && answeredNow(unit, took)),
  };
}

type Move = {
  id: number;
  version: number;
  to: ComplaintState;
  words: string;
  call: { subject: string; dueOn: Day } | null;
};

/**
 * A step of the way. One that was solved or ended and is opened again gets no new dates: it is as late as it is. Throws
 * complaints.notFound, .changed, .noWay, .wantsWords, followups.past.
 */
export async function moveComplaint(unit: Unit, { id, version, to, words, call }: Move): Promise<void> {
  const row = readOne(unit, id, version);
  if (!waysFrom(row.state).includes(to)) throw new AppError('complaints.noWay');
  if (wantsWords(row.state, to) && words === '') throw new AppError('complaints.wantsWords', {}, ['words']);
  const reopened = isReopening(row.state, to);
  const patch: Patch<Complaint> = { state: to, ...pauseOver(unit, row) };
  if (isUnsolved(row.state) && !isUnsolved(to)) {
    Object.assign(patch, solvedNow(unit, row));
    patch.solution = words;
  }
  if (to === 'proposed' && row.answeredOn === null) {
    Object.assign(patch, answeredNow(unit, tookUntilNow(unit, row)));
  }
  if (!isUnderWay(to)) {
    patch.endedOn = unit.moment.on;
    patch.endedMinute = unit.moment.minute;
  }
  if (reopened) {
    Object.assign(patch, NOTHING_SOLVED, {
      reopened: row.reopened + 1,
      satisfaction: null,
      satisfactionWords: '',
    });
    if (row.followupId !== null) await settleFollowup(unit, row.followupId, 'withdrawn', '');
    patch.followupId = null;
  }
  if (to === 'resolved' && call !== null && row.customerId !== null) {
    patch.followupId = await callLater(unit, row, call);
  }
  await changeOne(unit, row, patch);
  await tell(unit, row, reopened ? 'reopened' : to, words);
}

/** The call that asks whether all is well, for who is responsible. Throws followups.past. */
function callLater(
  unit: Unit,
  { personId, customerId }: Complaint,
  { subject, dueOn }: { subject: string; dueOn: Day },
): Promise<number> {
  if (dueOn < unit.today) throw new AppError('followups.past', {}, ['dueOn']);
  return assignFollowup(unit, {
    kind: 'call',
    customerId,
    personId,
    subject,
    dueOn,
    dueMinute: null,
    lengthMinutes: CALL_MINUTES,
  });
}

/** The call of a solved complaint was made: it is followed up. */
export const callOfComplaint: FollowupEnd = async (unit, followupId, { state, note }) => {
  const row = unit.get<Complaint>(
    `SELECT * FROM "complaints" WHERE "followupId" = ? AND "state" = 'resolved'`,
    followupId,
  );
  if (row === undefined || state !== 'done') return;
  await changeOne(unit, row, { state: 'followedUp' });
  await tell(unit, row, 'followedUp', note);
};

/** The clock stops, since the customer has to do something. Throws complaints.notFound, .changed, .noClock. */
export async function stopClock(
  unit: Unit,
  { id, version, words }: { id: number; version: number; words: string },
): Promise<void> {
  const row = readOne(unit, id, version);
  if (!isUnsolved(row.state) || row.waitingOn !== null) throw new AppError('complaints.noClock');
  const { on, minute } = unit.moment;
  await changeOne(unit, row, { waitingOn: on, waitingMinute: minute });
  await tell(unit, row, 'waiting', words);
}

/** It goes on. Throws complaints.notFound, .changed, .noPause. */
export async function goOn(unit: Unit, { id, version }: { id: number; version: number }): Promise<void> {
  const row = readOne(unit, id, version);
  if (row.waitingOn === null) throw new AppError('complaints.noPause');
  await changeOne(unit, row, pauseOver(unit, row));
  await tell(unit, row, 'goesOn');
}

/**
 * How content the customer is, from 1 to 5; that was asked now, so nobody need call. Throws complaints.notFound, .changed,
 * .notSolved.
 */
export async function rateComplaint(
  unit: Unit,
  asked: { id: number; version: number; satisfaction: number; words: string },
): Promise<void> {
  const row = readOne(unit, asked.id, asked.version);
  if (row.solvedOn === null) throw new AppError('complaints.notSolved');
  const { satisfaction, words } = asked;
  const state = row.state === 'resolved' ? 'followedUp' : row.state;
  await changeOne(unit, row, { state, satisfaction, satisfactionWords: words });
  await tell(unit, row, 'rated', [String(satisfaction), words].filter(Boolean).join(' '));
  if (row.followupId !== null) await settleFollowup(unit, row.followupId, 'done', words);
}

/**
 * One doubles another: it ends, and the other goes on for both, for the customer whom either of them names. Throws
 * complaints.notFound, .changed, .sameOne, .otherCustomer, .notTheirs, .noWay where one of them has ended.
 */
export async function mergeComplaint(
  unit: Unit,
  { id, version, intoId }: { id: number; version: number; intoId: number },
): Promise<void> {
  if (id === intoId) throw new AppError('complaints.sameOne', {}, ['intoId']);
  const row = readOne(unit, id, version);
  const into = readOne(unit, intoId);
  if (!isUnderWay(row.state) || !isUnderWay(into.state)) throw new AppError('complaints.noWay');
  if (row.customerId !== null && into.customerId !== null && row.customerId !== into.customerId) {
    throw new AppError('complaints.otherCustomer', {}, ['intoId']);
  }
  const { on, minute } = unit.moment;
  await changeOne(unit, row, {
    ...pauseOver(unit, row),
    state: 'merged',
    mergedIntoId: intoId,
    endedOn: on,
    endedMinute: minute,
  });
  await tell(unit, row, 'merged', String(intoId));
  if (row.followupId !== null) await settleFollowup(unit, row.followupId, 'withdrawn', '');
  await changeOne(unit, into, {});
  await tell(unit, into, 'took', String(id));
  if (into.customerId === null && row.customerId !== null) {
    const fields = { customerId: row.customerId as CustomerId };
    await editComplaint(unit, { id: intoId, version: into.version + 1, fields });
  }
}
