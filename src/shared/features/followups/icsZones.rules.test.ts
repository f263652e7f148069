import { expect, test } from 'vitest';
import type { Day } from '../../lib/days';
import { describedZone, LOCAL, namedZone, UTC, type Observance, type Zone } from './icsZones.rules';

const at = (zone: Zone | null, day: string, minute: number): string =>
  zone === null ? 'no zone' : new Date(zone.at({ day: day as Day, minute })).toISOString().slice(0, 16);

const BERLIN: Observance[] = [
  {
    from: { day: '1996-10-27' as Day, minute: 180 },
    rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    offset: '+0100',
    offsetBefore: '+0200',
  },
  {
    from: { day: '1981-03-29' as Day, minute: 120 },
    rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    offset: '+0200',
    offsetBefore: '+0100',
  },
];
const described = (parts = BERLIN): Zone | null => describedZone(parts, () => undefined);

test('a zone that a file describes is the one that this PC knows by name, on all hours of the days of change', () => {
  const [one, other] = [described(), namedZone('Europe/Berlin')];
  for (const day of [
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-10-24',
    '2026-10-25',
    '2026-10-26',
    '2027-01-01',
  ]) {
    for (let hour = 0; hour < 24; hour += 1) {
      /* The hour over which clocks leap is nobody's. */
      if (day === '2026-03-29' && hour === 2) continue;
      expect(`${day} ${String(hour)} ${at(one, day, hour * 60)}`).toBe(
        `${day} ${String(hour)} ${at(other, day, hour * 60)}`,
      );
    }
  }
});

test('an hour that comes twice is the first, one that is leapt over is as before the leap', () => {
  const zone = namedZone('America/New_York');
  expect(at(zone, '2026-11-01', 90)).toBe('2026-11-01T05:30');
  expect(at(zone, '2026-11-01', 150)).toBe('2026-11-01T07:30');
  expect(at(zone, '2026-03-08', 150)).toBe('2026-03-08T07:30');
  expect(at(zone, '2026-03-08', 210)).toBe('2026-03-08T07:30');
});

test('clocks of China, of half hours, and of no place', () => {
  expect(at(namedZone('Asia/Shanghai'), '2026-11-24', 570)).toBe('2026-11-24T01:30');
  expect(at(namedZone('Asia/Kolkata'), '2026-11-24', 570)).toBe('2026-11-24T04:00');
  expect(at(UTC, '2026-11-24', 570)).toBe('2026-11-24T09:30');
  const date = new Date(LOCAL.at({ day: '2026-11-24' as Day, minute: 570 }));
  expect([date.getDate(), date.getHours(), date.getMinutes()]).toEqual([24, 9, 30]);
});

test('what nobody knows is no zone', () => {
  for (const name of ['', 'Nowhere/Land', 'China Standard Time', '../etc', '__proto__'])
    expect(namedZone(name)).toBeNull();
  const [standard] = BERLIN as [Observance];
  for (const wrong of [
    [],
    [{ ...standard, offset: '8' }],
    [{ ...standard, offset: '+9900' }],
    [{ ...standard, rule: 'FREQ=SECONDLY' }],
    [{ ...standard, rule: 'FREQ=DAILY' }],
    [{ ...standard, rule: 'junk' }],
  ]) {
    expect(described(wrong)).toBeNull();
  }
});

test('a zone without rules keeps its one offset, and the one before it before that', () => {
  const [part] = BERLIN as [Observance];
  const zone = described([{ ...part, rule: null, offset: '+0800', offsetBefore: '+0730' }]);
  expect(at(zone, '2026-11-24', 570)).toBe('2026-11-24T01:30');
  expect(at(zone, '1990-01-01', 570)).toBe('1990-01-01T02:00');
  const ended = described([{ ...part, rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20001029T010000Z' }]);
  expect(at(ended, '2026-11-24', 60)).toBe('2026-11-24T00:00');
});
