import type { complaintsContract } from '@shared/features/complaints/complaints.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { orderCategories, retireCategory, saveCategory } from './complaints.categories.service';
import { compensate, takeCompensationBack } from './complaints.compensation.service';
import { goOn, mergeComplaint, moveComplaint, rateComplaint, stopClock } from './complaints.flow.service';
import { addPictures, dropPicture } from './complaints.picture.service';
import {
  addImprovement,
  editImprovement,
  endImprovement,
  raiseImprovement,
  setCause,
} from './complaints.learn.service';
import { grantException, retirePolicy, savePolicy } from './complaints.policies.service';
import { setLimit } from './complaints.limits.service';
import { addPosting, editPosting, putPostingUp, takePostingDown } from './complaints.posting.service';
import {
  answerComplaint,
  editComplaint,
  fileComplaint,
  handOver,
  noteOn,
  setChecks,
} from './complaints.service';

export const complaintsCommands: CommandHandlers<typeof complaintsContract> = {
  file: async (unit, { endsDraft, pictures = [], ...filed }) => {
    dropDraft(unit, endsDraft);
    const id = await fileComplaint(unit, filed);
    if (pictures.length > 0) await addPictures(unit, { complaintId: id, pictures });
    return { id };
  },
  edit: async (unit, asked) => {
    await editComplaint(unit, asked);
    return { id: asked.id };
  },
  answer: async (unit, asked) => {
    await answerComplaint(unit, asked);
    return { id: asked.id };
  },
  move: async (unit, { cause = '', ...asked }) => {
    await moveComplaint(unit, asked);
    if (cause !== '') await setCause(unit, { id: asked.id, cause });
    return { id: asked.id };
  },
  wait: async (unit, asked) => {
    await stopClock(unit, asked);
    return { id: asked.id };
  },
  goOn: async (unit, asked) => {
    await goOn(unit, asked);
    return { id: asked.id };
  },
  handOver: async (unit, asked) => {
    await handOver(unit, asked);
    return { id: asked.id };
  },
  check: async (unit, asked) => {
    await setChecks(unit, asked);
    return { id: asked.id };
  },
  note: async (unit, asked) => {
    await noteOn(unit, asked);
    return { id: asked.id };
  },
  rate: async (unit, asked) => {
    await rateComplaint(unit, asked);
    return { id: asked.id };
  },
  addPictures: async (unit, asked) => {
    await addPictures(unit, asked);
    return { id: asked.complaintId };
  },
  dropPicture: async (unit, { id }) => {
    await dropPicture(unit, id);
    return { id };
  },
  merge: async (unit, asked) => {
    await mergeComplaint(unit, asked);
    return { id: asked.id };
  },
  setCause: async (unit, asked) => {
    await setCause(unit, asked);
    return { id: asked.id };
  },
  improve: async (unit, asked) => ({ id: await addImprovement(unit, asked) }),
  editImprovement: async (unit, asked) => {
    await editImprovement(unit, asked);
    return { id: asked.id };
  },
  raise: async (unit, asked) => {
    await raiseImprovement(unit, asked);
    return { id: asked.id };
  },
  endImprovement: async (unit, asked) => {
    await endImprovement(unit, asked);
    return { id: asked.id };
  },
  saveCategory: async (unit, asked) => ({ id: await saveCategory(unit, asked) }),
  orderCategories: async (unit, { keys }) => {
    await orderCategories(unit, keys);
    return {};
  },
  retireCategory: async (unit, asked) => ({ id: await retireCategory(unit, asked) }),
  compensate: async (unit, asked) => ({ id: await compensate(unit, asked, false) }),
  compensateBeyond: async (unit, asked) => ({ id: await compensate(unit, asked, true) }),
  takeCompensationBack: async (unit, { id }) => ({ id: await takeCompensationBack(unit, id) }),
  savePolicy: async (unit, asked) => ({ id: await savePolicy(unit, asked) }),
  retirePolicy: async (unit, asked) => {
    await retirePolicy(unit, asked);
    return { id: asked.id };
  },
  grantException: async (unit, asked) => ({ id: await grantException(unit, asked) }),
  setLimit: async (unit, asked) => ({ id: await setLimit(unit, asked) }),
  post: async (unit, asked) => ({ id: await addPosting(unit, asked) }),
  editPosting: async (unit, asked) => {
    await editPosting(unit, asked);
    return { id: asked.id };
  },
  takeDown: async (unit, asked) => {
    await takePostingDown(unit, asked);
    return { id: asked.id };
  },
  putUp: async (unit, asked) => {
    await putPostingUp(unit, asked);
    return { id: asked.id };
  },
};
