import { useCallback, useSyncExternalStore } from 'react';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import type { TaskEnded, TaskProgress } from '@shared/ipc/envelope';
import { call, ClientError, newCommandId, open, send, type TaskName } from './client';

/** Long work as the page knows it. It goes on while people look at other screens. */
export type TaskState<N extends TaskName = TaskName> = {
  taskId: string;
  channel: N;
  status: 'running' | 'done' | 'failed';
  /** Null until the work has told how far it is. */
  progress: TaskProgress | null;
  /** When it was started, in milliseconds of performance.now(), to work out the time left. */
  startedAtMs: number;
  isStopping: boolean;
  result: CallOutput<N> | null;
  error: ClientError | null;
};

let tasks: readonly TaskState[] = [];
const listeners = new Set<() => void>();

function put(taskId: string, change: Partial<TaskState>): void {
  tasks = tasks.map((task) => (task.taskId === taskId ? { ...task, ...change } : task));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function onProgress(progress: TaskProgress): void {
  put(progress.taskId, { progress });
}

function onEnded({ taskId, result }: TaskEnded): void {
  try {
    put(taskId, { status: 'done', result: open(result) as CallOutput<TaskName>, error: null });
  } catch (error) {
    put(taskId, { status: 'failed', error: error as ClientError });
  }
}

/** Listens to the program's news of long work. Returns the function that ends it. */
export function followTasks(): () => void {
  const offProgress = window.shuke.on('task.progress', onProgress);
  const offEnded = window.shuke.on('task.ended', onEnded);
  return () => {
    offProgress();
    offEnded();
    tasks = [];
  };
}

/** Starts long work; its state is found under the channel from now on. Returns the task's id, also when refused. */
export async function startTask<N extends TaskName>(channel: N, input: CallInput<N>): Promise<string> {
  const taskId = newCommandId();
  const started: TaskState = {
    taskId,
    channel,
    status: 'running',
    progress: null,
    startedAtMs: performance.now(),
    isStopping: false,
    result: null,
    error: null,
  };
  tasks = [...tasks.filter((task) => task.channel !== channel || task.status === 'running'), started];
  for (const listener of listeners) listener();
  try {
    await send(channel, input, taskId);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    put(taskId, { status: 'failed', error });
  }
  return taskId;
}

/** Asks running work to stop; it ends by itself with the error `transfer.cancelled`. */
export async function stopTask(taskId: string): Promise<void> {
  put(taskId, { isStopping: true });
  try {
    await call('settings.stopTask', { taskId });
  } catch (error) {
    put(taskId, { isStopping: false });
    throw error;
  }
}

/** Steps of long work that are past stopping: they only put things in order. */
const LAST_STEPS = new Set(['settling', 'removing']);

/** True where the work can still be stopped. Taking an import back cannot: half of it would be neither here nor there. */
export function canStop({ channel, progress }: TaskState): boolean {
  return channel !== 'transfer.undo' && !LAST_STEPS.has(progress?.step ?? '');
}

/** True while work takes customers and sales out of the shop again that an import brought. */
export function isRemoving({ channel, progress }: TaskState): boolean {
  return channel === 'transfer.undo' || progress?.step === 'removing';
}

/** All long work that this window started and that still runs. */
export function useRunningTasks(): readonly TaskState[] {
  const all = useSyncExternalStore(subscribe, () => tasks);
  return all.filter((task) => task.status === 'running');
}

/** The latest long work of one channel, or null; with what starts, stops and forgets it. */
export function useTask<N extends TaskName>(channel: N) {
  const all = useSyncExternalStore(subscribe, () => tasks);
  const task = (all.findLast((one) => one.channel === channel) ?? null) as TaskState<N> | null;
  const taskId = task?.taskId ?? null;
  return {
    task,
    start: useCallback((input: CallInput<N>) => startTask(channel, input), [channel]),
    stop: useCallback(async () => {
      if (taskId !== null) await stopTask(taskId);
    }, [taskId]),
    /** Drops an ended task, so that its result is not shown again. */
    forget: useCallback(() => {
      tasks = tasks.filter((one) => one.taskId !== taskId || one.status === 'running');
      for (const listener of listeners) listener();
    }, [taskId]),
  };
}
