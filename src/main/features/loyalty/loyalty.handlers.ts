import type { loyaltyContract } from '@shared/features/loyalty/loyalty.contract';
import type { CommandHandlers, TaskHandlers } from '../../ipc/handlers';
import { runDryRun } from './loyalty.dryRun';
import { setProgramme } from './loyalty.programme.service';
import { runReview } from './loyalty.review.service';
import { givePoints, moveTier } from './loyalty.service';

export const loyaltyCommands: CommandHandlers<typeof loyaltyContract> = {
  setProgramme: async (unit, asked) => {
    await setProgramme(unit, asked);
    return {};
  },
  moveTier: async (unit, asked) => ({ id: await moveTier(unit, asked) }),
  givePoints: async (unit, asked) => ({ id: await givePoints(unit, asked) }),
};

export const loyaltyTasks: TaskHandlers<typeof loyaltyContract> = {
  review: (task) => runReview(task),
  dryRun: (task, asked) => runDryRun(task, asked),
};
