import type { feedbackContract } from '@shared/features/feedback/feedback.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import {
  addSource,
  endEntry,
  makeComplaint,
  markRead,
  retireSource,
  setPage,
  takeUp,
} from './feedback.service';

export const feedbackCommands: CommandHandlers<typeof feedbackContract> = {
  markRead: async (unit, { id }) => {
    await markRead(unit, id);
    return { id };
  },
  answer: async (unit, { id, answer }) => {
    await endEntry(unit, id, 'answered', answer);
    return { id };
  },
  makeComplaint: async (unit, { id }) => ({ complaintId: await makeComplaint(unit, id) }),
  setAside: async (unit, { id }) => {
    await endEntry(unit, id, 'junk', '');
    return { id };
  },
  takeUp: async (unit, { id }) => {
    await takeUp(unit, id);
    return { id };
  },
  setPage: async (unit, settings) => {
    await setPage(unit, settings);
    return {};
  },
  addSource: async (unit, { name, page }) => ({ id: await addSource(unit, name, page) }),
  retireSource: async (unit, { id }) => {
    await retireSource(unit, id);
    return { id };
  },
};
