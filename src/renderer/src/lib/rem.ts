import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let percent = 100;

/** Sets the text size, in percent of the normal one. Everything measured in rem follows. */
export function setTextSize(size: number): void {
  percent = size;
  document.documentElement.style.fontSize = `${size}%`;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Pixels of one rem at the present text size, for what must be worked out in pixels: rows of virtual lists. */
export function useRem(): number {
  return useSyncExternalStore(subscribe, () => (16 * percent) / 100);
}
