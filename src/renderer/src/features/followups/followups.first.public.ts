import type { CallInput } from '@shared/ipc/contracts';

/** What Today begins with: one's own, the rest folded. */
export const FIRST_TODAY: CallInput<'followups.today'> = { whose: 'mine', isUnfolded: false };
