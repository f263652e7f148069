import { AppError } from '@shared/errors/AppError';
import { rationed } from '@shared/features/followups/ration.rules';
import type { Candidate, Ration } from '@shared/features/followups/ration.rules';
import { MOST_RULES } from '@shared/features/followups/rule.channels';
import type { RuleFields } from '@shared/features/followups/rule.channels';
import { checkedParams } from '@shared/features/followups/trigger.rules';
import { isOpenOn } from '@shared/features/settings/hours.rules';
import type { Reader } from '../../db/reader';
import type { Unit } from '../../db/unit';
import type { TaskContext } from '../../ipc/handlers';
import { holidayReader, readHours } from '../settings/settings.hours.queries';
import { writeSetting } from '../settings/settings.service';
import { activePerson, ownerOf } from '../staff/staff.people.queries';
import {
  doerOf,
  dueOf,
  handfuls,
  hasRun,
  RATION_SETTING,
  readRation,
  rulesToRun,
} from './followups.candidates.queries';
import type { RuleToRun } from './followups.candidates.queries';
import { Followup, FollowupRule, FollowupRun } from './followups.entity';
import { endFollowup } from './followups.service';
import { canHave } from './followups.sight.queries';
import { sourceOf } from './followups.triggers.queries';
import type { TriggerSource } from './followups.triggers.queries';

type Sources = readonly TriggerSource[];

function columnsOf(unit: Unit, sources: Sources, { params, ...fields }: RuleFields) {
  const checked = checkedParams(sourceOf(sources, fields.trigger), params);
  if (fields.personId !== null && activePerson(unit, fields.personId) === undefined) {
    throw new AppError('staff.unknown', {}, ['personId']);
  }
  return { ...fields, params: JSON.stringify(checked) };
}

/** A new rule, off. Throws followups.unknownTrigger, .invalidRule, .tooManyRules, staff.unknown. */
export async function createRule(unit: Unit, sources: Sources, fields: RuleFields): Promise<number> {
  const [count = 0] = unit.column<number>('SELECT count(*) FROM "followupRules" WHERE "deletedAt" IS NULL');
  if (count >= MOST_RULES) throw new AppError('followups.tooManyRules', { number: MOST_RULES });
  return unit.insert(FollowupRule, {
    ...columnsOf(unit, sources, fields),
    createdAt: unit.moment.at,
    createdBy: unit.actor.id,
  });
}

function ruleOf(unit: Unit, id: number): FollowupRule {
  const rule = unit.get<FollowupRule>(
    'SELECT * FROM "followupRules" WHERE "id" = ? AND "deletedAt" IS NULL',
    id,
  );
  if (rule === undefined) throw new AppError('followups.noRule');
  return rule;
}

/** Throws followups.noRule, .ruleChanged where somebody else was quicker, and as `createRule`. */
export async function editRule(
  unit: Unit,
  sources: Sources,
  { id, version, fields }: { id: number; version: number; fields: RuleFields },
): Promise<void> {
  if (ruleOf(unit, id).version !== version) throw new AppError('followups.ruleChanged');
  await unit.change(FollowupRule, id, { ...columnsOf(unit, sources, fields), version: version + 1 });
}

/** Takes back what a rule made and nobody has done. Returns how many. */
async function withdraw(unit: Unit, ruleId: number): Promise<number> {
  const open = unit.all<Pick<Followup, 'id' | 'version'>>(
    `SELECT "id", "version" FROM "followups" WHERE "ruleId" = ? AND "state" = 'open' ORDER BY "id"`,
    ruleId,
  );
  for (const row of open) await endFollowup(unit, row, { state: 'withdrawn' });
  return open.length;
}

/** Switches a rule on or off; off, what it made and nobody has done is withdrawn. Throws followups.noRule. */
export async function switchRule(unit: Unit, id: number, isOn: boolean): Promise<number> {
  const rule = ruleOf(unit, id);
  await unit.change(FollowupRule, id, { isOn: isOn ? 1 : 0, version: rule.version + 1 });
  return isOn ? 0 : withdraw(unit, id);
}

/** Takes a rule away with what it made and nobody has done. Throws followups.noRule. */
export async function retireRule(unit: Unit, id: number): Promise<number> {
  const { version } = ruleOf(unit, id);
  await unit.change(FollowupRule, id, { isOn: 0, deletedAt: unit.moment.at, version: version + 1 });
  return withdraw(unit, id);
}

/** Sets how much all rules together may make. */
export const setRation = (unit: Unit, ration: Ration): Promise<void> =>
  writeSetting(unit, RATION_SETTING, ration);

/** How many of their daily number each person has left today. */
function roomOf(reader: Reader, { daily }: Ration): (personId: number) => number {
  const today = new Map(
    reader
      .all<{ personId: number; count: number }>(
        `SELECT "personId", count(*) AS "count" FROM "followups"
         WHERE "createdOn" = ? AND "ruleId" IS NOT NULL AND "state" <> 'withdrawn' GROUP BY "personId"`,
        reader.today,
      )
      .map(({ personId, count }) => [personId, count]),
  );
  return (personId) => daily - (today.get(personId) ?? 0);
}

/** Goes through all rules that are on, a handful of customers at a time, so that saves and the window go on meanwhile. */
export function runRules(
  sources: Sources,
): (task: TaskContext) => Promise<{ made: number; waiting: number }> {
  return async (task) => {
    const { reader, writer, actor, commandId, signal } = task;
    if (hasRun(reader)) return { made: 0, waiting: 0 };
    const isOpen = isOpenOn(reader.today, readHours(reader), holidayReader(reader));
    const rules = isOpen ? rulesToRun(reader, sources) : [];
    const ration = readRation(reader);
    const due = await allDue(task, sources, rules, ration);
    signal.throwIfAborted();
    const { made, waiting } = rationed(due, reader.today, roomOf(reader, ration));
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    return writer.unit(
      'followups.made',
      actor,
      async (unit) => {
        if (hasRun(unit)) return { made: 0, waiting: 0 };
        const counts = { made: 0, waiting: waiting.length };
        for (const candidate of made) {
          if (await make(unit, candidate, byId.get(candidate.ruleId))) counts.made += 1;
        }
        await unit.insert(FollowupRun, {
          onDay: unit.today,
          at: unit.moment.at,
          isClosed: isOpen ? 0 : 1,
          ...counts,
        });
        return counts;
      },
      { name: 'followups.runRules', commandId },
    );
  };
}

async function allDue(
  { reader, signal, progress }: TaskContext,
  sources: Sources,
  rules: readonly RuleToRun[],
  { restDays }: Ration,
): Promise<Candidate[]> {
  const due: Candidate[] = [];
  if (rules.length === 0) return due;
  const doer = doerOf(reader);
  const all = [...handfuls(reader)];
  for (const [at, ids] of all.entries()) {
    signal.throwIfAborted();
    for (const rule of rules) {
      due.push(...dueOf(reader, sourceOf(sources, rule.trigger), rule, { ids, restDays, doer }));
      await new Promise(setImmediate);
    }
    progress('rules', at + 1, all.length);
  }
  return due;
}

/** Makes one; false where its rule was switched off meanwhile. Who may not know of the customer leaves it to the owner. */
async function make(unit: Unit, candidate: Candidate, rule: RuleToRun | undefined): Promise<boolean> {
  const { customerId, personId, occasion, why, ruleId } = candidate;
  const [subject] = unit.column<string>(
    'SELECT "subject" FROM "followupRules" WHERE "id" = ? AND "isOn" = 1',
    ruleId,
  );
  if (rule === undefined || subject === undefined) return false;
  const { at, on } = unit.moment;
  await unit.insert(Followup, {
    kind: rule.kind,
    customerId,
    personId: canHave(unit, personId, customerId) ? personId : (ownerOf(unit)?.id ?? unit.actor.id),
    subject,
    dueOn: on,
    dueMinute: null,
    ruleId,
    occasion,
    why,
    createdAt: at,
    createdOn: on,
    createdBy: unit.actor.id,
  });
  return true;
}
