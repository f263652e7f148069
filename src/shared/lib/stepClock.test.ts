import { afterEach, expect, test, vi } from 'vitest';
import { dayAndMinute } from './days';
import { stepClock } from './stepClock';

const real = Date;

afterEach(() => {
  vi.useRealTimers();
  globalThis.Date = real;
});

test('three weeks ahead every way of asking for the time says so, and given times stay as they are', () => {
  vi.useFakeTimers({ now: new real(2026, 10, 23, 9, 30), toFake: ['Date'] });
  const before = Date;
  stepClock('21');
  expect(dayAndMinute(Date.now())).toEqual({ day: '2026-12-14', minute: 570 });
  expect(new Date().getTime()).toBe(Date.now());
  expect(new Date(2026, 0, 1).getMonth()).toBe(0);
  expect(new Date('2026-01-01T00:00:00Z').getTime()).toBe(Date.parse('2026-01-01T00:00:00Z'));
  expect(new Date()).toBeInstanceOf(Date);
  expect(new Date()).toBeInstanceOf(before);
  globalThis.Date = before;
});

test('without a number of days the clock is left alone', () => {
  for (const nothing of [undefined, null, '', '0', '-3', 'soon']) stepClock(nothing);
  expect(Date).toBe(real);
});
