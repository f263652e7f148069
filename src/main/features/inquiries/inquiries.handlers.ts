import type { inquiriesContract } from '@shared/features/inquiries/inquiries.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { giveQuote } from './inquiries.quotes.service';
import {
  addInquiry,
  answerInquiry,
  editInquiry,
  endBought,
  endLost,
  planStep,
  reopenInquiry,
} from './inquiries.service';
import { addWish, arriveWishes, dropWish, tellWish } from './inquiries.wishes.service';

export const inquiriesCommands: CommandHandlers<typeof inquiriesContract> = {
  add: async (unit, { endsDraft, ...fields }) => {
    dropDraft(unit, endsDraft);
    return { id: await addInquiry(unit, fields) };
  },
  edit: async (unit, { id, version, ...fields }) => {
    await editInquiry(unit, id, version, fields);
    return { id };
  },
  answer: async (unit, { id, note, next }) => {
    await answerInquiry(unit, { id, note, next });
    return { id };
  },
  plan: async (unit, { id, next }) => {
    await planStep(unit, id, next);
    return { id };
  },
  buy: async (unit, { id, saleId, note }) => {
    await endBought(unit, id, saleId, note);
    return { id };
  },
  lose: async (unit, { id, ...end }) => {
    await endLost(unit, { id, ...end });
    return { id };
  },
  reopen: async (unit, { id, note }) => {
    await reopenInquiry(unit, id, note);
    return { id };
  },
  giveQuote: async (unit, { endsDraft, ...given }) => {
    dropDraft(unit, endsDraft);
    return { id: await giveQuote(unit, given) };
  },
  addWish: async (unit, fields) => ({ id: await addWish(unit, fields) }),
  arrive: async (unit, { key }) => ({ ids: await arriveWishes(unit, key) }),
  tellWish: async (unit, { id }) => {
    await tellWish(unit, id);
    return { id };
  },
  dropWish: async (unit, { id, reason }) => {
    await dropWish(unit, id, reason);
    return { id };
  },
};
