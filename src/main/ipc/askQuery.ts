import { findChannel } from '@shared/ipc/contracts';
import type { DataHost } from './dataHost';
import { valueOf } from './envelopes';
import type { DesktopContext } from './handlers';
import type { Caller } from './session';

/**
 * Asks a host's queries as the person who sits here now, for main's own work. Throws the AppError of a refusal, and an Error
 * with the reference of a bug.
 */
export const askQuery =
  (host: Pick<DataHost, 'query'>, caller: () => Caller): DesktopContext['query'] =>
  async (channel, input) => {
    const answer = await host.query(
      { channel, input, commandId: null, by: caller() },
      findChannel(channel)?.isLong ?? false,
    );
    return valueOf(channel, answer);
  };
