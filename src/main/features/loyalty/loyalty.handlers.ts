import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { CommandHandlers, TaskHandlers } from '../../ipc/handlers';
import { findCard, giveNumbers, setCard } from './loyalty.cards.service';
import { setNumbers } from './loyalty.numbers.service';
import { closeBatch, giveCoupon, makeBatch, makeCodes, voidCoupon } from './loyalty.coupons.service';
import { runGiveMany } from './loyalty.coupons.tasks';
import { extendCount, setCountKind } from './loyalty.counts.service';
import { dropCode, giveCode, setCode, setPersons } from './loyalty.codes.service';
import { runDryRun } from './loyalty.dryRun';
import { moveGift, setGift } from './loyalty.gifts.service';
import { setProgramme } from './loyalty.programme.service';
import { runReview } from './loyalty.review.service';
import { givePoints, moveTier } from './loyalty.service';
import { refundStored, setStored, topUp, undoTopUp } from './loyalty.stored.service';

export const loyaltyCommands: CommandHandlers<typeof loyaltyContract> = {
  setProgramme: async (unit, asked) => {
    await setProgramme(unit, asked);
    return {};
  },
  moveTier: async (unit, asked) => ({ id: await moveTier(unit, asked) }),
  givePoints: async (unit, asked) => ({ id: await givePoints(unit, asked) }),
  setNumbers: (unit, asked) => {
    setNumbers(unit, asked);
    return Promise.resolve({});
  },
  giveNumbers: async (unit, { ids }) => ({ given: await giveNumbers(unit, ids) }),
  setCard: async (unit, asked) => ({ id: asked.customerId, number: await setCard(unit, asked) }),
  findCard: async (unit, { id }) => {
    await findCard(unit, id);
    return { id };
  },
  makeBatch: async (unit, asked) => ({ id: await makeBatch(unit, asked) }),
  closeBatch: async (unit, { id, isClosed }) => {
    await closeBatch(unit, id, isClosed);
    return {};
  },
  makeCodes: async (unit, asked) => {
    await makeCodes(unit, asked);
    return { count: asked.count };
  },
  giveCoupon: async (unit, asked) => ({ id: await giveCoupon(unit, asked) }),
  voidCoupon: async (unit, asked) => {
    await voidCoupon(unit, asked);
    return { id: asked.id };
  },
  setGift: async (unit, asked) => ({ id: await setGift(unit, asked) }),
  moveGift: async (unit, asked) => {
    await moveGift(unit, asked);
    return { id: asked.id };
  },
  setStored: async (unit, asked) => {
    await setStored(unit, asked);
    return {};
  },
  topUp: async (unit, asked) => ({ id: await topUp(unit, asked) }),
  undoTopUp: async (unit, { id }) => ({ id: await undoTopUp(unit, id) }),
  refundStored: async (unit, asked) => ({ id: await refundStored(unit, asked) }),
  setPersons: async (unit, asked) => {
    await setPersons(unit, asked);
    return {};
  },
  setCode: async (unit, asked) => {
    await setCode(unit, asked);
    return {};
  },
  dropCode: async (unit, asked) => {
    await dropCode(unit, asked);
    return {};
  },
  setCountKind: async (unit, asked) => ({ id: await setCountKind(unit, asked) }),
  extendCount: async (unit, asked) => ({ id: await extendCount(unit, asked) }),
  giveCode: (unit, asked) => giveCode(unit, asked),
};

export const loyaltyTasks: TaskHandlers<typeof loyaltyContract> = {
  review: (task) => runReview(task),
  giveMany: (task, asked) => runGiveMany(task, asked),
  dryRun: (task, asked) => runDryRun(task, asked),
};
