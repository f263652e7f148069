import { useSyncExternalStore } from 'react';

const STEP_MS = 10_000;

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, STEP_MS);
  return () => {
    clearInterval(timer);
  };
}

/** Now in milliseconds, for what is told as so long ago; the screen changes with it, six times a minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => Math.ceil(Date.now() / STEP_MS) * STEP_MS);
}
