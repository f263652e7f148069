import type { LockMinutes } from '@shared/features/staff/staff.rules';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchIdle } from './autoLock';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(minutes: LockMinutes) {
  const place = { idle: 0, secondsIn: 100_000, isIn: true, locks: 0, leave: (): void => undefined };
  const end = watchIdle({
    idleSeconds: () => place.idle,
    secondsIn: () => place.secondsIn,
    lockAfter: () => Promise.resolve(minutes),
    isSomebodyIn: () => place.isIn,
    lock: () => (place.locks += 1),
    onLeft: (leave) => (place.leave = leave),
    onTrouble: (error) => {
      throw error;
    },
  });
  return { place, end };
}

it('locks after the minutes that were chosen, and not before', async () => {
  const { place, end } = watch(10);
  place.idle = 9 * 60;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(place.locks).toBe(0);
  place.idle = 10 * 60;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(place.locks).toBe(1);
  end();
});

it('leaves who has just come in alone, whatever the system says of keys', async () => {
  const { place, end } = watch(10);
  place.idle = 3_600;
  place.secondsIn = 5 * 60;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(place.locks).toBe(0);
  place.secondsIn = 10 * 60;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(place.locks).toBe(1);
  end();
});

it('never locks by itself where that was chosen, but does when the computer sleeps', async () => {
  const { place, end } = watch(null);
  place.idle = 100 * 60;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(place.locks).toBe(0);
  place.leave();
  expect(place.locks).toBe(1);
  end();
});

it('locks nobody in who is not there', async () => {
  const { place, end } = watch(5);
  place.isIn = false;
  place.idle = 3_600;
  await vi.advanceTimersByTimeAsync(60_000);
  place.leave();
  expect(place.locks).toBe(0);
  end();
  place.isIn = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(place.locks).toBe(0);
});
