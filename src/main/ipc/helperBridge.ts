import { randomUUID } from 'node:crypto';
import { AppError } from '@shared/errors/AppError';
import type { ErrorEnvelope } from '@shared/errors/AppError';
import type { Envelope } from '@shared/ipc/envelope';
import type { HelperAct, HelperActs, HelperPort, RequestOptions } from '../helper/port';

/** What crosses between the data host and the main thread for one request of the helper process. */
export type HelperAsk = {
  id: string;
  act: HelperAct;
  input: unknown;
};

function appErrorOf(error: ErrorEnvelope): Error {
  if (error.ref !== null) return new Error(`helper failed, reference ${error.ref}`);
  return new AppError(error.code as `${string}.${string}`, error.params, error.fields);
}

/** The helper process as the data host sees it: the main thread starts it, batches come through as strings. */
export function askedHelper(
  ask: <T>(method: string, input: unknown) => Promise<T>,
): HelperPort & { batch: (input: { id: string; json: string }) => Promise<Envelope<null>> } {
  const running = new Map<string, RequestOptions>();
  return {
    batch: async ({ id, json }) => {
      try {
        await running.get(id)?.onBatch?.(json);
        return { ok: true, value: null };
      } catch (error) {
        failures.set(id, error as Error);
        return { ok: false, error: { code: 'transfer.cancelled', params: {}, fields: [], ref: null } };
      }
    },
    request: async <Act extends HelperAct>(
      act: Act,
      input: HelperActs[Act]['input'],
      options: RequestOptions = {},
    ): Promise<HelperActs[Act]['result']> => {
      const id = randomUUID();
      running.set(id, options);
      const stop = (): void => void ask('helper.stop', id);
      options.signal?.addEventListener('abort', stop, { once: true });
      try {
        if (options.signal?.aborted === true) throw new AppError('transfer.cancelled');
        const answer = await ask<Envelope<HelperActs[Act]['result']>>('helper.request', { id, act, input });
        const failure = failures.get(id);
        if (failure !== undefined) throw failure;
        if (!answer.ok) throw appErrorOf(answer.error);
        return answer.value;
      } finally {
        options.signal?.removeEventListener('abort', stop);
        running.delete(id);
        failures.delete(id);
      }
    },
    stop: () => undefined,
  };
}

/** What a batch's receiver threw, told to its requester once the helper has stopped. */
const failures = new Map<string, Error>();

/** The main thread's half: passes requests of the data host to the real helper, and its batches back. */
export function helperMethods(
  helper: HelperPort,
  ask: <T>(method: string, input: unknown) => Promise<T>,
  toEnvelope: <T>(act: () => Promise<T>) => Promise<Envelope<T>>,
): { 'helper.request': (request: HelperAsk) => Promise<Envelope>; 'helper.stop': (id: string) => void } {
  const aborts = new Map<string, AbortController>();
  return {
    'helper.request': (request) =>
      toEnvelope(async () => {
        const abort = new AbortController();
        aborts.set(request.id, abort);
        try {
          return await helper.request(request.act, request.input as never, {
            signal: abort.signal,
            onBatch: async (json) => {
              const taken = await ask<Envelope<null>>('batch', { id: request.id, json });
              if (!taken.ok) throw appErrorOf(taken.error);
            },
          });
        } finally {
          aborts.delete(request.id);
        }
      }),
    'helper.stop': (id) => {
      aborts.get(id)?.abort();
    },
  };
}
