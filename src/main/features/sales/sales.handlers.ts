import type { salesContract } from '@shared/features/sales/sales.contract';
import type { CommandHandlers } from '../../ipc/handlers';
import { dropDraft } from '../drafts/drafts.service';
import { closeDay, payOff, takeBack, undoPayment, undoSlip } from './sales.back.service';
import { refundCardRest } from './sales.counts.service';
import { keepAdvice } from './sales.guide.service';
import { ringUp } from './sales.till.service';

export const salesCommands: CommandHandlers<typeof salesContract> = {
  ringUp: async (unit, { endsDraft, lines, ...sale }) => {
    dropDraft(unit, endsDraft);
    const atListPrice = lines.map((line) => ({ ...line, handPriceMills: null }));
    return { id: await ringUp(unit, { ...sale, lines: atListPrice, roundCents: 0 }) };
  },
  ringUpFreely: async (unit, { endsDraft, ...sale }) => {
    dropDraft(unit, endsDraft);
    return { id: await ringUp(unit, sale) };
  },
  keepAdvice: async (unit, advice) => ({ id: await keepAdvice(unit, advice) }),
  takeBack: async (unit, asked) => ({ id: await takeBack(unit, asked) }),
  refundCount: async (unit, asked) => ({ id: await refundCardRest(unit, asked) }),
  undo: async (unit, { id }) => ({ id: await undoSlip(unit, id) }),
  payOff: async (unit, asked) => ({ id: await payOff(unit, asked) }),
  undoPayment: async (unit, asked) => ({ id: await undoPayment(unit, asked) }),
  closeDay: async (unit, asked) => ({ id: await closeDay(unit, asked) }),
};
