import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueNow, isClosing, isOpening, isQuiet, REMINDER_LEADS } from './reminder.rules';

const minute = fc.integer({ min: 0, max: 1_439 });

describe('quiet hours', () => {
  test('over midnight are two pieces of a day', () => {
    const night = { quietFrom: 21 * 60, quietTo: 8 * 60 };
    expect([20 * 60 + 59, 21 * 60, 0, 7 * 60 + 59, 8 * 60].map((at) => isQuiet(at, night))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test('from a minute to the same minute are none', () => {
    fc.assert(fc.property(minute, minute, (at, same) => !isQuiet(at, { quietFrom: same, quietTo: same })));
  });

  test('and the hours between them make the day', () => {
    fc.assert(
      fc.property(minute, minute, minute, (at, quietFrom, quietTo) => {
        fc.pre(quietFrom !== quietTo);
        return (
          isQuiet(at, { quietFrom, quietTo }) !== isQuiet(at, { quietFrom: quietTo, quietTo: quietFrom })
        );
      }),
    );
  });
});

describe('what is due now', () => {
  test('is told from its lead on, and no more an hour after its time', () => {
    const timed = [{ dueMinute: 630 }];
    expect([624, 625, 630, 689, 690].map((at) => dueNow(timed, at, 5).length)).toEqual([0, 1, 1, 1, 0]);
  });

  test('stands in the order of its time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ dueMinute: minute })),
        minute,
        fc.constantFrom(...REMINDER_LEADS),
        (timed, at, lead) => {
          const due = dueNow(timed, at, lead).map(({ dueMinute }) => dueMinute);
          expect(due).toEqual([...due].sort((a, b) => a - b));
          for (const dueMinute of due) {
            expect(at).toBeGreaterThanOrEqual(dueMinute - lead);
            expect(at).toBeLessThan(dueMinute + 60);
          }
        },
      ),
    );
  });
});

test('closing is the last quarter of an hour, and no day without hours has one', () => {
  expect([1_244, 1_245, 1_259, 1_260].map((at) => isClosing(at, 1_260))).toEqual([false, true, true, false]);
  expect(isClosing(1_250, null)).toBe(false);
});

test('opening is the first hour', () => {
  expect([539, 540, 599, 600].map((at) => isOpening(at, 540))).toEqual([false, true, true, false]);
  expect(isOpening(540, null)).toBe(false);
});
