import type { Dialogs, Question } from './dialogs';
import type { Reminder } from './reminders';

/** What an e2e test may set from outside. The whole file is left out of release builds. */
export type TestHooks = {
  /** Answers of the next open dialogs, in order; null = the person chose nothing. */
  openAnswers: (string | null)[];
  saveAnswers: (string | null)[];
  /** Questions that were asked; each is answered with yes. */
  questions: Question[];
  /** Pages that were printed. */
  prints: string[];
  /** What was said beside the window. */
  reminders: Reminder[];
};

declare global {
  var shukeTest: TestHooks | undefined;
}

/** Dialogs that answer what the test has laid out, and nothing otherwise. */
export function testDialogs(): Dialogs {
  const hooks: TestHooks = { openAnswers: [], saveAnswers: [], questions: [], prints: [], reminders: [] };
  globalThis.shukeTest = hooks;
  return {
    askOpen: () => Promise.resolve(hooks.openAnswers.shift() ?? null),
    askSave: () => Promise.resolve(hooks.saveAnswers.shift() ?? null),
    askYesNo: (question) => {
      hooks.questions.push(question);
      return Promise.resolve(true);
    },
    showWork: (_work, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve(false);
        });
      }),
    print: (html) => {
      hooks.prints.push(html);
      return Promise.resolve(true);
    },
    remind: (reminder) => {
      hooks.reminders.push(reminder);
    },
    askFolder: () => Promise.resolve(hooks.openAnswers.shift() ?? null),
  };
}
