import { useSyncExternalStore } from 'react';
import type { CallOutput } from '@shared/ipc/contracts';
import { call } from '@/lib/client';

/** An act that does not fit into the chain, with when it says that it happened. */
export type BrokenAct = { id: number; at: string };

let firstBroken: BrokenAct | null = null;
const listeners = new Set<() => void>();

/** The first act that the last check of this window's life found not to fit; null where all did, or nobody checked. */
export function useFirstBroken(): BrokenAct | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => firstBroken,
  );
}

type CheckOptions = {
  /** Told after each part how many acts were seen so far. */
  onPart?: (acts: number) => void;
  /** Waited for between two parts; false ends the check. */
  goOn?: () => Promise<boolean>;
};

/**
 * Goes through the whole trail part by part, and lets `useFirstBroken` know. Answers how many acts were seen; null where
 * it was ended before. Throws ClientError.
 */
export async function checkTrail({ onPart, goOn }: CheckOptions): Promise<number | null> {
  const broken = new Map<number, string>();
  let acts = 0;
  let after: CallOutput<'history.checkPart'>['last'] = null;
  do {
    const part: CallOutput<'history.checkPart'> = await call('history.checkPart', { after });
    acts += part.acts;
    for (const { id, at } of part.broken) broken.set(id, at);
    for (const id of part.declared) broken.delete(id);
    after = part.last;
    onPart?.(acts);
    if (after !== null && goOn !== undefined && !(await goOn())) return null;
  } while (after !== null);
  const [first] = broken;
  firstBroken = first === undefined ? null : { id: first[0], at: first[1] };
  for (const listener of listeners) listener();
  return acts;
}
