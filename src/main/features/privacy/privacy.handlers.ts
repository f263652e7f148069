import type { privacyContract } from '@shared/features/privacy/privacy.contract';
import type { CommandHandlers, TaskHandlers } from '../../ipc/handlers';
import { recordConsent } from './privacy.consents';
import { eraseCustomer } from './privacy.service';

export const privacyCommands: CommandHandlers<typeof privacyContract> = {
  recordConsent: async (unit, answer) => ({ consentId: await recordConsent(unit, answer) }),
};

export const privacyTasks: TaskHandlers<typeof privacyContract> = {
  erase: eraseCustomer,
};
