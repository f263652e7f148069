import { isMainThread } from 'node:worker_threads';
import { AppError } from '../../shared/errors/AppError';
import { traceOf } from '../../shared/errors/traceOf';
import { inspectFile } from './inspectFile';
import { type CellsInput, type EventsInput, type HelperAct, type InspectInput, type ReadInput } from './port';
import { type FromHelper, type ToHelper } from './protocol';
import { readCells } from './readCells';
import { readEvents } from './readEvents';
import { readFile } from './readFile';
import { RequestWork, type Work } from './work';

/** The channel to the app: Electron's where it started us, Node's otherwise. */
type Channel = { post(message: FromHelper): void; listen(take: (message: ToHelper) => void): void };

type ParentPort = {
  postMessage(message: unknown): void;
  on(event: 'message', take: (event: { data: unknown }) => void): void;
};

function openChannel(): Channel {
  const { parentPort } = process as typeof process & { parentPort?: ParentPort };
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      listen: (take) => parentPort.on('message', (event) => take(event.data as ToHelper)),
    };
  }
  // An app that died leaves nobody to work for.
  process.on('disconnect', () => process.exit(0));
  return {
    post: (message) => void process.send?.(message),
    listen: (take) => void process.on('message', (message) => take(message as ToHelper)),
  };
}

async function perform(act: HelperAct, input: unknown, work: Work): Promise<unknown> {
  switch (act) {
    case 'inspect':
      return inspectFile(input as InspectInput, work);
    case 'cells':
      return readCells(input as CellsInput, work);
    case 'events':
      return readEvents(input as EventsInput, work);
    case 'read':
      return readFile(input as ReadInput, work);
    default:
      /* The database and what backups need are loaded by nobody who reads a table of customers. */
      return (await import('./backup/perform')).performBackup(act, input, work, __filename);
  }
}

function serve(channel: Channel): void {
  const running = new Map<number, RequestWork>();
  const start = async (id: number, act: HelperAct, input: unknown): Promise<void> => {
    const work = new RequestWork(
      (json) => channel.post({ kind: 'batch', id, json }),
      () => channel.post({ kind: 'beat', id }),
    );
    running.set(id, work);
    try {
      const result = await perform(act, input, work);
      channel.post({ kind: 'done', id, result });
    } catch (error) {
      if (error instanceof AppError) {
        channel.post({ kind: 'failed', id, code: error.code as `${string}.${string}`, params: error.params });
      } else {
        channel.post({ kind: 'fault', id, trace: traceOf(error) });
      }
    } finally {
      running.delete(id);
    }
  };
  channel.listen((message) => {
    if (message.kind === 'request') void start(message.id, message.act, message.input);
    else if (message.kind === 'taken') running.get(message.id)?.answered();
    else running.get(message.id)?.cancel();
  });
}

/** A thread of the helper, which it starts itself while it looks at a shop's file. */
async function beThread(): Promise<void> {
  (await import('./backup/threads')).answerAside();
}

if (isMainThread) serve(openChannel());
else void beThread();
