import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let percent = 100;

/** Sets the text size, in percent of the normal one. Everything measured in rem follows. */
export function setTextSize(size: number): void {
  percent = size;
  document.documentElement.style.fontSize = `${size}%`;
  for (const listener of listeners) listener();
}

/** Below these widths, in rem, a screen is `narrow` or `tiny`: large text on a small screen is as narrow as a small window. */
const ROOM = [
  { below: 48, name: 'tiny' },
  { below: 68, name: 'narrow' },
] as const;

/**
 * Keeps `data-room` of the document at wide, narrow or tiny, for style rules. Container queries do not do here:
 * Chromium keeps what it worked out for rem when only the text size changes.
 */
export function followRoom(): () => void {
  const measure = (): void => {
    const rems = window.innerWidth / ((16 * percent) / 100);
    document.documentElement.dataset.room = ROOM.find(({ below }) => rems < below)?.name ?? 'wide';
  };
  measure();
  window.addEventListener('resize', measure);
  listeners.add(measure);
  return () => {
    window.removeEventListener('resize', measure);
    listeners.delete(measure);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Pixels of one rem at the present text size, for what must be worked out in pixels: rows of virtual lists. */
export function useRem(): number {
  return useSyncExternalStore(subscribe, () => (16 * percent) / 100);
}
