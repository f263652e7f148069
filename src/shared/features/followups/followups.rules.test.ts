import { describe, expect, test } from 'vitest';
import { FOLLOWUP_KINDS, groupOf, isAcrossMidnight, TODAY_GROUPS } from './followups.rules';
import { readMinute } from './typed.rules';

describe('a time that was typed', () => {
  test.each([
    ['930', 570],
    ['15:00', 900],
    ['1500', 900],
    ['１５：３０', 930],
    ['9点半', 570],
    ['下午3点', 900],
    ['晚上7点半', 1_170],
    ['晚上7:15', 1_155],
    ['上午12点', 0],
    ['3 pm', 900],
    ['9', 540],
    ['0', 0],
    ['23点', 1_380],
  ])('%s is understood', (typed, minute) => {
    expect(readMinute(typed)).toBe(minute);
  });

  test.each(['24:00', '2500', '9点七', '明天', '-1', '12345', '<img onerror>', '=1+1'])(
    '%s is no time',
    (typed) => {
      expect(readMinute(typed)).toBeUndefined();
    },
  );

  test('nothing is some time of the day', () => {
    expect(readMinute('  ')).toBeNull();
  });
});

describe('a follow-up', () => {
  test('belongs to one group of Today, and one with a time waits at the door first', () => {
    for (const kind of FOLLOWUP_KINDS) {
      expect(TODAY_GROUPS).toContain(groupOf({ kind, dueMinute: null }));
      expect(groupOf({ kind, dueMinute: 540 })).toBe('timed');
    }
    expect(groupOf({ kind: 'appointment', dueMinute: null })).toBe('timed');
  });

  test('ends on the day on which it begins', () => {
    expect(isAcrossMidnight(1_410, 30)).toBe(false);
    expect(isAcrossMidnight(1_411, 30)).toBe(true);
    expect(isAcrossMidnight(null, 1_440)).toBe(false);
  });
});
