import { findChannel } from '@shared/ipc/contracts';
import { QUERIES } from './queries';
import type { FindQuery } from './readDispatch';

/** Finds any query of the product. */
export const findQuery: FindQuery = (name) => {
  const channel = findChannel(name);
  const handler = QUERIES[name];
  return channel?.kind === 'query' && handler !== undefined ? { channel, handler } : undefined;
};
