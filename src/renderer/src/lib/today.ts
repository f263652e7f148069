import { useSyncExternalStore } from 'react';
import { dayAndMinute, type Day } from '@shared/lib/days';

const LOOK_EVERY_MS = 30_000;

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
  };
}

/** The shop's day right now. */
export function today(): Day {
  return dayAndMinute(Date.now()).day;
}

/** The shop's day; screens that stay open over midnight change with it. */
export function useToday(): Day {
  return useSyncExternalStore(subscribe, today);
}
