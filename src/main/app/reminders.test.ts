import type { Reminders } from '@shared/features/followups/reminder.channels';
import { FIRST_REMINDERS } from '@shared/features/followups/reminder.rules';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchReminders, type Reminder, type ReminderOptions } from './reminders';

const DAY = '2026-11-23';
const at = (hours: number, minutes = 0, day = 23): number =>
  new Date(2026, 10, day, hours, minutes).getTime();

const call = { id: 1, kind: 'call', subject: '问问用得怎么样', who: '单雄信', dueMinute: 630 } as const;
const visit = { id: 2, kind: 'visit', subject: '送样品', who: null, dueMinute: 640 } as const;

const remindersOf = (changed: Partial<Reminders> = {}): Reminders => ({
  settings: { ...FIRST_REMINDERS, isNamed: true },
  day: DAY,
  timed: [call],
  total: 1,
  late: 0,
  opens: 540,
  closes: 1_260,
  left: [],
  hasColleagues: false,
  ...changed,
});

let shown: Reminder[];
let end: (() => void) | undefined;
let leave: () => void;
let state: { known: Reminders | null; isLocked: boolean; isInFront: boolean };

beforeEach(() => {
  vi.useFakeTimers();
  shown = [];
  state = { known: remindersOf(), isLocked: false, isInFront: false };
});
afterEach(() => {
  end?.();
  vi.useRealTimers();
});

function watch(from: number, options: Partial<ReminderOptions> = {}): void {
  vi.setSystemTime(from);
  end = watchReminders({
    now: Date.now,
    ask: () => Promise.resolve(state.known),
    language: () => Promise.resolve('zh-CN'),
    isLocked: () => state.isLocked,
    isInFront: () => state.isInFront,
    onLeft: (run) => {
      leave = run;
      return () => undefined;
    },
    show: (reminder) => shown.push(reminder),
    onTrouble: (error) => {
      throw error;
    },
    ...options,
  });
}
const minutes = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 60_000);

describe('what is due', () => {
  it('is told once, five minutes before its time', async () => {
    watch(at(10, 20));
    await minutes(4);
    expect(shown).toEqual([]);
    await minutes(60);
    expect(shown).toEqual([{ title: '10:30 单雄信', body: '问问用得怎么样' }]);
  });

  it('is told once more where it was put to another time', async () => {
    watch(at(10, 24));
    await minutes(2);
    state.known = remindersOf({ timed: [{ ...call, dueMinute: 660 }] });
    await minutes(40);
    expect(shown.map(({ title }) => title)).toEqual(['10:30 单雄信', '11:00 单雄信']);
  });

  it('is left to our window where that is in front, and not told later', async () => {
    state.isInFront = true;
    watch(at(10, 24));
    await minutes(3);
    state.isInFront = false;
    await minutes(30);
    expect(shown).toEqual([]);
  });

  it('is not told once more over another window that is gone to a moment after it was heard in ours', async () => {
    state.isInFront = true;
    watch(at(10, 24, 23) + 50_000);
    await vi.advanceTimersByTimeAsync(15_000);
    state.isInFront = false;
    leave();
    await minutes(30);
    expect(shown).toEqual([]);
  });

  it('names nobody where the shop wants it so, and none on a locked screen, from what was known before', async () => {
    state.known = remindersOf({ settings: FIRST_REMINDERS });
    watch(at(10, 24));
    await minutes(2);
    state.known = remindersOf({ timed: [{ ...call, dueMinute: 700 }] });
    await minutes(1);
    state.isLocked = true;
    state.known = null;
    await minutes(80);
    expect(shown).toEqual([
      { title: '10:30', body: '有一件事到时间了，打开熟客看看' },
      { title: '11:40', body: '有一件事到时间了，打开熟客看看' },
    ]);
  });

  it('came while the computer slept is told in one', async () => {
    state.known = remindersOf({ timed: [call, visit], settings: { ...FIRST_REMINDERS, isNamed: true } });
    watch(at(10, 0));
    await minutes(1);
    vi.setSystemTime(at(11, 0));
    await minutes(1);
    expect(shown).toEqual([{ title: '2 件事到时间了', body: '10:30 单雄信\n10:40' }]);
  });

  it('is not told in quiet hours, nor where reminders are off, nor of another day', async () => {
    const night = { ...call, dueMinute: 1_290 };
    state.known = remindersOf({ timed: [night], total: 0 });
    watch(at(21, 20));
    await minutes(20);
    state.known = remindersOf({ settings: { ...FIRST_REMINDERS, isOn: false }, timed: [night], total: 0 });
    await minutes(20);
    vi.setSystemTime(at(10, 26, 24));
    state.known = remindersOf({ total: 0 });
    await minutes(2);
    expect(shown).toEqual([]);
  });
});

describe('the day', () => {
  it('is summed up when the shop opens, and what is left of it before it closes', async () => {
    state.known = remindersOf({ timed: [], total: 7, late: 2 });
    watch(at(8, 55));
    await minutes(12 * 60);
    expect(shown).toEqual([
      { title: '今天有 7 件事要做', body: '其中 2 件已经过了日子' },
      { title: '快打烊了，还有 7 件没做', body: '其中 2 件已经过了日子' },
    ]);
  });

  it('is not spoken of where nothing is to be done, or the shop is closed', async () => {
    state.known = remindersOf({ timed: [], total: 0 });
    watch(at(8, 55));
    await minutes(60);
    state.known = remindersOf({ timed: [], total: 3, opens: null, closes: null });
    await minutes(11 * 60);
    expect(shown).toEqual([]);
  });

  it('speaks English to whom reads English', async () => {
    state.known = remindersOf({ timed: [call, visit], settings: FIRST_REMINDERS });
    watch(at(10, 26), { language: () => Promise.resolve('en') });
    await minutes(20);
    expect(shown).toEqual([
      { title: '10:30', body: 'Something is due; open Shuke to see it' },
      { title: '10:40', body: 'Something is due; open Shuke to see it' },
    ]);
  });
});
