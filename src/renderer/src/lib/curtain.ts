import { useEffect, useSyncExternalStore } from 'react';

let isDrawn = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  isDrawn = next;
  for (const listener of listeners) listener();
}

/** Turns the screen to the customer: all of the shop is out of sight and out of reach until the curtain is opened. */
export function drawCurtain(): void {
  set(true);
}

/** Back to the shop, as it was left. */
export function openCurtain(): void {
  set(false);
}

/** True while the screen is turned to the customer. */
export function useCurtain(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isDrawn,
  );
}

/**
 * F8 draws and opens the curtain, over dialogs and half-composed words too; Esc opens it. While it is drawn no other
 * key means anything.
 */
export function useCurtainKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // By the physical key: an input method must not keep it.
      const isF8 = event.key === 'F8' || event.code === 'F8';
      if (!isDrawn && !isF8) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (isF8) set(!isDrawn);
      else if (event.key === 'Escape') set(false);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      set(false);
    };
  }, []);
}
