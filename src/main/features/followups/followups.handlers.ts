import type { followupsContract } from '@shared/features/followups/followups.contract';
import type { CommandHandlers, TaskHandlers } from '../../ipc/handlers';
import { writeSetting } from '../settings/settings.service';
import { REMINDERS_SETTING } from './followups.reminders.queries';
import type { FollowupEnd } from './followups.assigned.service';
import { dropDraft } from '../drafts/drafts.service';
import {
  completeFollowup,
  createFollowup,
  createForMany,
  dropFollowup,
  editFollowup,
  moveFollowup,
} from './followups.service';
import { bringEvents } from './followups.events.service';
import { editPromise, endPromise, makePromise, tellPromise } from './followups.promises.service';
import { createRule, editRule, retireRule, runRules, setRation, switchRule } from './followups.rules.service';
import {
  completeSeries,
  createSeries,
  dropSeries,
  editSeries,
  moveSeries,
  repeatOne,
} from './followups.series.service';
import { spreadFollowups } from './followups.spread.service';
import type { TriggerSource } from './followups.triggers.queries';
import { bringVisits, takeVisits } from './followups.visits.service';

/** The acts of follow-ups. `triggers` are what can set off a rule, of all features; `ends` what else ends with one. */
export const followupsCommands = (
  triggers: readonly TriggerSource[],
  ends: readonly FollowupEnd[],
): CommandHandlers<typeof followupsContract> => ({
  create: async (unit, fields) => ({ id: await createFollowup(unit, fields) }),
  createMany: (unit, input) => createForMany(unit, input),
  edit: async (unit, { id, version, fields }) => {
    await editFollowup(unit, id, version, fields);
    return { id };
  },
  move: async (unit, { ids, ...to }) => {
    for (const id of ids) await moveFollowup(unit, id, to);
    return { ids };
  },
  complete: async (unit, { id, ...completion }) => {
    const nextId = await completeFollowup(unit, id, completion);
    for (const end of ends) await end(unit, id, { state: 'done', note: completion.note });
    return { id, nextId };
  },
  drop: async (unit, { id, reason }) => {
    await dropFollowup(unit, id, reason);
    for (const end of ends) await end(unit, id, { state: 'dropped', note: reason });
    return { id };
  },
  promise: async (unit, { endsDraft, source, ...fields }) => {
    dropDraft(unit, endsDraft);
    return { id: await makePromise(unit, fields, source ?? null) };
  },
  editPromise: async (unit, { id, version, fields }) => {
    await editPromise(unit, id, version, fields);
    return { id };
  },
  tellPromise: async (unit, { id, version, ...to }) => {
    await tellPromise(unit, id, version, to);
    return { id };
  },
  keepPromise: async (unit, { id }) => {
    await endPromise(unit, id, 'kept');
    return { id };
  },
  breakPromise: async (unit, { id, reason }) => {
    await endPromise(unit, id, 'broken', reason);
    return { id };
  },
  releasePromise: async (unit, { id, reason }) => {
    await endPromise(unit, id, 'released', reason);
    return { id };
  },
  createSeries: (unit, { fields, repeat }) => createSeries(unit, fields, repeat),
  repeatOne: (unit, change) => repeatOne(unit, change),
  editSeries: async (unit, { fields, repeat, ...place }) => ({
    id: await editSeries(unit, place, fields, repeat),
  }),
  moveSeries: async (unit, { dueOn, dueMinute, lengthMinutes, ...place }) => ({
    id: await moveSeries(unit, place, { dueOn, dueMinute, lengthMinutes }),
  }),
  completeSeries: (unit, { completion, ...place }) => completeSeries(unit, place, completion),
  dropSeries: async (unit, { reason, ...place }) => {
    await dropSeries(unit, place, reason);
    return { seriesId: place.seriesId };
  },
  spread: (unit, asked) => spreadFollowups(unit, asked),
  createRule: async (unit, fields) => ({ id: await createRule(unit, triggers, fields) }),
  editRule: async (unit, change) => {
    await editRule(unit, triggers, change);
    return { id: change.id };
  },
  switchRule: async (unit, { id, isOn }) => ({ id, withdrawn: await switchRule(unit, id, isOn) }),
  retireRule: async (unit, { id }) => ({ id, withdrawn: await retireRule(unit, id) }),
  takeVisits: (unit, taking) => takeVisits(unit, taking),
  bringVisits: async (unit, { endsDraft, ...brought }) => {
    dropDraft(unit, endsDraft);
    return { id: brought.id, ...(await bringVisits(unit, brought, ends)) };
  },
  bringEvents: (unit, brought) => bringEvents(unit, brought),
  setRation: async (unit, ration) => {
    await setRation(unit, ration);
    return {};
  },
  setReminders: async (unit, settings) => {
    await writeSetting(unit, REMINDERS_SETTING, settings);
    return {};
  },
});

export const followupsTasks = (
  triggers: readonly TriggerSource[],
): TaskHandlers<typeof followupsContract> => ({ runRules: runRules(triggers) });
