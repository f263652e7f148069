import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../lib/days';
import { hoursOn, type Hours, type OpenSpan } from '../settings/hours.rules';
import type { HolidayOf } from '../settings/holidays.rules';
import { PUBLISHED_YEARS, publishedHolidays } from '../settings/publicHolidays.rules';
import {
  afterPause,
  COMPLAINT_STATES,
  deadlineOf,
  isOver,
  isReopening,
  toldParts,
  wantsWords,
  waysFrom,
} from './complaints.rules';

const span = (from: number, to: number): OpenSpan => ({ from: from * 60, to: to * 60 });
const weekOf = (work: readonly OpenSpan[], weekend: readonly OpenSpan[]): Hours['week'] => ({
  monday: work,
  tuesday: work,
  wednesday: work,
  thursday: work,
  friday: work,
  saturday: weekend,
  sunday: weekend,
});
const at = (day: string, hour: number, minute = 0) => ({ day: day as Day, minute: hour * 60 + minute });
const none: HolidayOf = () => null;
const OFFICE: Hours = { week: weekOf([span(9, 12), span(13, 18)], []), onHolidays: 'follow', closedDays: [] };

const KNOWN = new Map(
  PUBLISHED_YEARS.flatMap((year) => publishedHolidays(year)?.rows ?? []).map((row) => [row.day, row]),
);
const publicDays: HolidayOf = (day) => KNOWN.get(day) ?? null;

describe('a deadline in opening hours', () => {
  it('taken in on Friday at 17:30, two hours later is Monday at 10:30', () => {
    const { at: due, parts } = deadlineOf(at('2026-11-20', 17, 30), 120, OFFICE, none);
    expect(due).toEqual(at('2026-11-23', 10, 30));
    expect(toldParts(parts)).toEqual([
      { from: '2026-11-20', to: '2026-11-20', days: 1, minutes: 30, why: 'week' },
      { from: '2026-11-21', to: '2026-11-22', days: 2, minutes: 0, why: 'week' },
      { from: '2026-11-23', to: '2026-11-23', days: 1, minutes: 90, why: 'week' },
    ]);
  });

  it('received on Friday at 17:30 with an hour and a half: before 10:00 on Monday', () => {
    expect(deadlineOf(at('2026-11-20', 17, 30), 90, OFFICE, none).at).toEqual(at('2026-11-23', 10));
  });

  it('leaves lunch out, and ends at its begin rather than at its end', () => {
    expect(deadlineOf(at('2026-11-23', 11), 90, OFFICE, none).at).toEqual(at('2026-11-23', 13, 30));
    expect(deadlineOf(at('2026-11-23', 11), 60, OFFICE, none).at).toEqual(at('2026-11-23', 12));
  });

  it('rests on the National Day and works on the Saturday that makes up for it', () => {
    const { at: due, parts } = deadlineOf(at('2026-09-30', 17), 120, OFFICE, publicDays);
    expect(due).toEqual(at('2026-10-08', 10));
    expect(parts.find(({ day }) => day === '2026-10-01')).toEqual({
      day: '2026-10-01',
      minutes: 0,
      why: 'rest',
    });
    const worked = deadlineOf(at('2026-10-10', 8), 60, OFFICE, publicDays);
    expect(worked.at).toEqual(at('2026-10-10', 10));
    expect(worked.parts[0]?.why).toBe('work');
  });

  it('leaves out a single closed day', () => {
    const hours = { ...OFFICE, closedDays: [{ day: '2026-11-23' as Day, name: '盘点' }] };
    expect(deadlineOf(at('2026-11-20', 17, 30), 90, hours, none).at).toEqual(at('2026-11-24', 10));
  });

  it('is the end of the day where the shop never opens again', () => {
    const shut: Hours = { week: weekOf([], []), onHolidays: 'usual', closedDays: [] };
    expect(deadlineOf(at('2026-11-20', 17), 90, shut, none)).toEqual({ at: at('2026-11-20', 24), parts: [] });
  });

  it('agrees with a clock that walks minute by minute, in all years whose public days are known', () => {
    const years = [...PUBLISHED_YEARS];
    const spans = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((quarters) => {
      const ends = quarters.toSorted((a, b) => a - b);
      return Array.from({ length: Math.floor(ends.length / 2) }, (_, one) => ({
        from: (ends[one * 2] ?? 0) * 15,
        to: (ends[one * 2 + 1] ?? 0) * 15,
      }));
    });
    fc.assert(
      fc.property(
        fc.record({
          work: spans,
          weekend: spans,
          onHolidays: fc.constantFrom('usual' as const, 'follow' as const),
          year: fc.constantFrom(...years),
          dayOfYear: fc.integer({ min: 0, max: 364 }),
          minute: fc.integer({ min: 0, max: 1_439 }),
          minutes: fc.integer({ min: 1, max: 900 }),
          closed: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }),
        }),
        ({ work, weekend, onHolidays, year, dayOfYear, minute, minutes, closed }) => {
          const day = addDays(`${String(year)}-01-01` as Day, dayOfYear);
          const closedDays = [...new Set(closed)].map((later) => ({ day: addDays(day, later), name: '' }));
          const hours: Hours = { week: weekOf(work, weekend), onHolidays, closedDays };
          const walked = walk({ day, minute }, minutes, hours);
          const found = deadlineOf({ day, minute }, minutes, hours, publicDays);
          if (walked === null) return;
          expect(found.at).toEqual(walked);
          expect(found.parts.reduce((sum, part) => sum + part.minutes, 0)).toBe(minutes);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

/** The slow clock: each minute by itself; null where thirty days are not enough. */
function walk(from: { day: Day; minute: number }, minutes: number, hours: Hours) {
  let left = minutes;
  for (let later = 0; later < 30; later += 1) {
    const day = addDays(from.day, later);
    const { open } = hoursOn(day, hours, publicDays);
    const isOpenAt = new Uint8Array(1_440);
    for (const one of open) isOpenAt.fill(1, one.from, one.to);
    for (let minute = later === 0 ? from.minute : 0; minute < 1_440; minute += 1) {
      left -= isOpenAt[minute] ?? 0;
      if (left === 0) return { day, minute: minute + 1 };
    }
  }
  return null;
}

describe('a pause', () => {
  it('gives back what was left when the clock stopped', () => {
    const due = at('2026-11-23', 16);
    const pause = { from: at('2026-11-23', 15), to: at('2026-11-24', 17, 30) };
    expect(afterPause(due, pause, OFFICE, none)).toEqual(at('2026-11-25', 9, 30));
  });

  it('leaves what was late before it late', () => {
    const due = at('2026-11-23', 10);
    expect(afterPause(due, { from: at('2026-11-23', 15), to: at('2026-11-24', 9) }, OFFICE, none)).toEqual(
      due,
    );
  });

  it('that ends before it began, since a clock was set back, never shortens the time', () => {
    const due = at('2026-11-23', 16);
    const moved = afterPause(due, { from: at('2026-11-23', 15), to: at('2026-11-23', 14) }, OFFICE, none);
    expect(isOver(moved, at('2026-11-23', 14))).toBe(false);
  });
});

describe('the way of a complaint', () => {
  it('is over one minute after its time', () => {
    expect(isOver(at('2026-11-23', 16), at('2026-11-23', 16))).toBe(false);
    expect(isOver(at('2026-11-23', 16), at('2026-11-23', 16, 1))).toBe(true);
    expect(isOver(at('2026-11-23', 24), at('2026-11-24', 0))).toBe(true);
  });

  it('leads from every state but a merged one somewhere, and can be opened again from each that ended', () => {
    for (const state of COMPLAINT_STATES) {
      expect(waysFrom(state).length > 0, state).toBe(state !== 'merged');
      expect(waysFrom(state)).not.toContain(state);
    }
    for (const state of ['resolved', 'followedUp', 'closed', 'rejected', 'withdrawn'] as const) {
      expect(waysFrom(state)).toContain('investigating');
      expect(isReopening(state, 'investigating')).toBe(true);
      expect(wantsWords(state, 'investigating')).toBe(true);
    }
    expect(isReopening('proposed', 'investigating')).toBe(false);
    expect(wantsWords('proposed', 'investigating')).toBe(false);
    expect(wantsWords('investigating', 'rejected')).toBe(true);
  });
});
