import { useSyncExternalStore } from 'react';
import { errorText } from './errorText';

/** A short message at the foot of the window. */
export type Toast = {
  id: number;
  kind: 'done' | 'undo' | 'error' | 'waiting';
  text: string;
  /** Takes the act back; only an undo toast has it. */
  undo: (() => Promise<void>) | null;
  /** It goes away by itself after this many milliseconds. */
  showMs: number;
};

const DONE_MS = 4_000;
const UNDO_MS = 10_000;
const ERROR_MS = 12_000;
/** A waiting message goes when what it waits for is known; only then. */
const WAITING_MS = 600_000;
const AT_MOST = 3;

let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next.slice(-AT_MOST);
  for (const listener of listeners) listener();
}

function show(toast: Omit<Toast, 'id'>): number {
  lastId += 1;
  set([...toasts, { ...toast, id: lastId }]);
  return lastId;
}

/** Says that something was done. */
export function notifyDone(text: string): void {
  show({ kind: 'done', text, undo: null, showMs: DONE_MS });
}

/** Says that something was done and offers for ten seconds to take it back. Use offerUndo of lib/undo for acts. */
export function notifyUndo(text: string, undo: () => Promise<void>): void {
  show({ kind: 'undo', text, undo, showMs: UNDO_MS });
}

/** Tells a failure that belongs to no place on the screen. Errors of a form sit in the form. */
export function notifyError(error: unknown): void {
  show({ kind: 'error', text: errorText(error), undo: null, showMs: ERROR_MS });
}

/** Says that something is being found out. Call the result with what was found: it takes this message's place. */
export function notifyWaiting(text: string): (kind: 'done' | 'error', text: string) => void {
  const id = show({ kind: 'waiting', text, undo: null, showMs: WAITING_MS });
  return (kind, found) => {
    dismissToast(id);
    show({ kind, text: found, undo: null, showMs: ERROR_MS });
  };
}

/** Takes a message away. */
export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Takes the offers to undo away: what they offered has been taken back in another way. */
export function dismissUndoToasts(): void {
  set(toasts.filter((toast) => toast.kind !== 'undo'));
}

/** The messages on screen, oldest first. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
