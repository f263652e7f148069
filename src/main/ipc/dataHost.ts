import { existsSync } from 'node:fs';
import type { Worker } from 'node:worker_threads';
import { AppError } from '@shared/errors/AppError';
import { traceOf } from '@shared/errors/traceOf';
import type { CustomerId } from '@shared/features/customers/customers.contract';
import type { Channel } from '@shared/ipc/contract';
import type { Envelope, EventName, Events } from '@shared/ipc/envelope';
import type { TrailEnds } from '../db/audit';
import type { VisitorAnswer, VisitorAsk } from '../features/feedback/feedback.visitors.service';
import type { DeniedCalls } from '../features/history/history.service';
import type { SecretAsk } from '../features/staff/staff.secrets';
import type { HelperPort } from '../helper/port';
import { Denials } from './denials';
import { envelope, valueOf } from './envelopes';
import { helperMethods } from './helperBridge';
import type { HelperAsk } from './helperBridge';
import createHost from './host.worker?nodeWorker';
import type { HostOptions, TrailTold } from './host.worker';
import createReader from './reader.worker?nodeWorker';
import type { ReaderOptions, Reading } from './reading';
import { createPeer } from './rpc';
import type { Peer } from './rpc';
import type { Caller, SignedCall } from './session';

export type DataHostOptions = {
  helper: HelperPort;
  /**
   * Resolves once the first screen is drawn. The writing thread starts then, or when it is needed before: beside the
   * starting window it would cost a third of the time to it.
   */
  drawn: Promise<void>;
  fileOf: (token: string) => { path: string; name: string } | null;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  log: (level: 'info' | 'warn' | 'error', text: string) => void;
} & HostOptions;

/** What the main thread needs to know of a channel; the contracts themselves it loads only after its window. */
export type NamedChannel = Pick<Channel, 'kind' | 'isAudited'>;

/** The database as the main thread sees it: a writing thread and reading threads, none of which it ever waits on. */
export type DataHost = {
  /** Resolves with SQLite's version once the shop is open for writing. Rejects with AppError data.* where it cannot be. */
  opened: Promise<string>;
  query(request: SignedCall, isLong: boolean): Promise<Envelope>;
  /** `channel` is the one that the request names. */
  command(request: SignedCall, channel: NamedChannel): Promise<Envelope>;
  stopTask(taskId: string): void;
  /** Both ends of the audit trail. Throws AppError data.* where the shop is not open. */
  trail(): Promise<TrailEnds>;
  /** Copies the shop into a new file while people work on, see Writer.snapshot. */
  snapshot(path: string): Promise<void>;
  /** Brings a customer of an opened backup into the shop; see backup.copying. Answers their id here. */
  copyCustomer(from: string, customerId: CustomerId, by: Caller): Promise<CustomerId>;
  /** Proves who somebody is, or sets what they prove it by; see SecretKeeper.perform. */
  secret(ask: SecretAsk): Promise<{ personId: number }>;
  /** Answers for visitors of the page on the shop's Wi-Fi, see answerVisitors. */
  visitor(ask: VisitorAsk): Promise<VisitorAnswer>;
  /** Adds a row to the trail that changes nothing else. Throws ipc.signedOut, AppError data.*. */
  tell(told: TrailTold): Promise<void>;
  /** Counts a call that was refused to this person; it is in the file within seconds. */
  denied: (by: Caller, channel: string) => void;
  /** Why calls are refused; null while they are not. */
  failure(): AppError | null;
  /** True while long work runs. */
  isWorking(): boolean;
  /** Ends tasks, checkpoints and closes every connection; what was never open is closed too. */
  close(): Promise<void>;
};

type Thread = {
  worker: Worker;
  peer: Peer;
};

/** More deaths of threads than so many in so many ms are no accident. */
const MOST_DEATHS = 3;
const DEATHS_MS = 60_000;

/** Refused calls are in the file after this time at the latest. */
const DENIED_MS = 5_000;

const interrupted = (): AppError => new AppError('data.interrupted');

/** Starts the threads; a thread that dies is started again, and what it was doing is told as unknown. */
export function startDataHost(options: DataHostOptions): DataHost {
  const { file, isSample, bringFrom, note, checkOutputs } = options;
  const workerData: HostOptions = { file, isSample, bringFrom, note, checkOutputs };
  const pending = new Map<string, SignedCall>();
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
      thread.peer.die(interrupted());
      if (isClosing) return;
      options.log('error', `${name} ended: ${reason}`);
      if (!isDyingAgainAndAgain()) restart();
      else giveUp(new AppError('data.hostFailed'));
    };
    thread.worker.on('error', (error) => {
      die(traceOf(error));
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
            options.log('error', `bug ${ref} in helper: ${traceOf(error)}`);
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
      host = null;
      openHost();
      if (!isReadable) readable = openShort();
      for (const [taskId, channel] of running) {
        const result: Envelope = { ok: false, error: interrupted().toEnvelope() };
        options.emit('task.ended', { taskId, channel, result });
      }
      running.clear();
      options.emit('host.restarted', { unknownCommandIds: [...pending.keys()] });
    });
  };

  const readerData: ReaderOptions = { file, isSample, checkOutputs, lookingAt: null };
  const startReader = (name: string, restart: () => void): Thread => {
    const worker = createReader({ workerData: readerData });
    return watch(name, { worker, peer: createPeer(worker, { log: logMethod }) }, restart);
  };

  type Host = { thread: Thread; opened: Promise<string> };
  let host: Host | null = null;
  let failure: AppError | null = null;
  let isReadable = false;

  /** The writing thread, started where it is not. */
  const openHost = (): Host => {
    if (host !== null) return host;
    const thread = startHost();
    const opening = async (): Promise<string> => {
      const answer = await thread.peer.ask<Envelope<{ sqlite: string }>>('open', null);
      if (answer.ok) return answer.value.sqlite;
      const error = new AppError(answer.error.code as `${string}.${string}`, answer.error.params);
      giveUp(error);
      throw error;
    };
    host = { thread, opened: handled(opening()) };
    return host;
  };

  /** From now on every call is told why the shop cannot be open; the page asks again and shows it. */
  const giveUp = (error: AppError): void => {
    failure = error;
    options.emit('host.restarted', { unknownCommandIds: [] });
  };

  /** The thread that reads, once it is there. */
  let short: Thread | null = null;
  /** Reads in its place before, in this very thread. */
  let first: Reading | null = null;
  /** What that one was asked and has not answered. */
  const asking = new Set<Promise<Envelope>>();

  const shortThread = (): Thread => {
    short ??= startReader('reader', () => {
      short = null;
      isReadable = first !== null;
      const again = openShort();
      if (!isReadable) readable = again;
    });
    return short;
  };

  let opening: Promise<void> = Promise.resolve();
  /**
   * Reads begin at once where the file needs nothing done to it, else once the writing thread has seen to it. One try
   * after the other: one that a thread took down with it must not be the answer of the next.
   */
  const openShort = (): Promise<void> => {
    opening = opening.then(bringUpShort, bringUpShort);
    return handled(opening);
  };
  const bringUpShort = async (): Promise<void> => {
    const isUp = isReadable && first === null;
    if (isClosing || isUp) return;
    const { peer } = shortThread();
    const isOpen = await peer.ask<boolean>('openCurrent', null);
    if (isClosing) return;
    if (!isOpen) {
      await openHost().opened;
      await peer.ask('open', null);
    }
    isReadable = true;
    const before = first;
    first = null;
    /* What it was asked may still wait for its feature to be loaded, and finds its file open. */
    await Promise.allSettled(asking);
    before?.close();
  };

  /* A thread takes a quarter of a second to come up, so what the first screen asks for is read right here. */
  const openFirst = async (): Promise<void> => {
    /* Not all at once: the window is waiting for its files. */
    await new Promise(setImmediate);
    const { readCurrent, readNothing } = await import('./reading');
    const { findFirst } = await import('./firstQueries');
    const port = { find: findFirst, log: logError };
    if (isClosing) return;
    /* Where something is written already, the writing thread has the first word. */
    if (host === null) {
      first = readCurrent(readerData, port);
      if (first === null && !isBegun()) first = readNothing(readerData, port);
    }
    if (first === null) return openShort();
    isReadable = true;
    void options.drawn.then(() => (isClosing ? undefined : openShort()));
  };
  const logError = (text: string): void => {
    options.log('error', text);
  };
  /** What is written is read from then on, not the shop that was not there before. */
  const writable = async (): Promise<void> => {
    await openHost().opened;
    if (first?.isOfNothing === true) await openShort();
  };
  /** False where there is no shop yet, and none that is brought here. */
  const isBegun = (): boolean => bringFrom !== null || existsSync(file) || existsSync(`${file}-wal`);

  const shortQuery = (request: SignedCall): Promise<Envelope> => {
    if (first !== null) {
      const answer = first.query(request);
      asking.add(answer);
      const forget = (): boolean => asking.delete(answer);
      answer.then(forget, forget);
      return answer;
    }
    if (short === null) throw interrupted();
    return short.peer.ask<Envelope>('query', request);
  };

  let readable = handled(openFirst());
  let long: Promise<Thread> | null = null;
  const opened = handled(options.drawn.then(() => (isClosing ? '' : openHost().opened)));

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

  const answered = async (
    request: SignedCall,
    ready: () => Promise<unknown>,
    act: () => Promise<Envelope>,
  ): Promise<Envelope> => {
    try {
      if (failure !== null) throw failure;
      await ready();
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
      throw error;
    }
    try {
      return await act();
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toEnvelope() };
      if (isTooDeep(error)) return { ok: false, error: new AppError('ipc.badInput').toEnvelope() };
      options.log('error', `call of ${String(request.channel)} failed: ${traceOf(error)}`);
      return { ok: false, error: { code: 'unexpected', params: {}, fields: [], ref: 'host' } };
    }
  };

  /** Asks the writing thread for main's own ends. */
  const asked = async <T>(method: string, input: unknown): Promise<T> => {
    if (failure !== null) throw failure;
    await openHost().opened;
    return valueOf(method, await openHost().thread.peer.ask<Envelope<T>>(method, input));
  };

  const denials = new Denials({
    now: () => new Date(),
    write: async (rows: readonly DeniedCalls[]) => {
      await asked<null>('denied', rows);
    },
    onTrouble: (error) => {
      options.log('warn', `refused calls were not counted yet: ${traceOf(error)}`);
    },
    waitMs: DENIED_MS,
  });

  return {
    opened,
    trail: () => asked<TrailEnds>('trail', null),
    snapshot: async (path) => {
      await asked<null>('snapshot', path);
    },
    copyCustomer: (from, customerId, by) => asked<CustomerId>('copyCustomer', { from, customerId, by }),
    secret: (ask) => asked<{ personId: number }>('secret', ask),
    visitor: (ask) => asked<VisitorAnswer>('visitor', ask),
    tell: async (told) => {
      await asked<null>('tell', told);
    },
    denied: (by, channel) => {
      denials.add(by, channel);
    },
    query: (request, isLong) =>
      answered(
        request,
        () => readable,
        async () =>
          isLong ? (await longReader()).peer.ask<Envelope>('query', request) : shortQuery(request),
      ),
    command: (request, { kind }) =>
      answered(request, writable, async () => {
        /* A made-up request may hold anything in its place, also what cannot be made a text. */
        const id = typeof request.commandId === 'string' ? request.commandId : '-';
        /* Scratch is no act that somebody would have to look up. */
        if (kind !== 'scratch') pending.set(id, request);
        if (kind === 'task') running.set(id, request.channel);
        try {
          const answer = await openHost().thread.peer.ask<Envelope>('call', request);
          if (!answer.ok) running.delete(id);
          return answer;
        } finally {
          pending.delete(id);
        }
      }),
    stopTask: (taskId) => {
      /* Where the thread is gone, so is its task. */
      host?.thread.peer.ask('stopTask', taskId).catch(() => undefined);
    },
    failure: () => failure,
    isWorking: () => running.size > 0,
    close: async () => {
      if (failure === null) await denials.flush();
      isClosing = true;
      const further = await long?.catch(() => null);
      first?.close();
      first = null;
      const threads = [short, further ?? null].filter((thread) => thread !== null);
      await Promise.allSettled(threads.map((thread) => thread.peer.ask('close', null)));
      const writing = host?.thread;
      try {
        if (failure === null) await writing?.peer.ask('close', null);
      } finally {
        await Promise.all(
          [...(writing ? [writing] : []), ...threads].map((thread) => thread.worker.terminate()),
        );
      }
    },
  };
}

/** True for input that cannot be copied to a thread, which no contract would take either. */
const isTooDeep = (error: unknown): boolean =>
  error instanceof RangeError || (error instanceof Error && error.name === 'DataCloneError');

/** Failures are told by those who wait; with nobody waiting they must not end the program. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
