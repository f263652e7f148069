import { AppError } from '../../shared/errors/AppError';
import {
  HELPER_LIMITS,
  type HelperAct,
  type HelperActs,
  type HelperLimits,
  type HelperPort,
  type HelperSettings,
  type RequestOptions,
} from './port';
import { MOST_IN_FLIGHT, type FromHelper, type ToHelper } from './protocol';

/** A started helper process, whoever started it. */
export type HelperChild = {
  post(message: ToHelper): void;
  onMessage(take: (message: FromHelper) => void): void;
  /** Called once when the process is gone; `how` says how it ended. */
  onExit(take: (how: string) => void): void;
  kill(): void;
};

/** How long a helper may take to notice that it was cancelled, in ms. */
const CANCEL_MS = 2_000;
const TICK_MS = 250;

type Pending = {
  onBatch: NonNullable<RequestOptions['onBatch']>;
  settle: (outcome: { result: unknown } | { error: Error }) => void;
  /** Batches are given to the caller one after the other; this is the end of the row. */
  taking: Promise<void>;
  untaken: number;
  /** The helper is done; only the caller is still at work. */
  isAnswered: boolean;
  silentMs: number;
  totalMs: number;
  cancelledMs: number | null;
};

/** The port over any kind of process: answers, flow of batches, time limits, cancelling, crashes. */
export class HelperClient implements HelperPort {
  private readonly limits: HelperLimits;
  private readonly onFault: (trace: string) => void;
  private readonly pending = new Map<number, Pending>();
  private child: HelperChild | null = null;
  private ticker: NodeJS.Timeout | null = null;
  private idleMs = 0;
  private lastId = 0;

  constructor(
    private readonly start: (limits: HelperLimits) => HelperChild,
    settings: Pick<HelperSettings, 'limits' | 'onFault'>,
  ) {
    this.limits = { ...HELPER_LIMITS, ...settings.limits };
    this.onFault = settings.onFault ?? (() => undefined);
  }

  request<Act extends HelperAct>(
    act: Act,
    input: HelperActs[Act]['input'],
    options: RequestOptions = {},
  ): Promise<HelperActs[Act]['result']> {
    const { signal, onBatch } = options;
    if (signal?.aborted) return Promise.reject(new AppError('transfer.cancelled'));
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      const id = this.lastId;
      const cancel = (): void => this.cancel(id);
      const settle: Pending['settle'] = (outcome) => {
        const request = this.pending.get(id);
        if (!request) return;
        this.pending.delete(id);
        signal?.removeEventListener('abort', cancel);
        // What the caller is still doing with a batch comes to its end first.
        void request.taking.finally(() => {
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.result as HelperActs[Act]['result']);
        });
      };
      this.pending.set(id, {
        onBatch: onBatch ?? (() => undefined),
        settle,
        taking: Promise.resolve(),
        untaken: 0,
        isAnswered: false,
        silentMs: 0,
        totalMs: 0,
        cancelledMs: null,
      });
      signal?.addEventListener('abort', cancel);
      this.post({ kind: 'request', id, act, input });
    });
  }

  stop(): void {
    this.end(() => new AppError('transfer.cancelled'));
  }

  private cancel(id: number): void {
    const request = this.pending.get(id);
    if (!request || request.cancelledMs !== null) return;
    request.cancelledMs = 0;
    if (request.isAnswered) request.settle({ error: new AppError('transfer.cancelled') });
    else this.post({ kind: 'cancel', id });
  }

  private post(message: ToHelper): void {
    try {
      this.child ??= this.launch();
      this.child.post(message);
    } catch (error) {
      this.onFault(error instanceof Error ? error.name : 'start');
      this.end(() => new AppError('transfer.helperCrashed'));
    }
  }

  private launch(): HelperChild {
    const child = this.start(this.limits);
    child.onMessage((message) => {
      if (this.child === child) this.take(message);
    });
    child.onExit((how) => {
      if (this.child !== child) return;
      this.onFault(`exit ${how}`);
      this.end(() => new AppError('transfer.helperCrashed'));
    });
    this.idleMs = 0;
    this.ticker = setInterval(() => this.tick(), TICK_MS);
    this.ticker.unref();
    return child;
  }

  private take(message: FromHelper): void {
    const request = this.pending.get(message.id);
    if (!request) return;
    request.silentMs = 0;
    switch (message.kind) {
      case 'batch':
        this.takeBatch(message.id, request, message.json);
        return;
      case 'beat':
        return;
      case 'done':
        request.isAnswered = true;
        // A batch may still refuse; that decides before the result does.
        void request.taking.then(() => request.settle({ result: message.result }));
        return;
      case 'failed':
        request.settle({ error: new AppError(message.code, message.params) });
        return;
      case 'fault':
        this.onFault(message.trace);
        request.settle({ error: new AppError('transfer.helperCrashed') });
    }
  }

  private takeBatch(id: number, request: Pending, json: string): void {
    request.untaken += 1;
    request.taking = request.taking
      .then(async () => {
        if (this.pending.get(id) !== request || request.cancelledMs !== null) return;
        await request.onBatch(json);
        request.untaken -= 1;
        request.silentMs = 0;
        if (this.pending.get(id) === request) this.post({ kind: 'taken', id });
      })
      .catch((error: unknown) => {
        request.settle({ error: error instanceof Error ? error : new Error('the batch was refused') });
        if (this.child) this.post({ kind: 'cancel', id });
      });
  }

  /** Time is counted in ticks, so that a computer that slept has not kept anybody waiting. */
  private tick(): void {
    this.idleMs = this.pending.size === 0 ? this.idleMs + TICK_MS : 0;
    if (this.idleMs >= this.limits.idleMs) return this.stop();
    for (const request of [...this.pending.values()]) {
      if (request.cancelledMs !== null) {
        request.cancelledMs += TICK_MS;
        if (request.cancelledMs >= CANCEL_MS) return this.endFor(request, 'transfer.cancelled');
      } else if (!request.isAnswered && request.untaken < MOST_IN_FLIGHT) {
        request.silentMs += TICK_MS;
        request.totalMs += TICK_MS;
        const isLate = request.silentMs >= this.limits.silenceMs || request.totalMs >= this.limits.totalMs;
        if (isLate) return this.endFor(request, 'transfer.helperTimeout');
      }
    }
  }

  /** One request holds the process: it fails with `code`, what else is asked for fails as after a crash. */
  private endFor(late: Pending, code: 'transfer.cancelled' | 'transfer.helperTimeout'): void {
    this.end((request) => new AppError(request === late ? code : 'transfer.helperCrashed'));
  }

  private end(errorOf: (request: Pending) => AppError): void {
    if (this.ticker) clearInterval(this.ticker);
    this.ticker = null;
    const child = this.child;
    this.child = null;
    child?.kill();
    for (const request of [...this.pending.values()]) {
      const isCancelled = request.cancelledMs !== null;
      request.settle({ error: isCancelled ? new AppError('transfer.cancelled') : errorOf(request) });
    }
  }
}
