import { parentPort, workerData } from 'node:worker_threads';
import { traceOf } from '@shared/errors/traceOf';
import type { Envelope } from '@shared/ipc/envelope';
import type { SampleAsk } from '../sample/sample';
import { envelope } from './envelopes';
import { makeSample } from './makeSample';
import { createPeer } from './rpc';
import type { Port } from './rpc';

/** What the thread is started with: where the sample shop goes, and of what make. */
export type SampleOptions = { file: string; ask: SampleAsk };

/* Makes one sample shop, in a thread of its own that ends with it. */

const options = workerData as SampleOptions;
const port = parentPort as Port | null;
if (port === null) throw new Error('a sample is made in a worker thread only');

const peer = createPeer(port, {
  make: (): Promise<Envelope<Record<never, never>>> =>
    envelope(
      'sample',
      (ref, channel, error) => {
        void peer.ask('log', { level: 'error', text: `bug ${ref} in ${channel}: ${traceOf(error)}` });
      },
      async () => {
        await makeSample(options.file, options.ask, (done, total) => {
          void peer.ask('progress', { done, total });
        });
        return {};
      },
    ),
});
