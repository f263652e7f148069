import { useSyncExternalStore } from 'react';
import { dayAndMinute, type Day } from '@shared/lib/days';

const LOOK_EVERY_MS = 30_000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let shown: Day | null = null;

/** The shop's day right now. */
export function today(): Day {
  return dayAndMinute(Date.now()).day;
}

function look(): void {
  const now = today();
  if (now === shown) return;
  shown = now;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(look, LOOK_EVERY_MS);
  look();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
    shown = null;
  };
}

/** Has something done whenever a new day of the shop begins. Returns the function that ends it. */
export function onNewDay(run: () => void): () => void {
  let day = today();
  return subscribe(() => {
    if (today() === day) return;
    day = today();
    run();
  });
}

/** The shop's day; screens that stay open over midnight change with it. */
export function useToday(): Day {
  return useSyncExternalStore(subscribe, () => shown ?? today());
}
