import type { Dialogs } from './dialogs';

/** What an e2e test may set from outside. The whole file is left out of release builds. */
export type TestHooks = {
  /** Answers of the next open dialogs, in order; null = the person chose nothing. */
  openAnswers: (string | null)[];
  saveAnswers: (string | null)[];
};

declare global {
  var shukeTest: TestHooks | undefined;
}

/** Dialogs that answer what the test has laid out, and nothing otherwise. */
export function testDialogs(): Dialogs {
  const hooks: TestHooks = { openAnswers: [], saveAnswers: [] };
  globalThis.shukeTest = hooks;
  return {
    askOpen: () => Promise.resolve(hooks.openAnswers.shift() ?? null),
    askSave: () => Promise.resolve(hooks.saveAnswers.shift() ?? null),
    askFolder: () => Promise.resolve(hooks.openAnswers.shift() ?? null),
  };
}
