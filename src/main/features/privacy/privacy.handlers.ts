import type { privacyContract } from '@shared/features/privacy/privacy.contract';
import type { CommandHandlers, TaskHandlers } from '../../ipc/handlers';
import { recordConsent } from './privacy.consents';
import { setContact } from './privacy.contact';
import { eraseCustomer } from './privacy.service';

export const privacyCommands: CommandHandlers<typeof privacyContract> = {
  recordConsent: async (unit, answer) => ({ consentId: await recordConsent(unit, answer) }),
  setContact: async (unit, { contact }) => {
    await setContact(unit, contact);
    return {};
  },
};

export const privacyTasks: TaskHandlers<typeof privacyContract> = {
  erase: eraseCustomer,
};
