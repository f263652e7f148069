import type { privacyContract } from '@shared/features/privacy/privacy.contract';
import type { TaskHandlers } from '../../ipc/handlers';
import { eraseCustomer } from './privacy.service';

export const privacyTasks: TaskHandlers<typeof privacyContract> = {
  erase: eraseCustomer,
};
