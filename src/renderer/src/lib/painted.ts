import { useSyncExternalStore } from 'react';

const channel = new MessageChannel();
let waiting: string[] = [];
let isPainted = false;
const listeners = new Set<() => void>();

channel.port1.onmessage = () => {
  for (const name of waiting) {
    performance.clearMarks(name);
    performance.mark(name);
  }
  waiting = [];
  if (isPainted) return;
  isPainted = true;
  for (const listener of listeners) listener();
};

/** Sets a performance mark right after the next frame is painted; the latest mark of a name replaces the one before. */
export function markPainted(name: string): void {
  requestAnimationFrame(() => {
    if (waiting.length === 0) channel.port2.postMessage(null);
    if (!waiting.includes(name)) waiting.push(name);
  });
}

/** The same, but only the first time in the life of the window. */
export function markFirstPainted(name: string): void {
  if (performance.getEntriesByName(name).length === 0) markPainted(name);
}

/** False until the window's first screen is painted: for what nobody looks at first, which would only make that later. */
export function useIsPainted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isPainted,
  );
}
