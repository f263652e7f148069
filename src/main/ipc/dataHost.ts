import type { Worker } from 'node:worker_threads';
import { AppError } from '@shared/errors/AppError';
import { findChannel } from '@shared/ipc/contracts';
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

/** More deaths of threads than so many in so many ms are no accident. */
const MOST_DEATHS = 3;
const DEATHS_MS = 60_000;

const UNKNOWN: Envelope = {
  ok: false,
  error: { code: 'data.unknownOutcome', params: {}, fields: [], ref: null },
};

/** Starts the threads; a thread that dies is started again, and what it was doing is told as unknown. */
export function startDataHost(options: DataHostOptions): DataHost {
  const workerData: HostOptions = { file: options.file, checkOutputs: options.checkOutputs };
  const pending = new Map<string, CallRequest>();
  /** Channels of the long work that runs in the data host, by task id. */
  const running = new Map<string, string>();
  const deaths: number[] = [];
  let isClosing = false;

  const logMethod = (line: { level: 'info' | 'warn' | 'error'; text: string }): void => {
    options.log(line.level, line.text);
  };

  /** A thread that dies at once each time would be started for ever; after a few deaths a person is told instead. */
  const isDyingAgainAndAgain = (): boolean => {
    const now = performance.now();
    deaths.push(now);
    return deaths.filter((at) => now - at < DEATHS_MS).length > MOST_DEATHS;
  };

  const watch = (name: string, thread: Thread, restart: () => void): Thread => {
    let isDead = false;
    const die = (reason: string): void => {
      if (isDead) return;
      isDead = true;
      thread.peer.die(new AppError('data.unknownOutcome'));
      if (isClosing) return;
      options.log('error', `${name} ended: ${reason}`);
      if (!isDyingAgainAndAgain()) restart();
      else setOpened(Promise.reject(new AppError('data.hostFailed')));
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
        if (event === 'task.ended') running.delete((payload as Events['task.ended']).taskId);
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
      setOpened(openAll());
      for (const [taskId, channel] of running) {
        options.emit('task.ended', { taskId, channel, result: UNKNOWN });
      }
      running.clear();
      options.emit('host.restarted', { unknownCommandIds: [...pending.keys()] });
    });
  };

  const startReader = (name: string, restart: () => void): Thread => {
    const worker = createReader({ workerData });
    return watch(name, { worker, peer: createPeer(worker, { log: logMethod }) }, restart);
  };

  const startShort = (): Thread =>
    startReader('reader', () => {
      short = startShort();
      setOpened(openAll());
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
  let opened: Promise<string>;
  /** Every call waits for it; that a call told its failure is enough. */
  const setOpened = (next: Promise<string>): void => {
    opened = next;
    next.catch(() => undefined);
  };
  const firstOpened = openAll();
  setOpened(firstOpened);

  const longReader = (): Promise<Thread> => {
    long ??= (async () => {
      const thread = startReader('long reader', () => (long = null));
      try {
        await thread.peer.ask('open', null);
      } catch (error) {
        long = null;
        throw error;
      }
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
    opened: firstOpened,
    query: (request, isLong) =>
      answered(request, async () =>
        (isLong ? await longReader() : short).peer.ask<Envelope>('query', request),
      ),
    command: (request) =>
      answered(request, async () => {
        const id = String(request.commandId);
        const isTask = findChannel(request.channel)?.kind === 'task';
        pending.set(id, request);
        if (isTask) running.set(id, request.channel);
        try {
          const answer = await host.peer.ask<Envelope>('call', request);
          if (!answer.ok) running.delete(id);
          return answer;
        } finally {
          pending.delete(id);
        }
      }),
    stopTask: (taskId) => {
      void host.peer.ask('stopTask', taskId);
    },
    close: async () => {
      isClosing = true;
      const further = await long?.catch(() => null);
      const threads = further ? [short, further] : [short];
      await Promise.allSettled(threads.map((thread) => thread.peer.ask('close', null)));
      await host.peer.ask('close', null);
      await Promise.all([host, ...threads].map((thread) => thread.worker.terminate()));
    },
  };
}
