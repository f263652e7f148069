import type { DataHost } from './dataHost';
import { valueOf } from './envelopes';
import type { DesktopContext } from './handlers';
import { loadChannel } from './loadChannel';
import type { Caller } from './session';

/**
 * Asks a host's queries as the person who sits here now, for main's own work. Throws the AppError of a refusal, and an Error
 * with the reference of a bug.
 */
export const askQuery =
  (host: Pick<DataHost, 'query'>, caller: () => Caller): DesktopContext['query'] =>
  async (channel, input) => {
    const by = caller();
    const isLong = (await loadChannel(channel))?.isLong ?? false;
    const answer = await host.query({ channel, input, commandId: null, by }, isLong);
    return valueOf(channel, answer);
  };
