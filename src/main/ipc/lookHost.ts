import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { Envelope } from '@shared/ipc/envelope';
import type { DataHost, DataHostOptions } from './dataHost';
import createReader from './reader.worker?nodeWorker';
import type { ReaderOptions } from './reading';
import { createPeer } from './rpc';

/** An opened backup as the router asks it: it reads, and refuses whatever would write. */
export type LookHost = Pick<DataHost, 'query' | 'command'> & {
  /** Ends its thread. */
  close: () => Promise<void>;
};

const refused = (code: `${string}.${string}`): Envelope => ({
  ok: false,
  error: new AppError(code).toEnvelope(),
});

/** Opens a copy of a backup for reading, in a thread of its own that is not started again when it dies. */
export function startLookHost(options: ReaderOptions & Pick<DataHostOptions, 'log'>): LookHost {
  const { log, ...readerData } = options;
  const worker = createReader({ workerData: readerData });
  const peer = createPeer(worker, {
    log: ({ level, text }: { level: 'info' | 'warn' | 'error'; text: string }): void => {
      log(level, text);
    },
  });
  worker.on('error', (error) => {
    log('error', `looking at a backup: ${traceOf(error)}`);
    peer.die(new AppError('data.interrupted'));
  });
  const opened = peer.ask('open', null);
  opened.catch((error: unknown) => {
    log('error', `a backup did not open: ${traceOf(error)}`);
  });
  return {
    query: async (request) => {
      try {
        await opened;
        return await peer.ask<Envelope>('query', request);
      } catch (error) {
        if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
        return refused('data.interrupted');
      }
    },
    command: () => Promise.resolve(refused('data.readOnly')),
    close: async () => {
      await peer.ask('close', null).catch(() => undefined);
      await worker.terminate();
    },
  };
}
