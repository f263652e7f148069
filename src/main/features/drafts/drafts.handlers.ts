import type { draftsContract } from '@shared/features/drafts/drafts.contract';
import type { ScratchHandlers } from '../../ipc/handlers';
import { dropDraft, keepDraft } from './drafts.service';

export const draftsScratches: ScratchHandlers<typeof draftsContract> = {
  keep: (unit, draft) => ({ id: keepDraft(unit, draft) }),
  drop: (unit, { id }) => {
    dropDraft(unit, id);
    return {};
  },
};
