import { randomUUID } from 'node:crypto';
import { traceOf } from '@shared/errors/traceOf';
import { envelope } from '../../ipc/envelopes';
import type { BackupPorts } from './backup.ports';

/** What a long act of backups may use. */
export type BackupTask = {
  /** Aborted when a person stops it. */
  signal: AbortSignal;
  /** `step` is a word under `backup.task`. */
  progress: (step: string) => void;
};

/** Long acts of backups: one at a time, told like every other task. */
export type BackupTasks = {
  /** Starts one that the page follows by its id. */
  start: (channel: string, act: (task: BackupTask) => Promise<unknown>) => { taskId: string };
  /** Runs one that nobody follows, when those before it are done. */
  quietly: <T>(act: (task: BackupTask) => Promise<T>, signal?: AbortSignal) => Promise<T>;
  stop: (taskId: string) => void;
  /** Stops all, and resolves when they have ended. */
  stopAll: () => Promise<void>;
};

/** Makes the queue of one program; `first` runs before all else that is ever done in it. */
export function backupTasks(
  { emit, log }: Pick<BackupPorts, 'emit' | 'log'>,
  first: () => Promise<void>,
): BackupTasks {
  const running = new Map<string, AbortController>();
  let last: Promise<unknown> | null = null;

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    last ??= first().catch((error: unknown) => {
      log('warn', `backups: ${traceOf(error)}`);
    });
    const done = last.then(act);
    last = done.catch(() => undefined);
    return done;
  };

  return {
    start: (channel, act) => {
      const taskId = randomUUID();
      const abort = new AbortController();
      running.set(taskId, abort);
      const logBug = (ref: string, name: string, error: unknown): void => {
        log('error', `bug ${ref} in ${name}: ${traceOf(error)}`);
      };
      const progress = (step: string): void => {
        emit('task.progress', { taskId, channel, step, done: 0, total: null });
      };
      void inTurn(async () => {
        const result = await envelope(channel, logBug, () => act({ signal: abort.signal, progress }));
        running.delete(taskId);
        emit('task.ended', { taskId, channel, result });
      });
      return { taskId };
    },
    quietly: (act, signal) => {
      const taskId = randomUUID();
      const abort = new AbortController();
      running.set(taskId, abort);
      signal?.addEventListener('abort', () => {
        abort.abort();
      });
      if (signal?.aborted === true) abort.abort();
      return inTurn(() => act({ signal: abort.signal, progress: () => undefined })).finally(() => {
        running.delete(taskId);
      });
    },
    stop: (taskId) => running.get(taskId)?.abort(),
    stopAll: async () => {
      for (const abort of running.values()) abort.abort();
      await last;
    },
  };
}
