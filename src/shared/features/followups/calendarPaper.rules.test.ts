import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, mondayOf, type Day } from '../../lib/days';
import { daysInView } from './calendar.rules';
import { calendarPaper, PAPER_LINES } from './calendarPaper.rules';

const TODAY = '2026-11-23' as Day;
const SHOP = { shop: '清和茶礼', day: TODAY, today: TODAY } as const;
type Calendar = Parameters<typeof calendarPaper>[1];

const rowOn = (dueOn: Day, subject: string, state = 'open') =>
  ({ dueOn, dueMinute: null, subject, state, customer: null, person: { id: 1, name: '赵会敏' } }) as unknown;

/** A calendar with so many of them on each day. */
const calendarOf = (counts: Readonly<Record<string, number>>): Calendar =>
  ({
    rows: Object.entries(counts).flatMap(([day, count]) =>
      Array.from({ length: Math.min(count, 12) }, (_, at) => rowOn(day as Day, `${day} ${String(at)}`)),
    ),
    coming: [],
    days: Object.entries(counts).map(([on, count]) => ({ on, count })),
  }) as unknown as Calendar;

const agenda = (counts: Readonly<Record<string, number>>) =>
  calendarPaper({ ...SHOP, view: 'agenda' }, calendarOf(counts), []).days;

describe('an agenda on paper', () => {
  test('has room for today and what comes before what is over', () => {
    const days = daysInView('agenda', TODAY);
    const shown = agenda(Object.fromEntries(days.map((day) => [day, 4])));
    const linesOn = (day: string): number => shown.find((one) => one.day === day)?.lines.length ?? -1;
    expect([linesOn(TODAY), linesOn(addDays(TODAY, 5)), linesOn('2026-11-01')]).toEqual([4, 4, 0]);
    expect(shown.find(({ day }) => day === '2026-11-01')?.more).toBe(4);
  });

  test('never has more lines than the page, loses nothing from its counts, and says something of every day', () => {
    const count = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.array(count, { minLength: 30, maxLength: 30 }), (counts) => {
        const days = daysInView('agenda', TODAY);
        const wanted = Object.fromEntries(days.map((day, at) => [day, counts[at] ?? 0]));
        const shown = agenda(wanted);
        const lines = shown.map(({ lines: of, more }) => of.length + (more > 0 ? 1 : 0));
        expect(lines.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(PAPER_LINES.agenda.all);
        for (const [at, { day, lines: of, more }] of shown.entries()) {
          expect(of.length + more).toBe(wanted[day]);
          expect(lines[at]).toBeGreaterThanOrEqual(Math.min(1, wanted[day] ?? 0));
        }
      }),
    );
  });
});

test('a month and a week give each day as much as it has room for, whatever else there is', () => {
  for (const view of ['month', 'week'] as const) {
    const days = daysInView(view, TODAY);
    expect(days[0]).toBe(mondayOf(days[0] ?? TODAY));
    const paper = calendarPaper(
      { ...SHOP, view },
      calendarOf(Object.fromEntries(days.map((day) => [day, 20]))),
      [],
    );
    const { day } = PAPER_LINES[view];
    expect(paper.days.every(({ lines, more }) => lines.length === day - 1 && more === 21 - day)).toBe(true);
  }
});
