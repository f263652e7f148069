import type { Worker } from 'node:worker_threads';
import { AppError } from '@shared/errors/AppError';
import type { CallRequest, Envelope, EventName, Events } from '@shared/ipc/envelope';
import type { HelperPort } from '../helper/port';
import { envelope } from './envelopes';
import { helperMethods } from './helperBridge';
import type { HelperAsk } from './helperBridge';
import createHost from './host.worker?nodeWorker';
import type { HostOptions } from './host.worker';
import createReader from './reader.worker?nodeWorker';
import { createPeer } from './rpc';
import type { Peer } from './rpc';

export type DataHostOptions = {
  helper: HelperPort;
  fileOf: (token: string) => { path: string; name: string } | null;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  log: (level: 'info' | 'warn' | 'error', text: string) => void;
} & HostOptions;

/** The database as the main thread sees it: a writing thread and reading threads, none of which it ever waits on. */
export type DataHost = {
  /** Resolves with SQLite's version once the shop is open. Rejects with AppError data.* where it cannot be. */
  opened: Promise<string>;
  query(request: CallRequest, isLong: boolean): Promise<Envelope>;
  command(request: CallRequest): Promise<Envelope>;
  stopTask(taskId: string): void;
  /** Ends tasks, checkpoints and closes every connection. */
  close(): Promise<void>;
};

type Thread = {
  worker: Worker;
  peer: Peer;
};

const UNKNOWN: Envelope = {
  ok: false,
  error: { code: 'data.unknownOutcome', params: {}, fields: [], ref: null },
};

/** Starts the threads; a thread that dies is started again, and what it was doing is told as unknown. */
export function startDataHost(options: DataHostOptions): DataHost {
  const workerData: HostOptions = { file: options.file, checkOutputs: options.checkOutputs };
  const pending = new Map<string, CallRequest>();
  let isClosing = false;

  const logMethod = (line: { level: 'info' | 'warn' | 'error'; text: string }): void => {
    options.log(line.level, line.text);
  };

  const watch = (name: string, thread: Thread, restart: () => void): Thread => {
    let isDead = false;
    const die = (reason: string): void => {
      if (isDead) return;
      isDead = true;
      thread.peer.die(new AppError('data.unknownOutcome'));
      if (isClosing) return;
      options.log('error', `${name} ended: ${reason}`);
      restart();
    };
    thread.worker.on('error', (error) => {
      die(error.stack ?? error.message);
    });
    thread.worker.on('exit', (code) => {
      die(`exit code ${String(code)}`);
    });
    return thread;
  };

  const startHost = (): Thread => {
    const worker = createHost({ workerData });
    const bridge = helperMethods(
      options.helper,
      (method, input) => thread.peer.ask(method, input),
      (act) =>
        envelope(
          'helper',
          (ref, _, error) => {
            options.log('error', `bug ${ref} in helper: ${String(error)}`);
          },
          act,
        ),
    );
    const peer = createPeer(worker, {
      log: logMethod,
      emit: ({ event, payload }: { event: EventName; payload: Events[EventName] }): void => {
        options.emit(event, payload);
      },
      fileOf: (token: string) => options.fileOf(token),
      'helper.request': (request: HelperAsk) => bridge['helper.request'](request),
      'helper.stop': (id: string): void => {
        bridge['helper.stop'](id);
      },
    });
    const thread: Thread = { worker, peer };
    return watch('data host', thread, () => {
      host = startHost();
      opened = openAll();
      const unknownCommandIds = [...pending.keys()];
      options.emit('host.restarted', { unknownCommandIds });
    });
  };

  const startReader = (name: string, restart: () => void): Thread => {
    const worker = createReader({ workerData });
    return watch(name, { worker, peer: createPeer(worker, { log: logMethod }) }, restart);
  };

  const startShort = (): Thread =>
    startReader('reader', () => {
      short = startShort();
      opened = openAll();
    });

  let host = startHost();
  let short = startShort();
  let long: Promise<Thread> | null = null;

  const openAll = async (): Promise<string> => {
    const answer = await host.peer.ask<Envelope<{ sqlite: string }>>('open', null);
    if (!answer.ok) throw new AppError(answer.error.code as `${string}.${string}`, answer.error.params);
    await short.peer.ask('open', null);
    return answer.value.sqlite;
  };
  let opened = openAll();
  opened.catch(() => undefined);

  const longReader = (): Promise<Thread> => {
    long ??= (async () => {
      const thread = startReader('long reader', () => (long = null));
      await thread.peer.ask('open', null);
      return thread;
    })();
    return long;
  };

  const answered = async (request: CallRequest, act: () => Promise<Envelope>): Promise<Envelope> => {
    try {
      await opened;
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
      throw error;
    }
    try {
      return await act();
    } catch (error) {
      if (error instanceof AppError) return { ...UNKNOWN };
      options.log('error', `call of ${String(request.channel)} failed: ${String(error)}`);
      return { ok: false, error: { code: 'unexpected', params: {}, fields: [], ref: 'host' } };
    }
  };

  return {
    opened,
    query: (request, isLong) =>
      answered(request, async () =>
        (isLong ? await longReader() : short).peer.ask<Envelope>('query', request),
      ),
    command: (request) =>
      answered(request, async () => {
        const id = String(request.commandId);
        pending.set(id, request);
        try {
          return await host.peer.ask<Envelope>('call', request);
        } finally {
          pending.delete(id);
        }
      }),
    stopTask: (taskId) => {
      void host.peer.ask('stopTask', taskId);
    },
    close: async () => {
      isClosing = true;
      const threads = [short, ...(long === null ? [] : [await long])];
      await Promise.all(threads.map((thread) => thread.peer.ask('close', null)));
      await host.peer.ask('close', null);
      await Promise.all([host, ...threads].map((thread) => thread.worker.terminate()));
    },
  };
}
