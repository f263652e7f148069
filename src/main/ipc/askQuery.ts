import { findChannel } from '@shared/ipc/contracts';
import type { DataHost } from './dataHost';
import { valueOf } from './envelopes';
import type { DesktopContext } from './handlers';

/**
 * Asks a host's queries as the signed-in person, for main's own work. Throws the AppError of a refusal, and an Error
 * with the reference of a bug.
 */
export const askQuery =
  (host: Pick<DataHost, 'query'>): DesktopContext['query'] =>
  async (channel, input) => {
    const answer = await host.query(
      { channel, input, commandId: null },
      findChannel(channel)?.isLong ?? false,
    );
    return valueOf(channel, answer);
  };
