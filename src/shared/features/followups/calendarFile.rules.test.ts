import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { addDays, dayAndMinute, instantAt, isRealDay, type Day, type Instant } from '../../lib/days';
import { calendarFileText, ownUid, uidText, type FileEvent, type OwnUid } from './calendarFile.rules';
import { plainText } from './icsText.rules';

const MADE = { name: '小满茶庄', madeAt: '2026-11-23T02:00:00.000Z' as Instant };
const FIRST: FileEvent = {
  uid: uidText({ mark: '0123456789abcdef', id: 7 }),
  day: '2026-11-24' as Day,
  minute: 570,
  minutes: 45,
  summary: '预约 · 单雄信 · 量尺寸',
  description: '',
  category: '预约',
  sequence: 3,
};

/** What another program reads. */
const readAs = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown as string).getAllSubcomponents('vevent').map((one) => {
    const { uid, summary, description, startDate, endDate, sequence } = new ICAL.Event(one);
    const isDate = startDate.isDate;
    const place = isDate
      ? { day: startDate.toString(), minute: null, minutes: null }
      : {
          ...dayAndMinute(startDate.toJSDate()),
          minutes: (endDate.toUnixTime() - startDate.toUnixTime()) / 60,
        };
    return { uid, summary, description, sequence, ...place };
  });

const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((count) => addDays('1990-01-01' as Day, count))
  .filter(isRealDay);
/** Words as people type them, with all that a calendar has a meaning for. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(',', ';', '\\', ':', '\n', '\\n', '"', '<img onerror=x>', '=1+1', '𠮷', '王', ' '),
      fc.string({ maxLength: 12, unit: 'grapheme' }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join('').replaceAll(/[\p{Cs}]|(?!\n)[\p{Cc}\u2028\u2029]/gu, ''));
const event = fc.record({
  uid: fc.integer({ min: 1, max: 1e9 }).map((id) => uidText({ mark: '0123456789abcdef', id })),
  day,
  minute: fc.option(fc.integer({ min: 0, max: 1_435 })),
  minutes: fc.integer({ min: 5, max: 1_440 }),
  summary: words,
  description: words,
  category: fc.constant('预约'),
  sequence: fc.nat(),
});

test('another program reads what we write as it was meant', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), (events) => {
      const told = readAs(calendarFileText(MADE, events));
      expect(told).toEqual(
        events.map(({ uid, day: on, minute, minutes, summary, description, sequence }) => ({
          uid,
          summary,
          description: description === '' ? null : description,
          sequence,
          ...(minute === null
            ? { day: on, minute, minutes: null }
            : { ...dayAndMinute(instantAt(on, minute)), minutes }),
        })),
      );
    }),
  );
});

test('no line is longer than 75 octets, none is cut within a sign, and each ends as the standard says', () => {
  fc.assert(
    fc.property(event, (one) => {
      const text = calendarFileText(MADE, [one]);
      expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/\p{Cs}/u);
      }
      const [, value = ''] = /^SUMMARY:(.*)$/mu.exec(text.replaceAll('\r\n ', '').replaceAll('\r', '')) ?? [];
      expect(plainText(value)).toBe(one.summary);
    }),
  );
});

test('signs that no text holds are left out, and every kind of line end is one', () => {
  const text = calendarFileText(MADE, [{ ...FIRST, summary: 'a\u0000b\r\nc\rd\u2028e\ud800f\tg' }]);
  expect(text).toContain(String.raw`SUMMARY:ab\nc\nd\ne${'\ufffd'}f${'\t'}g`);
});

test('times are in UTC, a whole day is a date and takes no time', () => {
  const text = calendarFileText(MADE, [FIRST, { ...FIRST, minute: null }]);
  const stamp = (minute: number): string => instantAt(FIRST.day, minute).replaceAll(/[-:]|\.000/gu, '');
  expect(text).toContain(`DTSTART:${stamp(570)}\r\nDTEND:${stamp(615)}\r\nTRANSP:OPAQUE`);
  expect(text).toContain('DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\nTRANSP:TRANSPARENT');
  expect(calendarFileText(MADE, [{ ...FIRST, day: '9999-12-31' as Day, minute: null }])).not.toContain(
    'DTEND',
  );
});

test('a UID tells the follow-up, or the series and its day; others are not ours', () => {
  const mark = '0123456789abcdef';
  const all: OwnUid[] = [
    { mark, id: 12 },
    { mark, seriesId: 3, seriesDay: '2026-11-24' as Day },
  ];
  expect(all.map((one) => ownUid(uidText(one)))).toEqual(all);
  for (const uid of [
    '',
    'followup-12@shuke',
    'x@google.com',
    `followup-@${mark}.shuke`,
    ` ${uidText(all[0] as OwnUid)}`,
  ]) {
    expect(ownUid(uid)).toBeNull();
  }
});
