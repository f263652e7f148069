import { describe, expect, it } from 'vitest';
import { closeWithBackup } from './closing';

/** Closing with a backup that ends when it is told to, and a notice that shows at once. */
function scene({ isNeeded = true, drives }: { isNeeded?: boolean; drives?: Promise<boolean> } = {}) {
  const told: string[] = [];
  let finish = (): void => undefined;
  let press = (): void => undefined;
  const hurry = new AbortController();
  const shown = new Promise<void>((resolve) => {
    press = resolve;
  });
  const done = closeWithBackup(
    {
      isClosingNeeded: () => drives ?? Promise.resolve(isNeeded),
      closing: (signal) =>
        new Promise((resolve) => {
          told.push('begun');
          finish = resolve;
          signal.addEventListener('abort', () => {
            told.push('skipped');
            resolve();
          });
        }),
    },
    {
      showWork: ({ title }, signal) =>
        new Promise((resolve) => {
          told.push(title === '' ? 'nothing said' : 'told');
          signal.addEventListener('abort', () => {
            resolve(false);
          });
          void shown.then(() => {
            resolve(true);
          });
        }),
    },
    'zh-CN',
    hurry.signal,
  );
  return { told, done, hurry, finish: () => finish(), press: () => press() };
}
const beginning = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('closing the program', () => {
  it('is over at once where nothing is new', async () => {
    const { told, done } = scene({ isNeeded: false });
    await done;
    expect(told).toEqual([]);
  });

  it('waits for the backup, and says nothing where that takes no longer than a blink', async () => {
    const { told, done, finish } = scene();
    await beginning();
    finish();
    await done;
    expect(told).toEqual(['begun']);
  });

  it('says what goes on where it takes longer, and is over when a person skips it', async () => {
    const { told, done, press } = scene();
    press();
    await done;
    expect(told).toEqual(['begun', 'told', 'skipped']);
  });

  it('is over when somebody wants the shop open again', async () => {
    const { told, done, hurry } = scene();
    await beginning();
    hurry.abort();
    await done;
    expect(told).toEqual(['begun', 'skipped']);
  });

  it('can be skipped also while a drive does not answer at all', async () => {
    const { told, done, press } = scene({ drives: new Promise(() => undefined) });
    press();
    await done;
    expect(told).toEqual(['told']);
  });
});
