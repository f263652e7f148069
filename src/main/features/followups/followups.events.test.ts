import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { calendarFileText, uidText, type FileEvent } from '@shared/features/followups/calendarFile.rules';
import type { CallInput, CallOutput } from '@shared/ipc/contracts';
import { addDays, type Day, type Instant } from '@shared/lib/days';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeShop, type TestShop } from '../../../../tests/support/shop';
import { calendarFile } from '../../app/calendarFile';
import { readEvents } from '../../helper/readEvents';

const TODAY = '2026-11-23' as Day;
let shop: TestShop;
let lin: number;

type Read = CallOutput<'followups.readCalendarFile'>;
type Events = Read['events'];

const plan = (over: Partial<CallInput<'followups.create'>> = {}) =>
  shop.call('followups.create', {
    ...{ kind: 'internal', customerId: null, personId: 1, subject: '盘点', dueOn: TODAY, dueMinute: null },
    ...over,
  });
/** What the helper reads of a text. */
async function readText(text: string): Promise<Read> {
  const path = join(shop.dir, 'in.ics');
  writeFileSync(path, text);
  return readEvents(
    { path, today: TODAY },
    { breathe: () => Promise.resolve(), send: () => Promise.resolve() },
  );
}
const meeting = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:m@x', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
const out = async (): Promise<string> =>
  calendarFile(
    await shop.call('followups.calendarFile', { from: TODAY, to: addDays(TODAY, 30), whose: 'all' }),
    'zh-CN',
  );
const slim = (events: Events) =>
  events.map(({ key, sum, uid, day, minute, minutes }) => ({ key, sum, uid, day, minute, minutes }));
const statesOf = async (events: Events, personId = 1): Promise<string[]> =>
  (await shop.call('followups.sortEvents', { personId, events: slim(events) })).map(({ state }) => state);
const bring = (events: Events, personId = 1) =>
  shop.call('followups.bringEvents', {
    personId,
    events: events.map(({ notes: _notes, ...event }) => event),
  });
const rows = () =>
  shop.raw
    .prepare(
      `SELECT "kind", "personId", "subject", "dueOn", "dueMinute", "lengthMinutes", "state" FROM "followups" ORDER BY "id"`,
    )
    .all();

beforeEach(async () => {
  shop = await makeShop();
  shop.clock.set(`${TODAY}T02:00:00.000Z`);
  lin = Number(
    shop.raw.prepare(`INSERT INTO "staff" ("name", "role") VALUES ('小林', 'sales')`).run().lastInsertRowid,
  );
});
afterEach(async () => {
  expect(shop.bugs).toEqual([]);
  await shop.close();
});

test('what we write is read back as it was', async () => {
  const event = fc.record({
    day: fc.integer({ min: 0, max: 400 }).map((days) => addDays(TODAY, days)),
    minute: fc.option(fc.integer({ min: 0, max: 1_435 })),
    minutes: fc.integer({ min: 5, max: 1_440 }),
    summary: fc
      .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
      .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
      .filter((text) => text !== '' && text.length <= 200 && !text.includes('\ufffd')),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 6 }), async (typed) => {
      const events = typed.map((one, at): FileEvent => ({
        ...one,
        minutes: Math.min(one.minutes, 1_440 - (one.minute ?? 0)),
        uid: uidText({ mark: '0123456789abcdef', id: at + 1 }),
        description: '说明,;\\',
        category: '预约',
        sequence: 1,
      }));
      const found = await readText(
        calendarFileText({ name: '店', madeAt: `${TODAY}T02:00:00.000Z` as Instant }, events),
      );
      expect([found.left, found.past, found.more]).toEqual([[], 0, 0]);
      const byUid = new Map(found.events.map((one) => [one.uid, one]));
      expect(byUid.size).toBe(events.length);
      for (const { uid, day, minute, minutes, summary } of events) {
        expect(byUid.get(uid)).toMatchObject({
          ...{ day, minute, subject: summary, notes: [] },
          ...(minute !== null && { minutes }),
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('events become one’s own things to do in one act, and one undo takes all back', async () => {
  const { events } = await readText(
    meeting(
      'SUMMARY:去进货',
      'LOCATION:茶城',
      'DTSTART:20261124T093000',
      'DTEND:20261124T113000',
      'RRULE:FREQ=WEEKLY;COUNT=3',
    ),
  );
  expect(await statesOf(events)).toEqual(['new', 'new', 'new']);
  expect(await bring(events)).toMatchObject({ changed: 0, left: 0 });
  expect(rows()).toEqual(
    ['2026-11-24', '2026-12-01', '2026-12-08'].map((dueOn) => ({
      ...{ kind: 'internal', personId: 1, subject: '去进货 · 茶城', dueOn },
      ...{ dueMinute: 570, lengthMinutes: 120, state: 'open' },
    })),
  );
  expect(await statesOf(events)).toEqual(['here', 'here', 'here']);
  expect(await bring(events)).toEqual({ ids: [], changed: 0, left: 3 });
  await shop.call('history.undoLast', {});
  expect(rows()).toEqual([]);
  expect(await statesOf(events)).toEqual(['new', 'new', 'new']);
});

test('what the other calendar changed is changed here on request, what was done here is left', async () => {
  const first = await readText(meeting('SUMMARY:开会', 'DTSTART:20261124T093000', 'DTEND:20261124T103000'));
  const { ids } = await bring(first.events);
  const later = await readText(
    meeting('SUMMARY:开会改期', 'DTSTART:20261125T140000', 'DTEND:20261125T143000'),
  );
  const [sorted] = await shop.call('followups.sortEvents', { personId: 1, events: slim(later.events) });
  expect(sorted).toEqual({ state: 'changed', was: { day: '2026-11-24', minute: 570 } });
  expect(await bring(later.events)).toEqual({ ids, changed: 1, left: 0 });
  expect(rows()).toMatchObject([
    { subject: '开会改期', dueOn: '2026-11-25', dueMinute: 840, lengthMinutes: 30 },
  ]);
  expect(await statesOf(later.events)).toEqual(['here']);
  expect(await statesOf(first.events)).toEqual(['changed']);
  await shop.call('followups.complete', {
    id: ids[0] as never,
    outcome: null,
    mood: null,
    note: '',
    next: null,
  });
  expect(await statesOf(later.events)).toEqual(['here']);
  expect(await statesOf(first.events)).toEqual(['ended']);
  expect(await bring(first.events)).toEqual({ ids: [], changed: 0, left: 1 });
});

test('what this shop gave out comes back as itself: its new time on request, its words never', async () => {
  const { id: customerId } = await shop.call('customers.create', { name: '单雄信' });
  const { id } = await plan({ kind: 'call', customerId, subject: '问茶', dueMinute: 600 });
  const { id: gone } = await plan({ subject: '要撤的' });
  const series = await shop.call('followups.createSeries', {
    fields: {
      ...{ kind: 'internal', customerId: null, personId: 1, subject: '早会' },
      dueOn: TODAY,
      dueMinute: 540,
    },
    repeat: { every: 'week', interval: 1, untilDay: null, count: 3 },
  });
  const before = await readText(await out());
  expect(await statesOf(before.events)).toEqual(['here', 'here', 'here', 'gone', 'gone']);
  await shop.call('followups.drop', { id: gone, reason: '不用了' });
  const text = (await out()).replace(
    /(UID:followup-\d+@[\s\S]*?)DTSTART[\s\S]*?TRANSP/u,
    '$1DTSTART:20261125\r\nTRANSP',
  );
  const after = await readText(text);
  expect((await statesOf(after.events)).filter((state) => state === 'changed')).toHaveLength(1);
  expect(await bring(after.events)).toEqual({ ids: [id], changed: 1, left: 3 });
  const row = (await shop.call('followups.get', { id })) as {
    subject: string;
    dueOn: string;
    dueMinute: null;
  };
  expect([row.subject, row.dueOn, row.dueMinute]).toEqual(['问茶', '2026-11-25', null]);
  expect((await shop.call('followups.get', { id: series.id })).state).toBe('open');
});

test('another shop of this program is another calendar', async () => {
  await plan();
  const { events } = await readText((await out()).replaceAll(/@[0-9a-f]{16}/gu, '@ffffffffffffffff'));
  expect(await statesOf(events)).toEqual(['new']);
});

test('each has their own: what one brought is new to another, and nobody brings to whom their right does not reach', async () => {
  const { events } = await readText(meeting('SUMMARY:开会', 'DTSTART:20261124'));
  await bring(events);
  expect(await statesOf(events, lin)).toEqual(['new']);
  shop.signIn({ id: lin });
  await expect(bring(events, 1)).rejects.toThrow('ipc.denied');
  await expect(bring(events, 99)).rejects.toThrow('staff.unknown');
  expect(await bring(events, lin)).toMatchObject({ left: 0 });
});

test('of customers whom one may not know, what was given out is as if it were not there', async () => {
  const { id: customerId } = await shop.call('customers.create', { name: '单雄信' });
  await shop.call('customers.setRestricted', { id: customerId, isRestricted: true });
  await plan({ kind: 'call', customerId, dueMinute: 600 });
  const text = (await out()).replace('DTSTART', 'DTSTART:20261125\r\nX');
  shop.signIn({ id: lin });
  const { events } = await readText(text);
  expect(await statesOf(events, lin)).toEqual(['gone']);
  expect(await bring(events, lin)).toEqual({ ids: [], changed: 0, left: 1 });
});

test('a day that is over since is refused as a whole, and nothing of it is there', async () => {
  const { events } = await readText(meeting('SUMMARY:开会', 'DTSTART:20261123', 'RRULE:FREQ=DAILY;COUNT=3'));
  shop.clock.set('2026-11-24T02:00:00.000Z');
  await expect(bring(events)).rejects.toThrow('followups.past');
  expect(rows()).toEqual([]);
});

test('the same mark twice in one act is taken once', async () => {
  const { events } = await readText(meeting('SUMMARY:开会', 'DTSTART:20261124'));
  expect(await bring([...events, ...events])).toMatchObject({ changed: 0, left: 1 });
  expect(rows()).toHaveLength(1);
});
