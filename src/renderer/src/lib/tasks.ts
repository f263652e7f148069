import { useCallback, useSyncExternalStore } from 'react';
import type { BackupWorks } from '@shared/features/backup/backup.contract';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import type { TaskEnded, TaskProgress } from '@shared/ipc/envelope';
import { call, ClientError, newCommandId, open, send, type TaskName } from './client';

/** Channels that start long work: tasks, and acts of the desktop that answer with the id of the work. */
export type WorkName = TaskName | keyof BackupWorks;
/** What the long work of a channel tells when it has ended. */
export type WorkResult<N extends WorkName> = N extends keyof BackupWorks
  ? BackupWorks[N]
  : N extends TaskName
    ? CallOutput<N>
    : never;

/** Long work as the page knows it. It goes on while people look at other screens. */
export type TaskState<N extends WorkName = WorkName> = {
  /** The program's name for the work; until it has named an act of the desktop, the page's own. */
  taskId: string;
  channel: N;
  status: 'running' | 'done' | 'failed';
  /** Null until the work has told how far it is. */
  progress: TaskProgress | null;
  /** When it was started, in milliseconds of performance.now(), to work out the time left. */
  startedAtMs: number;
  isStopping: boolean;
  result: WorkResult<N> | null;
  error: ClientError | null;
};

let tasks: readonly TaskState[] = [];
/** Ends that were told before the page had learned the name of the work. */
const early = new Map<string, TaskEnded>();
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

function onEnded(ended: TaskEnded): void {
  const { taskId, channel, result } = ended;
  const isKnown = tasks.some((task) => task.taskId === taskId);
  if (!isKnown && tasks.some((task) => task.channel === channel && task.status === 'running')) {
    early.set(taskId, ended);
  }
  try {
    put(taskId, { status: 'done', result: open(result) as WorkResult<WorkName>, error: null });
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
    early.clear();
  };
}

/** Starts long work; its state is found under the channel from now on. Returns the task's id, also when refused. */
export async function startTask<N extends WorkName>(channel: N, input: CallInput<N>): Promise<string> {
  const ownId = newCommandId();
  const started: TaskState = {
    taskId: ownId,
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
    const answer = (await send(channel, input, ownId)) as { taskId?: string | null } | undefined;
    if (answer?.taskId === null) {
      // The person chose nothing in a dialog before it, so nothing was begun.
      tasks = tasks.filter((task) => task.taskId !== ownId);
      for (const listener of listeners) listener();
      return ownId;
    }
    const taskId = answer?.taskId ?? ownId;
    if (taskId === ownId) return ownId;
    put(ownId, { taskId });
    const ended = early.get(taskId);
    early.delete(taskId);
    if (ended) onEnded(ended);
    return taskId;
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    put(ownId, { status: 'failed', error });
    return ownId;
  }
}

/** Does long work and waits for its end. Throws ClientError where it is refused or fails. */
export async function finishTask<N extends WorkName>(
  channel: N,
  input: CallInput<N>,
): Promise<WorkResult<N>> {
  const taskId = await startTask(channel, input);
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const task = tasks.find((one) => one.taskId === taskId);
      if (task?.status === 'running') return;
      off();
      if (task?.status === 'done') resolve(task.result as WorkResult<N>);
      else reject(task?.error ?? new Error('the work was forgotten'));
    };
    const off = subscribe(look);
    look();
  });
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

/** Steps of long work that cannot be stopped: the backup before it, and those that only put things in order. */
const FIXED_STEPS = new Set(['backingUp', 'settling', 'removing']);

/**
 * True where the work can still be stopped. Taking an import back cannot: half of it would be neither here nor there.
 * Looking into a backup and restores take seconds and end by themselves; a backup to a slow stick may take minutes.
 */
export function canStop({ channel, progress }: TaskState): boolean {
  if (channel.startsWith('backup.')) return channel === 'backup.make';
  return channel !== 'transfer.undo' && !FIXED_STEPS.has(progress?.step ?? '');
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
export function useTask<N extends WorkName>(channel: N) {
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
