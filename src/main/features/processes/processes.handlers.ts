import type { processesContract } from '@shared/features/processes/processes.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { endStep, handOverStep, startProcess, stopProcess } from './processes.service';
import { retireTemplate, saveTemplate } from './processes.templates.service';

export const processesCommands: CommandHandlers<typeof processesContract> = {
  saveTemplate: async (unit, fields) => ({ id: await saveTemplate(unit, fields) }),
  retireTemplate: async (unit, one) => ({ id: await retireTemplate(unit, one) }),
  start: async (unit, { endsDraft, ...fields }) => {
    dropDraft(unit, endsDraft);
    return { id: await startProcess(unit, fields) };
  },
  tick: async (unit, { id, note }) => {
    await endStep(unit, id, 'done', note);
    return { id };
  },
  skip: async (unit, { id, reason }) => {
    await endStep(unit, id, 'skipped', reason);
    return { id };
  },
  handOver: async (unit, { id, personId }) => {
    await handOverStep(unit, id, personId);
    return { id };
  },
  stop: async (unit, { id, reason }) => {
    await stopProcess(unit, id, reason);
    return { id };
  },
};
