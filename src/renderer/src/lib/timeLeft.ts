import { useSyncExternalStore } from 'react';
import type { TaskProgress } from '@shared/ipc/envelope';

type Pace = { step: string; sinceMs: number; sinceDone: number; leftSeconds: number | null };

/** The pace is not told before this much time: the first moments of a step say nothing about the rest. */
const SETTLE_MS = 1_500;

/** How the work goes after one more piece of news. Each step has a pace of its own. */
export function nextPace(pace: Pace | undefined, progress: TaskProgress, nowMs: number): Pace {
  const { step, done, total } = progress;
  if (pace?.step !== step || done < pace.sinceDone) {
    return { step, sinceMs: nowMs, sinceDone: done, leftSeconds: null };
  }
  const elapsedMs = nowMs - pace.sinceMs;
  const gained = done - pace.sinceDone;
  if (total === null || gained <= 0 || elapsedMs < SETTLE_MS) return { ...pace, leftSeconds: null };
  return { ...pace, leftSeconds: ((total - done) * elapsedMs) / gained / 1000 };
}

const paces = new Map<string, Pace>();

function subscribe(listener: () => void): () => void {
  const offProgress = window.shuke.on('task.progress', (progress) => {
    paces.set(progress.taskId, nextPace(paces.get(progress.taskId), progress, performance.now()));
    listener();
  });
  const offEnded = window.shuke.on('task.ended', ({ taskId }) => {
    paces.delete(taskId);
  });
  return () => {
    offProgress();
    offEnded();
  };
}

function secondsLeft(taskId: string): number | null {
  const left = paces.get(taskId)?.leftSeconds ?? null;
  return left === null ? null : Math.round(left);
}

/** Seconds that the present step of each long work still needs, or null while that cannot be told. */
export function useTimesLeft(): (taskId: string) => number | null {
  useSyncExternalStore(subscribe, () => [...paces.keys()].map((id) => `${id} ${secondsLeft(id)}`).join());
  return secondsLeft;
}
