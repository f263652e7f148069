import { parentPort, workerData } from 'node:worker_threads';
import type { Envelope } from '@shared/ipc/envelope';
import { stepClock } from '@shared/lib/stepClock';
import { findQuery } from './allQueries';
import { readCurrent, readOpened } from './reading';
import type { ReaderOptions, Reading } from './reading';
import { createPeer } from './rpc';
import type { Port } from './rpc';
import type { SignedCall } from './session';

/* A reader: a read-only connection in a thread of its own, which waits for nobody. */

if (typeof __TEST_BUILD__ !== 'undefined' && __TEST_BUILD__) stepClock(process.env.SHUKE_DAYS_AHEAD);

const options = workerData as ReaderOptions;
const port = parentPort as Port | null;
if (port === null) throw new Error('a reader runs in a worker thread only');

let opened: Reading | null = null;

const peer = createPeer(port, {
  /** See readCurrent. Answers false where the data host has to see to the file first. */
  openCurrent: (): boolean => {
    opened = readCurrent(options, { find: findQuery, log: logError });
    return opened !== null;
  },
  open: (): void => {
    opened = readOpened(options, { find: findQuery, log: logError });
  },
  query: async (request: SignedCall): Promise<Envelope> => {
    if (opened === null) throw new Error('the reader is not open');
    return opened.query(request);
  },
  close: (): void => {
    opened?.close();
    opened = null;
  },
});

function logError(text: string): void {
  void peer.ask('log', { level: 'error', text });
}
