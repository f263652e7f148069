import { describe, expect, test } from 'vitest';
import { makeGate } from './gate';

/** Work that ends when it is told to. */
function work() {
  let end = (): void => undefined;
  let hasStarted = false;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    run: () => {
      hasStarted = true;
      return promise;
    },
    end: () => {
      end();
    },
    hasStarted: () => hasStarted,
  };
}

const settle = () => new Promise((done) => setTimeout(done, 0));
const wanted = () => new AbortController().signal;

describe('a gate', () => {
  test('lets through as many as it is wide, then the newest first', async () => {
    const gate = makeGate(1);
    const [first, second, third] = [work(), work(), work()];
    const all = [first, second, third].map((one) => gate(wanted(), one.run));
    expect([first.hasStarted(), second.hasStarted(), third.hasStarted()]).toEqual([true, false, false]);
    first.end();
    await settle();
    expect([second.hasStarted(), third.hasStarted()]).toEqual([false, true]);
    third.end();
    await settle();
    second.end();
    await Promise.all(all);
  });

  test('drops what is no longer wanted without starting it', async () => {
    const gate = makeGate(1);
    const [first, second, third] = [work(), work(), work()];
    const control = new AbortController();
    const done = gate(wanted(), first.run);
    const last = gate(wanted(), third.run);
    const dropped = gate(control.signal, second.run);
    control.abort(new Error('out of view'));
    first.end();
    await done;
    await expect(dropped).rejects.toThrow('out of view');
    third.end();
    await last;
    expect(second.hasStarted()).toBe(false);
  });

  test('goes on after a failure', async () => {
    const gate = makeGate(1);
    await expect(gate(wanted(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(gate(wanted(), () => Promise.resolve(5))).resolves.toBe(5);
  });
});
