import type { CallOutput } from '@shared/ipc/contracts';
import { measureSteps, minutesFrom } from '@shared/features/processes/processes.rules';
import { medianOf } from '@shared/lib/median';
import type { StepTime } from '@shared/features/processes/processes.rules';
import { addDays } from '@shared/lib/days';
import type { Day } from '@shared/lib/days';
import type { Reader } from '../../db/reader';
import { knownSql, sightOf } from '../customers/customers.sight.queries';
import type { Actor } from '../../db/unit';
import type { Process, ProcessStep } from './processes.entity';
import { isLate } from './processes.rows.queries';

const LOOK_BACK_DAYS = 365;

/** How it went with those that were begun in the past year, by template and step; those of customers in sight. */
export function recordOf(reader: Reader, actor: Actor): CallOutput<'processes.record'> {
  const known = knownSql(sightOf(reader, actor), 'p."customerId"');
  const where = `p."startedOn" > ? AND (p."customerId" IS NULL OR ${known?.sql ?? 'TRUE'})`;
  const values = [addDays(reader.today, -LOOK_BACK_DAYS), ...(known?.values ?? [])];
  const processes = reader.all<Process>(
    `SELECT p.* FROM "processes" p WHERE ${where} ORDER BY p."id"`,
    ...values,
  );
  const steps = reader.all<ProcessStep>(
    `SELECT s.* FROM "processSteps" s JOIN "processes" p ON p."id" = s."processId" WHERE ${where}
     ORDER BY s."processId", s."position"`,
    ...values,
  );
  const stepsOf = grouped(steps, ({ processId }) => processId);
  const groups = grouped(processes, ({ preset, templateId, name }) => preset ?? templateId ?? name);
  return [...groups.values()].map((group) => {
    const own = group.flatMap(({ id }) => stepsOf.get(id) ?? []);
    const done = group.filter(({ state }) => state === 'done');
    return {
      name: group.at(-1)?.name ?? '',
      preset: group.at(-1)?.preset ?? null,
      running: group.filter(({ state }) => state === 'running').length,
      stopped: group.filter(({ state }) => state === 'stopped').length,
      done: {
        count: done.length,
        medianMinutes: medianOf(done.map(lengthOf)),
        inTime: done.filter(({ id }) => !(stepsOf.get(id) ?? []).some(wasLate)).length,
      },
      steps: [...grouped(own, ({ title }) => title)].map(([title, same]) => ({
        title,
        skipped: same.filter(({ state }) => state === 'skipped').length,
        ...measureSteps(same.flatMap(timeOf)),
      })),
    };
  });
}

function grouped<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

const lengthOf = ({ startedOn, startedMinute, endedOn, endedMinute }: Process): number =>
  minutesFrom(
    { on: startedOn as Day, minute: startedMinute },
    { on: (endedOn ?? startedOn) as Day, minute: endedMinute ?? startedMinute },
  );

const wasLate = (step: ProcessStep): boolean =>
  step.state === 'done' && isLate(step, { on: step.endedOn as Day, minute: step.endedMinute ?? 0 });

/** The times of a step that was done in its turn; before its turn its time had not begun. */
function timeOf(step: ProcessStep): StepTime[] {
  const { state, openedOn, openedMinute, dueOn, dueMinute, endedOn, endedMinute } = step;
  if (state !== 'done' || openedOn === null || dueOn === null || endedOn === null) return [];
  return [
    {
      dueOn: dueOn as Day,
      dueMinute,
      opened: { on: openedOn as Day, minute: openedMinute ?? 0 },
      ended: { on: endedOn as Day, minute: endedMinute ?? 0 },
    },
  ];
}
