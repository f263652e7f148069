import iconv from 'iconv-lite';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type AppError } from '../../shared/errors/AppError';
import { type Day } from '../../shared/lib/days';
import { fileFolder, zipOf } from '../../../tests/fixtures/transfer/makeFiles';
import { type EventsResult } from './port';
import { readEvents } from './readEvents';
import { type Work } from './work';

// Large files take their time on a machine that is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TODAY = '2026-11-23' as Day;
const folder = fileFolder();
afterAll(() => folder.remove());
const unhindered: Work = { breathe: () => Promise.resolve(), send: () => Promise.resolve() };

const readBytes = (bytes: string | Uint8Array): Promise<EventsResult> =>
  readEvents({ path: folder.write('a.ics', bytes), today: TODAY }, unhindered);
const calendar = (...blocks: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...blocks, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string => {
  const uid = lines.some((line) => line.startsWith('UID:')) ? [] : ['UID:a@b'];
  return ['BEGIN:VEVENT', ...uid, ...lines, 'END:VEVENT'].join('\r\n');
};
const read = (...blocks: string[]): Promise<EventsResult> => readBytes(calendar(...blocks));
const one = async (...lines: string[]) => {
  const { events, left } = await read(event('SUMMARY:开会', ...lines));
  expect(left).toEqual([]);
  expect(events).toHaveLength(1);
  const [{ day, minute, minutes, notes, subject } = {} as EventsResult['events'][number]] = events;
  return { day, minute, minutes, notes, subject };
};
const faultOf = async (...lines: string[]): Promise<string[]> => {
  const { left, events } = await read(event('SUMMARY:开会', ...lines));
  expect(events).toEqual([]);
  return left.map(({ subject, fault }) => `${subject} ${fault}`);
};
const refusalOf = (bytes: string | Uint8Array): Promise<string> =>
  readBytes(bytes).then(
    () => 'taken',
    (error: AppError) => error.code,
  );
const daysOf = ({ events }: EventsResult): string[] => events.map(({ day }) => day);

describe('times', () => {
  it.each([
    [['DTSTART:20261124T093000', 'DTEND:20261124T103000'], { day: '2026-11-24', minute: 570, minutes: 60 }],
    [['DTSTART:20261124T093000'], { day: '2026-11-24', minute: 570, minutes: 30 }],
    [['DTSTART:20261124T0930', 'DURATION:PT1H30M'], { day: '2026-11-24', minute: 570, minutes: 90 }],
    [['DTSTART:20261124T093000', 'DURATION:PT20S'], { day: '2026-11-24', minute: 570, minutes: 5 }],
    [['DTSTART;VALUE=DATE:20261124'], { day: '2026-11-24', minute: null, minutes: 30 }],
    [
      ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125'],
      { day: '2026-11-24', minute: null, minutes: 30 },
    ],
    [
      ['DTSTART:20260101T000000', 'RDATE:20261130T000000'],
      { day: '2026-11-30', minute: 0, minutes: 30, notes: ['turns'] },
    ],
  ])('%j', async (lines, found) => {
    expect(await one(...lines)).toEqual({ subject: '开会', notes: [], ...found });
  });

  it('of other zones are told by the clock of this PC, summer time and all', async () => {
    const clock = (instant: string) => {
      const date = new Date(instant);
      return { day: instant.slice(0, 8), minute: date.getHours() * 60 + date.getMinutes() };
    };
    for (const [line, instant] of [
      ['DTSTART:20270601T020000Z', '2027-06-01T02:00:00Z'],
      ['DTSTART;TZID=Asia/Shanghai:20270601T100000', '2027-06-01T02:00:00Z'],
      ['DTSTART;TZID="Europe/Berlin":20270601T100000', '2027-06-01T08:00:00Z'],
      ['DTSTART;TZID=Europe/Berlin:20270113T100000', '2027-01-13T09:00:00Z'],
      ['DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270113T100000', '2027-01-13T09:00:00Z'],
    ] as const) {
      const { minute, notes } = await one(line);
      expect([line, minute, notes]).toEqual([line, clock(instant).minute, []]);
    }
  });

  it('of a zone that only the file knows follow what it says; of a zone that nobody knows, the clock, and it is said', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:China Standard Time',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0800',
      'TZOFFSETTO:+0800',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n');
    const line = 'DTSTART;TZID=China Standard Time:20270601T100000';
    const known = await read(zone, event('SUMMARY:开会', line));
    const told = new Date('2027-06-01T02:00:00Z');
    expect(known.events[0]).toMatchObject({ minute: told.getHours() * 60 + told.getMinutes(), notes: [] });
    expect(await one(line)).toMatchObject({ minute: 600, notes: ['zoneUnknown'] });
  });

  it('that run over midnight end there, several days are on the first that is left, and both are said', async () => {
    expect(await one('DTSTART:20261124T230000', 'DTEND:20261125T010000')).toMatchObject({
      minute: 1_380,
      minutes: 60,
      notes: ['overMidnight'],
    });
    expect(await one('DTSTART:20261124T235900')).toMatchObject({
      minute: 1_435,
      minutes: 5,
      notes: ['overMidnight'],
    });
    expect(await one('DTSTART;VALUE=DATE:20261124', 'DURATION:P3D')).toMatchObject({
      day: '2026-11-24',
      notes: ['manyDays'],
    });
    expect(await one('DTSTART;VALUE=DATE:20261121', 'DTEND;VALUE=DATE:20261125')).toMatchObject({
      day: TODAY,
      notes: ['manyDays'],
    });
  });

  it('that end before they begin, or at no time, are as long as usual, and it is said', async () => {
    for (const end of [
      'DTEND:20261124T080000',
      'DTEND:junk',
      'DTEND:20260230T090000',
      'DURATION:-PT1H',
      'DURATION:junk',
    ]) {
      expect(await one('DTSTART:20261124T093000', end)).toMatchObject({ minutes: 30, notes: ['oddEnd'] });
    }
  });

  it('that are over are counted, those of today are not', async () => {
    const found = await read(
      event('DTSTART:20261122T235900', 'UID:1'),
      event('DTSTART;VALUE=DATE:20261122', 'UID:2'),
      event('DTSTART:20200101T090000', 'RRULE:FREQ=DAILY;COUNT=10', 'UID:3'),
      event('DTSTART:20261123T000000', 'UID:4'),
    );
    expect([found.past, daysOf(found)]).toEqual([3, [TODAY]]);
  });

  it.each([
    '20260230',
    '20260230T100000',
    '20261301T100000',
    '20261124T250000',
    '00000101',
    '99991231T235959Z',
    'not a date',
    '',
    '20261124T10',
  ])('%j are none', async (text) => {
    expect(await faultOf(`DTSTART:${text}`)).toEqual(['开会 badStart']);
  });

  it('that are missing are said', async () => {
    expect(await faultOf('DTEND:20261124T080000')).toEqual(['开会 noStart']);
  });
});

describe('what comes back', () => {
  it('is there for three months, with the days that are left out, added, moved and called off', async () => {
    const found = await read(
      event(
        'SUMMARY:例会',
        'DTSTART;TZID=Asia/Shanghai:20260105T100000',
        'RRULE:FREQ=WEEKLY;BYDAY=MO',
        'EXDATE;TZID=Asia/Shanghai:20261130T100000',
        'RDATE;TZID=Asia/Shanghai:20261201T100000',
      ),
      event(
        'SUMMARY:例会改期',
        'RECURRENCE-ID:20261207T020000Z',
        'DTSTART;TZID=Asia/Shanghai:20261209T150000',
      ),
      event(
        'SUMMARY:例会',
        'RECURRENCE-ID;TZID=Asia/Shanghai:20261214T100000',
        'DTSTART;TZID=Asia/Shanghai:20261214T100000',
        'STATUS:CANCELLED',
      ),
    );
    expect(daysOf(found).slice(0, 4)).toEqual([TODAY, '2026-12-01', '2026-12-09', '2026-12-21']);
    expect(daysOf(found).at(-1)).toBe('2027-02-22');
    expect(found.events[2]).toMatchObject({ subject: '例会改期', notes: [] });
    expect(found.left).toEqual([{ subject: '例会', fault: 'cancelled' }]);
    expect(new Set(found.events.map(({ key }) => key)).size).toBe(found.events.length);
  });

  it('ends where it says, in its own zone', async () => {
    const ends = async (until: string): Promise<string | undefined> =>
      daysOf(
        await read(event('DTSTART;TZID=Asia/Shanghai:20261123T100000', `RRULE:FREQ=DAILY;UNTIL=${until}`)),
      ).at(-1);
    expect(await ends('20261125T020000Z')).toBe('2026-11-25');
    expect(await ends('20261125T015959Z')).toBe('2026-11-24');
    expect(await ends('20261125T100000')).toBe('2026-11-25');
    expect(await ends('20261125')).toBe('2026-11-25');
    expect(await faultOf('DTSTART:20261123', 'RRULE:FREQ=DAILY;UNTIL=20260230')).toEqual([
      '开会 unknownRule',
    ]);
  });

  it('keeps its hour over a change of summer time', async () => {
    const { events } = await read(
      event('DTSTART;TZID=Europe/Berlin:20261001T100000', 'RRULE:FREQ=MONTHLY', 'EXDATE:20261201T090000Z'),
    );
    expect(
      events.map(({ day, minute }) => [day, minute === new Date(`${day}T09:00:00Z`).getHours() * 60]),
    ).toEqual([
      ['2027-01-01', true],
      ['2027-02-01', true],
    ]);
  });

  it('is the next time where that is far off', async () => {
    const yearly = ['DTSTART;VALUE=DATE:19900801', 'RRULE:FREQ=YEARLY'];
    expect(await one(...yearly)).toMatchObject({ day: '2027-08-01', notes: ['turns'] });
  });

  it('that begins years from now is there from its first time on', async () => {
    const weekly = ['DTSTART:20990105T090000', 'RRULE:FREQ=WEEKLY;COUNT=3'];
    const found = await read(event(...weekly));
    expect([daysOf(found), found.past]).toEqual([['2099-01-05', '2099-01-12', '2099-01-19'], 0]);
  });

  it('is no more than sixty times, however often', async () => {
    const { events } = await read(event('DTSTART:20261123T100000', 'RRULE:FREQ=DAILY;COUNT=100000'));
    expect(events).toHaveLength(60);
  });

  it.each([
    ['RRULE:FREQ=SECONDLY;COUNT=100000', 'tooOften'],
    ['RRULE:FREQ=SECONDLY;BYMONTH=2', 'tooOften'],
    ['RRULE:FREQ=DAILY;BYHOUR=9,17', 'unknownRule'],
    ['RRULE:junk', 'unknownRule'],
    ['RRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY', 'unknownRule'],
    ['RRULE:FREQ=DAILY\r\nEXRULE:FREQ=WEEKLY', 'unknownRule'],
    ['RRULE:FREQ=DAILY\r\nEXDATE:20260230T100000', 'unknownRule'],
    ['RDATE;VALUE=PERIOD:20261201T100000/PT1H', 'unknownRule'],
    ['RECURRENCE-ID:junk', 'badStart'],
  ])('%j is not guessed at', async (line, fault) => {
    expect(await faultOf('DTSTART:20261124T100000', line)).toEqual([`开会 ${fault}`]);
  });

  it('that never ends to be looked for is refused as a whole', async () => {
    const endless = Array.from({ length: 100 }, (_, at) =>
      event(
        `UID:${String(at)}`,
        'DTSTART:00010101T000000',
        'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=100000',
      ),
    );
    expect(await refusalOf(calendar(...endless))).toBe('followups.calendarTooLong');
  });
});

describe('files', () => {
  it('of any line ends, folded within a sign, with reminders inside, are the same', async () => {
    const text = calendar(
      event(
        'SUMMARY:量窗帘\\, 带尺子\\; a\\\\b',
        'LOCATION:河西路\\n3 号',
        'DTSTART:20261124T093000',
        'BEGIN:VALARM',
        'TRIGGER:-PT15M',
        'DTSTART:junk',
        'SUMMARY:响铃',
        'DURATION:PT5M',
        'END:VALARM',
      ),
    );
    const bytes = Buffer.from(text);
    const cut = bytes.indexOf(Buffer.from('窗')) + 1;
    const folded = Buffer.concat([bytes.subarray(0, cut), Buffer.from('\r\n '), bytes.subarray(cut)]);
    const whole = await readBytes(text);
    expect(whole.events).toMatchObject([
      { subject: '量窗帘, 带尺子; a\\b · 河西路 3 号', minutes: 30, notes: [] },
    ]);
    for (const same of [
      text.replaceAll('\r\n', '\n'),
      text.replaceAll('\r\n', '\r'),
      folded,
      `\ufeff${text}`,
    ]) {
      expect((await readBytes(same)).events).toEqual(whole.events);
    }
    for (const encoding of ['gb18030', 'utf-16le', 'utf-16be']) {
      expect((await readBytes(iconv.encode(text, encoding, { addBOM: true }))).events).toEqual(whole.events);
    }
  });

  it('with some damaged bytes keep the rest, and say which event has them', async () => {
    const text = Buffer.from(
      calendar(
        event('SUMMARY:单雄信来量窗帘X', 'DTSTART:20261124'),
        event('UID:2', 'SUMMARY:好的', 'DTSTART:20261125'),
      ),
    );
    text[text.indexOf('X')] = 0xff;
    const { events } = await readBytes(text);
    expect(events.map(({ subject, notes }) => [subject, notes])).toEqual([
      ['单雄信来量窗帘\ufffd', ['damaged']],
      ['好的', []],
    ]);
  });

  it('hand over formulas and markup as the words that they are', async () => {
    const words = `=HYPERLINK("http://x") <img src=x onerror=alert(1)> {{count}} '; DROP TABLE followups;--`;
    const { events } = await read(event(`SUMMARY:${words.replaceAll(/[;,]/gu, '\\$&')}`, 'DTSTART:20261124'));
    expect(events[0]?.subject).toBe(words);
  });

  it('cut long words short without cutting a sign, and say so', async () => {
    const { subject, notes } = await one('DTSTART:20261124', `LOCATION:${'𠮷'.repeat(300)}`);
    expect(subject.length).toBeLessThanOrEqual(200);
    expect(subject).not.toMatch(/\p{Cs}/u);
    expect(notes).toEqual(['long']);
  });

  it('may hold a line of ten megabytes, in a place that matters or not', async () => {
    const long = 'A'.repeat(10 * 1024 * 1024);
    const { events } = await read(
      event(`ATTACH;ENCODING=BASE64:${long}`, 'SUMMARY:有附件', 'DTSTART:20261124'),
    );
    expect(events).toMatchObject([{ subject: '有附件', notes: [] }]);
    expect((await read(event(`SUMMARY:${long}`, 'DTSTART:20261124'))).events).toMatchObject([
      { notes: ['long'] },
    ]);
    expect((await read(event(`DTSTART;X="${long}:20261124`))).left).toMatchObject([{ fault: 'noStart' }]);
    expect((await read(event(`DTSTART;TZID=${long}:20261124T100000`))).left).toHaveLength(1);
  });

  it('keep what is whole of what is broken, and name what is not', async () => {
    const { events, left, past } = await readBytes(
      [
        'BEGIN:VCALENDAR',
        'junk',
        ':',
        'BEGIN:VEVENT',
        'SUMMARY:没有结束',
        'DTSTART:20261124',
        event('SUMMARY:好的', 'DTSTART:20261124'),
        'BEGIN:VTODO',
        'SUMMARY:待办',
        'END:VTODO',
        'END:VALARM',
        'BEGIN:VEVENT',
        'SUMMARY:断了',
        'DTST',
      ].join('\r\n'),
    );
    expect(events.map(({ subject }) => subject)).toEqual(['好的']);
    expect(left).toEqual([
      { subject: '没有结束', fault: 'broken' },
      { subject: '待办', fault: 'notEvent' },
      { subject: '断了', fault: 'broken' },
    ]);
    expect(past).toBe(0);
  });

  it('that say the same twice are taken once, the later; what is called off is left out', async () => {
    const { events, left } = await read(
      event('SUMMARY:新', 'SEQUENCE:2', 'DTSTART:20261124'),
      event('SUMMARY:旧', 'SEQUENCE:1', 'DTSTART:20261125'),
      event('UID:2', 'SUMMARY:取消了', 'STATUS:CANCELLED', 'DTSTART:20261124'),
    );
    expect(events.map(({ subject }) => subject)).toEqual(['新']);
    expect(left).toEqual([
      { subject: '旧', fault: 'twice' },
      { subject: '取消了', fault: 'cancelled' },
    ]);
    const off = await readBytes(calendar(event('DTSTART:20261124')).replace('VERSION:2.0', 'METHOD:CANCEL'));
    expect(off.left.map(({ fault }) => fault)).toEqual(['cancelled']);
  });

  it('mark the same event alike, whatever else stands in them, and another one otherwise', async () => {
    const marks = async (...lines: string[]): Promise<string[]> =>
      (await read(event(...lines))).events.flatMap(({ key, sum }) => [key, sum]);
    const [key, sum] = await marks('SUMMARY:a', 'DTSTART:20261124');
    expect(await marks('SUMMARY:a', 'DESCRIPTION:b', 'DTSTART:20261124', 'SEQUENCE:7')).toEqual([key, sum]);
    expect(await marks('SUMMARY:a', 'DTSTART:20261125')).toEqual([key, expect.not.stringMatching(sum ?? '')]);
    expect((await marks('UID:c', 'SUMMARY:a', 'DTSTART:20261124'))[0]).not.toBe(key);
    expect(key).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('hand over two thousand at most, and count the rest', async () => {
    const many = Array.from({ length: 2_010 }, (_, at) => event(`UID:${String(at)}`, 'DTSTART:20261124'));
    const { events, more } = await read(...many);
    expect([events.length, more]).toEqual([2_000, 10]);
  });

  it.each([
    ['nothing', '', 'followups.calendarEmpty'],
    ['a blank line', '\r\n', 'followups.calendarStrange'],
    ['words', 'hello', 'followups.calendarStrange'],
    ['a card', 'BEGIN:VCARD\r\nFN:a\r\nEND:VCARD\r\n', 'followups.calendarStrange'],
    ['an event without a calendar', event('DTSTART:20261124'), 'followups.calendarStrange'],
    ['a page', '<!doctype html><p>BEGIN:VCALENDAR', 'followups.calendarStrange'],
    ['a PDF', '%PDF-1.4 BEGIN:VCALENDAR', 'followups.calendarStrange'],
    ['junk', Uint8Array.from({ length: 5_000 }, (_, at) => (at * 73) % 256), 'followups.calendarStrange'],
    ['an empty calendar', calendar(), 'taken'],
  ])('%s: told in words', async (_name, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });

  it('that are a zip, too large, too many, a folder or gone are told in words', async () => {
    expect(await refusalOf(zipOf([{ name: 'a.ics', bytes: Buffer.from(calendar()) }]))).toBe(
      'followups.calendarStrange',
    );
    expect(await refusalOf(`BEGIN:VCALENDAR\r\n${'X:\r\n'.repeat(5_500_000)}`)).toBe(
      'followups.calendarTooLarge',
    );
    expect(await refusalOf(calendar(...Array.from({ length: 50_001 }, () => event())))).toBe(
      'followups.calendarTooLong',
    );
    const at = (path: string): Promise<string> =>
      readEvents({ path, today: TODAY }, unhindered).then(
        () => 'taken',
        (error: AppError) => error.code,
      );
    expect(await at(folder.path)).toBe('transfer.isFolder');
    expect(await at(`${folder.path}/gone.ics`)).toBe('transfer.fileMissing');
  });
});
