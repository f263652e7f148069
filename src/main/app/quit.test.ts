import { describe, expect, test } from 'vitest';
import { guardQuit, type QuitGuard } from './quit';

function shopWith(...channels: string[]): { guard: QuitGuard; running: string[]; log: string[] } {
  const running = [...channels];
  const log: string[] = [];
  const guard = guardQuit({
    running: () => running,
    ask: (which) => log.push(`ask ${which.join(' ')}`),
    stop: () => log.push('stop'),
    quit: () => log.push('quit'),
  });
  return { guard, running, log };
}

describe('closing the window', () => {
  test('goes at once where nothing runs', () => {
    const { guard, log } = shopWith();
    expect([guard.mayClose(), log]).toEqual([true, []]);
  });

  test('asks where work runs, and leaves when it is finished', () => {
    const { guard, running, log } = shopWith('transfer.run');
    expect(guard.mayClose()).toBe(false);
    guard.answer('finish');
    guard.workEnded();
    expect(log).toEqual(['ask transfer.run']);
    running.pop();
    guard.workEnded();
    expect(log).toEqual(['ask transfer.run', 'quit']);
    expect(guard.mayClose()).toBe(true);
  });

  test('waits for all work, not for the first that ends', () => {
    const { guard, running, log } = shopWith('transfer.run', 'transfer.undo');
    guard.mayClose();
    guard.answer('stop');
    running.pop();
    guard.workEnded();
    expect(log).not.toContain('quit');
    running.pop();
    guard.workEnded();
    expect(log).toEqual(['ask transfer.run transfer.undo', 'stop', 'quit']);
  });

  test('goes on as if nothing had been where the person stays, and asks again the next time', () => {
    const { guard, running, log } = shopWith('transfer.run');
    guard.mayClose();
    guard.answer('stay');
    running.pop();
    guard.workEnded();
    expect(log).toEqual(['ask transfer.run']);
    running.push('transfer.undo');
    expect(guard.mayClose()).toBe(false);
    expect(log).toEqual(['ask transfer.run', 'ask transfer.undo']);
  });

  test('may be taken back while it waits for the end', () => {
    const { guard, running, log } = shopWith('transfer.run');
    guard.mayClose();
    guard.answer('finish');
    guard.answer('stay');
    running.pop();
    guard.workEnded();
    expect(log).toEqual(['ask transfer.run']);
  });

  test('leaves where the work ended while the question stood', () => {
    const { guard, running, log } = shopWith('transfer.run');
    guard.mayClose();
    running.pop();
    guard.workEnded();
    expect(log).toEqual(['ask transfer.run', 'quit']);
  });

  test('a second time, unanswered as by a page that hangs, stops the work; a third time is at once', () => {
    const { guard, log } = shopWith('transfer.run');
    expect([guard.mayClose(), guard.mayClose(), guard.mayClose()]).toEqual([false, false, true]);
    expect(log).toEqual(['ask transfer.run', 'stop']);
  });

  test('an answer without a question means nothing', () => {
    const { guard, log } = shopWith('transfer.run');
    for (const how of ['stop', 'finish', 'stay'] as const) guard.answer(how);
    expect(log).toEqual([]);
  });
});
