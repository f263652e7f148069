import { useEffect, useSyncExternalStore } from 'react';
import type { CallRequest } from '@shared/ipc/envelope';

/** What the program wants before it does a call: the person's password once more, or that somebody who may agrees. */
export type Question = { kind: 'proof' | 'approval'; request: CallRequest };

/** A question on screen. `answer` true: the call is worth sending again. */
export type Asked = Question & { id: number; answer: (isGiven: boolean) => void };

let asked: readonly Asked[] = [];
let hosts = 0;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Asked[]): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Puts a question before the person; false where they leave it, or where nothing on screen could ask it. */
export function ask(question: Question): Promise<boolean> {
  if (hosts === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    lastId += 1;
    const id = lastId;
    const answer = (isGiven: boolean): void => {
      set(asked.filter((one) => one.id !== id));
      resolve(isGiven);
    };
    set([...asked, { ...question, id, answer }]);
  });
}

/** The questions that wait, the oldest first. Whoever uses it has to ask them. */
export function useAsked(): readonly Asked[] {
  useEffect(() => {
    hosts += 1;
    return () => {
      hosts -= 1;
    };
  }, []);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
