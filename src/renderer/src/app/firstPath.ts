import type { CallOutput } from '@shared/ipc/contracts';

/** Where a start leads, and every address that means nothing. */
export const TODAY_PATH = '/today';
const LIST_PATH = '/customers';

/** The same once it is known who is there: the list for whom no day is told, without the right or in a looked-at backup. */
export const firstPathOf = ({ lookingAt, rights }: CallOutput<'settings.get'>): string =>
  lookingAt === null && rights.includes('followups.read') ? TODAY_PATH : LIST_PATH;
