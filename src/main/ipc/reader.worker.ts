import { parentPort, workerData } from 'node:worker_threads';
import { traceOf } from '@shared/errors/traceOf';
import type { Envelope } from '@shared/ipc/envelope';
import { systemClock } from '../db/clock';
import { MIGRATIONS } from '../db/migrations';
import { openCurrentReader, openReader } from '../db/reader';
import type { Reader } from '../db/reader';
import { readDispatch } from './readDispatch';
import { createPeer } from './rpc';
import type { Port } from './rpc';
import type { SignedCall } from './session';

/** What a reader is started with. */
export type ReaderOptions = {
  file: string;
  isSample: boolean;
  checkOutputs: boolean;
  /** When the backup was made that is looked at; null for a live shop. */
  lookingAt: string | null;
};

/* A reader: a read-only connection in a thread of its own, which waits for nobody. */

const options = workerData as ReaderOptions;
const port = parentPort as Port | null;
if (port === null) throw new Error('a reader runs in a worker thread only');

let opened: { reader: Reader; close: () => void } | undefined;
let dispatch: ((request: SignedCall) => Promise<Envelope>) | undefined;

const peer = createPeer(port, {
  /** Opens a file that needs nothing done to it first. Answers false where the data host has to see to it. */
  openCurrent: (): boolean => {
    const current = openCurrentReader(
      options.file,
      systemClock,
      MIGRATIONS.at(-1)?.version ?? 0,
      options.isSample,
    );
    if (current !== null) serve(current);
    return current !== null;
  },
  /** Opens the file, once the data host has made sure that it is there and migrated. */
  open: (): void => {
    serve(openReader(options.file, systemClock, options.lookingAt));
  },
  query: async (request: SignedCall): Promise<Envelope> => {
    if (dispatch === undefined) throw new Error('the reader is not open');
    return dispatch(request);
  },
  close: (): void => {
    opened?.close();
    opened = undefined;
    dispatch = undefined;
  },
});

function serve(connection: { reader: Reader; close: () => void }): void {
  opened = connection;
  dispatch = readDispatch({
    reader: connection.reader,
    logBug: (ref, channel, error) => {
      void peer.ask('log', { level: 'error', text: `bug ${ref} in ${channel}: ${traceOf(error)}` });
    },
    checkOutputs: options.checkOutputs,
  });
}
