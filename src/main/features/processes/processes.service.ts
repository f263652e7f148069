import { AppError } from '@shared/errors/AppError';
import type { ProcessId, StartedStep } from '@shared/features/processes/processes.contract';
import { calendarMinute, dueAfter, STEP_MINUTES } from '@shared/features/processes/processes.rules';
import type { ProcessPreset, ProcessStart } from '@shared/features/processes/processes.rules';
import type { Unit } from '../../db/unit';
import { assertKnown } from '../customers/customers.sight.queries';
import {
  assignFollowup,
  reassignFollowup,
  settleFollowup,
  type FollowupEnd,
} from '../followups/followups.assigned.service';
import { canHave } from '../followups/followups.sight.queries';
import { activePerson, ownerOf } from '../staff/staff.people.queries';
import { Process, ProcessStep } from './processes.entity';

/** What a process begins with. */
export type ProcessFields = {
  customerId: number | null;
  saleId: number | null;
  startsFrom: ProcessStart;
  templateId: number | null;
  preset: ProcessPreset | null;
  name: string;
  words: string;
  steps: readonly StartedStep[];
};

/** The customer of whom it is. Throws customers.notFound, processes.noSale, .wantsSubject. */
function customerOf(unit: Unit, { customerId, saleId }: ProcessFields): number | null {
  let whose = customerId;
  if (saleId !== null) {
    const sale = unit.get<{ customerId: number | null }>(
      'SELECT "customerId" FROM "sales" WHERE "id" = ?',
      saleId,
    );
    const isTheirs = customerId === null || sale?.customerId === customerId;
    if (sale === undefined || !isTheirs) throw new AppError('processes.noSale');
    whose = sale.customerId;
  } else if (customerId === null) throw new AppError('processes.wantsSubject', {}, ['customerId']);
  if (whose !== null) assertKnown(unit, unit.actor, whose);
  return whose;
}

/** Throws staff.unknown, and processes.notTheirs where the customer is known to their team alone. */
function assertDoer(unit: Unit, personId: number, customerId: number | null): void {
  if (activePerson(unit, personId) === undefined) throw new AppError('staff.unknown', {}, ['personId']);
  if (!canHave(unit, personId, customerId)) throw new AppError('processes.notTheirs', {}, ['personId']);
}

/**
 * Begins a process with steps of its own; the first one opens. Throws customers.notFound, staff.unknown,
 * processes.noSale, .noTemplate, .wantsSubject, .notTheirs.
 */
export async function startProcess(unit: Unit, fields: ProcessFields): Promise<ProcessId> {
  const customerId = customerOf(unit, fields);
  const { templateId, steps, ...rest } = fields;
  if (
    templateId !== null &&
    unit.get('SELECT 1 FROM "processTemplates" WHERE "id" = ?', templateId) === undefined
  ) {
    throw new AppError('processes.noTemplate');
  }
  for (const { personId } of steps) assertDoer(unit, personId, customerId);
  const { at, on, minute } = unit.moment;
  const id = await unit.insert(Process, {
    ...rest,
    templateId,
    customerId,
    startedAt: at,
    startedOn: on,
    startedMinute: minute,
    startedBy: unit.actor.id,
  });
  for (const [position, step] of steps.entries()) {
    await unit.insert(ProcessStep, { ...step, processId: id, customerId, position });
  }
  await openNext(unit, id);
  return id as ProcessId;
}

type Running = Pick<Process, 'id' | 'customerId' | 'name' | 'startsFrom' | 'state'>;

/** A process of which the acting person may know. Throws processes.notFound, .ended. */
function runningOne(unit: Unit, id: number): Running {
  const row = unit.get<Running>(
    'SELECT "id", "customerId", "name", "startsFrom", "state" FROM "processes" WHERE "id" = ?',
    id,
  );
  if (row === undefined) throw new AppError('processes.notFound');
  if (row.customerId !== null) assertKnown(unit, unit.actor, row.customerId);
  if (row.state !== 'running') throw new AppError('processes.ended');
  return row;
}

const ending = ({ moment, actor }: Unit) => ({
  endedOn: moment.on,
  endedMinute: moment.minute,
  endedBy: actor.id,
});

/** Opens the first step that waits, unless one is open; where none is left, the process is done. */
async function openNext(unit: Unit, processId: number): Promise<void> {
  const step = unit.get<ProcessStep>(
    `SELECT * FROM "processSteps" WHERE "processId" = ? AND "state" IN ('open', 'waiting')
     ORDER BY "state" = 'waiting', "position" LIMIT 1`,
    processId,
  );
  if (step === undefined) {
    await unit.change(Process, processId, { state: 'done', ...ending(unit) });
    return;
  }
  if (step.state === 'open') return;
  const { customerId, name, startsFrom } = runningOne(unit, processId);
  const { on, minute } = unit.moment;
  const due = dueAfter({ on, minute }, step);
  const personId = canHave(unit, step.personId, customerId)
    ? step.personId
    : (ownerOf(unit)?.id ?? unit.actor.id);
  const followupId = await assignFollowup(unit, {
    kind: startsFrom === 'debt' && customerId !== null ? 'payment' : 'internal',
    customerId,
    personId,
    subject: `${name} · ${step.title}`,
    dueOn: due.dueOn,
    dueMinute: calendarMinute(due.dueMinute),
    lengthMinutes: STEP_MINUTES,
  });
  await unit.change(ProcessStep, step.id, {
    state: 'open',
    personId,
    followupId,
    openedOn: on,
    openedMinute: minute,
    ...due,
  });
}

/** A step that is not behind yet. Throws processes.notFound, .ended, .stepEnded. */
function liveStep(unit: Unit, id: number): ProcessStep {
  const step = unit.get<ProcessStep>('SELECT * FROM "processSteps" WHERE "id" = ?', id);
  if (step === undefined) throw new AppError('processes.notFound');
  if (step.state !== 'open' && step.state !== 'waiting') throw new AppError('processes.stepEnded');
  runningOne(unit, step.processId);
  return step;
}

/** What becomes of the follow-up of a step. */
const FOLLOWUP_STATE = { done: 'done', skipped: 'dropped', dropped: 'withdrawn' } as const;

/** A step is behind, now and by who acts; its follow-up with it. Who had it last stays told. */
async function close(
  unit: Unit,
  step: ProcessStep,
  state: keyof typeof FOLLOWUP_STATE,
  note: string,
): Promise<void> {
  const [personId = step.personId] =
    step.followupId === null
      ? []
      : unit.column<number>('SELECT "personId" FROM "followups" WHERE "id" = ?', step.followupId);
  await unit.change(ProcessStep, step.id, { state, note, personId, ...ending(unit) });
  if (step.followupId !== null) await settleFollowup(unit, step.followupId, FOLLOWUP_STATE[state], note);
}

/** A step is done, or left out with a reason, also before its turn; the next one opens. Throws processes.notFound, .ended, .stepEnded. */
export async function endStep(
  unit: Unit,
  id: number,
  state: 'done' | 'skipped',
  note: string,
): Promise<void> {
  const step = liveStep(unit, id);
  await close(unit, step, state, note);
  await openNext(unit, step.processId);
}

/** A follow-up that stands for a step has ended, and so has the step. */
export const stepOfFollowup: FollowupEnd = async (unit, followupId, { state, note }) => {
  const [id] = unit.column<number>(
    `SELECT "id" FROM "processSteps" WHERE "followupId" = ? AND "state" = 'open'`,
    followupId,
  );
  if (id !== undefined) await endStep(unit, id, state === 'done' ? 'done' : 'skipped', note);
};

/** Somebody else does a step. Throws as `endStep`, and staff.unknown, processes.notTheirs. */
export async function handOverStep(unit: Unit, id: number, personId: number): Promise<void> {
  const step = liveStep(unit, id);
  assertDoer(unit, personId, step.customerId);
  await unit.change(ProcessStep, id, { personId });
  if (step.followupId !== null) await reassignFollowup(unit, step.followupId, personId);
}

/** It ends before all is done; what was left of it is dropped. Throws processes.notFound, .ended. */
export async function stopProcess(unit: Unit, id: number, reason: string): Promise<void> {
  runningOne(unit, id);
  const left = unit.all<ProcessStep>(
    `SELECT * FROM "processSteps" WHERE "processId" = ? AND "state" IN ('open', 'waiting') ORDER BY "position"`,
    id,
  );
  for (const step of left) await close(unit, step, 'dropped', '');
  await unit.change(Process, id, { state: 'stopped', reason, ...ending(unit) });
}
