import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { addDays, weekdayOf, type Day } from '../../lib/days';
import { eventRule, turnDays } from './icsTurns.rules';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const FAR = 1_200;

function daysOf(text: string, first: string, { from = first, to }: { from?: string; to?: string } = {}) {
  const rule = eventRule(text);
  if (typeof rule === 'string') return rule;
  return [
    ...turnDays(rule, first as Day, from as Day, (to ?? addDays(first as Day, FAR)) as Day, () => undefined),
  ];
}

/** The same by another program. */
function daysElsewhere(text: string, first: Day): string[] {
  const turns = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateString(first));
  const days: string[] = [];
  const last = addDays(first, FAR);
  for (let turn = turns.next(); turn && turn.toString() <= last; turn = turns.next())
    days.push(turn.toString());
  return days;
}

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01' as Day, count));
const weekdays = fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 4 });
/** Rules of the kinds that calendars write, with a first day on which each comes. */
const kept = fc
  .record({
    first: day,
    interval: fc.integer({ min: 1, max: 5 }),
    count: fc.option(fc.integer({ min: 1, max: 40 })),
  })
  .chain(({ first, interval, count }) => {
    const [, month = '', date = ''] = first.split('-');
    const weekday = WEEKDAYS[weekdayOf(first) - 1] ?? 'MO';
    const place = Math.ceil(Number(date) / 7);
    const end = count === null ? '' : `;COUNT=${String(count)}`;
    const common = `INTERVAL=${String(interval)}${end}`;
    return fc.record({
      first: fc.constant(first),
      text: fc.oneof(
        fc.constant(`FREQ=DAILY;${common}`),
        weekdays.map((days) => `FREQ=WEEKLY;${common};BYDAY=${[...new Set([weekday, ...days])].join()}`),
        weekdays.map(
          (days) => `FREQ=WEEKLY;WKST=SU;${common};BYDAY=${[...new Set([weekday, ...days])].join()}`,
        ),
        fc.constant(`FREQ=WEEKLY;${common}`),
        fc.constant(`FREQ=MONTHLY;${common}`),
        fc.constant(`FREQ=MONTHLY;${common};BYMONTHDAY=${String(Number(date))}`),
        fc.constant(`FREQ=MONTHLY;${common};BYDAY=${String(place)}${weekday}`),
        fc.constant(`FREQ=YEARLY;${common}`),
        fc.constant(
          `FREQ=YEARLY;${common};BYMONTH=${String(Number(month))};BYDAY=${String(place)}${weekday}`,
        ),
      ),
    });
  });

/** That program goes from 29 February to 1 March; by RFC 5545 such a year has no turn, as is told by name below. */
const isLeapDayByYear = ({ first, text }: { first: string; text: string }): boolean =>
  first.endsWith('-02-29') && text.startsWith('FREQ=YEARLY') && !text.includes('BYMONTH');

test('what comes back comes on the days on which another program says that it does', () => {
  fc.assert(
    fc.property(kept, ({ first, text }) => {
      fc.pre(!isLeapDayByYear({ first, text }));
      expect(daysOf(text, first)).toEqual(daysElsewhere(text, first));
    }),
    { numRuns: 500 },
  );
});

test('days far from the first are the same whether or not one begins there', () => {
  fc.assert(
    fc.property(kept, fc.integer({ min: 0, max: 900 }), ({ first, text }, days) => {
      const from = addDays(first, days);
      const all = daysOf(text, first) as string[];
      expect(daysOf(text, first, { from })).toEqual(all.filter((one) => one >= from));
    }),
  );
});

test.each([
  ['FREQ=MONTHLY;BYMONTHDAY=31', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
  ['FREQ=MONTHLY;BYDAY=-1FR', '2026-01-30', ['2026-01-30', '2026-02-27', '2026-03-27']],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', '2026-01-30', ['2026-01-30', '2026-02-27', '2026-03-31']],
  ['FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2', '2026-01-13', ['2026-01-13', '2026-02-10', '2026-03-10']],
  ['FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR', '2026-02-13', ['2026-02-13', '2026-03-13', '2026-11-13']],
  ['FREQ=YEARLY', '2024-02-29', ['2024-02-29', '2028-02-29', '2032-02-29']],
  ['FREQ=YEARLY;BYDAY=1MO', '2026-01-05', ['2026-01-05', '2027-01-04', '2028-01-03']],
  ['FREQ=YEARLY;BYDAY=-1SU', '2026-12-27', ['2026-12-27', '2027-12-26', '2028-12-31']],
  ['FREQ=DAILY;BYMONTH=2;BYDAY=SU', '2026-02-22', ['2026-02-22', '2027-02-07', '2027-02-14']],
  ['freq=weekly;byday=mo;', '2026-11-23', ['2026-11-23', '2026-11-30', '2026-12-07']],
  /* The first day counts, also where the rule would not have it. */
  ['FREQ=WEEKLY;BYDAY=WE;COUNT=3', '2026-11-23', ['2026-11-23', '2026-11-25', '2026-12-02']],
])('%s from %s', (text, first, days) => {
  expect(daysOf(text, first, { to: addDays(first as Day, 4_000) }).slice(0, 3)).toEqual(days);
});

test('a day that no year has comes once, as the first', () => {
  expect(daysOf('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-03-01', { to: '2036-01-01' })).toEqual([
    '2026-03-01',
  ]);
});

test('a thousand years of days are looked at in turn, and the end of all days is an end', () => {
  const rule = 'FREQ=DAILY;COUNT=100000';
  expect(daysOf(rule, '1826-01-01', { from: '2099-01-01', to: '2199-01-01' })).toHaveLength(288);
  expect(daysOf('FREQ=YEARLY', '9999-12-01', { to: '9999-12-31' })).toEqual(['9999-12-01']);
  expect(daysOf('FREQ=DAILY', '0001-01-01', { from: '9999-12-29', to: '9999-12-31' })).toHaveLength(2);
});

test.each(['FREQ=SECONDLY', 'FREQ=MINUTELY;COUNT=5', 'FREQ=HOURLY;INTERVAL=24'])(
  '%s is too often',
  (text) => {
    expect(eventRule(text)).toBe('tooOften');
  },
);

test.each([
  '',
  'FREQ=FOO',
  'COUNT=3',
  'FREQ=DAILY;COUNT=0',
  'FREQ=DAILY;COUNT=-1',
  'FREQ=DAILY;COUNT=1e9',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=DAILY;INTERVAL=',
  'FREQ=DAILY;BYHOUR=9,17',
  'FREQ=DAILY;BYDAY=2MO',
  'FREQ=WEEKLY;BYMONTHDAY=3',
  'FREQ=WEEKLY;BYDAY=XX',
  'FREQ=WEEKLY;WKST=XX',
  'FREQ=MONTHLY;BYDAY=99MO',
  'FREQ=MONTHLY;BYMONTHDAY=32',
  'FREQ=MONTHLY;BYMONTHDAY=0',
  'FREQ=YEARLY;BYMONTH=13',
  'FREQ=YEARLY;BYWEEKNO=20',
  'FREQ=YEARLY;BYYEARDAY=100',
  'FREQ=YEARLY;BYSETPOS=1',
  'RSCALE=CHINESE;FREQ=YEARLY',
])('“%s” is not guessed at', (text) => {
  expect(eventRule(text)).toBe('unknownRule');
});
