import { beforeEach, expect, it, vi } from 'vitest';
import type { DeniedCalls } from '../features/history/history.service';
import { Denials, isDenied } from './denials';
import { NOBODY } from './session';

const DESK = { ...NOBODY, personId: 2 };

let written: DeniedCalls[][];
let now: Date;
let fails: boolean;
let troubles: unknown[];
const opened = (): Denials =>
  new Denials({
    now: () => now,
    write: (rows) => {
      if (fails) return Promise.reject(new Error('full'));
      written.push([...rows]);
      return Promise.resolve();
    },
    onTrouble: (error) => void troubles.push(error),
    waitMs: 5_000,
  });

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  troubles = [];
  fails = false;
  now = new Date(2026, 10, 24, 10, 30);
  return () => void vi.useRealTimers();
});

it('counts a storm of refused calls together, and writes it once', async () => {
  const denials = opened();
  for (let at = 0; at < 100_000; at += 1) denials.add(DESK, at % 2 === 0 ? 'staff.list' : 'transfer.run');
  await vi.advanceTimersByTimeAsync(4_999);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  const at = { personId: 2, on: '2026-11-24', minute: 630, count: 50_000 };
  expect(written).toEqual([
    [
      { ...at, channel: 'staff.list' },
      { ...at, channel: 'transfer.run' },
    ],
  ]);
});

it('keeps people, channels and minutes apart', async () => {
  const denials = opened();
  denials.add(DESK, 'staff.list');
  denials.add(NOBODY, 'staff.list');
  now = new Date(2026, 10, 24, 10, 31);
  denials.add(DESK, 'staff.list');
  await denials.flush();
  expect(written[0]?.map(({ personId, minute, count }) => [personId, minute, count])).toEqual([
    [2, 630, 1],
    [0, 630, 1],
    [2, 631, 1],
  ]);
});

it('loses no count where the file takes nothing: it comes with the next', async () => {
  const denials = opened();
  fails = true;
  denials.add(DESK, 'staff.list');
  await denials.flush();
  expect(troubles).toHaveLength(1);
  fails = false;
  denials.add(DESK, 'staff.list');
  await denials.flush();
  expect(written.flat().map(({ count }) => count)).toEqual([2]);
  await denials.flush();
  expect(written).toHaveLength(1);
});

it('counts who was refused, and not what was wrong', () => {
  expect(
    ['ipc.denied', 'ipc.signedOut', 'ipc.badInput', 'staff.wrong', 'customers.numberTaken'].map(isDenied),
  ).toEqual([true, true, false, false, false]);
});
