import { expect, test } from 'vitest';
import { nextPace } from './timeLeft';

const at = (done: number, total: number | null = 1_000, step = 'importing') => ({
  taskId: 'a',
  channel: 'transfer.run',
  step,
  done,
  total,
});

test('the time left follows the pace since the step began', () => {
  const first = nextPace(undefined, at(100), 10_000);
  expect(first.leftSeconds).toBeNull();
  expect(nextPace(first, at(300), 14_000).leftSeconds).toBe(14);
});

test('nothing is told in the first moments, without a total, or while nothing moves', () => {
  const first = nextPace(undefined, at(0), 0);
  expect(nextPace(first, at(500), 500).leftSeconds).toBeNull();
  expect(nextPace(first, at(500, null), 5_000).leftSeconds).toBeNull();
  expect(nextPace(first, at(0), 5_000).leftSeconds).toBeNull();
});

test('a new step starts with a pace of its own', () => {
  const first = nextPace(nextPace(undefined, at(0), 0), at(900), 9_000);
  const settling = nextPace(first, at(10, 4_000, 'settling'), 10_000);
  expect(settling).toEqual({ step: 'settling', sinceMs: 10_000, sinceDone: 10, leftSeconds: null });
});
